"""Scores of one prediction, figure by figure, and the error of their mean.

The mean of a score is uncertain for two reasons. The *figures* are few: other figures of the same kind would
give another mean. The *draws* are few: another seed would give other draws (the Monte Carlo error). The first
error is computed from the figures, or from blocks of them. The second is computed by the jackknife that
leaves out one sixteenth of the draws after another (the delete-a-group jackknife, Kott 2001, Journal of
Official Statistics 17(4), 521-526).

A theory and its rival have the same inputs, the same parameters and the same noise. Both leave out the same
draws, so their common noise cancels in the difference, and only the noise that one of them has alone counts.
All figures of a run share this noise, so the figures alone do not show it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

type Array = NDArray[np.float64]

GROUPS = 16
"""Draws are left out in as many groups: by the number of the draw in its run, modulo this."""


@dataclass(frozen=True, eq=False)
class FigureScores:
    """The scores of a prediction, or the differences between the scores of two.

    Attributes:
        by_figure: the scores, (figure,).
        leave_out: computes `without`; it is called only when an error is computed.
    """

    by_figure: Array
    leave_out: Callable[[], Array] = field(repr=False)

    @cached_property
    def without(self) -> Array:
        """The scores without one group of draws after another, (group, figure)."""
        return self.leave_out()

    def __sub__(self, other: FigureScores) -> FigureScores:
        """The differences, also for each group of draws, so that common noise cancels."""
        return FigureScores(self.by_figure - other.by_figure, lambda: self.without - other.without)

    def of(self, figures: NDArray) -> FigureScores:
        """The scores of some figures only: their places, or a mask, (figure,)."""
        return FigureScores(self.by_figure[figures], lambda: self.without[:, figures])

    @property
    def mean(self) -> float:
        """The mean over the figures."""
        return float(self.by_figure.mean())

    @property
    def monte_carlo(self) -> float:
        """The error of the mean that comes from the number of draws; NaN if there are too few draws."""
        off = self.without.mean(axis=1) - self.mean
        return float(np.sqrt((GROUPS - 1) / GROUPS * (off**2).sum()))

    def error(self, together: NDArray[np.int64]) -> float:
        """The standard error of the mean: of the figures, or of blocks if larger, and of the draws.

        Args:
            together: (figure,), the number of each figure's block.
        """
        return float(np.hypot(error_of(self.by_figure, together), self.monte_carlo))

    def to_dict(self) -> dict[str, Any]:
        """The scores as data for JSON."""
        error = self.monte_carlo
        return {
            "by_figure": self.by_figure.tolist(),
            "monte_carlo": error if np.isfinite(error) else None,
        }


def by_draws(score: Callable[[Array], Array], drawn: Array, draws: NDArray[np.int64]) -> FigureScores:
    """Score a prediction, and the same prediction without each group of its draws.

    Args:
        score: from draws (draw, figure, ...) to scores (figure,).
        drawn: the prediction, (draw, figure, ...).
        draws: the number of each draw in its run, (draw,): runs with the same luck leave out the same draws.
    """
    own = score(drawn)

    def without() -> Array:
        group = draws % GROUPS
        left = np.tile(own, (GROUPS, 1))
        for each in np.unique(group):
            rest = drawn[group != each]
            left[each] = score(rest) if len(rest) > 1 else np.nan
        return left

    return FigureScores(own, without)


def joined(parts: Sequence[tuple[NDArray[np.bool_], FigureScores]]) -> FigureScores:
    """Scores of all figures from those of parts, each with the figures that it has, (figure,)."""

    def put(each: Sequence[Array], into: Array) -> Array:
        for (places, _), values in zip(parts, each, strict=True):
            into[..., places] = values
        return into

    figures = len(parts[0][0])
    return FigureScores(
        put([scores.by_figure for _, scores in parts], np.empty(figures)),
        lambda: put([scores.without for _, scores in parts], np.empty((GROUPS, figures))),
    )


def certain(by_figure: Array) -> FigureScores:
    """Scores that depend on no draws."""
    return FigureScores(by_figure, lambda: np.tile(by_figure, (GROUPS, 1)))


def standard_error(values: Array) -> float:
    """Standard error of the mean of independent values; NaN for fewer than two."""
    return float(values.std(ddof=1) / np.sqrt(len(values))) if len(values) > 1 else float("nan")


def error_of(gaps: Array, together: NDArray[np.int64]) -> float:
    """The standard error of the mean gap: the larger of two, one over figures and one over blocks of figures.

    If every figure has a block of its own, it is the error over figures. If all figures are of one block,
    it is not a number: they depend on each other, and one block cannot show how much.
    """
    blocks = np.unique(together)
    if len(blocks) == len(gaps):
        return standard_error(gaps)
    if len(blocks) == 1:
        return float("nan")
    off = np.array([(gaps[together == block] - gaps.mean()).sum() for block in blocks])
    of_blocks = np.sqrt(len(blocks) / (len(blocks) - 1) * (off**2).sum()) / len(gaps)
    return max(standard_error(gaps), float(of_blocks))
