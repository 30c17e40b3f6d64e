"""A command line in a separate process: start it, watch it, stop it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, Literal

from conjuncture.app.errors import BusyError
from conjuncture.app.task import Task
from conjuncture.files.whole import write_text
from conjuncture.presentation.progress_events import EVENTS, told

_GRACE = 3.0  # seconds from SIGTERM to SIGKILL
_TAIL = 20_000  # the page shows so many characters of the output

State = Literal["running", "done", "failed", "stopped"]


@dataclass(frozen=True)
class Progress:
    """The progress of one run of a command: `done` of `of` steps of all batches; 0 of 0 while it compiles."""

    title: str
    done: int
    of: int


class Job:
    """A command that runs or has run.

    Attributes:
        task: its command line, files and form.
        answer: the key of its answer; empty until it is done.
    """

    def __init__(self, task: Task, folder: Path) -> None:
        """Start the command in a folder, into which it writes.

        Raises:
            OSError: the folder is not writable.
        """
        self.task, self.answer = task, ""
        self._folder = folder
        self._own = folder / f".job-{os.getpid()}"
        self._own.mkdir(parents=True, exist_ok=True)
        self._events = self._own / "events.jsonl"
        self._events.unlink(missing_ok=True)
        for name, text in task.files.items():
            write_text(folder / name, text)
        # -P: Python imports no file of the folder as a module.
        command = [sys.executable, "-P", "-m", "conjuncture", *task.words]
        with (self._own / "output.txt").open("wb") as out, (self._own / "messages.txt").open("wb") as err:
            self._process = subprocess.Popen(  # noqa: S603  (words from lists or checked before; no shell)
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env={**os.environ, EVENTS: str(self._events), "PYTHONUNBUFFERED": "1"},
            )
        self._stopping = False
        self.ended = Event()

    @property
    def state(self) -> State:
        """Whether it runs, or how it ended."""
        if not self.ended.is_set():
            return "running"
        if self.answer:
            return "done"
        return "stopped" if self._stopping else "failed"

    @property
    def page(self) -> Path | None:
        """The report that it wrote; None if it has not written one."""
        pages = [event["page"] for event in told(self._events) if "page" in event]
        return self._folder / pages[-1] if pages else None

    @property
    def progress(self) -> tuple[Progress, ...]:
        """The runs that are not finished."""
        runs: Mapping[str, dict[str, Any]] = {
            event["title"]: event for event in told(self._events) if "title" in event
        }
        now = [one for one in runs.values() if one["done"] < one["of"] or not one["of"]]
        return tuple(Progress(one["title"], one["done"], one["of"]) for one in now)

    @property
    def messages(self) -> str:
        """The text on its error stream: errors as sentences."""
        return self._read("messages.txt")

    @property
    def output(self) -> str:
        """The text on its output stream."""
        return self._read("output.txt")

    def stop(self) -> None:
        """End the process. Its stored results stay, and the same command continues from there."""
        if self._process.poll() is None:
            self._stopping = True
            self._process.terminate()
            try:
                self._process.wait(_GRACE)
            except subprocess.TimeoutExpired:  # while it compiles, it does not react to SIGTERM
                self._process.kill()
        self.ended.wait(_GRACE)

    def wait(self) -> bool:
        """Wait until it ends, and say whether it succeeded."""
        return self._process.wait() == 0

    def _read(self, name: str) -> str:
        return (self._own / name).read_text("utf-8", errors="replace")[-_TAIL:].strip()


class Desk:
    """The place of the only job: a second job is refused while one runs."""

    def __init__(self, folder: Path, keep: Callable[[Path, Task], str]) -> None:
        """Run jobs in a folder; `keep` takes the report of a finished job and returns the answer's key."""
        self._folder, self._keep, self._lock = folder, keep, Lock()
        self.job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self.job is not None and self.job.state == "running"

    def start(self, task: Task) -> Job:
        """Start a job.

        Raises:
            BusyError: another job is running.
        """
        with self._lock:
            if self.busy:
                raise BusyError("another job is running.", remedy="Stop it, or wait until it is done.")
            self._folder.mkdir(parents=True, exist_ok=True)
            self.job = Job(task, self._folder)
        Thread(target=self._watch, args=(self.job,), daemon=True).start()
        return self.job

    def stop(self) -> None:
        """Stop the job, if there is one."""
        if self.job is not None:
            self.job.stop()

    def _watch(self, job: Job) -> None:
        try:
            page = job.page if job.wait() else None
            if page is not None:
                job.answer = self._keep(page, job.task)
        finally:
            job.ended.set()
