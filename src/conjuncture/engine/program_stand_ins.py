"""Stand-ins: values of a variable whose mechanism does not write: cut, held, at the start, renewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine.exact import Exact
from conjuncture.engine.program_data import Data
from conjuncture.engine.program_room import Room
from conjuncture.engine.ties import at_both_ends
from conjuncture.language.parameters import Parameter, parameter_name
from conjuncture.language.resolved import Variable


def switched(
    room: Room, name: str, exact: Exact, data: Data, array: Any, initial: Mapping[str, Any] | None = None
) -> Any:
    """The array where the mechanism is at work; its absent (or initial) value where it is cut."""
    if name not in data.active:
        return array
    variable = room.resolved.variables[name]
    if variable.absent is None:
        assert initial is not None
        neutral = initial_value(variable, exact, data, initial)
    else:
        neutral = constant_of(exact, variable, variable.absent)
    return jnp.where(data.active[name], array, neutral)


def held(room: Room, name: str, data: Data, array: Any, step: Any) -> Any:
    """The array, or an intervention's value while it lasts; the last intervention prevails."""
    variable = room.resolved.variables[name]
    for setting in data.settings.get(name, ()):
        holds = (step >= setting.start) & (step < setting.end) & setting.whom
        value = setting.value != 0 if variable.truth else setting.value + data.guard
        array = jnp.where(holds[:, None, :] if variable.shape else holds, value, array)
    return array


def where_written(name: str, data: Data, array: Any, nothing: Any, step: Any) -> Any:
    """The array where the mechanism wrote its variable; `nothing` where that is cut or held."""
    if name in data.active:
        array = jnp.where(data.active[name], array, nothing)
    for setting in data.settings.get(name, ()):
        held = (step >= setting.start) & (step < setting.end) & setting.whom
        array = jnp.where(held, nothing, array)
    return array


def initial_value(variable: Variable, exact: Exact, data: Data, values: Mapping[str, Any]) -> Any:
    """The declared initial value of a state."""
    initial = variable.initial
    if isinstance(initial, str):
        return values[initial]
    if isinstance(initial, Parameter):
        return data.parameters[parameter_name(variable.name, "initial", initial)][None, :]
    return constant_of(exact, variable, initial)


def initial(room: Room, name: str, exact: Exact, data: Data, values: Mapping[str, Any]) -> Any:
    """A state in the first step: held, absent because it is cut, or its initial value."""
    variable = room.resolved.variables[name]
    array = initial_value(variable, exact, data, values)
    array = switched(room, name, exact, data, array, values)
    return room.whole(name, held(room, name, data, array, np.uint32(0)))


def renewed(
    room: Room,
    name: str,
    exact: Exact,
    data: Data,
    array: Any,
    values: Mapping[str, Any],
    filled: Mapping[str, Any],
) -> Any:
    """States of empty slots, and of slots whose occupant leaves, start again."""
    variable = room.resolved.variables[name]
    level = room.resolved.levels[variable.level]
    if name == level.filled_by:  # it decides which slots are filled, so it does not depend on that
        return array
    stays = filled.get(level.name)
    ends = level.ends and room.resolved.levels[level.ends]
    renewed_by = ends.renewed_by if ends else level.renewed_by
    if renewed_by is not None:
        remains = ~values[renewed_by]
        if ends:
            remains = at_both_ends_of(room, data, level.name, remains)
        stays = remains if stays is None else stays & remains
    if stays is None:
        return array
    fresh = initial_value(variable, exact, data, values)
    return jnp.where(stays[:, None, :] if variable.shape else stays, array, fresh)


def at_both_ends_of(room: Room, data: Data, network: str, truth: Any) -> Any:
    """Whether it holds at both ends of each tie of a network."""
    near = data.ways[f"{network}>{room.resolved.networks[network]}"]
    return at_both_ends(truth, near, data.far[network])


def constant_of(exact: Exact, variable: Variable, value: Any) -> Any:
    """A plain value in the form of this variable, the same for all members and draws."""
    if isinstance(value, tuple):
        parts: Sequence[float] = value
        return jnp.stack([exact.constant(part) for part in parts])[None, :, None]
    array = exact.constant(bool(value) if variable.truth else float(value))[None, None]
    return array[:, None, :] if variable.shape else array
