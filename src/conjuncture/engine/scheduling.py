"""Scheduling: tasks in parallel on threads, on any executor, or shared among processes.

The first task of a kind is done alone, since it compiles; the rest then run side by side.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import (
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ThreadPoolExecutor,
    as_completed,
)
from dataclasses import dataclass
from threading import Event, Lock, current_thread, main_thread

from conjuncture.errors import ConjunctureError

Progress = Callable[[int, int], None]
"""A callback that receives (steps done, steps in all)."""


class Tally:
    """A count of the steps done by several threads, reported as progress of the whole."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done, self._lock = progress, total, 0, Lock()

    def __call__(self, steps: int) -> None:
        """Count these steps as done."""
        with self._lock:
            self._done += steps
            if self._progress is not None:
                self._progress(self._done, self._total)

    def of_part(self) -> Progress:
        """A callback for a part of the work, which counts what the part has done since the last call."""
        before = 0

        def told(done: int, _: int) -> None:
            nonlocal before
            self(done - before)
            before = done

        return told


def part_of(progress: Progress | None, begin: float, end: float) -> Progress | None:
    """Progress of a part of the work, reported as progress of the whole, in thousandths.

    Args:
        progress: called for the whole; None if nothing is shown.
        begin, end: the part, as shares of the whole.
    """
    if progress is None:
        return None
    return lambda done, total: progress(round(1000 * (begin + (end - begin) * done / total)), 1000)


@dataclass(frozen=True)
class Share:
    """One of several equal parts of a job: `--share 3/20` is the third of twenty.

    Raises:
        ConjunctureError: there is no such part.
    """

    part: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.part <= self.of:
            raise ConjunctureError(
                f"there is no share {self.part}/{self.of}.",
                remedy="Write 1/20, 2/20 and so on up to 20/20 for twenty processes.",
            )

    @staticmethod
    def parse(text: str) -> Share:
        """The share that a text describes: "3/20".

        Raises:
            ConjunctureError: the text is not a share.
        """
        match = re.fullmatch(r"\s*(\d{1,9})\s*/\s*(\d{1,9})\s*", text, flags=re.ASCII)
        if match is None:
            raise ConjunctureError(
                f"'{text}' is not a share of a job.", remedy="Write 3/20 for the third of twenty processes."
            )
        return Share(int(match[1]), int(match[2]))

    def has(self, number: int) -> bool:
        """Whether a task of this number (from 0) belongs to it."""
        return number % self.of == self.part - 1

    def block(self, tasks: int) -> range:
        """Which of so many tasks belong to it, if one process should do neighbouring tasks."""
        return range(tasks * (self.part - 1) // self.of, tasks * self.part // self.of)

    def __str__(self) -> str:
        return f"{self.part}/{self.of}"


_STOPPING = Event()
"""Set while the process ends because it was interrupted: work in other threads ends at its next task."""


def side_by_side[T, R](work: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """The results in the order of tasks, each task on its own thread while there are cores.

    Signals reach only the main thread. If it is interrupted here, no further task begins, also within tasks
    that are running.
    """
    if not tasks:
        return []

    def unless_stopping(task: T) -> R:
        if _STOPPING.is_set():
            raise KeyboardInterrupt
        return work(task)

    is_main = current_thread() is main_thread()
    try:
        with ThreadPoolExecutor(min(os.cpu_count() or 1, len(tasks))) as threads:
            try:
                return list(threads.map(unless_stopping, tasks))
            except KeyboardInterrupt:
                if is_main:
                    _STOPPING.set()
                raise
    finally:
        if is_main:
            _STOPPING.clear()


def first_alone[T, R](work: Callable[[T], R], tasks: Sequence[T]) -> list[R]:
    """As `side_by_side`, but the first task runs before all others, which use what it compiles."""
    return [work(task) for task in tasks[:1]] + side_by_side(work, tasks[1:])


def sent_out(
    executor: Executor,
    work: Callable[..., int],
    given: Sequence[str],
    tasks: Sequence[int],
    done: Callable[[], None],
) -> tuple[str, ...]:
    """Let an executor do the work; return a sentence for each worker that was lost.

    A task that is lost with its worker is not an error here: the caller checks which tasks are done, and does
    the others.

    Args:
        executor: any of `concurrent.futures`.
        work: called with `given` and the number of a task.
        tasks: their numbers.
        done: called after each.

    Raises:
        ConjunctureError: a worker says that the task cannot be done.
    """
    futures: list[Future[int]] = []
    lost: list[str] = []
    try:
        futures.extend(executor.submit(work, *given, task) for task in tasks)
    except (BrokenExecutor, RuntimeError) as error:  # RuntimeError: the executor was shut down
        lost.append(_in_words(error))
    try:
        for future in as_completed(futures):
            try:
                future.result()
            except ConjunctureError:
                raise
            # Executors raise their own errors for a dead worker; they are not known here.
            except (Exception, CancelledError) as error:  # noqa: BLE001
                lost.append(_in_words(error))
            else:
                done()
    finally:
        for future in futures:
            future.cancel()
    return tuple(lost)


def _in_words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ").partition("\n")[0]
