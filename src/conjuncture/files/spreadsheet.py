"""Tables as CSV that a spreadsheet can open: no text in them is taken for a formula.

A cell of text that begins with = + - @, a tab or a line end gets an apostrophe before it, as OWASP advises
("CSV Injection"); numbers stay as they are. A program that reads the table takes one apostrophe away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_WIDE = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # the same four, as wide as Chinese letters
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n", *_WIDE)


def csv_text(frame: pd.DataFrame, *, index: bool = False, float_format: str | None = None) -> str:
    """The table as CSV with plain line ends.

    Args:
        frame: with text, numbers and dates.
        index: whether its index is a column too.
        float_format: of numbers, such as "%.6g"; default all digits.
    """
    table = (frame.reset_index() if index else frame).copy()
    for place, kind in enumerate(table.dtypes):
        if kind.kind not in "biufcmM":  # whatever is no number and no date
            column = table.iloc[:, place].astype(object).map(as_text)
            table.isetitem(place, column.array)
    table.columns = [as_text(name) for name in table.columns]
    return table.to_csv(index=False, float_format=float_format, lineterminator="\n")


def as_text(cell: Any) -> Any:
    """The cell, with an apostrophe before a text that a spreadsheet would compute, and plain line ends."""
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(_BEGINS_A_FORMULA) else text
