"""Numbers with their uncertainty: a band over draws, an interval, a course. Shares: see `proportions`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Estimate(Protocol):
    """A number with its 95% interval."""

    @property
    def value(self) -> float:
        """The number."""
        ...

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        ...

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        ...


@dataclass(frozen=True)
class Interval:
    """A mean with its 95% interval."""

    mean: float
    low: float
    high: float

    @property
    def value(self) -> float:
        """The mean."""
        return self.mean


@dataclass(frozen=True)
class Band:
    """A number over draws: mean, median and the middle 95% of the draws that gave one, and how many did.

    Every field but `draws` is NaN where no draw gave a number; `standard_error` also where only one did.
    """

    mean: float
    standard_error: float
    median: float
    low: float
    high: float
    draws: int

    @property
    def value(self) -> float:
        """The mean."""
        return self.mean

    @property
    def middle(self) -> Middle:
        """The median with the same interval."""
        return Middle(self.median, self.low, self.high, self.draws)


@dataclass(frozen=True)
class Middle:
    """The median over draws, with the middle 95% of those that gave a number, and how many did.

    Every field but `draws` is NaN where no draw gave a number.
    """

    median: float
    low: float
    high: float
    draws: int

    @property
    def value(self) -> float:
        """The median."""
        return self.median


@dataclass(frozen=True)
class Course:
    """Mean and middle 95% of the draws that came through, step by step."""

    mean: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def band(values: NDArray[np.float64]) -> Band:
    """The band of one number a draw, (draws,); draws that gave none are left out."""
    there = values[~np.isnan(values)]
    if not there.size:
        return Band(math.nan, math.nan, math.nan, math.nan, math.nan, 0)
    # Between two infinities lies no number: then quantiles are themselves draws.
    method = "linear" if np.isfinite(there).all() else "inverted_cdf"
    low, median, high = np.quantile(there, [0.025, 0.5, 0.975], method=method)
    with np.errstate(invalid="ignore"):
        error = float(there.std(ddof=1) / np.sqrt(there.size)) if there.size > 1 else math.nan
        mean = float(there.mean())
    return Band(mean, error, float(median), float(low), float(high), int(there.size))


def middle(values: NDArray[np.float64]) -> Middle:
    """The middle of one number a draw, (draws,); draws that gave none are left out."""
    return band(values).middle


def course(values: NDArray[np.float64]) -> Course:
    """The course of one number a draw and step, (draws, steps)."""
    sound = values[np.isfinite(values).all(axis=1)]
    if not sound.size:
        nothing = (math.nan,) * values.shape[1]
        return Course(nothing, nothing, nothing)
    low, high = np.quantile(sound, [0.025, 0.975], axis=0)
    return Course(tuple(sound.mean(axis=0).tolist()), tuple(low.tolist()), tuple(high.tolist()))
