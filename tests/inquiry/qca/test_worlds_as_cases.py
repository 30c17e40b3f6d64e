"""Draws as cases: what a comparison of cases finds in worlds whose mechanism is known."""

import json

import pytest

from conjuncture import Level, Simulation, Theory, derived, regular_society
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_interventions
from conjuncture.inquiry.qca.worlds_as_cases import (
    WhichConditionsInWorlds,
    condition_name,
    from_worlds,
)
from conjuncture.inquiry.statements.event import Event

country = Level("country")
worker = Level("worker", within=(country,))


@derived(country, absent=0.0, source="-")
def war(noise):
    return 1.0 * noise.bernoulli(0.5)


@derived(country, absent=0.0, source="-")
def hunger(noise):
    return 1.0 * noise.bernoulli(0.5)


@derived(country, absent=0.0, source="-")
def weather(noise):
    return 1.0 * noise.bernoulli(0.5)


@derived(country, absent=0.0, source="-")
def rising(war, hunger, noise):
    """War with hunger, in nineteen of twenty cases."""
    return war * hunger * noise.bernoulli(0.95)


@derived(worker, absent=False, source="-")
def out(rising, noise):
    return noise.uniform() < 0.5 * rising


def event(name):
    return Event(Outcome(name, over_time="last"), ">", 0.5, name)


CONDITIONS = tuple(map(event, ("war", "hunger", "weather")))
DRAWS = 160


@pytest.fixture(scope="module")
def simulation():
    society = regular_society({"country": 1, "worker": 6}, {"worker": "country"})
    return Simulation(Theory.of(war, hunger, weather, rising, out), society, steps=1)


def test_the_planted_conjunction_is_found_and_the_decoy_is_not(simulation, wording):
    answer = WhichConditionsInWorlds(event("rising"), CONDITIONS).ask(simulation, DRAWS)
    (model,) = answer.figures.solutions["parsimonious"].models
    assert model.words == "war*hunger"
    assert model.inclusion > 0.8
    assert model.coverage == 1.0
    assert {one.words for one in answer.figures.necessary if "+" not in one.words} == {
        "war", "hunger", "war*hunger",
    }  # fmt: skip
    assert answer.figures.cases == DRAWS
    wording(answer.words, *answer.warnings)


def test_other_worlds_are_further_cases(simulation):
    question = WhichConditionsInWorlds(event("rising"), CONDITIONS, interventions=(cut("war"),))
    table = question.table(simulation, 20)
    assert len(table.cases) == 40
    assert table.columns["war"][20:].sum() == 0
    assert table.columns["hunger"][:20].tolist() == table.columns["hunger"][20:].tolist()  # the same luck


def test_members_of_a_level_are_cases_where_all_events_stand_on_it(simulation, wording):
    took_part = event("out")
    worlds = run_interventions(simulation, {}, [took_part.outcome, CONDITIONS[0].outcome], 10)
    table = from_worlds(worlds, took_part, [Event(took_part.outcome, "<=", 0.5, "stayed in")], each="worker")
    assert len(table.cases) == 60
    assert list(table.columns) == ["stayed_in", "out"]
    with pytest.raises(QuestionError, match=r"'war'.*'country'") as refused:
        from_worlds(worlds, took_part, [CONDITIONS[0]], each="worker")
    wording(refused.value)


def test_names_hold_nothing_an_expression_could_misread():
    assert condition_name(Event(Outcome("out"), ">", 0.5, "a * [big] rising ~")) == "a_big_rising"
    assert condition_name(Event(Outcome("out"), ">", 0.5)) == "mean_out_>_0.5"


def test_two_events_of_one_name_are_refused(simulation, wording):
    question = WhichConditionsInWorlds(event("rising"), (CONDITIONS[0], CONDITIONS[0]))
    with pytest.raises(QuestionError, match="name") as refused:
        question.ask(simulation, 4)
    wording(refused.value)


def test_the_question_is_data_and_comes_back():
    question = WhichConditionsInWorlds(event("rising"), CONDITIONS, rivals=("war",))
    assert decode(json.loads(json.dumps(encode(question)))) == question
