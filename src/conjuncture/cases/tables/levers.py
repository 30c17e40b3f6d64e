"""`[[lever]]` of `case.toml`: rules; a run shows which of them moves the variable of the case most."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from conjuncture.cases.lever import Lever
from conjuncture.files.mistakes import Mistakes
from conjuncture.files.toml import Toml

KEYS: Mapping[str, str] = {
    "name": "the rule in a word or two",
    "quantity": "the quantity that it sets, a parameter of the theory",
    "at": "the value to which it sets it",
    "says": "the rule as it would be, in a few words",
}
_EXAMPLE = 'Write [[lever]], and below it name = "rotation", quantity = "longest", at = 6, says = "...".'


def levers_from(mistakes: Mistakes, toml: Toml) -> tuple[Lever, ...]:
    """The levers of a `case.toml`; a lever with a mistake is noted and left out."""
    tables: Any = toml.said.get("lever", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        mistakes.note(toml.line_of("lever"), "lever", "lever is no list of tables.", _EXAMPLE)
        return ()
    levers: dict[str, Lever] = {}
    for place, table in enumerate(tables):
        mistakes.found += toml.unknown(tuple(KEYS), "lever", place).found
        lever = _lever(mistakes, toml, place, table)
        if lever is not None and lever.name in levers:
            line, problem = toml.line_of("lever", place), f"two levers are called '{lever.name}'."
            mistakes.note(line, "name", problem, "Give one another name.", value=lever.name)
        elif lever is not None:
            levers[lever.name] = lever
    return tuple(levers.values())


def _lever(mistakes: Mistakes, toml: Toml, place: int, table: Mapping[str, Any]) -> Lever | None:
    before = len(mistakes.found)
    for key, says in KEYS.items():
        value = table.get(key)
        if key == "at":
            good = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        else:
            good = isinstance(value, str) and bool(value.strip())
        if not good:
            line = toml.line_of("lever", place, key)
            problem = f"{key} of a lever is missing." if value is None else f"{key} of a lever is '{value}'."
            remedy = f"Write {key} = {'a number' if key == 'at' else '"..."'}: {says}."
            mistakes.note(line, key, problem, remedy, value=str(value or ""))
    if len(mistakes.found) > before:
        return None
    return Lever(table["name"], table["quantity"], float(table["at"]), table["says"])
