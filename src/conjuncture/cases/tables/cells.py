"""What cells of a case's tables must hold, and how a bad one is told: file, line, column, remedy."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from importlib.resources.abc import Traversable

import pandera.pandas as pa

from conjuncture.record import RecordError

TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-01)?")

REMEDIES = {
    "value": "Write a finite number with a point.",
    "unit": "Write the unit; a value without one cannot be compared with anything.",
    "kind": "Write recorded (then with a source) or assumption (then with a reason).",
    "source_key": "Add the source to sources.csv, or correct the key.",
    "since": "Write the month as 1914-08: a month in which something begins counts whole.",
    "until": "Write the first month after it, as 1918-12; leave it empty for the end of the case.",
    "reason": "Say in a few words why this value was set.",
}


def bad_cell(file: Traversable, line: int, column: str, problem: str, remedy: str = "") -> RecordError:
    """The error that names a bad cell."""
    remedy = remedy or REMEDIES.get(column, "Correct the row.")
    return RecordError(f"{file}, line {line}, column {column}: {problem} {remedy}")


def filled() -> pa.Column:
    """A column without empty cells."""
    return pa.Column(str, pa.Check(_has_text, element_wise=True, error="must not be empty"))


def month() -> pa.Column:
    """A column of months, or nothing."""
    return pa.Column(str, pa.Check(_month_or_nothing, element_wise=True, error="is no month"))


def number() -> pa.Column:
    """A column of finite numbers."""
    return pa.Column(str, pa.Check(is_number, element_wise=True, error="is not a finite number"))


def kind(*, may_be_empty: bool = False) -> pa.Column:
    """A column that says recorded or assumption."""
    allowed = ["recorded", "assumption", *([""] if may_be_empty else [])]
    return pa.Column(str, pa.Check.isin(allowed, error="is neither of the two kinds"))


def source(known: Collection[str]) -> pa.Column:
    """A column of keys of sources.csv, or nothing."""
    check = pa.Check(
        lambda key: not key or key in known, element_wise=True, error="is no source in sources.csv"
    )
    return pa.Column(str, check)


def is_month(text: str) -> bool:
    """Whether a text is a month, `1914-08` or `1914-08-01`."""
    return bool(_MONTH.fullmatch(text))


def is_number(text: str) -> bool:
    """Whether a text is a finite number."""
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def check_kind(file: Traversable, line: int, said: str, source_key: str, reason: str) -> None:
    """A recorded value has a source; an assumption has a reason and no source.

    Raises:
        RecordError: it has not.
    """
    if said == "recorded" and not source_key:
        remedy = "Name its source, or call it an assumption and give the reason."
        raise bad_cell(file, line, "source_key", "a recorded value without a source.", remedy)
    if said == "assumption" and source_key:
        remedy = "Call it recorded, or name the source in the reason."
        raise bad_cell(file, line, "source_key", f"an assumption with the source '{source_key}'.", remedy)
    if said == "assumption" and not reason:
        raise bad_cell(file, line, "reason", "an assumption without a reason.")


def _has_text(text: str) -> bool:
    return bool(text.strip())


def _month_or_nothing(text: str) -> bool:
    return not text or is_month(text)
