"""Statements, and the question `link`: what it refuses, warns of, keeps and says."""

import json

import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter, regular_society, series, state
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Where, hold, set_input, set_parameter
from conjuncture.inquiry.experiments.knockouts import Switch
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.links.link import Link, link
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

DRAWS, STEPS = 64, 6
country = Level("country")
worker = Level("worker", within=(country,))
SOCIETY = regular_society({"country": 1, "worker": 10}, {"worker": "country"})
storm = series(country, unit="0 or 1", absent=0.0, name="storm")


@derived(country, source="-", absent=0.0)
def base(*, level=parameter(Uniform(0.1, 0.3), unit="1", reason="-")):
    return level


@derived(country, source="-", absent=0.0)
def period(storm):
    return storm


@derived(country, source="-")
def custom():
    return 0.0


@derived(country, source="-", absent=0.0)
def mood(base, period, habit, custom):
    return base + 0.6 * period + 0.01 * habit + custom


@state(worker, source="-", initial=0.5)
def habit_of(habit_of, noise):
    return 0.9 * habit_of + 0.1 * noise.uniform()


@derived(country, source="-", absent=0.0)
def habit(habit_of):
    return habit_of.mean()


@derived(country, source="-", absent=0.0)
def weather(noise):
    return noise.uniform()


@derived(country, source="-", absent=3.0)
def moon():
    return 3.0


THEORY = Theory.of(base, period, custom, mood, habit_of, habit, weather, moon, storm)
SIMULATION = Simulation(THEORY, SOCIETY, steps=STEPS, series={"storm": np.zeros(STEPS)})
MOOD = Outcome("mood")
IN_THE_STORM = set_input("storm", [1.0] * STEPS)
QUIET = Statement(Side(MOOD), "below", 0.5, words="the mood is low in quiet times")
STORMY = Statement(Side(MOOD, IN_THE_STORM), "above", 0.5, words="the mood is high in a storm")


def sets(answer, kind="links"):
    return {frozenset(one.set) for one in getattr(answer.figures, kind)}


def test_a_comparison_of_two_contexts_finds_what_makes_the_difference():
    calm = Statement(Side(MOOD), "between", (-0.1, 0.5))
    rises = Statement(Side(MOOD, IN_THE_STORM), "above", Side(MOOD), margin=0.3)
    assert sets(link(calm, rises, "period", "habit", "base").ask(SIMULATION, DRAWS)) == {
        frozenset({"period"})
    }


def test_a_difference_within_the_null_band_is_none():
    """Half of what the null twin does to one member is a difference, and does not count as one."""
    half_a_step = hold("habit_of", 0.5005, until="1895-02-01", where=Where(("worker", "=", "3")))
    nudged = Statement(Side(Outcome("habit"), half_a_step), "above", Side(Outcome("habit")))
    lattice = link(QUIET, nudged, "base").lattice(SIMULATION, DRAWS)
    values = [lattice.values[side] for side in nudged.sides]
    assert nudged.holds(nudged.differences(values), 0.0).all()
    assert lattice.bands[1] > 0
    assert not lattice.holds[1].any()


def test_without_naming_anything_all_that_can_be_cut_upstream_is_tried():
    answer = link(QUIET, STORMY).ask(SIMULATION, DRAWS)
    assert answer.figures.switches == ("base", "habit", "habit_of", "period", "storm")
    assert sets(answer) == {frozenset({"period"}), frozenset({"storm"})}
    assert any("custom" in warning for warning in answer.warnings)


def test_juxtaposition_is_the_same_question_with_the_links_cut(wording):
    asked = link(QUIET, STORMY, "period", "habit")
    side_by_side = asked.juxtaposed("period").ask(SIMULATION, DRAWS)
    assert side_by_side.figures.everything_at_work.together.count == 0
    assert side_by_side.figures.switches == ("habit",)
    assert not side_by_side.figures.links
    wording(side_by_side.words)
    whole = asked.ask(SIMULATION, DRAWS).figures.links[0].together
    assert whole == side_by_side.figures.everything_at_work.together
    bare = link(QUIET, STORMY, "period").juxtaposed("period").ask(SIMULATION, DRAWS)
    assert bare.figures.switches == ()


