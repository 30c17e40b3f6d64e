"""Chances that choose among members, in the engine: one of a level, partners, winners."""

from __future__ import annotations

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.exact import Exact
from conjuncture.language.references import NONE


def one_of(exact: Exact, luck: Any, may_be: Any, size: int) -> Any:
    """The number of a member of a level for each who asks, (those who ask, draws); NONE where nobody may be.

    Args:
        exact: the arithmetic.
        luck: from 0 to below 1, (those who ask, draws).
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
    """Who stands beside each when those who take part stand in the order of their luck; NONE for the rest.

    Args:
        luck: from 0 to below 1, (members, draws).
        takes_part: (members or 1, draws or 1); None for all.
    """
    members, draws = luck.shape
    takes_part = jnp.broadcast_to(True if takes_part is None else takes_part, luck.shape)
    numbers = jnp.broadcast_to(jnp.arange(members, dtype=np.int32)[:, None], luck.shape)
    last = jnp.where(takes_part, luck, np.float32(2.0))  # who takes no part stands at the end
    _, order = jax.lax.sort((last, numbers), dimension=0, num_keys=2)
    places = np.arange(members)
    beside = np.minimum(places ^ 1, members - 1)
    both = np.maximum(places, places ^ 1)[:, None] < jnp.sum(takes_part, axis=0, dtype=np.int32)
    found = jnp.where(both, order[beside].astype(np.float32), np.float32(NONE))
    # Each is in the order once, so that no two are written to one place.
    return jnp.zeros_like(found).at[order, jnp.arange(draws)].set(found, unique_indices=True)


def _place(exact: Exact, luck: Any, count: Any) -> Any:
    """A place from 0 to below the count; by rounding the product may come to the count itself."""
    last = jnp.maximum(count - np.float32(1.0), np.float32(0.0))
    return jnp.minimum(jnp.floor(exact.multiply(luck, count)), last)
