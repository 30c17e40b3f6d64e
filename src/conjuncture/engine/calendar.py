"""Dates of steps: what a number of steps means in the calendar."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_DAYS_A_YEAR = 365.2425


def dates(start: str, steps: int, dt: float) -> NDArray[np.datetime64]:
    """The first day of each step, (steps,): whole months or years where `dt` (years) is whole months.

    Args:
        start: ISO date of the first step, "1895-01-01".
        steps: how many.
        dt: years per step.
    """
    months = dt * 12
    if abs(months - round(months)) < 1e-6 and round(months) > 0:
        first = np.datetime64(start, "M")
        return (first + np.arange(steps) * round(months)).astype("datetime64[s]")
    days = np.round(np.arange(steps) * dt * _DAYS_A_YEAR).astype("timedelta64[D]")
    return (np.datetime64(start, "D") + days).astype("datetime64[s]")


def step_at(date: str, start: str, dt: float) -> int:
    """The step in which a date falls (negative before the start)."""
    day = np.datetime64(date, "D")
    horizon = int(abs((day - np.datetime64(start, "D")).astype(int)) / (_DAYS_A_YEAR * dt)) + 3
    if day < np.datetime64(start, "D"):
        return -1
    return int(np.searchsorted(dates(start, horizon, dt), day.astype("datetime64[s]"), side="right")) - 1
