"""Worlds and holds as data: plain data for JSON, and their arrays by content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.worlds import Hold, World


class ArraysByContent:
    """Arrays under names that depend on their content: equal arrays are stored once, under one name."""

    def __init__(self) -> None:
        self.arrays: dict[str, NDArray[Any]] = {}

    def name(self, values: Any) -> str:
        """Add an array; returns its name."""
        array = np.asarray(values)
        head = f"{array.dtype.str} {array.shape} ".encode()
        name = hashlib.sha256(head + np.ascontiguousarray(array).tobytes()).hexdigest()
        self.arrays[name] = array
        return name


def world_data(world: World, arrays: ArraysByContent) -> dict[str, Any]:
    """A world as data; its arrays are added."""
    return {
        "name": world.name,
        "cut": sorted(world.cut),
        "blind": sorted(map(list, world.blind)),
        "holds": [hold_data(hold, arrays) for hold in world.holds],
        "parameters": {name: float(value) for name, value in sorted(world.parameters.items())},
        "series": {name: arrays.name(values) for name, values in sorted(world.series.items())},
        "given": {name: arrays.name(values) for name, values in sorted(world.given.items())},
        "wired": sorted([*arrow, other] for arrow, other in world.wired.items()),
        "course": None if world.course is None else course_data(world.course, arrays),
        "luck_of": world.luck_of,
    }


def world_from(data: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> World:
    """The world that `world_data` wrote."""
    return World(
        name=data["name"],
        cut=frozenset(data["cut"]),
        blind=frozenset((reader, variable) for reader, variable in data["blind"]),
        holds=tuple(hold_from(hold, arrays) for hold in data["holds"]),
        parameters=data["parameters"],
        series={name: arrays[values] for name, values in data["series"].items()},
        given={name: arrays[values] for name, values in data["given"].items()},
        wired={(reader, variable): other for reader, variable, other in data["wired"]},
        course=None if data["course"] is None else course_from(data["course"], arrays),
        luck_of=data["luck_of"],
    )


def course_data(course: Mapping[str, NDArray[Any]], arrays: ArraysByContent) -> dict[str, str]:
    """The record of events as data; the codes are added."""
    return {name: arrays.name(np.asarray(codes, np.float32)) for name, codes in sorted(course.items())}


def course_from(data: Mapping[str, str], arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The course that `course_data` wrote."""
    return {name: arrays[codes] for name, codes in data.items()}


def hold_data(hold: Hold, arrays: ArraysByContent) -> dict[str, Any]:
    """A hold as data; the array of the members that it holds is added."""
    truth = isinstance(hold.value, bool | np.bool_)
    return {
        "variable": hold.variable,
        "value": bool(hold.value) if truth else float(hold.value),
        "start": int(hold.start),
        "end": int(hold.end),
        "whom": None if hold.whom is None else arrays.name(hold.whom),
    }


def hold_from(data: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Hold:
    """The hold that `hold_data` wrote."""
    return Hold(**{**data, "whom": None if data["whom"] is None else arrays[data["whom"]]})
