"""The argument `progress` of a verb: a bar in a notebook or a terminal, a callback, or nothing."""

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
    """Decorate a verb with one run. `progress=None`: a bar in notebooks; True: everywhere; False: nowhere."""

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
    """Decorate a verb with several runs, each with a bar. Otherwise as `shows_progress`."""

    @wraps(verb)
    def shown(*arguments: Any, **options: Any) -> Any:
        asked = options.get("progress")
        if callable(asked):
            return verb(*arguments, **options)
        with _bars(asked) as bars:
            return verb(*arguments, **{**options, "progress": bars})

    return cast("Callable[P, R]", shown)


def callback(progress: Progress | bool | None) -> Progress | None:
    """The function that a run calls with its steps; None if nothing is shown."""
    return None if isinstance(progress, bool) else progress


def bars_of(progress: ProgressBars | bool | None) -> ProgressBars:
    """The function that is called with the title of each run."""
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
