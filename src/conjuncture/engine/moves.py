"""Moves: in joined levels, the upper member of each member in this step, in each draw."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine.standing import numbers_of, of_each
from conjuncture.language.levels import joins, path
from conjuncture.language.resolved import Resolved
from conjuncture.society.society import Society


def moving_ways(
    resolved: Resolved, society: Society, fixed: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[str, Any]:
    """By "below>above", for levels between which members move, the upper member of each; -1 for none.

    Each is (members below, draws), or (members below, 1) where it is the same in all.

    Args:
        resolved: the theory.
        society: with the sizes of levels.
        fixed: the ways on which nobody moves.
        values: of the variables that say whose members are, when the step begins.
    """
    found: dict[str, Any] = {}
    for below in resolved.levels:
        for above in resolved.levels:
            if joins(resolved.levels, below, above):
                way = path(resolved.levels, below, above) or ()
                found[f"{below}>{above}"] = _composed(resolved, society, fixed, values, way)
    return found


def _composed(
    resolved: Resolved,
    society: Society,
    fixed: Mapping[str, Any],
    values: Mapping[str, Any],
    way: tuple[str, ...],
) -> Any:
    whose: Any = None
    for one, other in pairwise(way):
        joined = resolved.levels[one].joined.get(other)
        if joined is None:
            step = fixed[f"{one}>{other}"][:, None]
        else:
            step = numbers_of(values[joined], society.levels[other].size)
            step = jnp.broadcast_to(step, (society.levels[one].size, step.shape[-1]))
        if whose is None:
            whose = step
        else:
            whose = jnp.where(whose >= 0, of_each(step, jnp.maximum(whose, 0)), np.int32(-1))
    return whose
