"""The process that runs the commands, as tests speak to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commands import write_inputs

from conjuncture.files.whole import UNFINISHED


@dataclass
class Forking:
    """The process that runs verbs in children and kills them, and what a verb writes when nobody does."""

    process: subprocess.Popen[str]
    folder: Path

    def run(self, verb: str, out: Path, number: int = 0) -> tuple[int, list[str]]:
        """The exit code, and the file events where it came to its end; it dies before event `number`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{verb} {out} {number}\n")
        self.process.stdin.flush()
        told = json.loads(self.process.stdout.readline())
        return told["code"], told["events"]

    def undisturbed(self, verb: str) -> tuple[dict[str, bytes], int]:
        """What a verb writes when nobody kills it, and at how many events."""
        out = self.folder / f"undisturbed-{verb}"
        if not out.exists():
            code, events = self.run(verb, out)
            assert code == 0
            (self.folder / f"{verb}.events").write_text(str(len(events)), "utf-8")
        return files(out), int((self.folder / f"{verb}.events").read_text("utf-8"))


@contextmanager
def started(folder: Path) -> Iterator[Forking]:
    """The process over a folder of its own; it ends with the block."""
    write_inputs(folder)
    known = {
        "JAX_COMPILATION_CACHE_DIR": str(folder / "compiled"),
        "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
        "CONJUNCTURE_DEBUG": "1",
    }
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("commands.py")), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **known},
    ) as process:
        yield Forking(process, folder)
        assert process.stdin is not None
        process.stdin.close()


def files(out: Path) -> dict[str, bytes]:
    """All files below a folder, but those that are marked as unfinished or lie in what is."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not any(part.endswith(UNFINISHED) for part in path.relative_to(out).parts)
    }
