"""A command that is killed leaves whole files or none, and the same command again comes to the same results.

The fast suite kills each verb in one folder again and again, at events spread over its work; the slow suite
kills it at every single event of a work of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from commands import DIED, VERBS
from forking import Forking, files

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed quickly")
KILLS = 4


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
