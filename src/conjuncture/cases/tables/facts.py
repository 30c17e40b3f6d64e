"""`case.toml`: what a case is called, where and when it is, and what is run on it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

import pandas as pd

from conjuncture.errors import nearest
from conjuncture.record import RecordError

_NEEDED = ("name", "title", "place", "start", "end", "default_theory", "description")
_LISTS = {"scenarios": ["main"], "whole": ["legality", "trade"], "shown": []}


@dataclass(frozen=True)
class Facts:
    """What `case.toml` says.

    Attributes:
        name, title, place, default_theory, description: see `Case`.
        months: of the case, from `start` until `end`, which is not included.
        scenarios: names of the sets of inputs; the first is the main one.
        whole: inputs that must cover every month of every country, since 0 is no neutral value of theirs.
        shown: see `Case`.
    """

    name: str
    title: str
    place: str
    months: pd.PeriodIndex
    default_theory: str
    description: str
    scenarios: tuple[str, ...]
    whole: tuple[str, ...]
    shown: tuple[str, ...]


def facts_from(file: Traversable) -> Facts:
    """What the file says.

    Raises:
        RecordError: a key that is unknown, missing or of the wrong kind.
    """
    if not file.is_file():
        raise RecordError(f"{file}: there is no such file. A case's folder begins with it.")
    said = toml_of(file)
    refuse_unknown(str(file), said, (*_NEEDED, *_LISTS))
    for key in _NEEDED:
        if not isinstance(said.get(key), str) or not said[key].strip():
            raise RecordError(f'{file}: {key} is missing or no text. Write {key} = "...".')
    scenarios, whole, shown = (_names(file, key, said.get(key, usual)) for key, usual in _LISTS.items())
    if not scenarios:
        raise RecordError(f'{file}: a case has one scenario at least. Write scenarios = ["main"].')
    return Facts(
        name=said["name"],
        title=said["title"],
        place=said["place"],
        months=_months(file, said["start"], said["end"]),
        default_theory=said["default_theory"],
        description=" ".join(said["description"].split()),
        scenarios=scenarios,
        whole=whole,
        shown=shown,
    )


def toml_of(file: Traversable) -> dict[str, Any]:
    """A TOML file read.

    Raises:
        RecordError: it is no TOML (with line and column).
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as wrong:
        raise RecordError(f"{file}: {wrong}. Correct the file.") from None


def _names(file: Traversable, key: str, said: Any) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise RecordError(f'{file}: {key} is no list of names. Write {key} = ["...", "..."].')
    return tuple(said)


def _months(file: Traversable, start: str, end: str) -> pd.PeriodIndex:
    try:
        months = pd.period_range(start, pd.Period(end, "M") - 1, freq="M")
    except ValueError:
        message = f"{file}: start '{start}' or end '{end}' is no month. Write them as 1914-08."
        raise RecordError(message) from None
    if not len(months):
        raise RecordError(
            f"{file}: no month lies from start '{start}' until end '{end}'. The end is the first month that "
            "is no longer in the case."
        )
    return months


def refuse_unknown(place: str, said: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Refuse keys that mean nothing.

    Raises:
        RecordError: with the nearest that does.
    """
    for key in said:
        if key not in known:
            raise RecordError(f"{place}: nothing is called '{key}'. {nearest(key, known)}")
