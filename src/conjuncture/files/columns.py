"""What a table's columns hold, said once: for its reader, its errors and its reference."""

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
"""What is wrong with a cell, in words that follow the cell; empty where nothing is."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: as it stands in the header.
        says: what stands there, for people; one line.
        check: of each cell, which is stripped.
        may_be_empty: whether a cell may be empty; the check is then not asked.
        may_be_missing: whether the header may do without it; its cells are then empty.
        remedy: what to do about a bad cell.
        unique: whether no two rows may have the same.
    """

    name: str
    says: str
    check: Check = lambda _: ""
    may_be_empty: bool = False
    may_be_missing: bool = False
    remedy: str = "Correct the row."
    unique: bool = False

    def problem(self, cell: str) -> str:
        """What is wrong with a cell; empty where nothing is."""
        if not cell:
            return "" if self.may_be_empty else "must not be empty"
        return self.check(cell)


def number_of(text: str) -> float | None:
    """The finite number that a text says, with a point; None where it says none.

    >>> number_of("0.8"), number_of("1e3"), number_of("0,8"), number_of("nan"), number_of("1_000")
    (0.8, 1000.0, None, None, None)
    """
    value = float(text) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else None


def number(text: str) -> str:
    """A finite number."""
    if number_of(text) is not None:
        return ""
    if _DECIMAL_COMMA.fullmatch(text):
        return f"has a comma where a decimal point should be ({text.replace(',', '.')}), or in its thousands"
    return "is not a finite number"


def number_between(low: float, high: float) -> Check:
    """A number from `low` to `high`."""

    def check(text: str) -> str:
        value = number_of(text)
        if value is not None and low <= value <= high:
            return ""
        bounds = f"from {low:g} to {high:g}" if math.isfinite(high) else f"of {low:g} or more"
        return number(text) or f"is not a number {bounds}"

    return check


def day(text: str) -> str:
    """A day of the calendar."""
    return "" if is_day(text) else "is not a date of the form YYYY-MM-DD"


def month(text: str) -> str:
    """A month."""
    return "" if is_month(text) else "is no month"


def one_of(words: Sequence[str]) -> Check:
    """One of some words."""
    problem = f"is not one of {', '.join(words)}"
    return lambda text: "" if text in words else problem


def known(names: Collection[str], what: str) -> Check:
    """A name that is known; `what` says of what kind, "no source in sources.csv"."""
    return lambda text: "" if text in names else f"is {what} ({nearest(text, names).rstrip('.')})"
