"""Deffuant, Neau, Amblard and Weisbuch 2000: how many camps are left, beside a loop of its own.

Published: one camp at a threshold of .5, two at .2, about 1 / (2 threshold) in all; 1,000 people, who meet
pair by pair and then both go half of the way, so that they agree. Few camps hold nearly
everybody, and between them stay a few whom nobody can reach: a camp counts where a twentieth of all is in it.
Update: event by event in the reading `one_pair`, all pairs at once in the reading `all_at_once`.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.theories.canon.deffuant import THEORY

CONVERGENCE = 0.5


def camps(opinions: NDArray[np.float32]) -> int:
    """Those that hold a twentieth of all; opinions nearer than .02 to the next are in one camp."""
    ordered = np.sort(opinions)
    held = np.diff(np.flatnonzero(np.concatenate([[True], np.diff(ordered) > 0.02, [True]])))
    return int((held >= ordered.size / 20).sum())


def left(people: int, threshold: float, *, steps: int, reading: str, batches: int = 1) -> NDArray[np.float64]:
    """How many camps are left, by run."""
    society = regular_society({"population": 1, "person": people}, {"person": "population"})
    run = Simulation(
        THEORY.reading(partner=reading), society, steps=steps, dt=1, start="2000-01-01", keep=("opinion",),
        parameters={"opinion.threshold": threshold, "opinion.convergence": CONVERGENCE},
    )  # fmt: skip
    found = []
    for draws in run.batches(batches * run.batch):
        opinions = run_batch(run, draws).values["opinion"]
        means = opinions[:, :: steps - 1].mean(2)
        assert np.abs(means[:, 0] - means[:, 1]).max() < 1e-4, "who meets gives up what the other gains"
        found += [camps(one) for one in opinions[:, -1]]
    return np.array(found, float)


def left_in_a_loop(
    people: int, threshold: float, *, meetings: int, runs: int, seed: int
) -> NDArray[np.float64]:
    """The same, pair by pair, each of two people who differ."""
    chance, found = np.random.default_rng(seed), []
    for _ in range(runs):
        opinion = chance.random(people).tolist()
        first = chance.integers(people, size=meetings).tolist()
        step = chance.integers(1, people, size=meetings).tolist()
        for one, further in zip(first, step, strict=True):
            other = (one + further) % people
            apart = opinion[other] - opinion[one]
            if abs(apart) < threshold:
                opinion[one] += CONVERGENCE * apart
                opinion[other] -= CONVERGENCE * apart
        found.append(camps(np.array(opinion, np.float32)))
    return np.array(found, float)


def assert_alike(one: NDArray[np.float64], other: NDArray[np.float64]) -> None:
    """Means within three standard errors of both sides; a tenth of a camp where neither varies."""
    error = sqrt(one.var(ddof=1) / one.size + other.var(ddof=1) / other.size)
    assert abs(one.mean() - other.mean()) <= max(3 * error, 0.1), (one.mean(), other.mean(), error)


@pytest.mark.parametrize("threshold", [0.12, 0.2, 0.5])
def test_all_at_once_leaves_as_many_camps_as_pair_by_pair(threshold: float) -> None:
    loop = left_in_a_loop(200, threshold, meetings=16_000, runs=60, seed=3)
    assert_alike(left(200, threshold, steps=160, reading="all_at_once", batches=2), loop)


def test_one_pair_at_a_time_is_the_loop() -> None:
    loop = left_in_a_loop(40, 0.2, meetings=2_400, runs=200, seed=4)
    assert_alike(left(40, 0.2, steps=2_500, reading="one_pair"), loop)


@pytest.mark.slow
@pytest.mark.parametrize("threshold", [0.1, 0.15, 0.2, 0.3, 0.5])
def test_a_thousand_people_are_left_with_about_one_camp_for_two_thresholds(threshold: float) -> None:
    found = left(1_000, threshold, steps=160, reading="all_at_once", batches=2)
    assert abs(found.mean() - 1 / (2 * threshold)) < 1
    assert_alike(found, left_in_a_loop(1_000, threshold, meetings=80_000, runs=40, seed=5))
    if threshold in (0.2, 0.5):
        assert round(found.mean()) == 1 / (2 * threshold) // 1
