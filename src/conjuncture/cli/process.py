"""The process of the command line: its streams, its signals, and where it keeps what is compiled."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

TERMINATED = 143  # exit code of who was asked to stop by SIGTERM
_INTERRUPTED = 130


class Terminated(KeyboardInterrupt):
    """The process was asked to stop by SIGTERM: everything ends as it does by Ctrl-C."""


def exit_code(stopped: BaseException) -> int:
    """The exit code of a process that was stopped so; click wraps what it catches."""
    return TERMINATED if isinstance(stopped.__cause__ or stopped, Terminated) else _INTERRUPTED


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """SIGTERM, which ends array jobs and containers, raises `Terminated` inside. Only in the main thread."""

    def stop(_: int, __: FrameType | None) -> None:
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # another thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def print_whatever_comes() -> None:
    """A terminal or pipe that cannot write a letter gets another in its place, and no error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def nobody_reads() -> None:
    """The reader of a pipe has gone (`| head`): what is still in the buffer goes nowhere, without a word."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # no real file
        sys.stdout = io.StringIO()


def keep_what_is_compiled() -> None:
    """Compiled programs stay in the user's cache, so that a question asked again starts at once.

    A large theory takes a minute to compile. Where they go, `JAX_COMPILATION_CACHE_DIR` says, if it is set.
    Whoever has no home, or may not write there, compiles anew each time.
    """
    if "JAX_COMPILATION_CACHE_DIR" in os.environ:
        return
    try:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = caches / "conjuncture" / "compiled"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return
    if os.access(folder, os.W_OK):
        os.environ["JAX_COMPILATION_CACHE_DIR"] = str(folder)
