"""`patterns.toml`: a short list of crude patterns, each a `[[pattern]]`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any, get_args

import pandas as pd

from conjuncture.cases.pattern import Pattern
from conjuncture.cases.tables.case_months import LEAVE_EMPTY, of_case, within
from conjuncture.cases.tables.member_lookup import whose
from conjuncture.files.dates import is_month
from conjuncture.files.mistakes import Mistakes
from conjuncture.files.toml import Toml, read_toml
from conjuncture.over_time import OverTime
from conjuncture.records import RecordError
from conjuncture.society import Society

MOST = 5
TEXTS: Mapping[str, str] = {
    "name": "the pattern in words",
    "variable": "the variable of a run that the pattern looks at",
    "over_time": "how months become one figure: " + ", ".join(get_args(OverTime)),
    "unit": "the unit of the figure",
    "reason": "the reason for this range, without a look at the case's own record",
    "source": "the source of that reason",
    "rests_on": "the recorded series that the figure corresponds to, and the targets that use it too",
}
NUMBERS: Mapping[str, str] = {
    "observation_sd": "the error of records of this kind, as a standard deviation of the logarithm",
    "model_sd": "the error of a model this coarse, as a standard deviation of the logarithm",
}
BOUNDS: Mapping[str, str] = {
    "low": "the least believable figure, above 0; left out: no bound",
    "high": "the largest believable figure; left out: no bound",
}
WHERE: Mapping[str, str] = {
    "country": "the country, if countries have the variable",
    "member": "the member, if members of another level have the variable",
    "since": "the first month, YYYY-MM; left out: the start of the case",
    "until": "the first month after it; left out: the end of the case",
}


def patterns_from(file: Traversable, society: Society, months: pd.PeriodIndex) -> tuple[Pattern, ...]:
    """Read the patterns of a file; empty if there is no file.

    Args:
        file: the file.
        society: the society with the members that they name.
        months: the months of the case.

    Raises:
        FileError: all keys that are unknown, missing or wrong, each with its line; unknown members; periods
            outside the case; or too many patterns.
    """
    if not file.is_file():
        return ()
    toml = read_toml(file)
    mistakes = toml.unknown(("pattern",))
    entries = toml.said.get("pattern", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        mistakes.note(
            toml.line_of("pattern"), "pattern", "this is no list of patterns.", "Write [[pattern]]."
        )
        mistakes.refuse()
    if len(entries) > MOST:
        problem = f"{len(entries)} patterns, of {MOST} at most."
        mistakes.note(toml.line_of("pattern", MOST), None, problem, "Many crude patterns are a fit.")
    patterns = [_pattern(mistakes, toml, place, society, months) for place in range(len(entries))]
    mistakes.refuse()
    return tuple(pattern for pattern in patterns if pattern is not None)


def _pattern(
    mistakes: Mistakes, toml: Toml, place: int, society: Society, months: pd.PeriodIndex
) -> Pattern | None:
    entry: Mapping[str, Any] = toml.said["pattern"][place]
    before = len(mistakes.found)
    unknown = toml.unknown((*TEXTS, *NUMBERS, *BOUNDS, *WHERE), "pattern", place)
    mistakes.found += unknown.found

    def note(key: str, problem: str, remedy: str) -> None:
        line = toml.line_of("pattern", place, key)
        mistakes.note(line, key, problem, remedy, value=str(entry.get(key, "")))

    for key, says in {**TEXTS, **NUMBERS}.items():
        if key not in entry:
            note(key, f"{key} is missing in pattern {place + 1}.", f"Write it: {says}.")
    for key in {**TEXTS, **WHERE}:
        if not isinstance(entry.get(key, ""), str):
            note(key, f"{key} = {entry[key]!r} is no text.", f'Write {key} = "...".')
    for key in {**NUMBERS, **BOUNDS}:
        value = entry.get(key, 0)
        if isinstance(value, bool) or not isinstance(value, int | float):
            note(key, f"{key} = {value!r} is no number.", f"Write {key} = 0.1.")
    texts = {key: entry[key].strip() for key in {**TEXTS, **WHERE} if isinstance(entry.get(key), str)}
    for key in ("since", "until"):
        if texts.get(key) and not is_month(texts[key]):
            note(key, f"{key} = '{texts[key]}' is no month.", "Write it as 1914-08.")
        elif texts.get(key) and not within(texts[key], key, months):
            note(key, f"{key} = '{texts[key]}' {of_case(months)}", LEAVE_EMPTY[key])
    if all(is_month(texts.get(key, "")) for key in ("since", "until")) and texts["since"] >= texts["until"]:
        problem = f"no month lies from {texts['since']} until {texts['until']}."
        note("until", problem, "The month of `until` is not included.")
    names = {key: texts.pop(key, "") for key in ("country", "member")}
    member = whose(
        mistakes, toml.line_of("pattern", place, "member" if names["member"] else "country"), society, **names
    )
    if len(mistakes.found) > before:
        return None
    numbers = {key: float(entry[key]) if key in entry else None for key in (*NUMBERS, *BOUNDS)}
    try:
        return Pattern(**{**texts, **numbers, "member": member})  # type: ignore[arg-type]
    except RecordError as wrong:
        mistakes.note(toml.line_of("pattern", place), None, wrong.problem, wrong.remedy)
        return None
