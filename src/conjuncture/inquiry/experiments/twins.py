"""Twins: the same world with and without something, draw by draw, beside a twin that differs by a hair.

With thresholds, two worlds that differ in one irrelevant worker drift apart. Whatever a change is said to do
must be more than the hair's breadth does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, hold, ready_for, world
from conjuncture.inquiry.experiments.outcomes import Outcome, check_outcomes
from conjuncture.language.resolution import Variable

if TYPE_CHECKING:
    import xarray as xr

AS_IT_WAS, BY_A_HAIR = "as it was", "by a hair"
_ONE_IN = 1_000


@dataclass(frozen=True, eq=False)
class Worlds:
    """Worlds that were run for a question, with the simulation they were run in."""

    simulation: Simulation
    dataset: xr.Dataset

    def outcome(self, outcome: Outcome, name: str) -> np.ndarray:
        """An outcome in one world, (draws,)."""
        return outcome.of(self.simulation, self.dataset.sel(world=name)).to_numpy()

    def course(self, outcome: Outcome, name: str) -> np.ndarray:
        """An outcome's variable over its period in one world, (draws, steps)."""
        return (
            outcome.course(self.simulation, self.dataset.sel(world=name)).transpose("draw", "time").to_numpy()
        )


def run_interventions(
    simulation: Simulation,
    interventions: Mapping[str, Intervention],
    outcomes: Sequence[Outcome],
    draws: int | Sequence[int],
    *,
    always: Intervention = NOTHING_DONE,
    progress: Progress | None = None,
) -> Worlds:
    """Run the world as it was, one by a hair, and one for each intervention, by name.

    What is done `always` is done in every one of them: then "as it was" is the world with that alone.

    Raises:
        QuestionError: a name taken, an outcome of an unknown variable, a date or condition that fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    taken = {AS_IT_WAS, BY_A_HAIR} & set(interventions)
    if taken:
        raise QuestionError(f"a world cannot be called '{taken.pop()}': that name is taken. Choose another.")
    check_outcomes(simulation, outcomes)
    done = [always + intervention for intervention in interventions.values()]
    ready = ready_for(simulation, always, *done, keep=[outcome.variable for outcome in outcomes])
    hair = hair_breadth(ready)
    ready = ready_for(ready, *(always + hold(one.variable, one.value) for one in hair.holds))
    ready = replace(ready, only=tuple(sorted({outcome.variable for outcome in outcomes})))
    as_it_was = world(ready, AS_IT_WAS, always)
    worlds = [
        as_it_was,
        replace(as_it_was, name=BY_A_HAIR, holds=(*as_it_was.holds, *hair.holds)),
        *(world(ready, name, one) for name, one in zip(interventions, done, strict=True)),
    ]
    return Worlds(ready, run_worlds(ready, worlds, draws, progress=progress))


def hair_breadth(simulation: Simulation) -> World:
    """A world in which one member of the most numerous level starts otherwise: by one, or to the bound.

    One worker in thousands thinks, owns or remembers something else at the start; a truth is turned round.
    All that follows is what one irrelevant person can do. Members of a small level (a stratum, a party, a
    country) stand for many people each: there one member's quantities start otherwise by so little that the
    level's mean moves by a thousandth, and truths only where it has no quantities. Without any state it is
    the world as it was.
    """
    resolved, society = simulation.resolved, simulation.society
    states = [resolved.variables[name] for name in resolved.states if not resolved.variables[name].shape]
    if not states:
        return World(BY_A_HAIR)
    level = max((variable.level for variable in states), key=lambda name: (society.levels[name].size, name))
    size, someone = society.levels[level].size, _someone(simulation, level)
    starts = [(one, _start(simulation, one, someone)) for one in states if one.level == level]
    small = size <= KEPT_LEVEL_SIZE
    if small:
        # Where a start is not known here (a trait that is drawn, a parameter), any value may be far from it.
        starts = [(one, at) for one, at in starts if at is not None and not one.truth] or starts
    share = size / _ONE_IN if small else 1.0
    whom = np.zeros(size, np.bool_)
    whom[someone] = True
    otherwise = [(one.name, _otherwise(one, at or 0.0, share)) for one, at in starts]
    return World(BY_A_HAIR, holds=tuple(Hold(name, value, 0, 1, whom) for name, value in otherwise))


def _start(simulation: Simulation, variable: Variable, member: int) -> float | bool | None:
    """What a member's state starts with; None where each draw has its own."""
    given = simulation.society.given.get(variable.initial) if isinstance(variable.initial, str) else None
    if given is not None and given.level == variable.level:
        return given.values[member].item()
    return variable.initial if isinstance(variable.initial, bool | int | float) else None


def _otherwise(variable: Variable, start: float | bool, share: float) -> float | bool:
    """Another value than a state starts with: this share of one more, as far as its bounds allow, or less."""
    if variable.truth:
        return not start
    low, high = variable.within or (-np.inf, np.inf)
    other = min(start + 1.0, high) if start < high else max(start - 1.0, low)
    return start + share * (other - start)


def _someone(simulation: Simulation, level: str) -> int:
    """A member who is there: the first in line for a place where the level fills, else one in the middle."""
    filled_by = simulation.resolved.levels[level].filled_by
    if filled_by is not None:
        for read in simulation.resolved.reads:
            supplied = simulation.society.given.get(read.variable)
            if read.reader == filled_by and supplied is not None and supplied.level == level:
                return int(np.argmin(supplied.values))
    return simulation.society.levels[level].size // 2
