"""Worlds of a question asked on a recorded course: what would have happened in the world as it was.

A world without an intervention follows the record. A world with one is its twin: its events are free, and
have the noise that would have brought the record without the intervention.

Source: J. Pearl, Causality (2009), 7.1: abduction, action, prediction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import ALWAYS, World

RECORD = "as recorded"


def on_the_record(simulation: Simulation, worlds: Sequence[World]) -> list[World]:
    """These worlds, with an intervention taken off the recorded course; the recorded world is added last.

    Where the simulation is on no course, the worlds stay as they are.
    """
    if not simulation.course or all(_lives_it(world) for world in worlds):
        return list(worlds)
    twins = [world if _lives_it(world) else replace(world, course={}, luck_of=RECORD) for world in worlds]
    return [*twins, World(RECORD)]


def _lives_it(world: World) -> bool:
    """Whether the world has no intervention that could make it differ from the record."""
    return world.begins == ALWAYS
