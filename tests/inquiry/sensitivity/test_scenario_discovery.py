"""Scenario discovery finds a planted corner, says it in words, and finds none where luck decides."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from conjuncture import Fixed, Level, Theory, Uniform, derived, parameter, where
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.scenario_discovery import WhereItFlips
from conjuncture.society.regular import regular

country = Level("country")


@derived(country, source="-", absent=0.0)
def hunger(*, degree=parameter(Uniform(0, 1), unit="1", reason="-")):
    return degree


@derived(country, source="-")
def revolt(
    hunger,
    *,
    force=parameter(Uniform(0, 4), unit="1", reason="-"),
    idle=parameter(Uniform(0, 1), unit="1", reason="-"),
    fixed=parameter(Fixed(0.0), unit="1", reason="-"),
):
    return where((hunger > 0.3) & (force < 2), 1.0, 0.0) + idle * 0.1 + fixed


@derived(country, source="-")
def lot(noise):
    return noise.uniform()


@pytest.fixture(scope="module")
def simulation():
    return Simulation(Theory.of(hunger, revolt, lot), regular({"country": 1}), steps=1)


@pytest.fixture(scope="module")
def answer(simulation):
    return WhereItFlips(Outcome("revolt"), 0.5).ask(simulation, 512)


def test_the_planted_corner_is_found_and_said(answer):
    """With 256 draws to learn from, neighbours in a quantity lie about 1/256 of its range apart; a cut falls
    between the nearest draws that differ, several such distances at most."""
    rule = answer.figures.rule
    said = {name: float(value) for name, _, value in re.findall(r"([\w.]+) (above|below) ([\d.]+)", rule)}
    assert said["hunger.degree"] == pytest.approx(0.3, abs=8 / 256)
    assert said["revolt.force"] == pytest.approx(2.0, abs=4 * 8 / 256)
    ways = {name: way for name, way, _ in re.findall(r"([\w.]+) (above|below) ([\d.]+)", rule)}
    assert (ways["hunger.degree"], ways["revolt.force"]) == ("above", "below")
    assert answer.figures.separates
    assert answer.figures.balanced_accuracy.low > 0.9
    assert "revolt.idle" not in answer.figures.quantities
    assert rule in answer.words


def test_where_luck_decides_no_rule_is_claimed(simulation, wording):
    found = WhereItFlips(Outcome("lot"), 0.5).ask(simulation, 256)
    assert not found.figures.separates
    assert found.figures.balanced_accuracy.mean < 0.6
    wording(found.words)


def test_where_the_difference_made_by_something_flips(simulation):
    """Fed, nobody revolts: it makes a difference just where there would have been a revolt."""
    found = WhereItFlips(Outcome("revolt"), -0.5, done=hold("hunger", 0.0)).ask(simulation, 256)
    assert found.figures.separates
    assert set(found.figures.quantities) == {"hunger.degree", "revolt.force"}


def test_it_may_be_asked_of_chosen_draws_and_survives_being_written_down(simulation):
    question = WhereItFlips(Outcome("revolt"), 0.5, ("hunger.degree", "revolt.force"))
    again = decode(json.loads(json.dumps(encode(question))))
    found = again.ask(simulation, range(100, 300))
    assert found.figures.holds.of == 200


def test_quantities_that_a_matching_set_draw_by_draw_may_carry_the_rule(simulation):
    """Draws left by several rounds of matching have their quantities written down, each draw its own."""
    matched = replace(simulation, parameters={"hunger.degree": [(n % 50) / 50 for n in range(400)]})
    found = WhereItFlips(Outcome("revolt"), 0.5).ask(matched, range(400))
    assert set(found.figures.quantities) == {"hunger.degree", "revolt.force"}


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (WhereItFlips(Outcome("revolt"), 9.0), "mean revolt"),
        (WhereItFlips(Outcome("revolt"), 1.05), "draws"),
        (WhereItFlips(Outcome("revolt"), 0.5, ("revolt.fixed",)), "range"),
        (WhereItFlips(Outcome("revolt"), 0.5, ("revolt.forse",)), "'revolt.forse'"),
    ],
)
def test_where_it_flips_refuses_what_cannot_be_asked(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 64)
    wording(refused.value)
