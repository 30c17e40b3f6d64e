"""Random graphs: Poisson, small worlds, and graphs with given numbers of ties."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any

import numpy as np

from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.networks.lattices import check_ring
from conjuncture.society.networks.rule import Numbers, Rule, Ties, mutual

_SWITCHES = (
    20  # times that each tie is offered another end; 10 are usual (Milo et al. 2003, cond-mat/0312028)
)


def poisson(mean: float) -> Rule:
    """Any two are tied with the same chance; numbers of ties are Poisson with this mean.

    Example:
        poisson(6)

    Args:
        mean: ties of a member on average; at most all others.
    """

    def ties(filling: Filling, generator: np.random.Generator) -> Ties:
        members = filling.size
        if not 0 < mean <= members - 1:
            raise SocietyError(
                f"poisson({mean:g}) among {members} members: give a mean above 0 and at most {members - 1}"
            )
        pairs = members * (members - 1) // 2
        many = generator.binomial(pairs, mean / (members - 1))
        return mutual(*_pair(generator.choice(pairs, many, replace=False, shuffle=False)))

    return Rule(f"poisson({mean:g})", ties, ("poisson", (mean,)), lambda members: _most(mean, members))


def watts_strogatz(degree: int, rewired: float) -> Rule:
    """A small world: a ring of which each tie's far end is moved to anybody with this probability.

    Watts and Strogatz, "Collective dynamics of 'small-world' networks", Nature 393 (1998).

    Example:
        watts_strogatz(8, 0.1)

    Args:
        degree: ties of each member on the ring; an even number.
        rewired: probability that a tie is moved, from 0 to 1.
    """

    def ties(filling: Filling, generator: np.random.Generator) -> Ties:
        members = filling.size
        if not 0 <= rewired <= 1:
            raise SocietyError(f"{written}: give a probability from 0 to 1")
        check_ring(written, degree, members)
        near = np.repeat(np.arange(members), degree // 2)
        far = (near + np.tile(np.arange(1, degree // 2 + 1), members)) % members
        tied: list[set[int]] = [set() for _ in range(members)]
        for one, other in zip(near.tolist(), far.tolist(), strict=True):
            tied[one].add(other)
            tied[other].add(one)
        for place in np.flatnonzero(generator.random(len(near)) < rewired).tolist():
            one, other = int(near[place]), int(far[place])
            if len(tied[one]) == members - 1:
                continue  # nobody is left to whom it could be moved
            new = one
            while new == one or new in tied[one]:
                new = int(generator.integers(members))
            tied[one] = tied[one] - {other} | {new}
            tied[other].remove(one)
            tied[new].add(one)
            far[place] = new
        return mutual(near, far)

    def most(members: int) -> int:
        moved_here = rewired * degree / 2 * members / max(members - 1 - 2 * degree, 1)
        return min(degree + _most(moved_here, members), members - 1)

    written, recipe = f"watts_strogatz({degree}, {rewired:g})", ("watts_strogatz", (degree, rewired))
    return Rule(written, ties, recipe, most)


def configuration(degrees: Sequence[int] | Any) -> Rule:
    """Each member has the given number of ties; chance decides who is tied to whom.

    Example:
        configuration([2, 2, 1, 1])

    Args:
        degrees: ties of each member.
    """
    wanted = np.asarray(degrees)

    def ties(filling: Filling, generator: np.random.Generator) -> Ties:
        import igraph  # here: a society without networks does not need it

        if wanted.shape != (filling.size,) or wanted.dtype.kind not in "iu":
            raise SocietyError(
                f"configuration(...) was given {wanted.dtype} of shape {wanted.shape} for {filling.size} "
                "members; give each a whole number of ties"
            )
        if not igraph.is_graphical(wanted.tolist(), None, False, False):
            raise SocietyError(
                f"configuration(...): no network has these numbers of ties: they add up to {wanted.sum()}"
                + (", an odd number; each tie has two ends" if wanted.sum() % 2 else "")
                + (
                    f"; nobody can have fewer than 0 or more than {filling.size - 1}"
                    if ((wanted < 0) | (wanted >= filling.size)).any()
                    else "; members with many ties find too few others with enough ties"
                    if wanted.sum() % 2 == 0
                    else ""
                )
                + ". Change the numbers"
            )
        graph = igraph.Graph.Realize_Degree_Sequence(wanted.tolist(), method="smallest")
        edges = np.array(graph.get_edgelist(), np.int64).reshape(-1, 2)
        return mutual(*_switched(edges, filling.size, generator).T)

    recipe = ("configuration", (tuple(wanted.tolist()) if wanted.ndim else degrees,))
    written = f"configuration(...) of {wanted.sum() // 2} ties"
    return Rule(written, ties, recipe, lambda _: max(int(wanted.max(initial=0)), 1))


WITH_CHANCE = {"configuration": configuration, "poisson": poisson, "watts_strogatz": watts_strogatz}


def _most(mean: float, members: int) -> int:
    """How many ties a member may have, if their number is Poisson or binomial with this mean: that one of so
    many has more is less likely than 1e-9, by Chernoff's bound."""
    ties = max(int(mean), 1)
    while ties < members - 1 and log(members) - mean + (ties + 1) * (
        1 + log(max(mean, 1e-300) / (ties + 1))
    ) > log(1e-9):
        ties += 1
    return min(ties, members - 1)


def _pair(code: Numbers) -> tuple[Numbers, Numbers]:
    """The two of a pair, from the number of the pair: 0 is (0, 1), then (0, 2), (1, 2), (0, 3), ..."""
    larger = ((1 + np.sqrt(1 + 8 * code.astype(np.float64))) // 2).astype(np.int64)
    larger -= larger * (larger - 1) // 2 > code  # the root is rounded
    larger += larger * (larger + 1) // 2 <= code
    return code - larger * (larger - 1) // 2, larger


def _switched(edges: Numbers, members: int, generator: np.random.Generator) -> Numbers:
    """The same numbers of ties, with other ends: two ties at a time exchange theirs, where both may.

    A chain that visits all such graphs equally often, if it is run for long.
    """
    for _ in range(2 * _SWITCHES):  # in each round half of the ties are offered the ends of the other half
        order = generator.permutation(len(edges))
        half = len(edges) // 2
        one, other = order[:half], order[half : 2 * half]
        turned = generator.random(half) < 0.5
        other_ends = np.where(turned[:, None], edges[other][:, ::-1], edges[other])
        first = np.stack([edges[one, 0], other_ends[:, 1]], axis=1)
        second = np.stack([other_ends[:, 0], edges[one, 1]], axis=1)
        codes = [new.min(axis=1) * members + new.max(axis=1) for new in (first, second)]
        there = np.sort(edges, axis=1) @ [members, 1]
        every = np.sort(np.concatenate(codes))
        refused = np.sort(np.concatenate([there, every[1:][every[1:] == every[:-1]]]))
        fine = (first[:, 0] != first[:, 1]) & (second[:, 0] != second[:, 1])
        fine &= ~_among(refused, codes[0]) & ~_among(refused, codes[1])
        edges[one[fine]], edges[other[fine]] = first[fine], second[fine]
    return edges


def _among(ordered: Numbers, numbers: Numbers) -> np.ndarray:
    """Which numbers are among others, which are in order."""
    place = np.searchsorted(ordered, numbers)
    return ordered[np.minimum(place, len(ordered) - 1)] == numbers
