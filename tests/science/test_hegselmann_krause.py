"""Hegselmann and Krause 2002: how many opinions are left, beside a loop of its own and the published figures.

Update: synchronous. The published figures are means over runs of 625 people from uniform starts, printed with
one decimal. A loop in NumPy gives the errors of both sides: that of the mean it finds, and with them that of
50 published runs.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import everybody
from conjuncture.theories.canon.hegselmann_krause import THEORY

PUBLISHED = {0.01: 37.0, 0.05: 7.8, 0.10: 3.8, 0.15: 2.6, 0.20: 2.0, 0.25: 1.0}
PUBLISHED_RUNS = 50


def left(people: int, confidence: float, *, steps: int, batches: int = 1) -> NDArray[np.float64]:
    """How many opinions are left when nobody moves any more, by run."""
    society = regular_society(
        {"population": 1, "person": people}, {"person": "population"}, networks={"others": everybody()}
    )
    run = Simulation(
        THEORY, society, steps=steps, dt=1, start="2002-01-01", keep=("clusters", "opinion"),
        parameters={"opinion.confidence": confidence},
    )  # fmt: skip
    counted = []
    for draws in run.batches(batches * run.batch):
        found = run_batch(run, draws).values
        opinion = found["opinion"]
        assert np.abs(opinion[:, -1] - opinion[:, -2]).max() < 1e-5, "opinions still move: give more steps"
        counted.append(found["clusters"][:, -1, 0])
    return np.concatenate(counted).astype(float)


def left_in_a_loop(people: int, confidence: float, *, runs: int, seed: int) -> NDArray[np.float64]:
    """The same in double precision, from sorted opinions, until nothing moves."""
    chance, counted = np.random.default_rng(seed), []
    for _ in range(runs):
        opinion = np.sort(chance.random(people))
        while True:
            added = np.concatenate([[0.0], np.cumsum(opinion)])
            first = np.searchsorted(opinion, opinion - confidence, "left")
            last = np.searchsorted(opinion, opinion + confidence, "right")
            following = (added[last] - added[first]) / (last - first)
            if np.abs(following - opinion).max() < 1e-10:
                break
            opinion = np.sort(following)
        counted.append(1 + int((np.diff(opinion) > 1e-4).sum()))
    return np.array(counted, float)


def error(counted: NDArray[np.float64]) -> float:
    return float(counted.std(ddof=1)) / sqrt(counted.size)


@pytest.mark.parametrize("confidence", [0.05, 0.15, 0.35])
def test_a_hundred_people_are_left_with_as_many_opinions_as_in_a_loop(confidence: float) -> None:
    found = left(100, confidence, steps=60)
    loop = left_in_a_loop(100, confidence, runs=400, seed=1)
    assert abs(found.mean() - loop.mean()) <= 3 * sqrt(error(found) ** 2 + error(loop) ** 2)


def test_the_loop_gives_the_published_numbers_of_opinions() -> None:
    for confidence, published in PUBLISHED.items():
        loop = left_in_a_loop(625, confidence, runs=200, seed=2)
        spread = float(loop.std(ddof=1))
        tolerance = 3 * sqrt(spread**2 / PUBLISHED_RUNS + spread**2 / loop.size) + 0.05
        assert abs(loop.mean() - published) <= tolerance, (confidence, loop.mean(), tolerance)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("confidence", "steps"), [(0.01, 30), (0.05, 90), (0.10, 60), (0.15, 120), (0.20, 120), (0.25, 250)]
)
def test_625_people_are_left_with_the_published_number_of_opinions(confidence: float, steps: int) -> None:
    found = left(625, confidence, steps=steps)
    spread = float(found.std(ddof=1))
    tolerance = 3 * sqrt(spread**2 / PUBLISHED_RUNS + spread**2 / found.size) + 0.05
    assert abs(found.mean() - PUBLISHED[confidence]) <= tolerance, (found.mean(), tolerance)
