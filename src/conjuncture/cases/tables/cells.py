"""Columns that several tables of a case have, with the checks and remedies of their cells."""

from __future__ import annotations

from collections.abc import Collection

from conjuncture.files.columns import Column, known, month, number, one_of
from conjuncture.files.csv_table import Row
from conjuncture.files.mistakes import Mistakes

TRUTHS = {"yes": True, "true": True, "no": False, "false": False}
SINCE = "Write the month as 1914-08: a month in which something begins counts whole."
UNTIL = "Write the first month after it, as 1918-12; leave it empty for the end of the case."
VALUE = "Write a finite number with a point."
UNIT = "Write the unit; a value without one cannot be compared with anything."
KIND = "Write recorded (then with a source) or assumption (then with a reason)."
SOURCE = "Add the source to sources.csv, or correct the key."


def kind(says: str, *, may_be_missing: bool = False, may_be_empty: bool = False) -> Column:
    """The column `kind`: recorded or assumption."""
    words = one_of(["recorded", "assumption"])
    return Column("kind", says, words, may_be_empty, may_be_missing, remedy=KIND)


def source(sources: Collection[str]) -> Column:
    """The column `source_key`: keys of sources.csv, or empty."""
    check = known(sources, "no source in sources.csv")
    return Column("source_key", "a key of sources.csv, of a recorded value", check, True, remedy=SOURCE)


def since_and_until() -> tuple[Column, Column]:
    """The columns `since` and `until`: a range of months."""
    return (
        Column("since", "the first month, YYYY-MM; empty: the start of the case", month, True, remedy=SINCE),
        Column("until", "the first month after it; empty: the end of the case", month, True, remedy=UNTIL),
    )


def value() -> Column:
    """The column `value`: numbers."""
    return Column("value", "the value in these months, with a point", number, remedy=VALUE)


def check_kind(mistakes: Mistakes, row: Row) -> None:
    """Note a recorded value without a source, and an assumption with a source or without a reason."""
    said, key = row["kind"], row["source_key"]
    if said == "recorded" and not key:
        remedy = "Name its source, or call it an assumption and give the reason."
        mistakes.note(row.line, "source_key", "a recorded value without a source.", remedy)
    if said == "assumption" and key:
        remedy = "Call it recorded, or name the source in the reason."
        mistakes.note(row.line, "source_key", f"an assumption with the source '{key}'.", remedy, value=key)
    if said == "assumption" and not row["reason"]:
        problem = "an assumption without a reason."
        mistakes.note(row.line, "reason", problem, "Say in a few words why this value was set.")
