"""The threshold theory as a theory of this language: its cuts, its readings, the oracle."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Theory, TheoryError
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society import Society, regular
from conjuncture.theories.canon.granovetter import THEORY


def crowd(size: int = 40, thresholds: list[float] | None = None) -> Society:
    listed = {} if thresholds is None else {"listed_threshold": ("person", np.array(thresholds, np.float32))}
    return regular({"crowd": 1, "person": size}, {"person": "crowd"}, listed)


def simulation(theory: Theory, society: Society, steps: int = 8, **settings: float) -> Simulation:
    parameters = {f"threshold.{name}": value for name, value in settings.items()}
    return Simulation(theory, society, steps=steps, dt=1, start="1978-01-01", parameters=parameters)


@pytest.mark.parametrize("reading", ["normal", "uniform"])
def test_the_oracle_reads_the_theory_as_the_engine_does(reading: str) -> None:
    run = simulation(THEORY.reading(threshold=reading), crowd())
    engine, plain = run_batch(run, range(3)), oracle.run(run, range(3))
    for name in run.program.kept:
        np.testing.assert_array_equal(engine.values[name], plain.values[name])


def test_with_nobody_seeing_the_others_only_those_who_need_no_example_act() -> None:
    blind = THEORY.reading(threshold="listed").without("share_rioting")
    run = simulation(blind, crowd(4, [-0.1, 0.0, 0.1, 0.2]))
    assert run_batch(run, range(1)).values["rioting"][0, -1].tolist() == [True, True, False, False]


def test_a_person_above_1_never_acts_though_everybody_else_does() -> None:
    run = simulation(THEORY.reading(threshold="listed"), crowd(4, [0.0, 0.25, 0.5, 1.01]))
    assert run_batch(run, range(1)).values["share_rioting"][0, -1, 0] == 0.75


def test_a_list_of_thresholds_is_asked_for_by_the_reading_that_needs_it_alone() -> None:
    run_batch(simulation(THEORY, crowd()), range(1))
    with pytest.raises(TheoryError, match="'listed_threshold'"):
        run_batch(simulation(THEORY.reading(threshold="listed"), crowd()), range(1))
