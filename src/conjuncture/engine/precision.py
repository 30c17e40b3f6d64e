"""Precision: warnings where a state is too large for float32 to follow what is added to it."""

from __future__ import annotations

import warnings

import numpy as np

from conjuncture.engine.increments import lost_increments
from conjuncture.engine.program_data import NO_FAILURE, Carry
from conjuncture.language.errors import PrecisionWarning
from conjuncture.language.resolved import Resolved

WHOLE = 2**24
"""From here on float32 does not distinguish every whole number from the next."""

_REMEDY = (
    "Count in larger units (thousands, shares of the whole), or keep the increments in a state of their own, "
    "and add the large number where that state is read."
)


def warn_of_lost_increments(resolved: Resolved, dt: float) -> None:
    """Warn of states that never change, although their mechanism adds something in every step."""
    for name, increment in lost_increments(resolved, dt).items():
        variable = resolved.variables[name]
        start = np.float32(variable.initial)
        warnings.warn(
            f"{variable.place}: '{name}' starts at {start:,.9g}, where float32 has steps of "
            f"{np.spacing(start):.3g}: the increment ({increment:.3g}) is lost. {_REMEDY}",
            PrecisionWarning,
            stacklevel=2,
        )


def warn_of_large_states(resolved: Resolved, carry: Carry) -> None:
    """Warn of states that have grown, in a draw that did not fail, beyond the whole numbers of float32."""
    sound = np.asarray(carry.failed_step) == NO_FAILURE
    for name in resolved.states:
        variable = resolved.variables[name]
        if variable.truth:
            continue
        largest = np.abs(np.asarray(carry.states[name])).max(
            axis=tuple(range(np.ndim(carry.states[name]) - 1))
        )
        top = np.max(largest[sound], initial=np.float32(0.0))
        if top >= WHOLE:
            warnings.warn(
                f"{variable.place}: '{name}' has reached {top:,.9g}, where float32 has steps of "
                f"{np.spacing(top):.3g}: smaller increments are lost. {_REMEDY}",
                PrecisionWarning,
                stacklevel=2,
            )
