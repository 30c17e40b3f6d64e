"""Half the step: what goes by rates stays, what goes by steps does not, and months stay the same months."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, derived, exp, log, regular_society, series, state
from conjuncture.engine.execute import run
from conjuncture.engine.worlds import Hold
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.half_step import (
    HalfStep,
    accrues_in,
    at_half_step,
    in_whole_steps,
    refuse_half_step,
)
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_interventions
from conjuncture.inquiry.experiments.wave_height import WaveHeight
from conjuncture.over_time import OverTime

country = Level("country")
war = series(country, unit="strain", absent=0.0)


@state(country, initial=1.0, unit="share", source="own idea")
def by_rate(by_rate, war, dt):
    """Half of it goes in a year of war."""
    return by_rate * exp(-log(2.0) * war * dt)


@state(country, initial=1.0, unit="share", source="own idea")
def by_step(by_step, war):
    """Half of it goes in a step of war."""
    return by_step * (1 - war / 2)


@derived(country, absent=0.0, unit="strikes per month", source="own idea")
def strikes(war, dt):
    """Twelve a year of war."""
    return 12 * war * dt


@derived(country, absent=0.0, unit="events per month", source="own idea")
def events(war, dt, noise):
    """One in a month of war."""
    return noise.poisson(12 * war * dt)


@derived(country, absent=0.0, unit="events", source="own idea")
def events_by_step(events):
    """The same without a unit of time."""
    return events


YEAR_OF_WAR = np.repeat([0.0, 1.0, 0.0], 12)
SIMULATION = Simulation(
    Theory.module(globals(), name="halved"),
    regular_society({"country": 1}),
    steps=36,
    start="1913-01-01",
    series={"war": YEAR_OF_WAR},
)


def at_the_end(simulation: Simulation, name: str) -> float:
    return float(run(simulation, 1).dataset[name][0, -1])


def test_what_goes_by_rates_is_the_same_and_what_goes_by_steps_goes_twice_as_fast() -> None:
    half = at_half_step(SIMULATION)
    assert at_the_end(half, "by_rate") == pytest.approx(at_the_end(SIMULATION, "by_rate"), rel=1e-5)
    assert at_the_end(SIMULATION, "by_step") == pytest.approx(0.5**12)
    assert at_the_end(half, "by_step") == pytest.approx(0.5**24)


def test_dates_inputs_and_holds_begin_where_they_began() -> None:
    half = at_half_step(replace(SIMULATION, holds=(Hold("by_rate", 0.25, 12, 24),)))
    months = run(half, 1).dataset
    assert (months["by_rate"].sel(time=slice("1914-01-01", "1914-12-31")) == 0.25).all()
    assert float(months["by_rate"].sel(time="1913-12-16")[0].item()) == 1
    held = {"held": hold("by_rate", 0.25, since="1914-01-01", until="1915-01-01")}
    war_years = Outcome("by_rate", since="1914-01-01", until="1915-01-01")
    for simulation in (SIMULATION, at_half_step(SIMULATION)):
        found = run_interventions(simulation, held, [war_years], 1)
        assert found.outcome(war_years, "held").item() == 0.25


def test_books_by_months_add_what_came_about_in_both_halves_and_keep_the_end_of_the_rest() -> None:
    whole, half = run(SIMULATION, 1).dataset, run(at_half_step(SIMULATION), 1).dataset
    folded = in_whole_steps(half)
    np.testing.assert_array_equal(folded["time"], whole["time"])
    np.testing.assert_allclose(folded["strikes"], whole["strikes"], rtol=1e-6)
    np.testing.assert_array_equal(folded["by_step"], half["by_step"][:, 1::2])


@pytest.mark.parametrize("how", get_args(OverTime))
def test_what_accrues_in_a_month_gives_the_same_outcome_at_half_the_step(how) -> None:
    outcome = Outcome("strikes", since="1913-07-01", until="1914-07-01", over_time=how, above=0.6)
    once, half = (
        float(outcome.of(one, run(one, 1).dataset)[0]) for one in (SIMULATION, at_half_step(SIMULATION))
    )
    assert half == pytest.approx(once, rel=1e-6)


def test_one_event_a_month_is_one_on_average_at_half_the_step_if_its_unit_says_that_it_accrues() -> None:
    """Without such a unit each half is a step of its own, and the mean of half an event is half."""
    means = {
        name: [
            float(Outcome(name, since="1914-01-01", until="1915-01-01").of(one, run(one, 400).dataset).mean())
            for one in (SIMULATION, at_half_step(SIMULATION))
        ]
        for name in ("events", "events_by_step")
    }
    # 4,800 draws of a Poisson number with mean one: three standard errors are 0.043.
    assert means["events"] == pytest.approx([1, 1], abs=0.045)
    assert means["events_by_step"] == pytest.approx([1, 0.5], abs=0.045)


@pytest.mark.parametrize(
    ("unit", "accrues"),
    [
        ("strikes per month", True),
        ("strikers a month", True),
        ("man-days for 1000 employees a month", True),
        ("share of workers in struggle in a month", False),
        ("1/year", False),
        ("", False),
    ],
)
def test_the_unit_says_whether_a_quantity_accrues_within_a_step(unit: str, accrues: bool) -> None:
    assert accrues_in(unit) is accrues


def test_worlds_of_a_simulation_at_half_the_step_are_at_half_the_step() -> None:
    assert isinstance(replace(at_half_step(SIMULATION), seed=1), HalfStep)


def test_a_wave_of_so_many_months_is_as_wide_at_half_the_step() -> None:
    wave = WaveHeight("strikes", months=12)
    heights = [float(wave.of(one, run(one, 1).dataset)[0]) for one in (SIMULATION, at_half_step(SIMULATION))]
    # The mean is of 49 running sums in place of 25; of sums half as wide the height would be 2.5.
    assert heights == pytest.approx([2 + 1 / 12, 2 + 1 / 24])


@pytest.mark.parametrize(
    ("question", "dt", "said"),
    [
        ({"first": {"outcome": {"since": "1905-01-20"}}}, 1 / 12, "1905-01-20 lies within a step"),
        ({"world": [{"input": "war", "at": [0.0, 1.0]}]}, 1 / 12, "one value for each step"),
        ({}, 1 / 365.2425, "12 hours"),
    ],
)
def test_half_a_step_that_would_ask_something_else_is_refused_with_a_remedy(
    question: dict[str, object], dt: float, said: str
) -> None:
    with pytest.raises(QuestionError, match=f"C1: .*{said}") as refused:
        refuse_half_step(question, "1905-01-01", dt, "C1")
    assert "leave the check of the step out" in refused.value.remedy
    refuse_half_step({"since": "1905-02-01", "until": "1905-03"}, "1905-01-01", 1 / 12, "C1")
