"""Random choices among members, in the engine: one of a level, partners, winners."""

from __future__ import annotations

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.exact import Exact
from conjuncture.engine.groups import gathered
from conjuncture.engine.standing import of_each
from conjuncture.language.references import NONE


def one_of(exact: Exact, luck: Any, may_be: Any, size: int) -> Any:
    """The number of a chosen member of a level for each chooser, (choosers, draws); NONE without candidates.

    Args:
        exact: the arithmetic.
        luck: random numbers from 0 to below 1, (choosers, draws).
        may_be: who may be chosen, (members or 1, draws or 1); None for all.
        size: members of the level.
    """
    if may_be is None:
        return _place(exact, luck, np.float32(size))
    may_be = jnp.broadcast_to(may_be, (size, luck.shape[-1]))
    so_far = jnp.cumsum(may_be, axis=0, dtype=np.int32)
    place = _place(exact, luck, so_far[-1:].astype(np.float32)).astype(np.int32)
    search = functools.partial(jnp.searchsorted, side="right")
    found = jax.vmap(search, in_axes=-1, out_axes=-1)(so_far, place)
    return jnp.where(so_far[-1:] > 0, found.astype(np.float32), np.float32(NONE))


def partners(luck: Any, takes_part: Any) -> Any:
    """The neighbour of each when those who take part are sorted by their random numbers; NONE for the rest.

    Args:
        luck: random numbers from 0 to below 1, (members, draws).
        takes_part: (members or 1, draws or 1); None for all.
    """
    members, draws = luck.shape
    takes_part = jnp.broadcast_to(True if takes_part is None else takes_part, luck.shape)
    numbers = jnp.broadcast_to(jnp.arange(members, dtype=np.int32)[:, None], luck.shape)
    last = jnp.where(takes_part, luck, np.float32(2.0))  # those who do not take part are at the end
    _, order = jax.lax.sort((last, numbers), dimension=0, num_keys=2)
    places = np.arange(members)
    beside = np.minimum(places ^ 1, members - 1)
    both = np.maximum(places, places ^ 1)[:, None] < jnp.sum(takes_part, axis=0, dtype=np.int32)
    found = jnp.where(both, order[beside].astype(np.float32), np.float32(NONE))
    # Each is in the order once, so no two are written to the same place.
    return jnp.zeros_like(found).at[order, jnp.arange(draws)].set(found, unique_indices=True)


def winners(luck: Any, aims: Any, places: Any, size: int) -> Any:
    """Whether each gets the one that it names, (members, draws): the largest random numbers do.

    With equal random numbers the member with the lower number goes first, so that there are never too many.

    Args:
        luck: from 0 to below 1, (members, draws).
        aims: the number of what each names, (members, draws or 1); -1 for those who do not take part.
        places: how many get it: a plain number, or for each that may be named (size or 1, draws or 1).
        size: how many may be named.
    """
    aims = jnp.broadcast_to(aims, luck.shape)
    takes_part, one = aims >= 0, jnp.maximum(aims, 0)
    numbers = jnp.broadcast_to(jnp.arange(luck.shape[0], dtype=np.int32)[:, None], luck.shape)
    if isinstance(places, int | float) and places == 1:
        best = takes_part & (luck == of_each(gathered(luck, aims, size, jax.ops.segment_max), one))
        ahead = jnp.where(best, -numbers.astype(np.float32), np.float32(-np.inf))
        return best & (ahead == of_each(gathered(ahead, aims, size, jax.ops.segment_max), one))
    named = jnp.where(takes_part, aims, np.int32(size))
    named, _, order = jax.lax.sort((named, -luck, numbers), dimension=0, num_keys=3)
    begins = jnp.where(named == jnp.roll(named, 1, axis=0), 0, numbers).at[0].set(0)
    rank = (numbers - jax.lax.cummax(begins, axis=0)).astype(np.float32)
    draws = jnp.arange(luck.shape[1])
    rank = jnp.zeros_like(rank).at[order, draws].set(rank, unique_indices=True)
    return takes_part & (rank < (places if isinstance(places, int | float) else of_each(places, one)))


def _place(exact: Exact, luck: Any, count: Any) -> Any:
    """A place from 0 to below the count; because of rounding the product may equal the count."""
    last = jnp.maximum(count - np.float32(1.0), np.float32(0.0))
    return jnp.minimum(jnp.floor(exact.multiply(luck, count)), last)
