"""Values in the oracle that no mechanism writes: initial and absent values, and holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from conjuncture.engine.oracle_values import Content
from conjuncture.engine.oracle_world import World, content_of
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.resolved import Variable


def without_mechanism(world: World, name: str) -> list[Content]:
    """The value without a mechanism: the absent value of a cut variable, or a state's initial value."""
    variable = world.theory.variables[name]
    if name in world.simulation.theory.cut and variable.absent is not None:
        return _for_all(world, name, variable.absent)
    return [
        content_of(variable, initial(world, variable, member)) for member in world.members(variable.level)
    ]


def with_holds(
    world: World, name: str, step: int, own: Callable[[World, str], list[Content]]
) -> list[Content]:
    """A variable's values: for each member that of the last intervention that holds it, or its own."""
    holds = [
        hold for hold in world.simulation.holds if hold.variable == name and hold.start <= step < hold.end
    ]
    if any(hold.whom is None for hold in holds):
        values = _for_all(world, name, 0.0)  # no member is left for which the mechanism would be called
    else:
        values = list(own(world, name))
    for hold in holds:
        for member in range(len(values)) if name in world.log_chances else ():
            if hold.whom is None or hold.whom[member]:
                world.log_chances[name][member] = np.float32(0.0)
        held = _for_all(world, name, hold.value)
        values = [
            theirs if hold.whom is None or hold.whom[member] else value
            for member, (value, theirs) in enumerate(zip(values, held, strict=True))
        ]
    return values


def _for_all(world: World, name: str, value: Any) -> list[Content]:
    variable = world.theory.variables[name]
    return [content_of(variable, value) for _ in world.members(variable.level)]


def initial(world: World, variable: Variable, member: int) -> Any:
    """The initial value of this member's state."""
    if isinstance(variable.initial, str):
        return world.values[variable.initial][member]
    if isinstance(variable.initial, Parameter):
        return world.parameters[parameter_name(variable.name, "initial", variable.initial)]
    return variable.initial
