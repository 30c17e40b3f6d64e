"""Which lever moves an outcome most: in the order in which it was planted, as sure as it was planted."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Fixed, Level, Theory, Uniform, derived, parameter, state
from conjuncture.cases.lever import Lever
from conjuncture.engine import program_inputs
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.levers import levers_of_case, room_for_levers
from conjuncture.society import Society

union = Level("union")


@state(union, initial=0.0, source="test")
def distance(
    distance,
    dt,
    *,
    votes=parameter(Uniform(0, 1), unit="share", name="votes", reason="-"),
    pay=parameter(Fixed(2.0), unit="times", name="pay", reason="-"),
    idle=parameter(Uniform(0, 1), unit="1", name="idle", reason="-"),
    weight=parameter(Uniform(0.1, 0.3), unit="1", name="weight", reason="-"),
):
    """The distance of the test: what a pay adds and votes take, and nothing else."""
    return distance + dt * (weight * pay - 0.2 * votes) + 0 * idle


@derived(union, absent=0.0, source="test")
def other(distance):
    return distance


THEORY = Theory.of(distance, other, name="planted")
SIMULATION = Simulation(THEORY, Society.of({"union": 1}), steps=24)
PAY, VOTES = Lever("a member's pay", "pay", 1.0, "-"), Lever("all vote", "votes", 1.0, "-")
IDLE, ELSEWHERE = Lever("idle", "idle", 1.0, "-"), Lever("elsewhere", "terms", 1.0, "-")


def test_each_lever_moves_what_was_planted_in_each_draw_and_the_strongest_stands_first() -> None:
    found = levers_of_case(SIMULATION, "distance", (IDLE, VOTES, PAY, ELSEWHERE), 200)
    assert found is not None
    assert [one.lever.name for one in found.effects] == ["a member's pay", "all vote", "idle"]
    drawn = program_inputs.parameters(SIMULATION, np.arange(200, dtype=np.uint32))
    # The last quarter is steps 18 to 23, each with as many changes behind it: 20.5 in the mean.
    of_pay, of_votes = -20.5 / 12 * drawn["weight"], -20.5 / 12 * 0.2 * (1 - drawn["votes"])
    pay, votes, idle = found.effects
    assert pay.moved.median == pytest.approx(np.median(of_pay), rel=1e-4)
    assert votes.moved.low_95 == pytest.approx(np.quantile(of_votes, 0.025), rel=1e-4)
    assert votes.moved.high_80 == pytest.approx(np.quantile(of_votes, 0.9), rel=1e-3)
    assert (idle.moved.low_95, idle.moved.high_95) == (0, 0)
    assert pay.first.count == int((of_pay < of_votes).sum())
    assert pay.first.count + votes.first.count == 200
    assert found.before_next is not None
    assert found.before_next.count == pay.first.count


def test_a_lever_that_moves_nothing_beyond_the_null_twin_is_first_in_no_draw() -> None:
    found = levers_of_case(SIMULATION, "distance", (IDLE,), 8)
    assert found is not None
    assert found.null_band > 0
    (idle,) = found.effects
    assert (idle.first.count, idle.lowers.count, found.before_next) == (0, 0, None)


def test_the_world_as_it_is_is_the_run_itself_over_the_last_quarter() -> None:
    found = levers_of_case(SIMULATION, "distance", (PAY,), 50)
    assert found is not None
    drawn = program_inputs.parameters(SIMULATION, np.arange(50, dtype=np.uint32))
    own = 20.5 / 12 * (2 * drawn["weight"] - 0.2 * drawn["votes"])
    assert found.found.median == pytest.approx(np.median(own), rel=1e-4)
    assert found.at_first.median == 0
    assert found.outcome == Outcome(
        "distance", since="1896-07-01", words="distance of the test"
    )  # what its mechanism says before the colon


def test_what_is_not_known_is_drawn_and_what_is_known_is_the_same_in_every_draw() -> None:
    known = Simulation(THEORY, SIMULATION.society, steps=24, parameters={"votes": 0.25})
    found = levers_of_case(known, "distance", (PAY, VOTES), 60)
    assert found is not None
    votes = next(one for one in found.effects if one.lever is VOTES)
    assert (votes.drawn, votes.now.low_95, votes.now.high_95) == (False, 0.25, 0.25)
    drawn = levers_of_case(SIMULATION, "distance", (PAY, VOTES), 60)
    assert drawn is not None
    assert next(one for one in drawn.effects if one.lever is VOTES).drawn


def test_the_lead_hangs_on_what_was_planted_with_its_sign_and_not_on_what_is_idle() -> None:
    found = levers_of_case(SIMULATION, "distance", (PAY, VOTES), 200)
    assert found is not None
    signs = {one.quantity: np.sign(one.correlation) for one in found.hangs_on}
    assert signs == {"weight": 1, "votes": 1}  # a larger weight, and more who vote already, lengthen the lead
    few = levers_of_case(SIMULATION, "distance", (PAY, VOTES), 20)
    assert few is not None
    assert few.hangs_on == ()


def test_a_run_with_room_for_the_levers_is_compiled_together_with_them() -> None:
    roomy = room_for_levers(SIMULATION, "distance", (PAY, VOTES))
    assert room_for_levers(roomy, "distance", (VOTES,)).program is roomy.program
    assert room_for_levers(SIMULATION, "democracy", (PAY,)) is SIMULATION


def test_a_theory_that_lacks_what_the_case_is_about_or_all_its_levers_has_no_answer() -> None:
    assert levers_of_case(SIMULATION, "democracy", (PAY,), 10**9) is None
    assert levers_of_case(SIMULATION, "distance", (ELSEWHERE,), 10**9) is None


def test_levers_of_several_members_are_refused_before_anything_runs() -> None:
    two = Simulation(THEORY, Society.of({"union": 2}), steps=24)
    with pytest.raises(QuestionError, match="union"):
        levers_of_case(two, "distance", (PAY,), 10**9)
