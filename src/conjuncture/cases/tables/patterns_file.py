"""`patterns.toml`: a short list of crude patterns, one `[[pattern]]` each."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from conjuncture.cases.pattern import Pattern
from conjuncture.cases.tables.cells import is_month
from conjuncture.cases.tables.facts import refuse_unknown, toml_of
from conjuncture.cases.tables.whose import whose
from conjuncture.record import RecordError
from conjuncture.society import Society

MOST = 5
_TEXTS = ("name", "variable", "over_time", "unit", "reason", "source", "rests_on")
_NUMBERS = ("observation_sd", "model_sd")
_BOUNDS = ("low", "high")
_WHERE = ("country", "member", "since", "until")


def patterns_from(file: Traversable, society: Society) -> tuple[Pattern, ...]:
    """The patterns of a file; none where there is no file.

    Raises:
        RecordError: a key that is unknown or missing, a name that nobody has, or too many patterns.
    """
    if not file.is_file():
        return ()
    said = toml_of(file)
    refuse_unknown(str(file), said, ("pattern",))
    entries = said.get("pattern", [])
    if len(entries) > MOST:
        raise RecordError(
            f"{file}: {len(entries)} patterns, of {MOST} at most. Many crude patterns are a fit."
        )
    return tuple(_pattern(f"{file}, pattern {n}", entry, society) for n, entry in enumerate(entries, 1))


def _pattern(place: str, entry: Mapping[str, Any], society: Society) -> Pattern:
    refuse_unknown(place, entry, (*_TEXTS, *_NUMBERS, *_BOUNDS, *_WHERE))
    for key in (*_TEXTS, *_NUMBERS):
        if key not in entry:
            raise RecordError(f"{place}: {key} is missing. Every pattern says it.")
    texts = {key: _text(place, key, entry.get(key, "")) for key in (*_TEXTS, *_WHERE)}
    numbers = {key: _number(place, key, entry.get(key)) for key in (*_NUMBERS, *_BOUNDS)}
    for key in ("since", "until"):
        if texts[key] and not is_month(texts[key]):
            raise RecordError(f"{place}: {key} = '{texts[key]}' is no month. Write it as 1914-08.")
    member = whose(place, society, texts.pop("country"), texts["member"])
    try:
        return Pattern(**{**texts, **numbers, "member": member})  # type: ignore[arg-type]
    except RecordError as wrong:
        raise RecordError(f"{place}: {wrong}") from None


def _text(place: str, key: str, said: Any) -> str:
    if not isinstance(said, str):
        raise RecordError(f'{place}: {key} = {said!r} is no text. Write {key} = "...".')
    return said.strip()


def _number(place: str, key: str, said: Any) -> float | None:
    if said is None:
        return None
    if isinstance(said, bool) or not isinstance(said, int | float):
        raise RecordError(f"{place}: {key} = {said!r} is no number. Write {key} = 0.1.")
    return float(said)
