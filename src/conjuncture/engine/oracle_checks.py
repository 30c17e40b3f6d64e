"""The oracle's checks: requirements of noise, and impossible numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from conjuncture.engine.oracle_sight import existing
from conjuncture.engine.oracle_values import Content
from conjuncture.engine.oracle_world import NEVER, World
from conjuncture.language.references import NONE


def check(world: World, values: Mapping[str, list[Content]]) -> None:
    """Note the first unmet requirement of noise, or number that is not finite or out of bounds.

    Only existing members are checked. Of several failures the first in the order of checks counts, then the
    lowest member.
    """
    if world.failure[0] != NEVER:
        return
    theory, place = world.theory, 0
    for name in (*theory.traits, *theory.derived, *theory.states):
        variable = theory.variables[name]
        exists = existing(world, variable.level)
        for need in range(len(variable.needs)):
            for member, first in enumerate(world.unmet.get(name, [])):
                if exists[member] and first == need:
                    world.failure = (world.step, place, member)
                    return
            place += 1
        if variable.truth:
            continue
        low, high = (np.float32(bound) for bound in variable.within or (-np.inf, np.inf))
        if variable.refers is not None:
            low, high = np.float32(NONE), np.float32(len(world.members(variable.refers)) - 1)
        for member, content in enumerate(values.get(name, [])):
            parts = content if isinstance(content, tuple) else (content,)
            fine = all(np.isfinite(part) and low <= part <= high for part in parts)
            if variable.categories is not None or variable.refers is not None:
                fine = fine and all(part == np.floor(part) for part in parts)
            if exists[member] and not fine:
                world.failure = (world.step, place, member)
                return
        place += 1
