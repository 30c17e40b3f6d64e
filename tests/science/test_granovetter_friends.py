"""Granovetter 1978, friends who weigh more than strangers: his example, and where a large crowd then leaps.

Update: synchronous, from a quiet crowd.

In an endless crowd in which everybody has k friends, drawn at random, who are the part f of what one goes
by, let q be the chance that a friend acts while I do not, and r the share that acts. Of my friends m act, a
binomial number, and I see (1 - f) r + f m / k. Both go on from 0 to their first rest: see `infinite`.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import binom, norm

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import configuration, edges
from conjuncture.theories.canon.granovetter import THEORY as STRANGERS
from conjuncture.theories.canon.granovetter_friends import THEORY

MEAN, FRIENDS, PART = 0.25, 4, 0.5
CRITICAL = 0.1100061
"""The spread of thresholds at which the endless crowd leaps: with strangers alone it is 0.1222209."""


def infinite(spread: float, part: float, *, within: int = 4_000) -> float:
    """The share acting in an endless crowd where it first rests; 1 where it does not within so many steps."""
    acting = np.arange(FRIENDS + 1)
    q = r = 0.0
    for _ in range(within):
        joins = norm.cdf(((1 - part) * r + part * acting / FRIENDS - MEAN) / spread)
        following = (
            float(binom.pmf(acting[:-1], FRIENDS - 1, q) @ joins[:-1]),
            float(binom.pmf(acting, FRIENDS, q) @ joins),
        )
        if max(abs(following[0] - q), abs(following[1] - r)) < 1e-12:
            return r
        q, r = following
    return 1.0 if r > 0.5 else float("nan")


def rest(members: int, spread: float, part: float, *, steps: int, graphs: int = 1) -> NDArray[np.float64]:
    found = []
    for seed in range(graphs):
        society = regular_society(
            {"crowd": 1, "person": members},
            {"person": "crowd"},
            networks={"friends": configuration([FRIENDS] * members)},
            seed=seed,
        )
        run = Simulation(
            THEORY.reading(seen="part"), society, steps=steps, dt=1, start="1978-01-01", seed=seed,
            keep=("share_rioting",), parameters={"seen.part": part, "threshold.spread": spread},
        )  # fmt: skip
        share = run_batch(run, range(8)).values["share_rioting"][:, :, 0].astype(float)
        assert (share[:, -1] == share[:, -2]).all(), "a crowd was still moving: give it more steps"
        found.append(share[:, -1])
    return np.concatenate(found)


def test_who_knows_twenty_of_whom_fifteen_act_sees_more_than_half_of_a_crowd_where_48_do() -> None:
    """Person 99 has a threshold of one half; all others act from the start or never."""
    acting = np.arange(100) < 48
    needed = np.where(acting, -1.0, 2.0).astype(np.float32)
    needed[99] = 0.5
    known = [*range(15), *range(60, 65)]
    for theory, joins in ((THEORY, True), (STRANGERS, False)):
        society = regular_society(
            {"crowd": 1, "person": 100},
            {"person": "crowd"},
            {"listed_threshold": ("person", needed)},
            networks={"friends": edges([(99, one) for one in known])} if joins else None,
        )
        run = Simulation(theory.reading(threshold="listed"), society, steps=4, dt=1, start="1978-01-01")
        found = run_batch(run, range(1)).values
        assert bool(found["rioting"][0, -1, 99]) is joins
        if joins:
            assert found["seen"][0, 1, 99] == pytest.approx((15 * 2 + 33) / (20 * 2 + 80), abs=1e-7)


def test_friends_lower_the_spread_at_which_an_endless_crowd_leaps() -> None:
    assert infinite(CRITICAL - 1e-4, PART) < 0.1
    assert infinite(CRITICAL + 1e-4, PART) > 0.999
    assert infinite(0.1221, 0.0, within=100_000) < 0.07


@pytest.mark.parametrize("part", [0.0, PART])
def test_a_large_crowd_rests_where_the_endless_one_does(part: float) -> None:
    """The error is that between crowds, each with thresholds of its own."""
    found = rest(20_000, 0.1, part, steps=80, graphs=2)
    assert abs(found.mean() - infinite(0.1, part)) <= 3 * found.std(ddof=1) / sqrt(found.size)


@pytest.mark.parametrize(
    ("spread", "part", "leaps"), [(0.1055, PART, False), (0.1145, PART, True), (0.1145, 0.0, False)]
)
def test_a_crowd_with_friends_leaps_where_one_of_strangers_does_not(
    spread: float, part: float, leaps: bool
) -> None:
    found = rest(40_000, spread, part, steps=200)
    assert (found > 0.999).all() if leaps else (found < 0.06).all()
