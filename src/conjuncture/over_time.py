"""Ways to reduce a period to one figure, with the same names for outcomes, patterns and targets."""

from __future__ import annotations

from typing import Literal

import numpy as np

OverTime = Literal[
    "mean",
    "median",
    "sum",
    "max",
    "min",
    "first",
    "last",
    "ever",
    "max over median",
    "share of months above",
    "largest rise",
]
"""How a period becomes one figure. "ever" is 1 where the variable was above 0 at any time, else 0."""


def over_time(values: np.ndarray, how: OverTime, *, axis: int = -1, above: float = 0.0) -> np.ndarray:
    """Reduce each course to one figure.

    Args:
        values: courses, with time along `axis`.
        how: see `OverTime`.
        axis: the axis of time.
        above: the bound of "share of months above".

    Returns:
        An array with the shape of `values` without that axis; NaN if it needs a value that is missing.
    """
    match how:
        case "first":
            return values.take(0, axis)
        case "last":
            return values.take(-1, axis)
        case "largest rise":
            return np.diff(values, axis=axis).max(axis)
        case "share of months above":
            return np.where(np.isnan(values), np.nan, values > above).mean(axis)
        case "ever":
            return np.where(np.isnan(values).any(axis), np.nan, (values > 0).any(axis))
        case "max over median":
            return _max_over_median(values, axis)
        case "median":
            return np.median(values, axis)
        case _:
            return getattr(values, how)(axis)


def _max_over_median(values: np.ndarray, axis: int) -> np.ndarray:
    """The largest value divided by the median: 1 if both are 0, infinite if only the median is 0."""
    middle, largest = np.median(values, axis), values.max(axis)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where((largest == 0) & (middle == 0), 1.0, largest / middle)
