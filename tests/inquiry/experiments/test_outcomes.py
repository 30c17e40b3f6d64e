"""Outcomes: what is looked at, as one number a draw."""

import math

import numpy as np
import pytest

from conjuncture import Level, LogUniform, Simulation, Theory, derived, parameter, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import LEAST, Outcome

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def chance(t, *, rate=parameter(LogUniform(1e-6, 1), unit="1/year", reason="constructed")):
    return rate * t


@derived(country, absent=0.0, source="constructed")
def nothing(chance):
    return 0.0 * chance


SIMULATION = Simulation(Theory.of(chance, nothing, name="made"), regular_society({"country": 1}), steps=4)


def looked(outcome: Outcome) -> np.ndarray:
    return outcome.of(SIMULATION, run_worlds(SIMULATION, [World("it")], 32).sel(world="it")).to_numpy()


def test_on_a_logarithmic_scale_an_outcome_is_the_log_of_what_it_would_be() -> None:
    assert looked(Outcome("chance", scale="log")) == pytest.approx(np.log(looked(Outcome("chance"))))


def test_what_is_nothing_counts_as_a_billionth_and_not_as_minus_infinity() -> None:
    assert set(looked(Outcome("nothing", scale="log"))) == {math.log(LEAST)}


def test_an_unknown_scale_is_refused_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match=r"'lag'.*log"):
        Outcome("chance", scale="lag").check(SIMULATION)  # type: ignore[arg-type]
