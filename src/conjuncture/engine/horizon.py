"""Horizon: a shorter run is the same to the bit as far as it goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World


def up_to(simulation: Simulation, steps: int) -> Simulation:
    """The simulation of the first so many steps; it needs no new compilation."""
    if steps >= simulation.steps:
        return simulation
    series, course = (_first(values, steps) for values in (simulation.series, simulation.course))
    return replace(simulation, steps=steps, series=series, course=course)


def world_up_to(world: World, steps: int) -> World:
    """A world of the simulation of the first so many steps."""
    course = None if world.course is None else _first(world.course, steps)
    return replace(world, series=_first(world.series, steps), course=course)


def _first(arrays: Mapping[str, Any], steps: int) -> dict[str, Any]:
    """The first steps of each array; a number counts for all steps."""
    return {name: values[:steps] if np.ndim(values) else values for name, values in arrays.items()}
