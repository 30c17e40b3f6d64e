"""What it hinges on: which questions are refused, what answers say. Exact figures are in tests/science."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Fixed, Level, Normal, Theory, Uniform, derived, parameter
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec import decode, encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.sensitivity.indices import Sensitivity
from conjuncture.society.regular import regular

country = Level("country")


@derived(country, source="-", absent=0.0)
def fear(*, level=parameter(Uniform(0, 1), unit="1", reason="-")):
    return level


@derived(country, source="-")
def quiet(
    fear,
    *,
    weight=parameter(Normal(2, 0.1), unit="1", reason="-"),
    known=parameter(Fixed(1.0), unit="1", reason="-"),
):
    return weight * fear + known


@derived(country, source="-")
def still():
    return 7.0


@pytest.fixture(scope="module")
def simulation():
    return Simulation(Theory.of(fear, quiet, still), regular({"country": 1}), steps=2)


@pytest.mark.parametrize(
    ("question", "draws", "message"),
    [
        (Sensitivity(Outcome("still")), 400, " 7 .*256 runs"),
        (Sensitivity(Outcome("quiet"), ("quiet.known",)), 400, "'quiet.known'.*Fixed"),
        (Sensitivity(Outcome("quiet"), ("quiet.wieght",)), 400, "'quiet.wieght'.*quiet.weight"),
        (Sensitivity(Outcome("quiet")), 100, "Sobol.* 2 .*256"),
        (Sensitivity(Outcome("quiet"), method="morris"), 20, "Morris.*30"),
        (Sensitivity(Outcome("quiet"), method="pawn"), 100, "PAWN.*150"),
        (Sensitivity(Outcome("quite")), 400, "'quite'"),
        (Sensitivity(Outcome("quiet"), method="guess"), 400, "'guess'"),  # type: ignore[arg-type]
        (Sensitivity(Outcome("quiet")), [1, 2, 3], 'Sobol.*"pawn"'),
        (Sensitivity(Outcome("quiet"), method="morris"), [1, 2], "Morris"),
        (Sensitivity(Outcome("quiet"), method="pawn"), range(100), "PAWN.*150 runs"),
        (
            Sensitivity(Outcome("quiet"), method="first_order"),
            range(9),
            "first-order.* 2 ",
        ),
        (
            Sensitivity(Outcome("quiet"), ("quiet.known",), method="pawn"),
            range(200),
            "'quiet.known'.* 1 .*200 draws",
        ),
        (
            Sensitivity(Outcome("quiet"), ("quiet.wieght",), method="pawn"),
            range(200),
            "'quiet.wieght'",
        ),
    ],
)
def test_indices_refuse_what_cannot_be_asked(simulation, question, draws, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        question.ask(simulation, draws)
    wording(refused.value)


def test_what_the_simulation_sets_has_no_range(wording):
    fixed = Simulation(
        Theory.of(fear, quiet, still),
        regular({"country": 1}),
        steps=2,
        parameters={"fear.level": 0.5},
    )
    with pytest.raises(QuestionError, match=r"'fear.level'") as refused:
        Sensitivity(Outcome("quiet"), ("fear.level",)).ask(fixed, 400)
    wording(refused.value)


def test_quantities_not_asked_about_are_drawn_and_count_as_luck(simulation):
    """Var(w f) with w known but for .1: f's share is nearly all, and the luck holds what is left, w's."""
    answer = Sensitivity(Outcome("quiet"), ("fear.level",)).ask(simulation, 4 * 512)
    figures = answer.figures.by_quantity
    assert list(figures) == ["fear.level", "luck"]
    # Var = E w^2 E f^2 - (E w E f)^2 = 4.01 / 3 - 1; f's own: 4 / 12; w's total: .01 / 3.
    variance = 4.01 / 3 - 1
    assert figures["luck"].with_interplay.mean == pytest.approx(0.01 / 3 / variance, rel=0.2)
    assert figures["fear.level"].alone.low < 1 / 3 / variance < figures["fear.level"].alone.high


def test_the_difference_an_intervention_makes_can_be_asked_about(simulation, wording):
    """Without fear quiet is 1: the difference is -w f, in which f alone does nearly all."""
    answer = Sensitivity(Outcome("quiet"), method="morris", done=hold("fear", 0.0)).ask(simulation, 60)
    figures = answer.figures.by_quantity
    assert figures["fear.level"].signed == pytest.approx(-2, abs=0.2)
    wording(answer.words)


def test_the_same_question_gives_the_same_answer_and_survives_being_written_down(simulation):
    question = Sensitivity(Outcome("quiet"), ("fear.level",), method="pawn", seed=3)
    again = decode(json.loads(json.dumps(encode(question))))
    assert again == question
    first = json.loads(question.ask(simulation, 200).to_json())
    assert json.loads(again.ask(simulation, 200).to_json()) == first
    assert np.isfinite(first["figures"]["by_chance"])


def test_draws_that_are_given_are_run_as_they_were_drawn(simulation, wording):
    """Of draws in which fear is nearly the same, its weight makes the differences."""
    fearful = replace(simulation, parameters={"fear.level": [0.9 + 1e-4 * (n % 10) for n in range(200)]})
    answer = Sensitivity(Outcome("quiet"), method="first_order").ask(fearful, range(200))
    assert list(answer.figures.by_quantity) == ["fear.level", "quiet.weight"]
    assert answer.figures.by_quantity["quiet.weight"].index.mean > 0.8
    assert answer.figures.given
    wording(answer.question, answer.words, *answer.warnings)


@pytest.mark.parametrize("method", ["pawn", "first_order"])
def test_draws_given_in_full_answer_as_a_number_of_them_does_within_its_interval(simulation, method):
    designed = Sensitivity(Outcome("quiet"), method=method).ask(simulation, 600).figures.by_quantity
    given = Sensitivity(Outcome("quiet"), method=method).ask(simulation, range(600)).figures.by_quantity
    for name, found in given.items():
        both = designed[name].index
        assert found.index.low < both.high
        assert found.index.high > both.low
