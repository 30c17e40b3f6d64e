"""Dates of steps in the calendar."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from conjuncture.files.dates import day_of, is_day
from conjuncture.language.errors import TheoryError

_DAYS_A_YEAR = 365.2425
_PARTS = 4  # into which a month may be divided
_SHORTEST = 1 - 1e-9  # days: 1 / 365.2425 of a year is a day, but for rounding


def dates(start: str, steps: int, dt: float) -> NDArray[np.datetime64]:
    """The first day of each step, (steps,).

    Steps of whole months begin on the first of a month. Steps of halves, thirds or quarters of a month divide
    each month by its days, so that every month begins with a step. Other steps count days.

    Args:
        start: ISO date of the first step, "1895-01-01".
        steps: how many.
        dt: years per step.
    """
    months = _months(dt)
    if months and start.endswith("-01"):
        whole, part = np.divmod(np.arange(steps) * months.numerator, months.denominator)
        month = np.datetime64(start, "M") + whole.astype("timedelta64[M]")
        first, after = (one.astype("datetime64[D]") for one in (month, month + np.timedelta64(1, "M")))
        return (first + (after - first) * part // months.denominator).astype("datetime64[s]")
    days = np.round(np.arange(steps) * dt * _DAYS_A_YEAR).astype("timedelta64[D]")
    return (np.datetime64(start, "D") + days).astype("datetime64[s]")


def step_at(date: str, start: str, dt: float) -> int:
    """The step in which a date falls (negative before the start).

    Raises:
        DateError: the text is not a date, written as a day or a month: 1905-12-05, 1905-12.
    """
    day = np.datetime64(day_of(date), "D")
    horizon = int(abs((day - np.datetime64(start, "D")).astype(int)) / (_DAYS_A_YEAR * dt)) + 3
    if day < np.datetime64(start, "D"):
        return -1
    return int(np.searchsorted(dates(start, horizon, dt), day.astype("datetime64[s]"), side="right")) - 1


def check_calendar(start: str, dt: float) -> None:
    """Raise an error if the start and the length of steps do not give a date for each step.

    Raises:
        TheoryError: `start` is not a day; `dt` is not a finite number, or less than a day; steps of whole
            months that do not begin with a month.
    """
    if not (isinstance(start, str) and is_day(start)):
        raise TheoryError(f"{start!r} is no date.", remedy="Write it as 1905-12-05.")
    number = isinstance(dt, int | float | np.number) and not isinstance(dt, bool)
    if not (number and math.isfinite(dt) and dt > 0):
        raise TheoryError(
            f"a step cannot last {dt!r} years.", remedy="Give dt in years, as in dt=1/12 for a month."
        )
    if dt * _DAYS_A_YEAR < _SHORTEST:
        raise TheoryError(
            f"a step of {dt * _DAYS_A_YEAR * 24:.3g} hours is shorter than a day: some steps "
            "would share a date.",
            remedy=f"A step lasts a day or more: dt=1/{_DAYS_A_YEAR}.",
        )
    if _months(dt) and _months(dt).denominator == 1 and not start.endswith("-01"):
        raise TheoryError(
            f"steps of whole months begin on {start}, in the middle of a month.",
            remedy=f"Begin them with the month: start='{start[:7]}-01'.",
        )


def _months(dt: float) -> Fraction:
    """How many months a step has, in whole months, halves, thirds or quarters; 0 for any other length."""
    months = Fraction(dt * 12).limit_denominator(_PARTS)
    return months if abs(dt * 12 - months) < 1e-6 else Fraction(0)
