"""Windows: what all members see through each tie of a regular network, as one array shifted for each move.

Nothing is looked up, and what is computed of one window needs no room for all: the compiler joins it with the
sum over the windows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp

from conjuncture.society.networks.shifts import Shifts


@dataclass(frozen=True)
class Windows:
    """The values of a group of ties, move by move.

    Attributes:
        pieces: for each move (members or 1, parts of a vector if any, draws).
        members: who look.
    """

    pieces: tuple[Any, ...]
    members: int

    def piece(self, move: int, values: Any) -> Any:
        """Of other values of the ties, or of one for all, those of one move."""
        if isinstance(values, Windows):
            return values.pieces[move]
        if values is None or values.ndim == 0 or values.shape[0] == 1:
            return values
        return values[move * self.members : (move + 1) * self.members]


def each_move(compute: Callable[..., Any], *values: Any) -> Any:
    """What is computed of these values of a group: move by move where one of them is windows."""
    windows = next((one for one in values if isinstance(one, Windows)), None)
    if windows is None:
        return compute(*values)
    moves = range(len(windows.pieces))
    pieces = (compute(*(windows.piece(move, one) for one in values)) for move in moves)
    return Windows(tuple(pieces), windows.members)


def windows_of(array: Any, shifts: Shifts) -> Windows:
    """What all see of these values of members, (members, parts of a vector if any, draws)."""
    down = max(abs(move) for move, _ in shifts.moves)
    right = max(abs(move) for _, move in shifts.moves)
    torus = array.reshape(shifts.rows, shifts.columns, *array.shape[1:])
    edges = ((down, down), (right, right), *((0, 0),) * (array.ndim - 1))
    around = jax.lax.optimization_barrier(jnp.pad(torus, edges, mode="wrap"))
    pieces = (
        around[down + one : down + one + shifts.rows, right + other : right + other + shifts.columns]
        for one, other in shifts.moves
    )
    return Windows(tuple(piece.reshape(array.shape) for piece in pieces), len(array))


def joined(values: Any) -> Any:
    """The values of a group as one array, (members below, parts of a vector if any, draws)."""
    if not isinstance(values, Windows):
        return values
    whole = [jnp.broadcast_to(piece, (values.members, *piece.shape[1:])) for piece in values.pieces]
    return jnp.concatenate(jnp.broadcast_arrays(*whole))
