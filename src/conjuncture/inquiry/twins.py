"""Twins: the same world with and without something, draw by draw, beside a twin that differs by a hair.

With thresholds, two worlds that differ in one irrelevant worker drift apart. Whatever a change is said to do
must be more than the hair's breadth does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from conjuncture.engine.ensemble import Progress, run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.interventions import Intervention, hold, ready_for, world
from conjuncture.inquiry.outcomes import Outcome, check_outcomes

AS_IT_WAS, BY_A_HAIR = "as it was", "by a hair"


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
    progress: Progress | None = None,
) -> Worlds:
    """Run the world as it was, one by a hair, and one for each intervention, by name.

    Raises:
        QuestionError: a name taken, an outcome of an unknown variable, a date or condition that fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    taken = {AS_IT_WAS, BY_A_HAIR} & set(interventions)
    if taken:
        raise QuestionError(f"a world cannot be called '{taken.pop()}': that name is taken. Choose another.")
    check_outcomes(simulation, outcomes)
    ready = ready_for(simulation, *interventions.values(), keep=[outcome.variable for outcome in outcomes])
    hair = hair_breadth(ready)
    ready = ready_for(ready, *(hold(one.variable, one.value) for one in hair.holds))
    worlds = [
        World(AS_IT_WAS),
        hair,
        *(world(ready, name, intervention) for name, intervention in interventions.items()),
    ]
    return Worlds(ready, run_worlds(ready, worlds, draws, progress=progress))


def hair_breadth(simulation: Simulation) -> World:
    """A world in which one member of the most numerous level has, at the start, a state a thousandth off.

    A truth is turned round instead. Without any state, it is the world as it was under another name.
    """
    resolved, society = simulation.resolved, simulation.society
    states = [resolved.variables[name] for name in resolved.states if not resolved.variables[name].shape]
    if not states:
        return World(BY_A_HAIR)
    chosen = max(
        states, key=lambda variable: (society.levels[variable.level].size, not variable.truth, variable.name)
    )
    size = society.levels[chosen.level].size
    whom = np.zeros(size, np.bool_)
    whom[size // 2] = True
    start = chosen.initial if isinstance(chosen.initial, bool | int | float) else 0.0
    low, high = chosen.within or (-np.inf, np.inf)
    if chosen.truth:
        value: float | bool = not start
    else:
        value = start + 1e-3 if start + 1e-3 <= high else max(start - 1e-3, low)
    return World(BY_A_HAIR, holds=(Hold(chosen.name, value, 0, 1, whom),))
