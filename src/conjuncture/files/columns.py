"""The columns of a table, declared once for its reader, its errors and its reference."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from conjuncture.errors import nearest
from conjuncture.files.dates import is_day, is_month

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)

Check = Callable[[str], str]
"""The problem of a cell, in words that follow the cell; empty if there is none."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: its name in the header.
        says: a description for users, in one line.
        check: the check of each cell, which is stripped.
        may_be_empty: whether a cell may be empty; an empty cell is not checked.
        may_be_missing: whether the header may leave it out; its cells are then empty.
        remedy: the remedy for a bad cell.
        unique: whether all rows must have different cells.
    """

    name: str
    says: str
    check: Check = lambda _: ""
    may_be_empty: bool = False
    may_be_missing: bool = False
    remedy: str = "Correct the row."
    unique: bool = False

    def problem(self, cell: str) -> str:
        """The problem of a cell; empty if there is none."""
        if not cell:
            return "" if self.may_be_empty else "must not be empty"
        return self.check(cell)


def number_of(text: str) -> float | None:
    """The finite number in a text, with a decimal point; None if the text is not such a number.

    >>> number_of("0.8"), number_of("1e3"), number_of("0,8"), number_of("nan"), number_of("1_000")
    (0.8, 1000.0, None, None, None)
    """
    value = float(text) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def number(text: str) -> str:
    """Check for a finite number."""
    if number_of(text) is not None:
        return ""
    if _DECIMAL_COMMA.fullmatch(text):
        return f"has a comma: write a decimal point ({text.replace(',', '.')}), or no thousands separator"
    return "is not a finite number"


def number_between(low: float, high: float) -> Check:
    """A check for a number from `low` to `high`."""

    def check(text: str) -> str:
        value = number_of(text)
        if value is not None and low <= value <= high:
            return ""
        bounds = f"from {low:g} to {high:g}" if math.isfinite(high) else f"of {low:g} or more"
        return number(text) or f"is not a number {bounds}"

    return check


def day(text: str) -> str:
    """Check for a day of the calendar."""
    return "" if is_day(text) else "is not a date of the form YYYY-MM-DD"


def month(text: str) -> str:
    """Check for a month."""
    return "" if is_month(text) else "is not a month"


def one_of(words: Sequence[str]) -> Check:
    """A check for one of some words."""
    problem = f"is not one of {', '.join(words)}"
    return lambda text: "" if text in words else problem


def known(names: Collection[str], what: str) -> Check:
    """A check for a known name; `what` is the problem of another one: "no source in sources.csv"."""
    return lambda text: "" if text in names else f"is {what} ({nearest(text, names).rstrip('.')})"
