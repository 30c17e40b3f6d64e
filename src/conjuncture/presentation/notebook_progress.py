"""Progress in a notebook: a bar for each run, drawn anew in one place of the cell's output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from threading import Lock
from time import monotonic
from typing import Any

_PAUSE = 0.2  # s at least between two drawings: a notebook's server drops messages that come too fast


def in_notebook() -> bool:
    """Whether a kernel of Jupyter runs this Python, found out without an import."""
    ipython: Any = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return getattr(shell, "kernel", None) is not None


@contextmanager
def notebook_bars() -> Iterator[Callable[[str], Callable[[int, int], None]]]:
    """Bars for runs one after another or side by side: a function from a title to its bar's function.

    A finished bar disappears, and at the end all do. Safe to call from several threads.
    """
    bars = _Bars()
    try:
        yield bars.add
    finally:
        bars.close()


@dataclass
class _Bar:
    """A run: its steps, and when the first of them was done."""

    title: str
    done: int = 0
    total: int = 0
    first_done: int = 0
    since: float = 0.0

    def step(self, done: int, total: int) -> None:
        """Note that so many steps are done."""
        if done and not self.done:
            self.first_done, self.since = done, monotonic()
        self.done, self.total = done, total

    @property
    def finished(self) -> bool:
        """Whether all steps are done."""
        return 0 < self.total <= self.done

    def html(self) -> str:
        """The title, how much is done, and about how long the rest takes."""
        if not self.done:
            return f"<div>{escape(self.title)}: {'compiling' if self.total else 'building'}</div>"
        share = self.done / self.total
        return (
            f'<div>{escape(self.title)}: <progress value="{share:.3f}" style="width:16em"></progress> '
            f"{100 * share:.0f}%{self._left()}</div>"
        )

    def _left(self) -> str:
        since = self.done - self.first_done
        if not since:
            return ""
        left = (monotonic() - self.since) / since * (self.total - self.done)
        minutes, seconds = divmod(round(left), 60)
        return f", {minutes}:{seconds:02} left"


@dataclass
class _Bars:
    """The bars that are shown in one place of the output."""

    bars: list[_Bar] = field(default_factory=list)
    drawn: float = 0.0
    lock: Lock = field(default_factory=Lock)
    handle: Any = None

    def add(self, title: str) -> Callable[[int, int], None]:
        """A bar, as the function that a run calls with (steps done, steps in all)."""
        bar = _Bar(title)
        with self.lock:
            self.bars.append(bar)
            self._draw()

        def tell(done: int, total: int) -> None:
            with self.lock:
                bar.step(done, total)
                if bar.finished or monotonic() - self.drawn >= _PAUSE:
                    self._draw()

        return tell

    def close(self) -> None:
        """Remove all bars."""
        with self.lock:
            self.bars.clear()
            if self.handle is not None:
                self._draw()

    def _draw(self) -> None:
        from IPython.display import HTML, display  # there, since it runs this notebook

        shown = HTML("".join(bar.html() for bar in self.bars if not bar.finished))
        if self.handle is None:
            self.handle = display(shown, display_id=True)
        else:
            self.handle.update(shown)
        self.drawn = monotonic()
