"""Divide new-style months between old-style quarters."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from conjuncture.records.calendar import old_style_quarter, share_of_month
from conjuncture.records.errors import RecordError

if TYPE_CHECKING:
    import xarray as xr

LEAST_COVERED = 0.75
"""A quarter with a smaller share of simulated days is left out; any other is scaled up to its full length."""


def quarter_weights(time: xr.DataArray) -> tuple[xr.DataArray, xr.DataArray]:
    """Weights that turn months into old-style quarters, one for sums and one for means.

    Args:
        time: first days of consecutive months, new style.

    Returns:
        Two arrays of dims (quarter, time): `monthly.dot(sums)` is the sum of a flow in a quarter,
        `monthly.dot(means)` is the mean of a level. Coordinates: `quarter` ("1905Q1") and `quarter_year`
        (1905).

    Raises:
        RecordError: the months are not consecutive, or contain no whole quarter.
    """
    import xarray as xr

    months = pd.DatetimeIndex(time.to_numpy()).to_period("M")
    if len(months) == 0 or not (np.diff([month.ordinal for month in months]) == 1).all():
        raise RecordError(
            "The simulated series must run over consecutive months, each given by its first day."
        )
    labels, years, sums, means = _weights(str(months[0]), len(months))
    coordinates = {"quarter": list(labels), "quarter_year": ("quarter", list(years)), "time": time.to_numpy()}
    dims = ("quarter", "time")
    return xr.DataArray(sums.copy(), coordinates, dims), xr.DataArray(means.copy(), coordinates, dims)


@cache  # every batch of draws has the same months
def _weights(
    first: str, count: int
) -> tuple[tuple[str, ...], tuple[int, ...], NDArray[np.float64], NDArray[np.float64]]:
    """Labels and years of the quarters from the month `first` on; their weights for sums and for means."""
    months = pd.period_range(first, periods=count, freq="M")
    days = months.days_in_month.to_numpy()
    labels: list[str] = []
    years: list[int] = []
    sums: list[np.ndarray] = []
    means: list[np.ndarray] = []
    for year, quarter in product(range(months[0].year - 1, months[-1].year + 1), (1, 2, 3, 4)):
        start, end = old_style_quarter(year, quarter)
        shares = _shares(months, start, end)
        covered = float(shares @ days)
        length = (end - start).days + 1
        if covered >= LEAST_COVERED * length:
            labels.append(f"{year}Q{quarter}")
            years.append(year)
            sums.append(shares * length / covered)
            means.append(shares * days / covered)
    if not labels:
        raise RecordError(f"The run from {months[0]} to {months[-1]} contains no whole old-style quarter.")
    return tuple(labels), tuple(years), np.array(sums), np.array(means)


def _shares(months: pd.PeriodIndex, start: date, end: date) -> np.ndarray:
    return np.array([share_of_month(month.year, month.month, start, end) for month in months])
