"""Mutual learning as a theory of this language: its cuts, its bounds, and the oracle's reading of it."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Theory
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society import regular
from conjuncture.theories.canon.march import DIMENSIONS, PRINTED, THEORY

OPEN = {"p1": 0.5, "p2": 0.5, "p3": 0.1, "p4": 0.05}


def simulation(theory: Theory, steps: int = 30, members: int = 20, **settings: float) -> Simulation:
    society = regular({"organisation": 1, "member": members}, {"member": "organisation"})
    keep = ("action", "belief", "code", "reality", "performance", "verdict", "knowledge")
    return Simulation(
        theory, society, steps=steps, dt=1, start="1991-01-01", keep=keep, parameters={**OPEN, **settings}
    )


@pytest.mark.parametrize("theory", [THEORY, PRINTED], ids=["field", "printed"])
def test_the_oracle_reads_the_theory_as_the_engine_does(theory: Theory) -> None:
    run = simulation(theory, steps=4, members=3)
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    for name in run.program.kept:
        np.testing.assert_array_equal(engine.values[name], plain.values[name])


def test_beliefs_are_for_against_or_none_and_acts_are_never_none() -> None:
    values = run_batch(simulation(THEORY), range(16)).values
    assert set(np.unique(values["belief"])) == {-1, 0, 1}
    assert set(np.unique(values["action"])) == {-1, 1}
    assert set(np.unique(values["reality"])) == {-1, 1}


def test_knowledge_is_of_the_reality_in_which_the_code_was_last_learned() -> None:
    values = run_batch(simulation(THEORY), range(4)).values
    agreement = (values["code"][:, 1:] * values["reality"][:, :-1]).sum(axis=-1)
    np.testing.assert_allclose(values["knowledge"][:, 1:] * DIMENSIONS, agreement, atol=1e-4)


def test_a_belief_crosses_from_against_to_for_in_one_step_only_by_the_printed_text() -> None:
    for theory, crosses in ((THEORY, False), (PRINTED, True)):
        belief = run_batch(simulation(theory, p1=0.9, p3=0.0), range(8)).values["belief"]
        assert bool((np.abs(np.diff(belief, axis=1)) == 2).any()) == crosses


def test_an_organisation_that_listens_to_nobody_never_has_a_code() -> None:
    values = run_batch(simulation(THEORY.without("superior")), range(4)).values
    assert (values["code"] == 0).all()


def test_untaught_members_keep_their_beliefs_though_the_code_learns_from_them() -> None:
    values = run_batch(simulation(THEORY.without("lesson"), p3=0.0), range(4)).values
    assert (values["belief"] == values["belief"][:, :1]).all()
    assert (values["code"][:, -1] != 0).mean() > 0.5
