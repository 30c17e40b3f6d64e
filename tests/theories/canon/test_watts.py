"""The theory of cascades as a theory of this language: its cuts, its networks, the oracle."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Simulation, Theory, regular_society
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.worlds import Hold
from conjuncture.networks import edges, ring
from conjuncture.theories.canon.watts import THEORY


def simulation(theory: Theory, rule, members: int, **parameters: float) -> Simulation:
    society = regular_society(
        {"population": 1, "person": members}, {"person": "population"}, networks={"friends": rule}
    )
    named = {name.replace("_", ".", 1): value for name, value in parameters.items()}
    return Simulation(theory, society, steps=8, dt=1, start="2002-01-01", parameters=named)


def test_the_oracle_reads_the_theory_as_the_engine_does() -> None:
    run = simulation(THEORY, ring(4), 24, spark_share=0.1)
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name in run.program.kept:
        np.testing.assert_array_equal(engine.values[name], plain.values[name])


@pytest.mark.parametrize(("theory", "spread"), [(THEORY, True), (THEORY.without("friends"), False)])
def test_without_friends_nobody_acts_but_those_who_began(theory: Theory, spread: bool) -> None:
    run = run_batch(simulation(theory, ring(4), 24, spark_share=0.1), range(8)).values["cascade"][..., 0]
    begun = (run[:, 0] > 0) & (run[:, 0] < 1)
    assert begun.any()
    assert (run[begun, -1] > run[begun, 0]).all() == spread


def test_one_friend_of_five_is_enough_and_one_of_six_is_not() -> None:
    """Person 0 acts from the start; 1 has five friends and 7 has six, of whom one is person 0."""
    five, six = [(1, n) for n in (0, 2, 3, 4, 5)], [(7, n) for n in (0, 8, 9, 10, 11, 12)]
    alone = simulation(THEORY, edges(five + six, directed=True), 13, spark_share=1e-4)
    spark = Hold("active", True, whom=np.arange(13) == 0)
    found = run_batch(replace(alone, holds=(spark,)), range(1)).values["active"]
    assert np.flatnonzero(found[0, -1]).tolist() == [0, 1]
