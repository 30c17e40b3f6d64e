"""What a mechanism sees in the engine: variables on its level, above and below, and from other worlds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax.numpy as jnp

from conjuncture.engine.columns import Afar, Column
from conjuncture.engine.exact import Exact
from conjuncture.engine.program_data import Data, start_of
from conjuncture.engine.program_room import Room
from conjuncture.engine.program_stand_ins import constant_of, initial_value
from conjuncture.engine.standing import Standing
from conjuncture.language.sizes import SizeOf


def standing_of(room: Room, level: str, exact: Exact, data: Data, filled: Mapping[str, Any]) -> Standing:
    """The standing of a mechanism of this level in this step."""
    size = room.society.levels[level].size
    slices = {pair: replace(slices, rows=data.rows_by_ties.get(pair)) for pair, slices in room.slices.items()}
    sizes = {name: filling.size for name, filling in room.society.levels.items()}
    return Standing(exact, level, size, dict(data.ways), data.heads, data.rows, dict(filled), slices, sizes)


def sizes_of(room: Room, exact: Exact, standing: Standing) -> SizeOf:
    """The sizes of levels, as a mechanism reads them."""
    levels = room.society.levels
    return SizeOf(
        {
            level: Column(exact.constant(float(levels[level].size))[None, None], standing)
            for level in room.resolved.levels
        }
    )


def column_for(
    room: Room, reader: str, name: str, values: Mapping[str, Any], data: Data, standing: Standing
) -> Column:
    """A variable as the reader sees it: its own, one from above, or a group from below."""
    column = _seen(room, reader, name, values, data, standing)
    if name in room.resolved.variables[reader].starts:
        then = {**values, name: values.get(start_of(name), values[name])}
        column.first = _seen(room, reader, name, then, data, standing)
    return column


def _seen(
    room: Room, reader: str, name: str, values: Mapping[str, Any], data: Data, standing: Standing
) -> Column:
    """A variable with these values, as the reader sees it from its place and looks at it elsewhere."""
    variable = room.resolved.variables[name]
    level, relation = variable.level, room.resolved.relation(reader, name)
    array = _wired(room, reader, name, values, data, standing.exact)
    column = Column(array, standing, variable.shape, refers=variable.refers)
    column.variable = variable
    if relation == "group":
        column.child = level
    elif relation == "above":
        column.values = standing.seen_at(level, array)
        whose = standing.ways[f"{standing.level}>{level}"]
        if whose.ndim == 2:  # they move, and a member that is nowhere sees the absent value
            somewhere = Column(whose >= 0, standing)
            column.values = somewhere.apply("where", (somewhere, column, column.absent)).array
        if level in room.resolved.variables[reader].looks_at:
            column.afar = Afar(level, array)
    return column


def _wired(room: Room, reader: str, name: str, values: Mapping[str, Any], data: Data, exact: Exact) -> Any:
    """The variable from the world it is wired to; its absent or initial value where the arrow is cut."""
    wiring = data.wiring.get(f"{reader}<{name}")
    if wiring is None:
        return values[name]
    variable = room.resolved.variables[name]
    crossed = jnp.take(room.whole(name, values[name]), wiring.source, axis=-1)
    if variable.absent is not None:
        neutral = constant_of(exact, variable, variable.absent)
    elif variable.kind == "state":
        neutral = initial_value(variable, exact, data, values)
    else:
        return crossed  # without an absent value, such an arrow is not cut
    return jnp.where(wiring.whole, crossed, neutral)
