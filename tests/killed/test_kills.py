"""A command that is killed leaves whole files or none, and the same command again comes to the same results.

The fast suite kills each verb in one folder again and again, at events spread over its work; the slow suite
kills it at every single event of a work of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import DIED, VERBS, write_inputs

from conjuncture.files.whole import UNFINISHED

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed quickly")
KILLS = 4


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


@pytest.fixture(scope="module")
def forking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    folder = tmp_path_factory.mktemp("killed")
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


def assert_whole_or_absent(out: Path, expected: dict[str, bytes]) -> None:
    """Whatever stands there under a name of its own is what an undisturbed command writes.

    Worlds of a question whose answer is not there yet are kept beside, and are gone in the end.
    """
    there = files(out)
    assert {name for name in there if name in expected and there[name] != expected[name]} == set()
    strange = [name for name in there if name not in expected and "/batch-" not in name]
    assert [name for name in strange if not name.endswith("/identity.json")] == []
    results = {name for name in expected if name.startswith("results.zarr/")}
    assert {name for name in there if name.startswith("results.zarr/")} in (set(), results)


@pytest.mark.parametrize("verb", VERBS)
def test_a_command_killed_again_and_again_comes_to_the_same_files(
    forking: Forking, tmp_path: Path, verb: str
) -> None:
    expected, events = forking.undisturbed(verb)
    assert len(expected) > 1
    assert events > 2 * KILLS
    out, died = tmp_path / verb, 0
    for number in range(1, events, events // KILLS):
        code, _ = forking.run(verb, out, number)
        assert code in (0, DIED)
        died += code == DIED
        assert_whole_or_absent(out, expected)
    assert died > 0
    assert forking.run(verb, out)[0] == 0
    assert files(out) == expected


@pytest.mark.slow
@pytest.mark.parametrize("verb", VERBS)
def test_a_command_killed_at_any_event_comes_to_the_same_files(
    forking: Forking, tmp_path: Path, verb: str
) -> None:
    expected, events = forking.undisturbed(verb)
    for number in range(1, events + 1):
        out = tmp_path / str(number)
        # Threads may come to the last events in fewer steps, for a folder that another has made meanwhile.
        assert forking.run(verb, out, number)[0] == DIED or number > 0.9 * events
        assert_whole_or_absent(out, expected)
        assert forking.run(verb, out)[0] == 0
        assert files(out) == expected, f"killed before event {number}"
