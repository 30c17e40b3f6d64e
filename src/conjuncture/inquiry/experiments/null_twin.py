"""The null twin: a world in which one member starts differently, and the size of the changes that this makes.

With thresholds, two worlds that differ in one irrelevant worker drift apart. An effect counts only if it is
larger than the null twin's.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, hold
from conjuncture.language.references import NONE
from conjuncture.language.resolved import Variable

NULL_TWIN = "null twin"
"""The name of the world."""
_ONE_IN = 1_000


def null_twin(simulation: Simulation) -> World:
    """A world in which one member of the largest level starts differently: by one, or at the bound.

    One worker in thousands thinks, owns or remembers something else at the start; a yes-or-no state is
    inverted, and a category or a reference is another one. All differences that follow show what one
    irrelevant person can do. Each member of a small level (a stratum, a party, a country) stands for many
    people. There one member's quantities start so little different that the level's mean moves by a
    thousandth; states without a middle (yes or no, categories, references) change only where the level has no
    quantities. Without any state the null twin is the world as it was.
    """
    resolved, society = simulation.resolved, simulation.society
    states = [resolved.variables[name] for name in resolved.states if not resolved.variables[name].shape]
    if not states:
        return World(NULL_TWIN)
    level = max((variable.level for variable in states), key=lambda name: (society.levels[name].size, name))
    size, someone = society.levels[level].size, _someone(simulation, level)
    starts = [(state, _start(simulation, state, someone)) for state in states if state.level == level]
    small = size <= KEPT_LEVEL_SIZE
    if small:
        # Where the initial value is not known here (a drawn trait, a parameter), any value may be far from
        # it.
        starts = [(one, at) for one, at in starts if at is not None and not _has_no_middle(one)] or starts
    share = size / _ONE_IN if small else 1.0
    whom = np.zeros(size, np.bool_)
    whom[someone] = True
    otherwise = [(one.name, _otherwise(simulation, one, at or 0.0, share)) for one, at in starts]
    return World(NULL_TWIN, holds=tuple(Hold(name, value, 0, 1, whom) for name, value in otherwise))


def room_for_null_twin(simulation: Simulation) -> Intervention:
    """The holds that a simulation needs room for, so that its worlds can have null twins."""
    return sum((hold(start.variable, start.value) for start in null_twin(simulation).holds), NOTHING_DONE)


def null_band(change: NDArray[np.float64]) -> float:
    """The size that a null twin's changes do not exceed in 95 % of the draws; NaN if no draw has a number.

    Args:
        change: an outcome in the null twin less the outcome in its world, (draws,).
    """
    finite = np.abs(change[np.isfinite(change)])
    return float(np.quantile(finite, 0.95)) if finite.size else np.nan


def widest(bands: Iterable[float]) -> float:
    """The widest of some null bands; NaN bands do not count, and without any other it is 0."""
    return max((band for band in bands if not np.isnan(band)), default=0.0)


def _start(simulation: Simulation, variable: Variable, member: int) -> float | bool | None:
    """The initial value of a member's state; None where each draw has its own."""
    given = simulation.society.given.get(variable.initial) if isinstance(variable.initial, str) else None
    if given is not None and given.level == variable.level:
        return given.values[member].item()
    return variable.initial if isinstance(variable.initial, bool | int | float) else None


def _has_no_middle(variable: Variable) -> bool:
    """Whether a state changes wholly or not at all: a yes or no, a category, or a reference."""
    return variable.truth or variable.categories is not None or variable.refers is not None


def _otherwise(simulation: Simulation, variable: Variable, start: float | bool, share: float) -> float | bool:
    """Another initial value: larger by this share of one or of the way to the upper bound; else smaller."""
    if variable.truth:
        return not start
    low, high = _bounds(simulation, variable)
    other = min(start + 1.0, high) if start < high else max(start - 1.0, low)
    return start + (1.0 if _has_no_middle(variable) else share) * (other - start)


def _bounds(simulation: Simulation, variable: Variable) -> tuple[float, float]:
    """The smallest and the largest value: the first and the last category, or member to which it refers."""
    if variable.categories is not None:
        return 0.0, len(variable.categories) - 1.0
    if variable.refers is not None:
        return float(NONE), simulation.society.levels[variable.refers].size - 1.0
    return variable.within or (-np.inf, np.inf)


def _someone(simulation: Simulation, level: str) -> int:
    """A member that is present: the first in the fill order if places are filled, else one in the middle."""
    filled_by = simulation.resolved.levels[level].filled_by
    if filled_by is not None:
        for read in simulation.resolved.reads:
            supplied = simulation.society.given.get(read.variable)
            if read.reader == filled_by and supplied is not None and supplied.level == level:
                return int(np.argmin(supplied.values))
    return simulation.society.levels[level].size // 2
