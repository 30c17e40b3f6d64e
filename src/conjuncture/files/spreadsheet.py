"""Tables as CSV for spreadsheets, in which no text can run as a formula.

A text that begins with = + - @, a tab or a line end gets an apostrophe before it, as OWASP advises ("CSV
Injection"); numbers do not change. A program that reads the table must remove one apostrophe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # the full-width forms of = + - @
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n", *_WIDE)


def csv_text(frame: pd.DataFrame, *, index: bool = False, float_format: str | None = None) -> str:
    """The table as CSV with plain line ends.

    Args:
        frame: a table of text, numbers and dates.
        index: whether the index becomes a column.
        float_format: the format of numbers, such as "%.6g"; default: all digits.
    """
    table = (frame.reset_index() if index else frame).copy()
    for place, kind in enumerate(table.dtypes):
        if kind.kind not in "biufcmM":  # neither a number nor a date
            column = table.iloc[:, place].astype(object).map(as_text)
            table.isetitem(place, column.array)
    table.columns = [as_text(name) for name in table.columns]
    return table.to_csv(index=False, float_format=float_format, lineterminator="\n")


def as_text(cell: Any) -> Any:
    """The cell, with an apostrophe before a text that a spreadsheet would run, and with plain line ends."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
