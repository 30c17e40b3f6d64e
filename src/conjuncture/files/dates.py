"""Dates in users' files: `1914-08` or `1914-08-01`, and no other form."""

from __future__ import annotations

import re
from datetime import date

from conjuncture.errors import ConjunctureError

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class DateError(ConjunctureError, ValueError):
    """A text is not a date of the form 1905-12-05, or a month of the form 1905-12."""


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, `1905-12-05`."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_month(text: str) -> bool:
    """Whether a text is a month, `1914-08`, or its first day, `1914-08-01`."""
    return bool(_MONTH.fullmatch(text.removesuffix("-01") if len(text) > 7 else text)) and text[:4] != "0000"


def is_date(text: str) -> bool:
    """Whether a text is a month or a day."""
    return is_month(text) or is_day(text)


def day_of(text: str) -> str:
    """The day in a text; the first day of a month.

    >>> day_of("1914-08"), day_of("1905-12-05")
    ('1914-08-01', '1905-12-05')

    Raises:
        DateError: `05.12.1905`, `1905`, `1905-13`, `1905-2-1`.
    """
    if not (isinstance(text, str) and is_date(text)):
        remedy = "Write it as 1905-12 or 1905-12-05."
        raise DateError(f"{text!r} is not a date.", remedy=remedy)
    return f"{text}-01" if len(text) == 7 else text


def month_of(text: str) -> str:
    """The month in a text, `1914-08`; the text may also be its first day.

    Raises:
        DateError: anything else.
    """
    if not is_month(text):
        raise DateError(f"'{text}' is not a month.", remedy="Write it as 1914-08.")
    return text[:7]
