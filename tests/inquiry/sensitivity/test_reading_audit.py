"""The audit of readings: all combinations are run, and those that meet the target are named."""

from __future__ import annotations

import json

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, parameter
from conjuncture import Normal as NormalPrior
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.reading_audit import ReadingAudit, Target, audit
from conjuncture.society.regular import regular

country = Level("country")
worker = Level("worker", within=(country,))
roll = given(worker, unit="truth", truth=True, name="roll")


@derived(worker, source="-", reading="chance")
def willing(noise, *, share=parameter(NormalPrior(0.5, 0.01), unit="1", reason="-")):
    return noise.bernoulli(share)


@willing.reading("listed", source="-")
def listed(roll):
    """The society gives no roll, so that this reading cannot be run."""
    return roll


@willing.reading("all", source="-")
def everybody():
    return True


@derived(country, source="-", reading="share")
def out(willing):
    return willing.mean()


@out.reading("majority", source="-")
def majority(willing):
    return (willing.mean() > 0.9) * 1.0


SOCIETY = regular({"country": 1, "worker": 200}, {"worker": "country"})


@pytest.fixture(scope="module")
def simulation():
    return Simulation(Theory.of(willing, out, roll), SOCIETY, steps=1, parameters={"willing.share": 0.5})


@pytest.fixture(scope="module")
def answer(simulation):
    return ReadingAudit((Target(Outcome("out"), 0.5, 0.5),)).ask(simulation, 16)


def test_of_all_combinations_those_that_meet_the_target_are_named(answer, wording):
    rows = {row.name: row for row in answer.figures.combinations}
    assert len(rows) == 6
    assert [row.readings for row in rows.values() if row.meets] == [{"out": "share", "willing": "chance"}]
    assert answer.figures.meeting == 1
    wording(answer.words)


def test_a_combination_that_cannot_be_run_is_listed_with_its_reason(answer):
    lost = [row for row in answer.figures.combinations if row.failure]
    assert {row.readings["willing"] for row in lost} == {"listed"}
    assert "'roll'" in lost[0].failure
    assert len(answer.warnings) == 2


def test_the_standard_errors_of_both_sides_are_allowed_for():
    found = np.array([0.4, 0.6, 0.5, 0.5])  # its standard error is .0408
    assert Target(Outcome("out"), 0.61, 0.61).judged(found).meets
    assert not Target(Outcome("out"), 0.63, 0.63).judged(found).meets
    assert Target(Outcome("out"), 0.63, 0.63, standard_error=0.02).judged(found).meets
    assert Target(Outcome("out"), 0.2, 0.45).judged(found).meets
    assert not Target(Outcome("out"), 0.0, 0.3).judged(found).meets


def test_a_score_of_ones_own_can_be_read_from_each_combination(simulation):
    tried = audit(
        simulation,
        {"willing": ("all",), "out": ()},
        lambda _, dataset: dataset["out"].to_numpy(),
        4,
    )
    assert [one.readings for one in tried] == [
        {"willing": "all", "out": "share"},
        {"willing": "all", "out": "majority"},
    ]
    for one in tried:
        assert one.found is not None
        assert (one.found == 1).all()


def test_a_question_survives_being_written_down():
    question = ReadingAudit((Target(Outcome("out"), 0.0, 1.0),), {"out": ("share",)})
    assert decode(json.loads(json.dumps(encode(question)))) == question


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (ReadingAudit(()), "target"),
        (ReadingAudit((Target(Outcome("uot"), 0, 1),)), "'uot'"),
        (ReadingAudit((Target(Outcome("out"), 0, 1),), {"otu": ()}), "'otu'"),
        (ReadingAudit((Target(Outcome("out"), 0, 1),), {"out": ("most",)}), "'most'"),
    ],
)
def test_bad_audits_say_what_is_wrong(simulation, question, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, 4)
    wording(refused.value)


def test_a_theory_without_second_readings_has_nothing_to_audit(wording):
    @derived(country, source="-")
    def plain():
        return 1.0

    only = Simulation(Theory.of(plain), regular({"country": 1}), steps=1)
    with pytest.raises(QuestionError) as refused:
        ReadingAudit((Target(Outcome("plain"), 1, 1),)).ask(only, 4)
    wording(refused.value)
