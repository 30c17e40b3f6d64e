"""`summaries.toml`: the figures for fits, declared before any fit, each a `[[summary]]`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.resources.abc import Traversable
from typing import Any, get_args

from conjuncture.cases.summary import Summary, Transform
from conjuncture.errors import nearest
from conjuncture.files.mistakes import Mistakes
from conjuncture.files.toml import Toml, read_toml
from conjuncture.records import RecordError

SUMMARIES = "summaries.toml"
TEXTS: Mapping[str, str] = {
    "name": "the summary in words",
    "target": "the name of the target whose figures it is made of",
    "transform": "the scale on which figures are compared: " + ", ".join(get_args(Transform)),
    "reason": "the reason for these figures and errors",
    "source": "the source of that reason",
}
NUMBERS: Mapping[str, str] = {
    "observation_sd": "the error of the record, as a standard deviation on that scale",
    "discrepancy": "the error that a theory may have, on that scale: the scale of the half-normal prior of "
    "its standard deviation; 0: none",
}
LEFT_OUT: Mapping[str, str] = {
    "least": "the smallest figure that is told apart from nothing, in the target's unit; needed for log and "
    "logit",
    "first": "the first year; left out: the first of the target",
    "last": "the last year, which is included; left out: the last of the target",
    "together": "whether each figure counts alone, or all by their mean: each, mean; left out: each",
    "claims": "a list of the ids of claims that speak of it",
}


def summaries_from(file: Traversable, targets: Collection[str]) -> tuple[Summary, ...]:
    """Read the summaries of a file; empty if there is no file.

    Args:
        file: the file.
        targets: the names of the case's targets.

    Raises:
        FileError: all keys that are unknown, missing or wrong, each with its line, and unknown targets.
    """
    if not file.is_file():
        return ()
    toml = read_toml(file)
    mistakes = toml.unknown(("summary",))
    entries = toml.said.get("summary", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        line = toml.line_of("summary")
        mistakes.note(line, "summary", "this is no list of summaries.", "Write [[summary]].")
        mistakes.refuse()
    found = [_summary(mistakes, toml, place, targets) for place in range(len(entries))]
    names: dict[str, int] = {}
    for place, summary in enumerate(found):
        if summary is not None and names.setdefault(summary.name, place) != place:
            line = toml.line_of("summary", place, "name")
            mistakes.note(line, "name", "two summaries have one name.", "Give each its own.")
    mistakes.refuse()
    return tuple(summary for summary in found if summary is not None)


def _summary(mistakes: Mistakes, toml: Toml, place: int, targets: Collection[str]) -> Summary | None:
    entry: Mapping[str, Any] = toml.said["summary"][place]
    before = len(mistakes.found)
    mistakes.found += toml.unknown((*TEXTS, *NUMBERS, *LEFT_OUT), "summary", place).found

    def note(key: str, problem: str, remedy: str) -> None:
        line = toml.line_of("summary", place, key)
        mistakes.note(line, key, problem, remedy, value=str(entry.get(key, "")))

    for key, says in {**TEXTS, **NUMBERS}.items():
        if key not in entry:
            note(key, f"{key} is missing in summary {place + 1}.", f"Write it: {says}.")
    for key in (*TEXTS, "together"):
        if not isinstance(entry.get(key, ""), str):
            note(key, f"{key} = {entry[key]!r} is no text.", f'Write {key} = "...".')
    for key in (*NUMBERS, "least"):
        value = entry.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            note(key, f"{key} = {value!r} is no number.", f"Write {key} = 0.1.")
    for key in ("first", "last"):
        value = entry.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int):
            note(key, f"{key} = {value!r} is no year.", f"Write {key} = 1905.")
    claims = entry.get("claims", [])
    if not isinstance(claims, list) or not all(isinstance(claim, str) for claim in claims):
        note("claims", f"claims = {claims!r} is no list of ids.", 'Write claims = ["O1"].')
    if isinstance(entry.get("target"), str) and entry["target"] not in targets:
        note("target", f"the case has no target '{entry['target']}'.", nearest(entry["target"], targets))
    if len(mistakes.found) > before:
        return None
    numbers = {key: float(entry[key]) for key in (*NUMBERS, "least") if key in entry}
    try:
        return Summary(**{**entry, **numbers, "claims": tuple(claims)})
    except RecordError as wrong:
        mistakes.note(toml.line_of("summary", place), None, wrong.problem, wrong.remedy)
        return None
