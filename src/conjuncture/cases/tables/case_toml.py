"""`case.toml`: the name, place and period of a case, and the theory that runs on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from conjuncture.cases import bridges
from conjuncture.cases.lever import Lever
from conjuncture.cases.tables.levers import levers_from
from conjuncture.errors import nearest
from conjuncture.files.dates import is_month
from conjuncture.files.mistakes import Mistakes
from conjuncture.files.toml import Toml, read_toml

NEEDED: Mapping[str, str] = {
    "name": "the name for the command line",
    "title": "the title for pages",
    "place": "the place; several cases may have the same place",
    "start": "the first month, YYYY-MM",
    "end": "the first month after the case, YYYY-MM",
    "default_theory": "the theory that runs if the user names none",
    "description": "what the case is and what it leaves out",
}
_BRIDGES = (
    "bridges, which count as records count: election (votes), strikes (the yearly books of an office), "
    "villages (acts in a month), works (who is out)"
)
LISTS: Mapping[str, tuple[str, list[str]]] = {
    "scenarios": ("names of the sets of inputs; the first is the main one", ["main"]),
    "whole": ("inputs that must cover every month, because 0 is not neutral", ["legality", "trade"]),
    "shown": ("variables that the page shows", []),
    "bridges": (_BRIDGES, []),
    "rules": ("given variables that may move the variable `asks_about`, of the same level", []),
}
"""What each list says, and what it is where nothing is said."""

OPTIONAL: Mapping[str, str] = {
    "null_theory": "a theory without what the case is about, which every comparison includes",
    "asks_about": "the variable that the case is about; a run shows which of the `rules` or levers moves it",
}
LEVER = "lever"


@dataclass(frozen=True)
class Facts:
    """The content of `case.toml`.

    Attributes:
        name, title, place, default_theory, null_theory, description: see `Case`.
        months: the months of the case, from `start` until `end`, which is not included.
        scenarios: names of the sets of inputs; the first is the main one.
        whole: inputs that must cover every month of every country, since 0 is not neutral for them.
        shown, asks_about, rules, levers: see `Case`.
        bridges: names of bridges in `conjuncture.cases.bridges`.
    """

    name: str
    title: str
    place: str
    months: pd.PeriodIndex
    default_theory: str
    null_theory: str
    description: str
    scenarios: tuple[str, ...]
    whole: tuple[str, ...]
    shown: tuple[str, ...]
    asks_about: str
    rules: tuple[str, ...]
    bridges: tuple[str, ...]
    levers: tuple[Lever, ...]


def facts_from(file: Traversable) -> Facts:
    """Read the file.

    Raises:
        FileError: all keys that are unknown, missing or of the wrong kind, each with its line.
    """
    toml = read_toml(file)
    content = toml.said
    mistakes = toml.unknown((*NEEDED, *LISTS, *OPTIONAL, LEVER))
    for key, says in NEEDED.items():
        if not isinstance(content.get(key), str) or not content[key].strip():
            problem = f"{key} is missing." if key not in content else f"{key} is no text."
            remedy = f'Write {key} = "...": {says}.'
            mistakes.note(toml.line_of(key), key, problem, remedy, value=str(content.get(key, "")))
    lists = {key: _names(mistakes, toml, key, usual) for key, (_, usual) in LISTS.items()}
    if not lists["scenarios"]:
        problem = "a case has one scenario at least."
        mistakes.note(toml.line_of("scenarios"), "scenarios", problem, 'Write scenarios = ["main"].')
    asks_about = content.get("asks_about", "")
    levers = levers_from(mistakes, toml)
    moved_by = bool(lists["rules"]) or LEVER in content
    if not isinstance(asks_about, str) or bool(asks_about) != moved_by:
        problem = "asks_about names one variable, and rules or levers what may move it: both, or neither."
        remedy = 'Write asks_about = "..." and rules = ["...", "..."], or a [[lever]] for each rule.'
        mistakes.note(toml.line_of("asks_about"), "asks_about", problem, remedy, value=str(asks_about))
    for bridge in set(lists["bridges"]).difference(bridges.names()):
        problem, remedy = f"there is no bridge '{bridge}'.", nearest(bridge, bridges.names())
        mistakes.note(toml.line_of("bridges"), "bridges", problem, remedy, value=bridge)
    null_theory = content.get("null_theory", "")
    if not isinstance(null_theory, str):
        problem, remedy = "null_theory is no text.", 'Write null_theory = "...".'
        mistakes.note(toml.line_of("null_theory"), "null_theory", problem, remedy, value=str(null_theory))
    months = _months(mistakes, toml)
    mistakes.refuse()
    return Facts(
        name=content["name"],
        title=content["title"],
        place=content["place"],
        months=months,
        default_theory=content["default_theory"],
        null_theory=null_theory,
        description=" ".join(content["description"].split()),
        asks_about=asks_about,
        levers=levers,
        **lists,
    )


def _names(mistakes: Mistakes, toml: Toml, key: str, usual: list[str]) -> tuple[str, ...]:
    value: Any = toml.said.get(key, usual)
    if isinstance(value, list) and all(isinstance(text, str) for text in value):
        return tuple(value)
    remedy = f'Write {key} = ["...", "..."].'
    mistakes.note(toml.line_of(key), key, f"{key} is no list of names.", remedy, value=str(value))
    return tuple(usual)


def _months(mistakes: Mistakes, toml: Toml) -> pd.PeriodIndex:
    start, end = (toml.said.get(key) for key in ("start", "end"))
    for key, month in (("start", start), ("end", end)):
        if isinstance(month, str) and month and not is_month(month):
            problem = f"{key} = '{month}' is no month."
            mistakes.note(toml.line_of(key), key, problem, "Write it as 1914-08.", value=month)
    if not (isinstance(start, str) and is_month(start) and isinstance(end, str) and is_month(end)):
        return pd.PeriodIndex([], freq="M")
    months = pd.period_range(start[:7], pd.Period(end[:7], "M") - 1, freq="M")
    if not len(months):
        problem = f"no month lies from start '{start}' until end '{end}'."
        remedy = "The end is the first month that is no longer in the case."
        mistakes.note(toml.line_of("end"), "end", problem, remedy, value=end)
    return months
