"""Granovetter 1978: what the paper states and what follows from it by arithmetic, met by the running theory.

Update: synchronous, from a quiet crowd.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq
from scipy.stats import norm

from conjuncture import Theory
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.society import Society, regular
from conjuncture.theories.canon.granovetter import THEORY

MEAN = 0.25
CRITICAL_SPREAD, REST_AT_CRITICAL = 0.122220868, 0.0620033


def crowds(number: int, size: int, thresholds: ArrayLike | None = None) -> Society:
    """Some crowds of one size; thresholds crowd after crowd, as shares."""
    listed = (
        () if thresholds is None else [("listed_threshold", ("person", np.asarray(thresholds, np.float32)))]
    )
    return regular({"crowd": number, "person": number * size}, {"person": "crowd"}, dict(listed))


def rest(theory: Theory, society: Society, *, steps: int, **parameters: float) -> NDArray[np.float32]:
    """The share of each crowd acting when nothing moves any more: one batch, (draws x crowds,)."""
    simulation = Simulation(
        theory,
        society,
        steps=steps,
        dt=1,
        start="1978-01-01",
        keep=("share_rioting",),
        parameters={f"threshold.{name}": value for name, value in parameters.items()},
    )
    share = run_batch(simulation, range(simulation.batch)).values["share_rioting"]
    assert (share[:, -1] == share[:, -2]).all(), "a crowd was still moving: give it more steps"
    assert (np.diff(share, axis=1) >= 0).all(), "somebody who had joined stopped"
    return share[:, -1].ravel()


def root(function: Callable[[float], float], low: float, high: float) -> float:
    """Where a function crosses zero, to the last digits."""
    return float(brentq(function, low, high, xtol=1e-15))  # type: ignore[arg-type]


def infinite_rest(spread: float) -> float:
    """The first fixed point from below of r = F(r), F normal: what a crowd without end rests at.

    Below the mean F is convex, so r - F(r) is greatest where F' = 1, that is where the normal density at
    z = (r - mean) / spread equals the spread. If F reaches r before that point, the crowd rests there;
    otherwise it passes, and rests beyond the mean.
    """

    def lack(r: float) -> float:
        return float(norm.cdf((r - MEAN) / spread)) - r

    steepest = 1 / sqrt(2 * np.pi)
    turn = MEAN - spread * sqrt(max(0.0, -2 * np.log(spread / steepest)))
    if turn > 0 and lack(turn) <= 0:
        return root(lack, 0.0, turn)
    return root(lack, MEAN, 1.0)


def test_a_crowd_with_thresholds_0_to_99_riots_whole_and_one_changed_person_leaves_a_single_rioter() -> None:
    even = np.arange(100) / 100
    changed = even.copy()
    changed[1] = 0.02
    society = crowds(2, 100, np.concatenate([even, changed]))
    shares = rest(THEORY.reading(threshold="listed"), society, steps=103)
    assert set(shares[::2] * 100) == {100}
    assert set(np.round(shares[1::2] * 100, 4)) == {1}


def test_shares_of_a_crowd_are_the_numbers_nearest_to_the_fractions() -> None:
    """5 of 100 must reach a threshold of 0.05: a mean made with a rounded reciprocal falls short of it."""
    for size in (7, 100, 365):
        acting = np.arange(size)[None, :] < np.arange(size + 1)[:, None]
        society = crowds(size + 1, size, np.where(acting, 0.0, 2.0).ravel())
        shares = rest(THEORY.reading(threshold="listed"), society, steps=3).reshape(-1, size + 1)
        assert (shares == (np.arange(size + 1) / size).astype(np.float32)).all()


def test_a_deterministic_crowd_of_100_leaps_only_between_spreads_of_12_5_and_13() -> None:
    """Each person stands at their own quantile of the normal, so that no sampling is left."""
    quantiles = norm.ppf((np.arange(100) + 0.5) / 100)
    spreads = (0.10, 0.11, 0.12, 0.125, 0.13, 0.14, 0.15)
    thresholds = np.concatenate([MEAN + spread * quantiles for spread in spreads])
    shares = rest(THEORY.reading(threshold="listed"), crowds(len(spreads), 100, thresholds), steps=103)
    persons = np.round(shares.reshape(-1, len(spreads))[0] * 100)
    assert (persons[:4] <= 6).all()
    assert (persons[4:] >= 95).all()
    assert persons[3] == 5


def test_crowds_of_100_sampled_from_the_uniform_often_never_start() -> None:
    """P(none) = .99^100: nobody drew 0. P(exactly one) = .98^99: one drew 0, and no other drew 0 or 1."""
    shares = rest(THEORY.reading(threshold="uniform"), crowds(400, 100), steps=103)
    rioters = np.round(shares * 100)
    for count, exact, printed in ((0, 0.99**100, 0.366), (1, 0.98**99, 0.135)):
        assert abs(exact - printed) <= 0.0005
        found = float((rioters == count).mean())
        assert abs(found - exact) <= 3 * sqrt(exact * (1 - exact) / rioters.size)


def test_the_critical_spread_of_an_infinite_crowd_is_where_f_touches_the_diagonal() -> None:
    touching = root(lambda r: float(norm.ppf(r) * norm.pdf(norm.ppf(r))) + MEAN - r, 0.01, 0.2)
    spread = float(norm.pdf(norm.ppf(touching)))
    assert spread == pytest.approx(CRITICAL_SPREAD, abs=1e-9)
    assert touching == pytest.approx(REST_AT_CRITICAL, abs=1e-7)
    # A rest near the touching point moves as the root of the distance: 1e-12 moves it by about 1e-6.
    assert infinite_rest(spread - 1e-12) == pytest.approx(REST_AT_CRITICAL, abs=1e-5)
    assert infinite_rest(spread + 1e-12) == pytest.approx(1.0, abs=1e-8)
    # F(r) = Phi((r - .25) / s) tends to 1/2 + (r - .25) / (s sqrt(2 pi)).
    assert infinite_rest(1000.0) == pytest.approx(0.5, abs=1 / 1000)


@pytest.mark.parametrize("spread", [0.10, 0.115, 1.0, 50.0])
def test_large_crowds_rest_where_the_infinite_crowd_does(spread: float) -> None:
    """Of N people F +- sqrt(F (1 - F) / N) stand at r or below; the rest moves 1 / (1 - F') times as far."""
    size, number = 20_000, 2
    expected = infinite_rest(spread)
    slope = norm.pdf((expected - MEAN) / spread) / spread
    one_crowd = sqrt(expected * (1 - expected) / size) / (1 - slope)
    shares = rest(THEORY, crowds(number, size), steps=150, spread=spread)
    assert abs(float(shares.mean()) - expected) <= 3 * one_crowd / sqrt(shares.size)


@pytest.mark.parametrize(("spread", "leaps"), [(0.1185, False), (0.1260, True)])
def test_crowds_of_50000_leap_just_above_the_critical_spread_and_not_just_below(
    spread: float, leaps: bool
) -> None:
    """At these spreads F misses the diagonal by more than five standard errors of a crowd of this size."""
    size = 50_000
    gap = abs(float(norm.cdf((REST_AT_CRITICAL - MEAN) / spread)) - REST_AT_CRITICAL)
    assert gap > 5 * sqrt(REST_AT_CRITICAL * (1 - REST_AT_CRITICAL) / size)
    shares = rest(THEORY, crowds(1, size), steps=200, spread=spread)
    assert (shares > 0.999).all() if leaps else (shares < REST_AT_CRITICAL).all()
