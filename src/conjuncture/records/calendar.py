"""Old style (Julian) and new style (Gregorian) dates. Russia used the old style until 31 January 1918.

Quarterly and yearly figures of the Russian record are old style: the first quarter of 1905 is 14 January to
13 April 1905 new style. The conversion uses the day count of E. G. Richards, "Calendars", in Urban and
Seidelmann (eds), Explanatory Supplement to the Astronomical Almanac (3rd ed. 2013), ch. 15.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from conjuncture.records.errors import RecordError

# `date.toordinal` counts 1 January of the Gregorian year 1 as day 1; its Julian day number is 1,721,426.
_ORDINAL_ZERO = 1_721_425


class OldStyle(NamedTuple):
    """A date of the Julian calendar. It is not a `datetime.date`, which has no 29 February 1900."""

    year: int
    month: int
    day: int


def to_new_style(year: int, month: int, day: int) -> date:
    """The Gregorian date of the old-style date: 9 January 1905 becomes 22 January 1905.

    Raises:
        RecordError: there is no such old-style date.
    """
    # Months are counted from March, so that a leap day comes at the end of the year.
    shifted = year + 4800 - (month <= 2)
    months = month - 3 if month > 2 else month + 9
    julian_day = day + (153 * months + 2) // 5 + 365 * shifted + shifted // 4 - 32083
    new_style = date.fromordinal(julian_day - _ORDINAL_ZERO)
    if not 1 <= month <= 12 or to_old_style(new_style) != (year, month, day):
        raise RecordError(f"{year}-{month:02d}-{day:02d} is not a date of the old-style calendar.")
    return new_style


def to_old_style(new_style: date) -> OldStyle:
    """The old-style date of a Gregorian date: 7 November 1917 becomes 25 October 1917."""
    c = new_style.toordinal() + _ORDINAL_ZERO + 32082
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return OldStyle(d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1)


def old_style_quarter(year: int, quarter: int) -> tuple[date, date]:
    """First and last day, new style, of an old-style quarter.

    Raises:
        RecordError: `quarter` is not 1, 2, 3 or 4.
    """
    if quarter not in {1, 2, 3, 4}:
        raise RecordError(f"A year has quarters 1 to 4, not {quarter}.")
    next_year, next_month = (year, 3 * quarter + 1) if quarter < 4 else (year + 1, 1)
    return to_new_style(year, 3 * quarter - 2, 1), to_new_style(next_year, next_month, 1) - timedelta(days=1)


def share_of_month(year: int, month: int, start: date, end: date) -> float:
    """The share of a new-style month's days from `start` to `end`, both included.

    Monthly figures are assumed to be even within the month; so this share divides a simulated month between
    two old-style quarters.
    """
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    inside = (min(end + timedelta(days=1), after) - max(start, first)).days
    return max(inside, 0) / (after - first).days
