"""How well a set of cases fits an outcome: as enough for it, and as never missing where it is.

The formulas are Ragin's (2006, *Political Analysis* 14, 291-310; 2008, ch. 3) and, for the relevance of
necessity, Schneider and Wagemann's (2012, *Set-Theoretic Methods*, ch. 9). Where a denominator is nought the
measure is not a number.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Degrees = NDArray[np.float64]


@dataclass(frozen=True)
class Sufficiency:
    """X is enough for Y.

    Attributes:
        inclusion: the share of X that lies in Y (consistency).
        pri: the same, less what lies in both Y and not-Y (proportional reduction in inconsistency).
        coverage: the share of Y that lies in X (raw).
    """

    inclusion: float
    pri: float
    coverage: float

    def figures(self) -> dict[str, float]:
        """By name."""
        return asdict(self)


@dataclass(frozen=True)
class Necessity:
    """Y is never without X.

    Attributes:
        inclusion: the share of Y that lies in X.
        relevance: how far X is not simply there in every case (relevance of necessity, RoN).
        coverage: the share of X that lies in Y; small when X is common.
    """

    inclusion: float
    relevance: float
    coverage: float

    def figures(self) -> dict[str, float]:
        """By name."""
        return asdict(self)


def sufficiency(x: Degrees, y: Degrees) -> Sufficiency:
    """Fit of X as enough for Y; both (cases,), degrees from 0 to 1."""
    both, torn = np.minimum(x, y).sum(), np.minimum(np.minimum(x, y), 1 - y).sum()
    return Sufficiency(_ratio(both, x.sum()), _ratio(both - torn, x.sum() - torn), _ratio(both, y.sum()))


def necessity(x: Degrees, y: Degrees) -> Necessity:
    """Fit of X as necessary for Y; both (cases,), degrees from 0 to 1."""
    both = np.minimum(x, y)
    return Necessity(
        _ratio(both.sum(), y.sum()), _ratio((1 - x).sum(), (1 - both).sum()), _ratio(both.sum(), x.sum())
    )


def reaches(figure: float | Degrees, cut: float) -> Any:
    """Whether figures reach a cut-off; a hair is allowed for, since sums of degrees carry rounding.

    What is not a number reaches none.
    """
    return np.greater_equal(figure, cut - 1e-9)


def shared_by_failures(x: Degrees, y: Degrees) -> float:
    """The share of the cases without Y that have X: what the failed cases share explains no success."""
    return _ratio(np.minimum(x, 1 - y).sum(), (1 - y).sum())


def _ratio(part: float, whole: float) -> float:
    # Sums of degrees carry rounding: what differs from nought by that alone is nought.
    return float(part / whole) if whole > 1e-9 else float("nan")
