"""The batches of a design are kept, so that a question that was stopped goes on where it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter
from conjuncture.engine import jobs
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.design_runs import outcome_of_each
from conjuncture.society.regular import regular

town = Level("town")


@derived(town, source="-")
def fear(noise, *, level=parameter(Uniform(0, 1), unit="1", reason="-")):
    """As much as is usual, and some chance."""
    return level + noise.normal(0, 0.1)


@pytest.fixture
def simulation() -> Simulation:
    return Simulation(Theory.of(fear), regular({"town": 1}), steps=2)


def test_a_design_that_was_stopped_computes_only_what_is_missing(
    simulation: Simulation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = simulation.batch * 3 - 5
    values, draws = {"fear.level": np.linspace(0, 1, rows)}, [row % 7 for row in range(rows)]
    plain = outcome_of_each(simulation, Outcome("fear"), values, draws)
    kept = replace(simulation, store=Store(tmp_path))
    compute, begun = jobs.Lanes.compute, []

    def stopped_at_the_third(job: jobs.Lanes, *rest: object) -> object:
        begun.append(job)
        if len(begun) == 3:
            raise KeyboardInterrupt
        return compute(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(jobs.Lanes, "compute", stopped_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        outcome_of_each(kept, Outcome("fear"), values, draws)
    steps: list[tuple[int, int]] = []
    found = outcome_of_each(kept, Outcome("fear"), values, draws, progress=lambda *told: steps.append(told))
    assert len(begun) == 4  # the third once more, and nothing else
    np.testing.assert_array_equal(found, plain)
    assert steps[-1] == (6, 6)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
