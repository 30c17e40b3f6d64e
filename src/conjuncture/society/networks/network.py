"""A filled network: for each tie who looks and who is seen, in a fixed order.

Ties are sorted by the number of ties of the member who looks, the fewest first. Among members with equally
many ties, the first tie of each comes first, then the second of each, and so on. A member's own ties are in
the order of the numbers of those whom it sees, or on a regular network in the order of its moves. So a sum
over ties is a sum of slices, and a tie keeps its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling, read_only
from conjuncture.society.networks.shifts import Shifts

MOST_TIES = 2**24
"""The most ties of a network: float32 distinguishes no more members of a level."""


@dataclass(frozen=True, eq=False)
class Network:
    """Ties among the members of a level; a mutual tie is two ties, one from each side.

    Attributes:
        level: whose members are tied.
        near: who looks, int32 (ties,).
        far: whom they see, int32 (ties,).
        rule: how it was made, as it is written.
        shifts: the moves by which the ties of all members lead to others, if these are the same for all.
    """

    level: str
    near: NDArray[np.int32]
    far: NDArray[np.int32]
    rule: str
    shifts: Shifts | None = None

    @property
    def decides(self) -> tuple[Any, ...]:
        """All that its ties depend on."""
        return (self.level, self.rule, self.shifts), self.far

    def filling(self) -> Filling:
        """The level of its ties: each lies within the member who looks."""
        return Filling(len(self.near), {self.level: self.near})


def order_of(near: NDArray[np.integer], far: NDArray[np.integer]) -> NDArray[np.intp]:
    """The order in which ties are laid: the places of the first, the second ... among those given."""
    by_member = np.lexsort((far, near))
    members = near[by_member]
    ties = np.bincount(near, minlength=1)
    first = np.cumsum(ties) - ties
    which = np.arange(len(near)) - first[members]
    return by_member[np.lexsort((members, which, ties[members]))]


def checked(levels: Mapping[str, Filling], name: str, network: Network) -> Network:
    """A network once its ties are known to be sound, its arrays read-only.

    Raises:
        SocietyError: it ties members of no level; a member that does not exist, a tie to oneself or a second
            one to the same member; no ties, or too many; ties in another order.
    """
    title = f"network {name!r}"
    if network.level not in levels:
        raise SocietyError(
            f"{title} ties members of {network.level!r}, which is no level; there are {', '.join(levels)}"
        )
    size, near, far = levels[network.level].size, network.near, network.far
    if near.dtype != np.int32 or far.dtype != np.int32 or near.ndim != 1 or near.shape != far.shape:
        raise SocietyError(f"{title}: give two int32 arrays of one length, who looks and whom they see")
    if not 0 < len(near) <= MOST_TIES:
        raise SocietyError(
            f"{title} has {len(near)} ties; a network has from 1 to {MOST_TIES}. Where nobody is tied, run "
            f"theory.without({name!r}); where all are, read the level above"
        )
    for ends in (near, far):
        wrong = np.flatnonzero((ends < 0) | (ends >= size))
        if wrong.size:
            raise SocietyError(
                f"{title}: tie {wrong[0]} has {network.level} {ends[wrong[0]]} at an end, and they go from 0 "
                f"to {size - 1}; correct it, or enlarge {network.level!r}"
            )
    alone = np.flatnonzero(near == far)
    if alone.size:
        raise SocietyError(
            f"{title} ties {network.level} {near[alone[0]]} to themselves; leave that out: a mechanism reads "
            "its own member's values as they are"
        )
    codes = near.astype(np.int64) * size + far
    if len(np.unique(codes)) < len(codes):
        ordered = np.sort(codes)
        code = int(ordered[:-1][ordered[1:] == ordered[:-1]][0])
        raise SocietyError(
            f"{title} ties {network.level} {code // size} to {code % size} twice; list a tie once, and give "
            "its weight as a value of the tie"
        )
    if network.shifts is not None:
        in_order = np.array_equal(near, network.shifts.near()) and np.array_equal(far, network.shifts.far())
    else:
        in_order = bool((order_of(near, far) == np.arange(len(near))).all())
    if not in_order:
        raise SocietyError(f"{title}: its ties are not in order; make it with Society.with_networks")
    return Network(network.level, read_only(near), read_only(far), network.rule, network.shifts)
