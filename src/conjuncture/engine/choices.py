"""Choices on a regular network: each member chooses its tie with the largest random number.

The ties are processed move by move, so that only the best choice so far is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.windows import of_move
from conjuncture.language.references import NONE

_AT_ONCE = 8
"""Moves that the compiler takes as one piece of work: with more it stores less, and compiles longer."""


def most_lucky(moves: int, members: int, luck: Callable[[Any], Any], far: Any, may_be: Sequence[Any]) -> Any:
    """The number of the tied member with the largest random number (the lowest of several), or NONE.

    Args:
        moves: how many ties each member has.
        members: who choose.
        luck: gives the random numbers of ties by the ties' numbers, (members, draws).
        far: whom each tie leads to, (ties, 1).
        may_be: truths that must all hold for the chosen member, as windows, as arrays or None.

    Returns:
        One number for each member, (members, draws).
    """
    own = jnp.arange(members, dtype=np.uint32)[:, None]

    def better(move: Any, so_far: tuple[Any, Any]) -> tuple[Any, Any]:
        most, found = so_far
        mine = luck(jnp.uint32(move) * np.uint32(members) + own)
        other = of_move(move, members, far).astype(np.float32)
        wins = (mine > most) | ((mine == most) & (other < found))
        for truth in may_be:
            if truth is not None:
                wins &= of_move(move, members, truth)
        return jnp.where(wins, mine, most), jnp.where(wins, other, found)

    draws = jax.eval_shape(luck, own).shape
    nobody = (jnp.full(draws, np.float32(-1.0)), jnp.full(draws, np.float32(NONE)))
    return jax.lax.fori_loop(0, moves, better, nobody, unroll=_AT_ONCE)[1]
