"""How well a set of cases fits an outcome: as sufficient, and as necessary for it.

The formulas are Ragin's (2006, *Political Analysis* 14, 291-310; 2008, ch. 3) and, for the relevance of
necessity, Schneider and Wagemann's (2012, *Set-Theoretic Methods*, ch. 9). Where a denominator is 0 the
measure is NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]


@dataclass(frozen=True)
class Sufficiency:
    """X is sufficient for Y.

    Attributes:
        inclusion: the share of X that lies in Y (consistency).
        pri: the same, without what lies in both Y and not-Y (proportional reduction in inconsistency).
        coverage: the share of Y that lies in X (raw).
    """

    inclusion: float
    pri: float
    coverage: float


@dataclass(frozen=True)
class Necessity:
    """X is necessary for Y.

    Attributes:
        inclusion: the share of Y that lies in X.
        relevance: how far X is from being present in every case (relevance of necessity, RoN).
        coverage: the share of X that lies in Y; small when X is common.
    """

    inclusion: float
    relevance: float
    coverage: float


def sufficiency(x: Degrees, y: Degrees) -> Sufficiency:
    """Fit of X as sufficient for Y; both (cases,), degrees from 0 to 1."""
    return Sufficiency(float(share_within(x, y)), float(pri(x, y)), float(share_within(y, x)))


def necessity(x: Degrees, y: Degrees) -> Necessity:
    """Fit of X as necessary for Y; both (cases,), degrees from 0 to 1."""
    return Necessity(float(share_within(y, x)), float(relevance(x, y)), float(share_within(x, y)))


def share_within(x: Degrees, y: Degrees) -> Degrees:
    """The share of X that lies in Y, over the last axis, cases."""
    return _ratio(np.minimum(x, y).sum(-1), x.sum(-1))


def pri(x: Degrees, y: Degrees) -> Degrees:
    """The same, without what lies in both Y and not-Y."""
    both, torn = np.minimum(x, y).sum(-1), np.minimum(np.minimum(x, y), 1 - y).sum(-1)
    return _ratio(both - torn, x.sum(-1) - torn)


def relevance(x: Degrees, y: Degrees) -> Degrees:
    """How far X is from being present in every case, over the last axis, cases."""
    return _ratio((1 - x).sum(-1), (1 - np.minimum(x, y)).sum(-1))


def reaches(figure: float | Degrees, cut: float) -> Any:
    """Whether figures reach a cut-off, allowing for the rounding of sums of degrees.

    NaN does not reach any.
    """
    return np.greater_equal(figure, cut - 1e-9)


def shared_by_failures(x: Degrees, y: Degrees) -> float:
    """The share of the cases without Y that have X: a condition that failures share explains no success."""
    return float(share_within(1 - y, x))


def _ratio(part: Degrees, whole: Degrees) -> Degrees:
    # Sums of degrees are rounded: a number that differs from 0 only by that is 0.
    positive = np.asarray(whole) > 1e-9
    return np.where(positive, part / np.where(positive, whole, 1.0), np.nan)
