"""Shapley values: dividing a joint effect among several channels, whatever their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Share:
    """The part of one of several players.

    Attributes:
        first_in: what it adds when no other is present.
        last_in: what it adds when all others are already present.
        shapley: what it adds on average over all orders; these add up to the whole.
    """

    first_in: Values
    last_in: Values
    shapley: Values


def divided(players: Sequence[str], worth: Mapping[frozenset[str], Values]) -> dict[str, Share]:
    """Divide `worth[all] - worth[none]` among the players.

    Args:
        players: by name.
        worth: the value of every subset of them, in arrays of one shape.

    Source: Shapley 1953, "A value for n-person games".
    """
    everyone = frozenset(players)
    shares: dict[str, Share] = {}
    for player in players:
        others = sorted(everyone - {player})
        fair = np.zeros_like(worth[everyone], np.float64)
        for size in range(len(others) + 1):
            # In this share of all orders exactly `size` others come before the player, and they are these.
            weight = factorial(size) * factorial(len(others) - size) / factorial(len(players))
            for before in map(frozenset, combinations(others, size)):
                fair = fair + weight * (worth[before | {player}] - worth[before])
        shares[player] = Share(
            worth[frozenset({player})] - worth[frozenset()], worth[everyone] - worth[frozenset(others)], fair
        )
    return shares


def subsets(names: Sequence[str]) -> list[frozenset[str]]:
    """All subsets, the smaller first, in the order of the names."""
    return [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]
