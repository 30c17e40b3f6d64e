"""Means over periods: those of the whole courses, to the bit, however few draws are run at once."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter, regular_society, state
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.identifying.period_means import Means, period_means

town = Level("town")
STEPS, DRAWS = 70, [0, 3, 4, 9, 200]
PERIODS = [range(*steps) for steps in pairwise((0, 24, 25, 60, STEPS))]
NAMES = ("unrest", "loud")


@state(town, initial=0.3, within=(0, 2), source="-")
def unrest(unrest, noise, *, step=parameter(Uniform(0.0, 0.1), unit="1", reason="-")):
    """Unrest that goes up and down; where it leaves its bounds, the draw fails."""
    return unrest + step * noise.normal()


@derived(town, source="-")
def loud(unrest):
    """Whether it is heard."""
    return unrest > 0.31


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return Simulation(Theory.of(unrest, loud), regular_society({"town": 3}), STEPS)


@pytest.fixture(scope="module")
def means(simulation: Simulation) -> list[Means]:
    return period_means(simulation, NAMES, DRAWS, PERIODS)


def test_they_are_the_means_of_the_whole_courses_added_up_in_the_order_of_steps(
    simulation: Simulation, means: list[Means]
) -> None:
    whole = run_worlds(simulation, (World(),), DRAWS).isel(world=0)
    assert (whole["failure"] == "").sum() in range(1, len(DRAWS))
    for period, of_period in zip(PERIODS, means, strict=True):
        for name in NAMES:
            course = whole[name].transpose("time", "draw", "town").to_numpy().astype(np.float64)
            expected = np.cumsum(course[period.start : period.stop], axis=0)[-1] / len(period)
            np.testing.assert_array_equal(of_period[name], expected)


def test_they_are_the_same_to_the_bit_in_batches_of_another_size(
    simulation: Simulation, means: list[Means], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Simulation, "batch", 2)
    in_pairs = period_means(replace(simulation), NAMES, DRAWS, PERIODS)
    for one, other in zip(means, in_pairs, strict=True):
        for name in NAMES:
            np.testing.assert_array_equal(one[name], other[name])


def test_progress_comes_to_its_end(simulation: Simulation) -> None:
    told: list[tuple[int, int]] = []
    period_means(simulation, NAMES, DRAWS, PERIODS, lambda *steps: told.append(steps))
    assert told[-1] == (STEPS, STEPS)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
