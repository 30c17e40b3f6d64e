"""A society as data: plain data for JSON, and its arrays."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numpy.typing import NDArray

from conjuncture.engine.worlds_data import ArraysByContent
from conjuncture.society.levels import Filling
from conjuncture.society.networks.each_draw import DrawnNetwork
from conjuncture.society.networks.network import Network
from conjuncture.society.networks.shifts import Shifts
from conjuncture.society.society import Given, Society


def society_data(society: Society, arrays: ArraysByContent) -> dict[str, Any]:
    """A society as data; its arrays are added to the store of arrays."""
    return {
        "name": society.name,
        "description": society.description,
        "levels": [
            {
                "level": name,
                "size": filling.size,
                "within": [[parent, arrays.name(index)] for parent, index in filling.within.items()],
                "labels": None if filling.labels is None else list(filling.labels),
            }
            for name, filling in society.levels.items()
            if name not in society.networks
        ],
        "networks": [
            {"name": name, **vars(one)}
            if isinstance(one, DrawnNetwork)
            else {
                "name": name,
                "level": one.level,
                "rule": one.rule,
                "near": arrays.name(one.near),
                "far": arrays.name(one.far),
                "shifts": one.shifts and vars(one.shifts),
            }
            for name, one in society.networks.items()
        ],
        "given": [
            {"variable": name, **vars(given), "values": arrays.name(given.values)}
            for name, given in society.given.items()
        ],
    }


def society_from(data: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Society:
    """The society that `society_data` wrote."""
    levels = {
        row["level"]: Filling(
            row["size"],
            {parent: arrays[index] for parent, index in row["within"]},
            None if row["labels"] is None else tuple(row["labels"]),
        )
        for row in data["levels"]
    }
    given = {
        row["variable"]: Given(
            **{key: value for key, value in row.items() if key not in {"variable", "values", "words"}},
            values=arrays[row["values"]],
            words=tuple(row["words"]),
        )
        for row in data["given"]
    }
    networks = {row["name"]: _network(row, arrays) for row in data.get("networks", [])}
    return Society(levels, given, data["name"], data["description"], networks)


def _network(row: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Network | DrawnNetwork:
    if "recipe" not in row:
        shifts = row["shifts"] and Shifts(
            **{**row["shifts"], "moves": tuple(map(tuple, row["shifts"]["moves"]))}
        )
        return Network(row["level"], arrays[row["near"]], arrays[row["far"]], row["rule"], shifts)
    rule, arguments = row["recipe"]
    plain = tuple(tuple(one) if isinstance(one, list) else one for one in arguments)
    return DrawnNetwork(**{**row, "recipe": (rule, plain)})
