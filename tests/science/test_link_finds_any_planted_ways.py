"""Whatever ways to a high mood are planted, `link` finds them, and what blocks them all."""

import itertools

import numpy as np
import pytest
from planted_links import (
    base,
    country,
    found,
    made,
    sets,
)

from conjuncture import (
    Fixed,
    derived,
    maximum,
    minimum,
    parameter,
)

# Any monotone "and" and "or" of five mechanisms, as data of one program: what three ways to a high mood need.
GATES = ("a", "b", "c", "d", "e")


def gates():
    @derived(country, source="-", absent=0.0)
    def a(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def b(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def c(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def d(storm):
        return storm

    @derived(country, source="-", absent=0.0)
    def e(storm):
        return storm

    return a, b, c, d, e


NEED = parameter(Fixed(0.0), unit="1 if it is needed", reason="-")


@derived(country, source="-", absent=0.0)
def way_0(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


@derived(country, source="-", absent=0.0)
def way_1(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


@derived(country, source="-", absent=0.0)
def way_2(a, b, c, d, e, *, na=NEED, nb=NEED, nc=NEED, nd=NEED, ne=NEED):
    return all_of((a, na), (b, nb), (c, nc), (d, nd), (e, ne))


def all_of(first, *others):
    open_ = maximum(first[0], 1 - first[1])
    for gate, needed in others:
        open_ = minimum(open_, maximum(gate, 1 - needed))
    return open_


@derived(country, source="-", absent=0.0)
def mood(base, way_0, way_1, way_2):
    return base + 0.6 * maximum(way_0, maximum(way_1, way_2))


def least(family):
    return {one for one in family if not any(other < one for other in family)}


def hitting(ways):
    """The minimal sets that meet every way: worked out by trying all."""
    every = [frozenset(c) for n in range(1, 6) for c in itertools.combinations(GATES, n)]
    return least({one for one in every if all(one & way for way in ways)})


def needing(ways):
    return {
        f"way_{number}.n{gate}": float(gate in way)
        for number, way in enumerate(ways)
        for gate in GATES
    }  # fmt: skip


@pytest.mark.parametrize("number", range(8))
def test_any_planted_ways_are_found_with_what_blocks_them_all(number):
    luck = np.random.default_rng(number)
    ways = [
        frozenset(luck.choice(GATES, luck.integers(1, 5), replace=False).tolist()) for _ in range(3)
    ]  # fmt: skip
    simulation = made(base, *gates(), way_0, way_1, way_2, mood, parameters=needing(ways))
    answer = found(simulation, *GATES, draws=16)
    assert sets(answer) == hitting(ways)
    assert sets(answer, "cores") == least(set(ways))
    assert not answer.figures.in_some_draws
