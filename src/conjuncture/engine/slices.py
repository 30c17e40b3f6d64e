"""Slices: groups of ties are reduced to one value for each member by adding slices, without scattering.

Ties are sorted by the number of ties of the member that looks: first those of members with fewest, and among
these the first tie of each, then the second of each, and so on (`society.networks.network`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.society.networks.each_draw import DrawnNetwork
from conjuncture.society.networks.network import Network
from conjuncture.society.networks.shifts import Shifts

_MOST_BLOCKS = 64
"""How many different numbers of ties members may have: each takes compiling. Beyond, ties are scattered."""
_ADDED_ONE_BY_ONE = 16  # ties of each member


@dataclass(frozen=True)
class Slices:
    """The arrangement of the ties of one network.

    Attributes:
        lonely: members without ties.
        blocks: (ties of each, members), those with fewest ties first.
        rows: for each member its place in that order, (members,); None if members are already in that order.
            It is data of the program; the other attributes are compiled.
        shifts: the moves of a regular network, by which all members see those around them.
    """

    lonely: int
    blocks: tuple[tuple[int, int], ...]
    rows: Any
    shifts: Shifts | None = None

    def reduced(
        self, array: Any, combine: Callable[[Any, Any], Any], reduce: Callable[..., Any], nothing: Any
    ) -> Any:
        """The values of ties (ties, ..., lanes), reduced to one for each member (members, ..., lanes).

        Args:
            array: the values.
            combine: of two values.
            reduce: of many, over an axis.
            nothing: the value of a member without ties.
        """
        parts = [jnp.full((self.lonely, *array.shape[1:]), nothing, array.dtype)] if self.lonely else []
        first = 0
        for ties, members in self.blocks:
            block = array[first : first + ties * members].reshape(ties, members, *array.shape[1:])
            first += ties * members
            if ties > _ADDED_ONE_BY_ONE:
                parts.append(reduce(block, axis=0))
                continue
            total = block[0]
            for tie in range(1, ties):
                total = combine(total, block[tie])
            parts.append(total)
        whole = jnp.concatenate(parts) if len(parts) > 1 else parts[0]
        return whole if self.rows is None else whole[self.rows]


def slices_of(network: Network | DrawnNetwork, members: int) -> Slices | None:
    """The arrangement of a network's ties among so many members; None if it would take too much compiling."""
    degrees = np.bincount(network.near, minlength=members)
    each, counts = np.unique(degrees, return_counts=True)
    if len(each) > _MOST_BLOCKS:
        return None
    order = np.argsort(degrees, kind="stable")
    rows = np.argsort(order, kind="stable").astype(np.int32)
    blocks = tuple((int(ties), int(count)) for ties, count in zip(each, counts, strict=True) if ties)
    stand_so = bool((rows == np.arange(members)).all())
    shifts = network.shifts if isinstance(network, Network) else None
    return Slices(int((degrees == 0).sum()), blocks, None if stand_so else rows, shifts=shifts)
