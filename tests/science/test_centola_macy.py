"""Centola and Macy 2007: which thresholds spread on rings and grids, and what a few long ties do to them.

Update: synchronous. Who acts goes on acting, so the end does not depend on the order.

On a ring of eight ties whoever comes next has four who act on the side from which it comes. With the
threshold four all four are needed. Where each tie is moved away with the probability p, next ones have all
four with the probability (1 - p)^4, and the first who lacks one ends that side for good: see `expected`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import edges, grid, ring, watts_strogatz
from conjuncture.theories.canon.centola_macy import THEORY

TIES, SEED = 8, 9


def ends(
    rule, members: int, enough: int, *, steps: int, seed: int = 0, reading: str = "number"
) -> NDArray[np.float64]:
    """How many act when nobody begins any more, of 16 draws, each with an origin of its own."""
    society = regular_society(
        {"population": 1, "person": members},
        {"person": "population"},
        networks={"friends": rule},
        seed=seed,
    )
    run = Simulation(
        THEORY.reading(needed=reading), society, steps=steps, dt=1, start="2007-01-01", seed=seed,
        keep=("spread",), parameters={"enough": enough},
    )  # fmt: skip
    share = run_batch(run, range(16)).values["spread"][:, :, 0].astype(float)
    assert (share[:, -1] == share[:, -2]).all(), "it was still spreading: give it more steps"
    return np.round(share[:, -1] * members)


def expected(members: int, p: float) -> float:
    """How many act in the end on a rewired ring with the threshold four, but for terms in p squared.

    The seed, and on each side as many as come before the first who lacks a tie; at most all.
    """
    whole = (1 - p) ** (TIES // 2)
    reach = whole ** np.arange(1, members)  # probability that a side reaches so far
    far = np.cumsum(reach)
    assert far[-1] * 2 < members / 8, "the two sides would meet"
    return float(SEED + 2 * far[-1])


def expected_of_swaps(members: int, p: float) -> float:
    """The same where exactly that share of ties is gone: so far the next who lacks one is on each side."""
    gone = 2 * round(p * members * TIES / 4)
    return SEED + 2 * (members - gone) / (gone + 1)


def swapped(members: int, p: float, seed: int):
    """A ring of whose ties a share p exchange their ends two by two, so that everybody keeps eight."""
    chance = np.random.default_rng(seed)
    pairs = [(one, (one + step) % members) for one in range(members) for step in range(1, TIES // 2 + 1)]
    tied = {frozenset(pair) for pair in pairs}
    for _ in range(round(p * len(pairs) / 2)):
        while True:
            i, j = chance.integers(len(pairs), size=2).tolist()
            (a, b), (c, d) = pairs[i], pairs[j]
            new = frozenset((a, d)), frozenset((c, b))
            if len({a, b, c, d}) == 4 and not tied & set(new):
                break
        tied -= {frozenset((a, b)), frozenset((c, d))}
        tied |= set(new)
        pairs[i], pairs[j] = (a, d), (c, b)
    return edges(pairs)


@pytest.mark.parametrize(("enough", "spreads"), [(3, True), (4, True), (5, False)])
def test_a_ring_of_eight_ties_spreads_what_needs_four_and_nothing_that_needs_five(
    enough: int, spreads: bool
) -> None:
    assert set(ends(ring(TIES), 200, enough, steps=60 if enough == 3 else 102)) == {200 if spreads else SEED}


@pytest.mark.parametrize(("enough", "spreads"), [(2, True), (3, True), (4, False)])
def test_eight_neighbours_on_a_grid_spread_what_needs_three_and_nothing_that_needs_four(
    enough: int, spreads: bool
) -> None:
    assert set(ends(grid("moore"), 400, enough, steps=40)) == {400 if spreads else SEED}


@pytest.mark.parametrize("p", [0.01, 0.1, 1.0])
def test_what_needs_five_spreads_on_no_rewired_ring(p: float) -> None:
    """Rewiring may give the seed's edge a fifth source now and then: a handful, never a cascade."""
    assert ends(watts_strogatz(TIES, p), 1_000, 5, steps=40).max() < 30


def assert_rewiring_stops_it(
    rewired: Callable[[int, float, int], object], members: int, p: float, graphs: int, steps: int
) -> None:
    """Within three standard errors, those between graphs, of what the first missing ties leave."""
    means = [ends(rewired(members, p, n), members, 4, steps=steps, seed=n).mean() for n in range(graphs)]
    found = np.array(means)
    error = found.std(ddof=1) / sqrt(graphs)
    derived = expected_of_swaps(members, p) if rewired is swapped else expected(members, p)
    assert abs(found.mean() - derived) <= 3 * error, (found.mean(), error, derived)
    assert found.max() < members / 4


def moved(members: int, p: float, seed: int):
    del members, seed  # the society's own
    return watts_strogatz(TIES, p)


def test_one_tie_in_a_hundred_moved_away_stops_what_needs_four() -> None:
    assert_rewiring_stops_it(moved, 1_200, 0.01, graphs=6, steps=250)


@pytest.mark.slow
@pytest.mark.parametrize(("rewired", "graphs"), [(moved, 6), (swapped, 24)])
@pytest.mark.parametrize(("p", "steps"), [(0.01, 400), (0.001, 2_500)])
def test_one_tie_in_a_thousand_is_enough_whether_or_not_everybody_keeps_eight(
    rewired, graphs, p, steps
) -> None:
    assert_rewiring_stops_it(rewired, 10_000, p, graphs=graphs, steps=steps)


@pytest.mark.slow
@pytest.mark.parametrize("reading", ["number", "share"])
def test_on_forty_thousand_both_readings_of_the_threshold_stop_at_one_in_a_hundred(reading: str) -> None:
    assert ends(watts_strogatz(TIES, 0.01), 40_000, 4, steps=600, reading=reading).max() < 400
    assert set(ends(grid("moore"), 40_000, 3, steps=300, reading=reading)) == {40_000}
