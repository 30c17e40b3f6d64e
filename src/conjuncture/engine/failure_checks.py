"""Failure checks: for each lane, record the first step, variable and member that is non-finite or out of
bounds, or whose call of noise has an impossible argument (a probability of 2).
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.program_data import ALL_MET, NO_FAILURE, order_of_checks
from conjuncture.language.references import NONE
from conjuncture.language.resolved import Resolved, Variable
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
    """The first failure of each lane so far, this step's values included. Empty slots are not checked.

    Args:
        produced: the values of this step.
        unmet: by mechanism, the first requirement of its calls of noise that each member did not meet.
        filled: which members exist.
        failure: the first failure before this step.
        step: this step.
    """
    lanes = failure[0].shape
    failures = [
        one
        for level in resolved.levels
        if (one := _of_level(resolved, society, level, lanes, produced, unmet, filled)) is not None
    ]
    if not failures:
        return failure
    failed = jnp.zeros(lanes, np.bool_)
    for one in failures:
        failed = failed | (one.lowest != NO_FAILURE) | one.noise_unmet
    new = (failure[0] == NO_FAILURE) & failed
    # Variable and member are searched for only when something went wrong.
    nowhere = jnp.full(lanes, NO_FAILURE)
    first, which = jax.lax.cond(jnp.any(new), _first, lambda _: (nowhere, nowhere), failures)
    return (
        jnp.where(new, step, failure[0]),
        jnp.where(new, first, failure[1]),
        jnp.where(new, which, failure[2]),
    )


class _LevelFailures(NamedTuple):
    """The failures on one level."""

    worst: Any  # (members, lanes): for each member the place of its first wrong value
    lowest: Any  # (lanes,): the lowest of these places
    noise_unmet: Any  # (lanes,): whether some member's call of noise has an impossible argument
    unmet: Mapping[int, Any]  # by the place of a mechanism's first requirement, the unmet one of each member
    there: Any  # (members, lanes): which members exist; None for all


def _of_level(
    resolved: Resolved,
    society: Society,
    level: str,
    lanes: tuple[int, ...],
    produced: Mapping[str, Any],
    unmet: Mapping[str, Any],
    filled: Mapping[str, Any],
) -> _LevelFailures | None:
    worst: Any = NO_FAILURE
    lacking: dict[int, Any] = {}
    there = filled.get(level)
    checks = list(enumerate(order_of_checks(resolved)))
    for place, (name, need) in reversed(checks):
        variable = resolved.variables[name]
        if name not in produced or variable.level != level:
            continue
        if need is None:
            wrong = _wrong(variable, produced[name], society)
            worst = jnp.where(wrong, np.int32(place), worst)
        elif need == 0 and name in unmet:  # its other requirements follow this one in the order
            lacking[place] = unmet[name]
    if worst is NO_FAILURE and not lacking:
        return None
    shape = (society.levels[level].size, *lanes)
    if there is not None:
        worst = jnp.where(there, worst, NO_FAILURE)
    worst = jnp.broadcast_to(worst, shape)
    return _LevelFailures(worst, jnp.min(worst, axis=0), _noise_unmet(lacking, there, shape), lacking, there)


def _noise_unmet(lacking: Mapping[int, Any], there: Any, shape: tuple[int, ...]) -> Any:
    """The lanes in which the noise of an existing member has an impossible argument."""
    unmet = jnp.zeros(shape[1:], np.bool_)
    for_all = [array for array in lacking.values() if array.shape[0] == 1]
    if for_all:
        anybody = jnp.any(jnp.broadcast_to(there, shape), axis=0) if there is not None else True
        unmet = unmet | (jnp.any(functools.reduce(jnp.bitwise_or, for_all) != ALL_MET, axis=0) & anybody)
    differing = [array for array in lacking.values() if array.shape[0] > 1]
    if differing:
        any_need = functools.reduce(jnp.bitwise_or, differing) != ALL_MET
        unmet = unmet | jnp.any(any_need if there is None else any_need & there, axis=0)
    return unmet


def _first(failures: Sequence[_LevelFailures]) -> tuple[Any, Any]:
    """In each lane, the first place in the order of checks at which something is wrong, and its member."""
    nowhere = jnp.full(failures[0].lowest.shape, NO_FAILURE)
    first, which = nowhere, nowhere
    for one in failures:
        worst = one.worst
        for place, array in one.unmet.items():
            lacks = (array != ALL_MET) if one.there is None else (array != ALL_MET) & one.there
            here = np.int32(place - 1) + array.astype(np.int32)
            worst = jnp.where(lacks, jnp.minimum(worst, here), worst)
        lowest, member = jnp.min(worst, axis=0), jnp.argmin(worst, axis=0).astype(np.int32)
        which = jnp.where(lowest < first, member, which)
        first = jnp.minimum(first, lowest)
    return first, which


def _wrong(variable: Variable, array: Any, society: Society) -> Any:
    """Where the values are out of bounds, infinite, or not a number (which compares as false)."""
    low, high = variable.within or (-np.inf, np.inf)
    if variable.refers is not None:
        low, high = NONE, society.levels[variable.refers].size - 1
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    fine = (array >= np.float32(low)) & (array <= np.float32(high))
    if variable.categories is not None or variable.refers is not None:
        fine &= array == jnp.floor(array)
    return ~(jnp.all(fine, axis=1) if variable.shape else fine)
