"""When governments fall: by the clock in their usual state, sooner or later as it departs from the usual."""

from __future__ import annotations

import math

import pytest

from conjuncture.theories.leninism.crisis import governments as fall

MONTH = 1 / 12

QUIET = {
    "pressure": 0.05, "usual_pressure": 0.05, "coercion": 0.7, "usual_want_of_force": 0.3, "defeat": 0.0,
    "elected": 0.0, "workers_power": False,
}  # fmt: skip
WEIGHTS = {"clock": 0.004, "sharpness": 4.0, "of_defeat": 0.7, "of_votes": 0.7}


def falls(**situation: float) -> float:
    return fall.collapse(**{**QUIET, **situation}, **WEIGHTS)


def test_a_government_in_its_usual_state_falls_by_the_clock_whatever_that_state_is() -> None:
    assert falls() == pytest.approx(0.004)
    worse = {"pressure": 0.5, "usual_pressure": 0.5, "coercion": 0.2, "usual_want_of_force": 0.8}
    assert falls(**worse) == pytest.approx(0.004)


def test_unusual_pressure_want_of_force_and_defeat_hasten_a_fall_and_a_vote_delays_it() -> None:
    assert falls(pressure=0.5) == pytest.approx(10 * 0.004)
    assert falls(coercion=0.4) == pytest.approx(2**4 * 0.004)
    assert falls(defeat=1.0) == pytest.approx(0.004 * math.exp(0.7))
    assert falls(elected=1.0) == pytest.approx(0.004 * math.exp(-0.7))


def test_nobody_pressing_or_workers_in_power_means_no_fall() -> None:
    assert falls(pressure=0.0) == 0
    assert falls(workers_power=True) == 0


def test_a_new_government_answers_to_no_election_until_it_has_called_one() -> None:
    here = {"elected": 0.3, "liberal_rule": False, "shared_rule": False, "dt": MONTH, "called": 12.0}
    assert fall.elected(rule=0, next_rule=0, old_power=True, **here) == pytest.approx(0.3)
    assert fall.elected(rule=0, next_rule=1, old_power=True, **here) == 0
    later = {**here, "elected": 0.0, "liberal_rule": True}
    assert fall.elected(rule=1, next_rule=1, old_power=False, **later) == pytest.approx(1 - math.exp(-1))
