"""The ways between levels, as arrays: the upper member of each member, and the lower members of each."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from conjuncture.language.levels import path
from conjuncture.language.resolved import Resolved
from conjuncture.society.membership import place_above
from conjuncture.society.society import Society

SMALL = 2_000  # members of a level up to which its groups are gathered and its variables stored
_SPARSE = 4  # how many times as many places as members the table of rows may have

Up = Mapping[str, NDArray[np.int32]]
"""By "below>above": for each member below the place of its member above."""
Heads = Mapping[str, NDArray[np.float32]]
"""By "below>above": how many members below each member above has, (members above, 1)."""


def ways(resolved: Resolved, society: Society) -> tuple[Up, Heads]:
    """For each pair of levels the upper member of each lower member, and the counts.

    Levels between which members move are left out.

    Raises:
        TheoryError: two ways between levels lead to different places.
    """
    up: dict[str, NDArray[np.int32]] = {}
    heads: dict[str, NDArray[np.float32]] = {}
    for below in resolved.levels:
        for above in resolved.levels:
            way = path(resolved.levels, below, above, fixed=True)
            if way is None or len(way) < 2:
                continue
            index = place_above(society, below, above)
            up[f"{below}>{above}"] = index
            counts = np.bincount(index, minlength=society.levels[above].size)
            heads[f"{below}>{above}"] = counts.astype(np.float32)[:, None]
    return up, heads


def rows(up: Up, heads: Heads) -> Mapping[str, NDArray[np.int32]]:
    """For pairs of small levels, the lower members of each upper member; -1 for none.

    Pairs are left out if one member has so many more than the others that the table would be mostly empty.
    """
    tables: dict[str, NDArray[np.int32]] = {}
    for pair, index in up.items():
        counts = np.bincount(index, minlength=len(heads[pair]))
        if len(index) > SMALL or counts.size * counts.max() > _SPARSE * len(index):
            continue
        order = np.argsort(index, kind="stable")
        place = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
        table = np.full((counts.size, counts.max()), -1, np.int32)
        table[index[order], place] = order
        tables[pair] = table
    return tables
