"""Proportions: the share of cases in which something holds, with Wilson's interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.grammar import counted

FEWEST = 20
"""Of a share of fewer cases nothing is said: the 95% interval of a half is then wider than 40 points."""


@dataclass(frozen=True)
class Proportion:
    """In how many of some cases something is true: `share` is `count` / `of`, with Wilson's 95% interval.

    With no case at all the share is NaN, and the interval is 0 to 1.
    """

    share: float
    low: float
    high: float
    count: int
    of: int

    @property
    def value(self) -> float:
        """The share."""
        return self.share

    def in_words(self, cases: str = "draws") -> str:
        """`52% (48 to 56%; 520 of 1,000 draws)`."""
        if not self.of:
            return f"no {cases}"
        return (
            f"{in_percent(self.share)}% ({in_percent(self.low)} to {in_percent(self.high)}%; "
            f"{self.count:,} of {counted(self.of, cases.removesuffix('s'), cases)})"
        )


def proportion(holds: NDArray[np.bool_], among: NDArray[np.bool_] | None = None) -> Proportion:
    """In how many of the cases `among` (default: all) it holds; both (cases,) (Wilson 1927)."""
    mask = np.ones(np.shape(holds), np.bool_) if among is None else among
    count, cases = int((holds & mask).sum()), int(mask.sum())
    if cases == 0:
        return Proportion(math.nan, 0.0, 1.0, 0, 0)
    from scipy.stats import binomtest

    interval = binomtest(count, cases).proportion_ci(0.95, "wilson")
    return Proportion(count / cases, float(interval.low), float(interval.high), count, cases)


def number(value: float, *, signed: bool = False) -> str:
    """A number with three significant digits."""
    return f"{value:+.3g}" if signed and value != 0 else f"{abs(value) if value == 0 else value:.3g}"


def in_percent(share: float) -> str:
    """A share in per cent, without the sign: `52`, and of very small and very large ones `0.9` and `99.4`."""
    return f"{100 * share:.0f}" if 0.01 <= share <= 0.99 or share in (0.0, 1.0) else f"{100 * share:.1f}"
