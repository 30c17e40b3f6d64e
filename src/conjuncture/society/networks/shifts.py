"""Shifts: a regular network, in which the ties of all members lead by the same moves to places around them.

So what all see through a tie is one array, shifted, which takes a fraction of the time of looking up each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Move = tuple[int, int]


@dataclass(frozen=True)
class Shifts:
    """How the ties of each member lead to others, who stand row by row on a torus.

    Attributes:
        rows, columns: of the torus; a ring has one row.
        moves: for each tie of a member how many rows down and columns to the right it leads.
    """

    rows: int
    columns: int
    moves: tuple[Move, ...]

    def near(self) -> NDArray[np.int64]:
        """Who looks, (moves * members,): all through their first tie, then all through the second ..."""
        return np.tile(np.arange(self.rows * self.columns), len(self.moves))

    def far(self) -> NDArray[np.int64]:
        """Whom they see, (moves * members,)."""
        row, column = np.divmod(np.arange(self.rows * self.columns), self.columns)
        return np.concatenate(
            [
                (row + down) % self.rows * self.columns + (column + right) % self.columns
                for down, right in self.moves
            ]
        )


def shifts_of(rows: int, columns: int, moves: Sequence[Move]) -> Shifts | None:
    """The moves on a torus; None where it is so small that two lead to one place, or one to oneself."""
    places = {(down % rows, right % columns) for down, right in moves}
    return Shifts(rows, columns, tuple(moves)) if len(places | {(0, 0)}) == len(moves) + 1 else None
