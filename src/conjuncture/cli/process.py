"""The process of the command line: its streams and its signals."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

TERMINATED = 143  # exit code of a process that SIGTERM stopped
_INTERRUPTED = 130


class Terminated(KeyboardInterrupt):
    """SIGTERM stopped the process; it ends in the same way as after Ctrl-C."""


def exit_code(stopped: BaseException) -> int:
    """The exit code of a stopped process. click wraps the exception that it catches."""
    return TERMINATED if isinstance(stopped.__cause__ or stopped, Terminated) else _INTERRUPTED


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Raise `Terminated` on SIGTERM, which ends array jobs and containers; only in the main thread."""

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


def replace_unwritable_letters() -> None:
    """Print a replacement for each letter that the terminal or pipe cannot write, instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def discard_output() -> None:
    """Discard the rest of the output: the reader of the pipe has gone (`| head`)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # no real file
        sys.stdout = io.StringIO()
