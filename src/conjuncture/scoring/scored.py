"""Recorded figures, or divisions, on the scale on which they are scored, with the draws and every guess.

Of both it can be said, figure by figure, how far a prediction lies from the record, and how far from another
prediction: so what is compared, pooled, or left out in blocks is either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.scoring.compositional import energy_score
from conjuncture.scoring.figure_scores import Array, FigureScores, by_draws
from conjuncture.scoring.scores import crps


@dataclass(frozen=True, eq=False)
class ScoredSeries:
    """A series of figures, or of divisions of a whole, each of which counts as one figure.

    Attributes:
        recorded: (figure,), on log(1 + figure); of two counts the lower. Of divisions (figure, part), in
            shares.
        drawn: (draw, figure), the draws that did not fail, on the same scale, `collapsed` between two counts;
            of divisions (draw, figure, part).
        guesses: by name, likewise; the first is the one that stands beside the target.
        held_out: (figure,), the same number for figures that no guess saw when it guessed one of them.
        draws: (draw,), the place in the run of each draw that did not fail.
        figures: (figure,), the place of each among all that are recorded: an index's base is not scored.
    """

    recorded: Array
    drawn: Array
    guesses: Mapping[str, Array]
    held_out: NDArray[np.int64]
    draws: NDArray[np.int64]
    figures: NDArray[np.int64]

    @property
    def divided(self) -> bool:
        """Whether it is a series of divisions."""
        return self.recorded.ndim == 2

    @property
    def in_blocks(self) -> bool:
        """Whether figures are held out in blocks, not each alone."""
        return len(np.unique(self.held_out)) < len(self.held_out)

    def scores(self, drawn: Array, recorded: Array | None = None) -> Array:
        """The score of a prediction for each figure, (figure,): CRPS, and of a division the energy score.

        Args:
            drawn: the prediction, as `drawn` of the series.
            recorded: what stands for the record, likewise; default the record.
        """
        truth = self.recorded if recorded is None else recorded
        if not self.divided:
            return crps(drawn, truth)
        return np.array([energy_score(drawn[:, place], one) for place, one in enumerate(truth)])

    def scored(self, drawn: Array | None = None, recorded: Array | None = None) -> FigureScores:
        """The scores of a prediction, with the error that comes from its draws.

        Args:
            drawn: the prediction, as `drawn` of the series; None: the series' own, by their place in the run.
            recorded: as for `scores`.
        """
        own = self.drawn if drawn is None else drawn
        numbers = self.draws if drawn is None else np.arange(len(own))
        return by_draws(lambda some: self.scores(some, recorded), own, numbers)

    def away(self, drawn: Array) -> Array:
        """The mean distance of a prediction's draws from the record, (figure,)."""
        apart = drawn - self.recorded
        return (np.linalg.norm(apart, axis=2) if self.divided else np.abs(apart)).mean(axis=0)

    def apart(self, one: Array, other: Array) -> Array:
        """The mean distance of one prediction's draws from another's, over all pairs, (figure,)."""
        between = _between_divisions if self.divided else _between_numbers
        return np.array([between(one[:, place], other[:, place]) for place in range(len(self.recorded))])


def _between_numbers(one: Array, other: Array) -> float:
    """The mean of |x - y| over all pairs, (draw,) each, without writing them all down."""
    y = np.sort(other)
    below = np.searchsorted(y, one)
    sums = np.concatenate([[0.0], np.cumsum(y)])
    total = one * (2 * below - len(y)) + sums[-1] - 2 * sums[below]
    return float(total.mean() / len(y))


def _between_divisions(one: Array, other: Array) -> float:
    """The same of divisions, (draw, part) each."""
    from scipy.spatial.distance import cdist

    return float(cdist(one, other).mean())
