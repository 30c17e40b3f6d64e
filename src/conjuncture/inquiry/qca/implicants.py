"""Prime implicants: the shortest conjunctions that hold for a positive configuration and for no negative one.

A conjunction taken from a positive configuration avoids a negative one if it names a condition in which the
two differ. So the prime implicants of a configuration are the smallest sets of conditions that meet its
difference from every negative one; conditions may have any number of values. The result is that of merging
(Quine 1952, McCluskey 1956); configurations that are neither positive nor negative may be used or not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Configurations = NDArray[np.int64]
Implicant = tuple[int, ...]
"""A value for each condition; FREE where the conjunction does not name it."""
FREE = -1


def prime_implicants(positive: Configurations, negative: Configurations) -> tuple[Implicant, ...]:
    """All prime implicants of the positive configurations, shortest first.

    Args:
        positive: (configurations, conditions) values.
        negative: (configurations, conditions) values; none of them among the positive.
    """
    implicants = {implicant for row in positive for implicant in _of_one(row, negative)}
    return tuple(sorted(implicants, key=_shortest_first))


def covers(implicant: Implicant, configurations: Configurations) -> NDArray[np.bool_]:
    """Which configurations it holds for, (configurations,)."""
    values = np.asarray(implicant)
    return ((configurations == values) | (values == FREE)).all(axis=1)


def _shortest_first(implicant: Implicant) -> tuple[int, list[tuple[int, int]]]:
    literals = [(place, value) for place, value in enumerate(implicant) if value != FREE]
    return len(literals), literals


def _of_one(row: NDArray[np.int64], negative: Configurations) -> list[Implicant]:
    conditions = len(row)
    bits = 1 << np.arange(conditions)
    # fails[S]: some negative configuration agrees with this one on all of S.
    fails = np.zeros(1 << conditions, np.bool_)
    fails[(negative == row) @ bits] = True
    for bit in range(conditions):
        apart = fails.reshape(-1, 2, 1 << bit)
        apart[:, 0] |= apart[:, 1]
    minimal = ~fails
    for bit in range(conditions):
        minimal.reshape(-1, 2, 1 << bit)[:, 1] &= fails.reshape(-1, 2, 1 << bit)[:, 0]
    return [
        tuple(int(value) if chosen >> place & 1 else FREE for place, value in enumerate(row))
        for chosen in np.flatnonzero(minimal)
    ]
