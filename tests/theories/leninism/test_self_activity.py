"""Taking part in running the workers' state: what draws people in, what keeps them away; strikes apart."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from conjuncture import Theory, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.testing import stand_in
from conjuncture.theories.leninism.levels import country
from conjuncture.theories.leninism.workers_state import WORKERS_STATE
from conjuncture.theories.leninism.workers_state.administration import self_activity, years_of_power

KEEPS_AWAY = {
    "exhaustion": "of_exhaustion",
    "workers": "of_numbers",
    "unemployment": "of_unemployment",
    "repression_of_workers": "of_fear",
    "excluding_rule": "of_exclusion",
}
AT_BEST = {"exhaustion": 0.0, "workers": 1.0, "unemployment": 0.0, "repression_of_workers": 0.0,
           "excluding_rule": 0.0}  # fmt: skip
UNHEARD = {"administration_by_workers": 0.0, "policy_democracy": 0.0, "cult": 0.0}
WEIGHTS = dict.fromkeys([*KEEPS_AWAY.values(), "of_cult"], 0.5)
SOCIETY = regular_society({"world": 1, "country": 1}, {"country": "world"})
MONTHS, POWER = 36, 6

THEORY = Theory.of(
    self_activity,
    years_of_power,
    stand_in("workers_power", country, True),
    stand_in("liveliness", country, 0.4),
    *(stand_in(name, country, value) for name, value in {**AT_BEST, **UNHEARD}.items()),
)


def next_month(now: float = 0.5, **situation: float) -> float:
    """How many take part a month later, a year after workers came to power."""
    settings = {**AT_BEST, **UNHEARD, "liveliness": 0.9, **situation}
    return self_activity(
        self_activity=now, workers_power=True, years_of_power=1.0, dt=1 / 12, pace=3.0, **settings, **WEIGHTS
    )


@pytest.mark.parametrize("heard", ["administration_by_workers", "policy_democracy"])
def test_who_is_heard_takes_part(heard: str) -> None:
    assert next_month() == pytest.approx(0.5)
    assert next_month(**{heard: 0.4}) > 0.5
    assert next_month(**{heard: 0.8}) > next_month(**{heard: 0.4})


@pytest.mark.parametrize("cause", KEEPS_AWAY)
def test_each_of_five_causes_keeps_people_away_by_itself_and_not_where_it_has_no_weight(cause: str) -> None:
    worse = {cause: 0.5}
    assert next_month(**worse) < 0.5
    settings = {**AT_BEST, **UNHEARD, **worse, **WEIGHTS, KEEPS_AWAY[cause]: 0.0, "liveliness": 0.9}
    weightless = self_activity(
        self_activity=0.5, workers_power=True, years_of_power=1.0, dt=1 / 12, pace=3.0, **settings
    )
    assert weightless == pytest.approx(0.5)


def test_the_five_have_one_prior_for_their_weight() -> None:
    priors = {WORKERS_STATE.parameters[f"self_activity.{weight}"].prior for weight in KEEPS_AWAY.values()}
    assert len(priors) == 1


def test_a_growing_workforce_does_no_more_than_a_whole_one() -> None:
    assert next_month(workers=1.5) == next_month(workers=1.0)


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """Workers come to power after half a year, heard a little and worn out. They strike on, stop, or never
    did."""
    month = np.arange(MONTHS)
    heard = {"administration_by_workers": np.full(MONTHS, 0.2), "exhaustion": np.full(MONTHS, 0.8)}
    strikes = {
        "throughout": np.full(MONTHS, 0.8),
        "until power": np.where(month <= POWER, 0.8, 0.0),
        "never": np.zeros(MONTHS),
    }
    simulation = Simulation(THEORY, SOCIETY, MONTHS, series={"workers_power": month >= POWER, **heard})
    return run_worlds(
        simulation, [World(name, series={"liveliness": course}) for name, course in strikes.items()], 16
    )


def test_nobody_takes_part_in_running_a_state_that_is_not_the_workers(worlds: xr.Dataset) -> None:
    assert (worlds["self_activity"].isel(time=slice(0, POWER + 1)) == 0).all()


def test_it_begins_with_those_in_motion(worlds: xr.Dataset) -> None:
    first = worlds["self_activity"].isel(time=POWER + 1)
    np.testing.assert_allclose(first.sel(world=["throughout", "until power"]), 0.8, rtol=0, atol=1e-6)
    assert (first.sel(world="never") == 0).all()


def test_after_the_first_month_strikes_change_nothing_in_how_many_take_part(worlds: xr.Dataset) -> None:
    taking_part = worlds["self_activity"]
    np.testing.assert_array_equal(taking_part.sel(world="throughout"), taking_part.sel(world="until power"))


def test_a_class_that_never_struck_may_come_to_take_part_and_one_that_strikes_may_cease_to(
    worlds: xr.Dataset,
) -> None:
    last = worlds["self_activity"].isel(time=-1)
    assert (last.sel(world="never") > 0.05).any()
    assert (last.sel(world="throughout") < 0.5).any()


def test_nothing_else_of_the_workers_state_reads_how_lively_the_class_is() -> None:
    readers = {
        name
        for name, mechanism in WORKERS_STATE.mechanisms.items()
        for reading in mechanism.readings.values()
        if {"liveliness", "activity", "class_activity", "seen_activity"} & set(reading.reads)
    }
    assert readers == {"self_activity"}