def test_an_idle_switch_is_named_in_a_warning(wording):
    answer = link(QUIET, STORMY, "period", "weather").ask(SIMULATION, DRAWS)
    assert sets(answer) == {frozenset({"period"})}
    assert any("weather" in warning for warning in answer.warnings)
    wording(*answer.warnings)


def test_few_draws_are_said_not_to_settle_it(wording):
    asked = link(QUIET, STORMY, "period")
    wording(*asked.ask(SIMULATION, 8).warnings)
    assert not asked.ask(SIMULATION, DRAWS).warnings


def test_singles_and_pairs_are_said_to_be_that(wording):
    asked = Link(QUIET, STORMY, ("period", "habit", "base", "weather"), whole=False)
    answer = asked.ask(SIMULATION, DRAWS)
    assert sets(answer) == {frozenset({"period"})}
    assert sets(answer, "cores") == {frozenset({"period"})}
    wording(*answer.warnings)


def test_the_figures_say_how_often_each_set_lets_them_hold():
    figures = link(QUIET, STORMY, "period", "habit").ask(SIMULATION, DRAWS).figures
    assert [row.off for row in figures.lattice] == [(), ("period",), ("habit",), ("period", "habit")]
    assert [row.together for row in figures.lattice] == [1, 0, 1, 0]
    (found,) = figures.links
    # Wilson's interval for none of 64: from 0 to z^2 / (n + z^2) with z = 1.96.
    assert found.together.high == pytest.approx(1.96**2 / (64 + 1.96**2), abs=1e-4)
    assert figures.null_twin.count == 0


def test_a_parameter_can_be_a_switch():
    steep = Switch("cool base", set_parameter("base.level", 0.45))
    answer = link(QUIET, STORMY, "period", steep).ask(SIMULATION, DRAWS)
    assert sets(answer) == {frozenset({"period"})}


def test_the_question_can_be_written_down_and_asked_again():
    asked = link(QUIET, STORMY, "period", Switch("calm", hold("habit", 0.0)))
    answer = asked.ask(SIMULATION, 8)
    again = decode(json.loads(answer.to_json())["asked"])
    assert again == asked
    assert again == answer.asked
    assert again.ask(SIMULATION, 8).to_json() == answer.to_json()


@pytest.mark.parametrize(
    ("first", "among", "message"),
    [
        (Statement(Side(Outcome("moon")), "above", 0.0), ("period",), r"\(A\)"),
        (Statement(Side(Outcome("mood", since="1800-01-01")), "below", 1), ("period",), r"1\d\d\d-"),
        (Statement(Side(Outcome("moode")), "below", 1), ("period",), "'mood'"),
        (QUIET, ("mood",), "'mood'"),
        (QUIET, ("perod",), "'period'"),
        (QUIET, ("storm -> mood",), "no arrow"),
    ],
)
def test_a_question_that_cannot_mean_anything_is_refused(first, among, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        link(first, STORMY, *among).ask(SIMULATION, 8)
    wording(refused.value)


def test_two_that_hold_together_whatever_is_off_are_said_not_to_conflict(wording):
    answer = link(Statement(Side(MOOD), "below", 2.0), STORMY, "habit").ask(SIMULATION, 8)
    assert {row.together for row in answer.figures.lattice} == {1.0}
    assert not sets(answer)
    wording(answer.words)


def test_a_share_of_nothing_or_of_all_is_refused():
    with pytest.raises(QuestionError, match="between 0 and 1"):
        link(QUIET, STORMY, "period", share=0).ask(SIMULATION, 8)


def test_a_switch_prevails_over_a_context_that_holds_the_same():
    """Held or not, the period is off where its switch is, so the second observation goes with it."""
    held = Statement(Side(MOOD, IN_THE_STORM + hold("period", 1.0)), "above", 0.5)
    assert sets(link(QUIET, held, "period").ask(SIMULATION, 8)) == {frozenset({"period"})}
