"""The watch: in every step, the first member whose value is no number, left its bounds, or hangs on luck that
means nothing (a probability of 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.data import ALL_MET, NO_FAILURE, order_of_checks
from conjuncture.language.resolution import Resolved, Variable
from conjuncture.society.society import Society

_LARGEST = float(np.finfo(np.float32).max)

Failure = tuple[Any, Any, Any]
"""Step, place in the order of checks, and member, each (lanes,)."""


def watched(
    resolved: Resolved,
    society: Society,
    produced: Mapping[str, Any],
    unmet: Mapping[str, Any],
    filled: Mapping[str, Any],
    failure: Failure,
    step: Any,
) -> Failure:
    """The first failure of each lane so far, this step's values included. Empty slots are not watched.

    Args:
        produced: the values of this step.
        unmet: by mechanism, the first need of its calls of luck that each member did not meet.
        filled: which members exist.
        failure: the first failure before this step.
        step: this step.
    """
    lanes = failure[0].shape
    first = jnp.full(lanes, NO_FAILURE)
    places: list[tuple[Any, Any]] = []
    for level in resolved.levels:
        named = [
            (place, check)
            for place, check in enumerate(order_of_checks(resolved))
            if check.variable in produced and resolved.variables[check.variable].level == level
        ]
        if not named:
            continue
        worst: Any = NO_FAILURE
        for place, (name, need) in reversed(named):
            if need is None:
                worst = jnp.where(_wrong(resolved.variables[name], produced[name]), np.int32(place), worst)
            elif need == 0 and name in unmet:  # its other needs follow this one in the order
                first_unmet = unmet[name]
                worst = jnp.where(first_unmet == ALL_MET, worst, np.int32(place) + first_unmet)
        if level in filled:
            worst = jnp.where(filled[level], worst, NO_FAILURE)
        worst = jnp.broadcast_to(worst, (society.levels[level].size, *lanes))
        lowest = jnp.min(worst, axis=0)
        places.append((worst, lowest))
        first = jnp.minimum(first, lowest)
    new = (failure[0] == NO_FAILURE) & (first != NO_FAILURE)

    def member(found: list[tuple[Any, Any]]) -> Any:
        which = jnp.full(lanes, NO_FAILURE)
        for worst, lowest in found:
            which = jnp.where(lowest == first, jnp.argmin(worst, axis=0).astype(np.int32), which)
        return which

    # Who it was is looked for only when something went wrong.
    which = jax.lax.cond(jnp.any(new), member, lambda _: jnp.full(lanes, NO_FAILURE), places)
    return (
        jnp.where(new, step, failure[0]),
        jnp.where(new, first, failure[1]),
        jnp.where(new, which, failure[2]),
    )


def _wrong(variable: Variable, array: Any) -> Any:
    """Where the values are out of bounds, infinite, or not a number (which compares as false)."""
    low, high = variable.within or (-np.inf, np.inf)
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    fine = (array >= np.float32(low)) & (array <= np.float32(high))
    return ~(jnp.all(fine, axis=1) if variable.shape else fine)
