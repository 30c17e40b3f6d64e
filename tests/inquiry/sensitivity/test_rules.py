"""Which rule moves an outcome most: found where it was planted, in the member in which it was planted."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, given, parameter, state
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Where, set_given
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import room_for_interventions
from conjuncture.inquiry.sensitivity.rules import room_for_rules, rules_of_case, rules_that_move
from conjuncture.society import Filling, Society

country = Level("country")
form = Level("form", within=(country,))
rights = given(form, unit="0 none, 1 full", within=(0, 1), name="rights")
pay = given(form, unit="0 none, 1 full", within=(0, 1), name="pay")
sworn = given(form, unit="truth", truth=True, name="sworn")
idle = given(form, unit="1", within=(-2, 2), name="idle")
size = given(form, unit="persons", name="size")
law = given(country, unit="1", within=(0, 1), absent=0.0, name="law")


@state(form, initial=0.2, source="test")
def distance(
    distance, rights, pay, sworn, me, dt, *, strength=parameter(Uniform(0.5, 1), unit="1", reason="-")
):
    """Pay sets apart in the first form, rights bring together in the second, an oath doubles both."""
    wider = pay * (me < 1) - rights * (me > 0)
    return distance + dt * strength * wider * (1 + sworn)


@derived(country, absent=0.0, source="test")
def whole(distance, size, idle, law):
    return (distance * size).sum() + idle.sum() + law


SOCIETY = Society.of(
    {
        "country": Filling(1),
        "form": Filling(2, {"country": np.zeros(2, np.int32)}, labels=("league", "club")),
    },
    {
        "rights": ("form", np.array([0.0, 0.5], np.float32)),
        "pay": ("form", np.array([0.5, 0.5], np.float32)),
        "sworn": ("form", np.array([False, True])),
        "idle": ("form", 0.0),
        "size": ("form", 3.0),
    },
)
SIMULATION = Simulation(
    Theory.of(rights, pay, sworn, idle, size, law, distance, whole, name="forms"), SOCIETY, steps=24
)
LAST = Outcome("distance", over_time="last")


def test_each_rule_moves_its_own_member_by_what_was_planted_there_and_no_other():
    found = rules_that_move(SIMULATION, LAST, ("idle", "rights", "pay", "sworn"), 40)
    league, club = found.members
    assert (league.member, club.member) == ("league", "club")
    moved = {(one.member, effect.rule): effect for one in found.members for effect in one.effects}
    strength = run_batch(SIMULATION, range(40)).parameters["distance.strength"]
    of_pay = 23 / 12 * np.median(strength)  # the last step stands after 23 changes
    assert moved["league", "pay"].moved.median == pytest.approx(of_pay, rel=1e-3)
    assert moved["club", "rights"].moved.median == pytest.approx(-2 * of_pay, rel=1e-3)
    assert moved["league", "sworn"].moved.median == pytest.approx(of_pay / 2, rel=1e-3)
    for nothing in (("league", "rights"), ("club", "pay"), ("league", "idle"), ("club", "idle")):
        assert moved[nothing].moved.low == moved[nothing].moved.high == 0
        assert not moved[nothing].counts
    assert league.strongest == moved["league", "pay"]
    assert club.strongest == moved["club", "rights"]
    assert (moved["club", "idle"].least, moved["club", "idle"].most) == (-2, 2)


def test_where_it_goes_is_that_of_the_run_itself():
    found = rules_that_move(SIMULATION, LAST, ("pay",), 8)
    plain = run_batch(SIMULATION, range(8)).values["distance"]
    by_name = {one.member: one for one in found.members}
    for place, name in enumerate(("league", "club")):
        assert by_name[name].first.median == pytest.approx(0.2)
        assert by_name[name].found.median == np.median(plain[:, -1, place].astype(float))
    assert found.draws == 8


def test_a_rule_that_moves_less_than_the_null_twin_does_not_count():
    found = rules_that_move(SIMULATION, LAST, ("idle",), 4)
    assert found.null_band > 0
    assert [one.strongest for one in found.members] == [None, None]


def test_a_case_is_answered_over_its_last_quarter_by_the_rules_that_the_theory_reads():
    rules = ("size", "pay", "law", "rights", "unheard_of")  # the first without bounds, the third not of forms
    found = rules_of_case(SIMULATION, "distance", rules, 8)
    assert found is not None
    assert found.outcome == Outcome("distance", since="1896-07-01")  # two years from 1895
    assert {effect.rule for one in found.members for effect in one.effects} == {"pay", "rights"}


def test_a_run_with_room_for_the_rules_is_compiled_together_with_them():
    rules = ("pay", "rights")
    roomy = room_for_rules(SIMULATION, "distance", rules)
    own = room_for_interventions(roomy, [set_given("pay", 1.0, where=Where(("form", "=", "club")))], (LAST,))
    assert own.program is roomy.program
    assert roomy.program is not SIMULATION.program
    assert room_for_rules(SIMULATION, "democracy", rules) is SIMULATION


def test_a_theory_that_lacks_what_the_case_is_about_or_all_its_rules_has_no_answer():
    assert rules_of_case(SIMULATION, "democracy", ("pay",), 10**9) is None
    assert rules_of_case(SIMULATION, "distance", ("terms", "size"), 10**9) is None


@pytest.mark.parametrize(
    ("outcome", "rule", "message"),
    [
        (LAST, "right", "'right'.*'rights'"),
        (LAST, "size", r"'size'.*within=\(0, 1\)"),
        (LAST, "law", "'law'.* country.* form"),
        (Outcome("distanse"), "pay", "'distance'"),
        (Outcome("distance", member="club"), "pay", "members"),
        (Outcome("distance", where=Where(("form", "=", "club"))), "pay", "members"),
    ],
)
def test_what_cannot_be_asked_is_refused_before_anything_runs(outcome, rule, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        rules_that_move(SIMULATION, outcome, (rule,), 10**9)
    wording(refused.value)
