"""Two small runs give the numbers that are written down: what moves engine and oracle alike is seen here."""

from __future__ import annotations

import json

import numpy as np
import pytest
from golden_runs import DRAWS, RUNS, numbers, path_of

from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch

TAKEN = (
    "If a change of ours was to move these numbers, or a release of numpy or scipy moved the last bit of a "
    "parameter, write them anew with `python tests/engine/golden_runs.py`, and say why in the commit. "
    "Otherwise results differ from all that was kept and published before."
)


@pytest.mark.parametrize("name", RUNS)
def test_a_golden_run_gives_the_numbers_that_are_written_down(name: str) -> None:
    written, found = json.loads(path_of(name).read_text("utf-8")), numbers(name)
    assert {part: set(values) for part, values in found.items()} == {
        part: set(values) for part, values in written.items()
    }
    moved = [
        f"{part}, {key}: {was} -> {now}"
        for part, values in written.items()
        for key, was in values.items()
        if (now := found[part][key]) != was
    ]
    assert not moved, "\n".join([*moved[:10], f"({len(moved)} rows differ.)", TAKEN])


@pytest.mark.parametrize("name", RUNS)
def test_golden_numbers_move_and_are_no_constants(name: str) -> None:
    rows = [
        row for values in json.loads(path_of(name).read_text("utf-8")).values() for row in values.values()
    ]
    told = {str(value) for row in rows for value in row}
    assert len(told) > 40
    assert sum(len(set(row)) > 1 for row in rows) > len(rows) / 2


def test_the_golden_theory_is_the_same_to_the_oracle() -> None:
    simulation = RUNS["everything"][0]()
    engine, plain = run_batch(simulation, range(DRAWS)).first(DRAWS), oracle.run(simulation, range(DRAWS))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
