"""Windows: the values that all members see through each tie of a regular network, one array shifted by move.

Nothing is looked up, and values computed from one window need no room for all windows: the compiler joins
them with the sum over the windows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.society.networks.shifts import Shifts


@dataclass(frozen=True)
class Windows:
    """The values of a group of ties, move by move.

    Attributes:
        at: the values at a move, (members or 1, parts of a vector if any, draws); the number of the move is
            plain, or known to the running program alone.
        moves: how many there are.
        members: how many members look.
    """

    at: Callable[[Any], Any]
    moves: int
    members: int

    @property
    def pieces(self) -> Iterator[Any]:
        """The values at each move."""
        return (self.at(move) for move in range(self.moves))


def of_move(move: Any, members: int, values: Any) -> Any:
    """The values of one move, from values of ties (windows or an array) or from one value for all."""
    if isinstance(values, Windows):
        return values.at(move)
    if values is None or values.ndim == 0 or values.shape[0] == 1:
        return values
    return jax.lax.dynamic_slice_in_dim(values, move * members, members)


def each_move(compute: Callable[..., Any], *values: Any) -> Any:
    """A result computed from these values of a group: move by move if one of them is windows."""
    windows = next((one for one in values if isinstance(one, Windows)), None)
    if windows is None:
        return compute(*values)
    members = windows.members
    return replace(windows, at=lambda move: compute(*(of_move(move, members, one) for one in values)))


def settled(values: Any) -> Any:
    """The same values, computed here and not where they are used."""
    if not isinstance(values, Windows):
        return values
    return replace(values, at=tuple(values.pieces).__getitem__)


def spread(values: Any, windows: Windows) -> Windows:
    """A member's own values, to be combined with what it sees: the same at each move."""
    return replace(windows, at=lambda _move: values)


def windows_of(array: Any, shifts: Shifts) -> Windows:
    """These values of members as all see them, (members, parts of a vector if any, draws)."""
    moves = np.array(shifts.moves, np.int32)
    down, right = (int(most) for most in np.absolute(moves).max(axis=0))
    torus = array.reshape(shifts.rows, shifts.columns, *array.shape[1:])
    edges = ((down, down), (right, right), *((0, 0),) * (array.ndim - 1))
    around = jax.lax.optimization_barrier(jnp.pad(torus, edges, mode="wrap"))
    corners = moves + np.array([down, right], np.int32)

    def at(move: Any) -> Any:
        corner = corners[move] if isinstance(move, int) else jnp.asarray(corners)[move]
        rest = (np.int32(0),) * (array.ndim - 1)
        return jax.lax.dynamic_slice(around, (corner[0], corner[1], *rest), torus.shape).reshape(array.shape)

    return Windows(at, len(moves), len(array))


def joined(values: Any) -> Any:
    """The values of a group as one array, (members below, parts of a vector if any, draws)."""
    if not isinstance(values, Windows):
        return values
    whole = [jnp.broadcast_to(piece, (values.members, *piece.shape[1:])) for piece in values.pieces]
    return jnp.concatenate(jnp.broadcast_arrays(*whole))
