"""What a recorded course says of a theory is what waiting for it says: chances, parameters, states, twins.

Waiting is exact and dear: of all free draws those are left in which the recorded course came about by itself.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import xarray as xr

from conjuncture import Level, LogUniform, Theory, derived, parameter, state, where
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.society.regular import regular

country = Level("country")
STEPS, DRAWS = 18, 20_000


def _rate(low: float, high: float) -> Any:
    return parameter(LogUniform(low, high), unit="1/year", reason="-")


@state(country, initial=0.0, within=(0, 1), source="-")
def anger(anger, strike, noise, *, fades=_rate(0.05, 0.5)):
    """It rises by strikes, fades, and has luck of its own."""
    return where(strike, 0.5 + 0.5 * anger, anger * (1 - fades)) * noise.uniform(0.9, 1.0)


@derived(country, absent=False, source="-")
def strike(rule, noise, dt, *, often=_rate(1.0, 10.0)):
    """More often under a new rule."""
    return noise.happens(often * (1 + rule), dt)


@state(country, initial=0.0, within=(0, 2), source="-")
def rule(next_rule):
    """Who governs."""
    return next_rule


@derived(country, within=(0, 2), source="-")
def next_rule(rule, anger, noise, dt, *, falls=_rate(0.3, 6.0), settles=_rate(0.3, 6.0)):
    """Anger brings the old power down; a new one settles."""
    return noise.passage(rule, {1: where(rule < 0.5, falls * anger, 0.0), 2: settles}, dt)


CODES = np.full((STEPS, 1), UNRECORDED)
CODES[:6], CODES[6], CODES[7:10], CODES[10:12] = 0.0, 1.0, 1.0, other_than(0.0)
CODES[12:15] = other_than(2.0)
NO_STRIKE = Hold("strike", False, 0, 7)


@pytest.fixture(scope="module")
def found() -> xr.Dataset:
    """Free worlds and worlds on the course, each with a twin in which nobody struck before the fall."""
    simulation = Simulation(
        Theory.of(anger, strike, rule, next_rule),
        regular({"country": 1}),
        steps=STEPS,
        on_course=("next_rule", "strike"),
        settable=("strike",),
    )
    course = {"next_rule": CODES}
    worlds = (
        World("free"),
        World("free, no strike", holds=(NO_STRIKE,)),
        World("course", course=course),
        World("course, no strike", course={}, luck_of="course", holds=(NO_STRIKE,)),
        World("course, no strike, other luck", course={}, holds=(NO_STRIKE,)),
    )
    return run_worlds(simulation, worlds, DRAWS)


@pytest.fixture(scope="module")
def waited(found: xr.Dataset) -> np.ndarray:
    """Draws whose free world came to the recorded course by itself."""
    came = found["next_rule"].sel(world="free").to_numpy()
    codes = CODES[:, 0]
    agrees = np.where(codes < UNRECORDED, came != -2 - codes, came == codes) | (codes == UNRECORDED)
    return agrees.all(axis=1)


@pytest.fixture(scope="module")
def weights(found: xr.Dataset) -> np.ndarray:
    return np.exp(found["log chance of next_rule"].sel(world="course").sum("time").to_numpy().astype(float))


def _mean_and_error(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    share = weights / weights.sum()
    mean = float((share * values).sum())
    return mean, float(np.sqrt((share**2 * (values - mean) ** 2).sum()))


def _agree(
    found: xr.Dataset, waited: np.ndarray, weights: np.ndarray, what: Any, worlds: tuple[str, str]
) -> None:
    """The mean of a figure over the draws that came to it, and by weight, within three standard errors."""
    by_waiting, error = _mean_and_error(what(found.sel(world=worlds[0])), waited.astype(float))
    by_weight, other = _mean_and_error(what(found.sel(world=worlds[1])), weights)
    assert abs(by_waiting - by_weight) <= 3 * np.hypot(error, other), (by_waiting, error, by_weight, other)


def test_the_chance_of_the_course_is_that_of_waiting_for_it(waited: np.ndarray, weights: np.ndarray) -> None:
    error = np.hypot(waited.std(), weights.std()) / np.sqrt(DRAWS)
    assert 100 < waited.sum() < DRAWS / 10
    assert abs(waited.mean() - weights.mean()) < 3 * error
    assert weights.std() < waited.std() / 2  # it tells the same of fewer draws


@pytest.mark.parametrize("quantity", ["next_rule.falls", "next_rule.settles", "strike.often", "anger.fades"])
def test_quantities_are_those_of_the_draws_that_came_to_it(
    found: xr.Dataset, waited: np.ndarray, weights: np.ndarray, quantity: str
) -> None:
    def what(run: xr.Dataset) -> np.ndarray:
        return np.log(run["parameters"].sel(parameter=quantity).to_numpy().astype(float))

    _agree(found, waited, weights, what, ("free", "course"))


@pytest.mark.parametrize("step", [5, 11, STEPS - 1])
@pytest.mark.parametrize("name", ["anger", "strike", "rule"])
def test_states_are_those_of_the_draws_that_came_to_it(
    found: xr.Dataset, waited: np.ndarray, weights: np.ndarray, name: str, step: int
) -> None:
    def what(run: xr.Dataset) -> np.ndarray:
        return run[name].isel(time=step).to_numpy().astype(float)

    _agree(found, waited, weights, what, ("free", "course"))


def _fallen(run: xr.Dataset) -> np.ndarray:
    """Whether the old power fell by the month in which it did."""
    return (run["next_rule"].isel(time=6) > 0).to_numpy().astype(float)


def test_had_nobody_struck_is_what_the_twins_of_those_draws_say(
    found: xr.Dataset, waited: np.ndarray, weights: np.ndarray
) -> None:
    _agree(found, waited, weights, _fallen, ("free, no strike", "course, no strike"))


def test_with_other_luck_a_twin_says_something_else(
    found: xr.Dataset, waited: np.ndarray, weights: np.ndarray
) -> None:
    own, error = _mean_and_error(_fallen(found.sel(world="course, no strike")), weights)
    other, other_error = _mean_and_error(_fallen(found.sel(world="course, no strike, other luck")), weights)
    assert abs(own - other) > 5 * np.hypot(error, other_error)
