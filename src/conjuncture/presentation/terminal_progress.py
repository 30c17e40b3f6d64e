"""Progress over the steps of all batches: bars on the error stream, or lines for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from conjuncture.presentation import progress_events as events


@contextmanager
def progress_bar(title: str, *, silent: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """A bar, as the function that a run calls with (steps done, steps in all). None if silent."""
    with progress_bars(silent=silent) as bar:
        yield bar(title)


@contextmanager
def progress_bars(*, silent: bool = False) -> Iterator[Callable[[str], Callable[[int, int], None] | None]]:
    """Bars for runs one after another or side by side: a function from a title to its bar's function.

    A finished bar disappears, so that only what runs is shown. Safe to call from several threads.
    A program that runs the command line gets events instead (`conjuncture.presentation.progress_events`).
    """
    if events.wanted():
        yield events.teller
        return
    if silent:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),  # names are text, whatever brackets they hold
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def bar(title: str) -> Callable[[int, int], None]:
            task = progress.add_task(f"{title}: building", total=None)

            def tell(done: int, total: int) -> None:
                started = title if done else f"{title}: compiling"
                progress.update(task, completed=done, total=total, description=started, visible=done < total)

            return tell

        yield bar
