"""What a verb does with its argument `progress`: a bar in a notebook or a terminal, a callback, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast

from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.presentation.notebook_progress import in_notebook, notebook_bars
from conjuncture.presentation.terminal_progress import progress_bars
from conjuncture.studies.ask_settings import silent


def shows_progress[**P, R](verb: Callable[P, R]) -> Callable[P, R]:
    """A verb that is one run. `progress=None` shows a bar in a notebook, True everywhere, False nowhere."""

    @wraps(verb)
    def shown(*arguments: Any, **options: Any) -> Any:
        asked = options.get("progress")
        if callable(asked):
            return verb(*arguments, **options)
        title = " ".join([verb.__name__, *(one for one in arguments if isinstance(one, str))])
        with _bars(asked) as bars:
            return verb(*arguments, **{**options, "progress": bars(title)})

    return cast("Callable[P, R]", shown)


def shows_bars[**P, R](verb: Callable[P, R]) -> Callable[P, R]:
    """A verb of several runs, each with a bar. Otherwise as `shows_progress`."""

    @wraps(verb)
    def shown(*arguments: Any, **options: Any) -> Any:
        asked = options.get("progress")
        if callable(asked):
            return verb(*arguments, **options)
        with _bars(asked) as bars:
            return verb(*arguments, **{**options, "progress": bars})

    return cast("Callable[P, R]", shown)


def callback(progress: Progress | bool | None) -> Progress | None:
    """What a run calls with its steps; None where nothing is shown."""
    return None if isinstance(progress, bool) else progress


def bars_of(progress: ProgressBars | bool | None) -> ProgressBars:
    """What several runs call with their titles."""
    return silent if progress is None or isinstance(progress, bool) else progress


@contextmanager
def _bars(asked: bool | None) -> Iterator[ProgressBars]:
    if asked is False or (asked is None and not in_notebook()):
        yield silent
    elif in_notebook():
        with notebook_bars() as bars:
            yield bars
    else:
        with progress_bars() as bars:
            yield bars
