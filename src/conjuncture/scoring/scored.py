"""Recorded figures, or divisions, on the scale of their scores, with the draws and every guess.

For both there is, figure by figure, a distance of a prediction from the record and from another prediction.
So comparisons, pools and blocks work with either.
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
        recorded: (figure,), log(1 + figure); the lower of two counts. Divisions: (figure, part), shares.
        drawn: (draw, figure), the draws that did not fail, on the same scale, `collapsed` between two counts;
            divisions: (draw, figure, part).
        guesses: the draws of each guess by its name, in the same form; the first is the target's baseline.
        held_out: (figure,), the number of each figure's block; a guess of a figure saw none of its block.
        draws: (draw,), the place in the run of each draw that did not fail.
        figures: (figure,), the place of each among all recorded figures: the base of an index is not scored.
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
        """Whether figures are left out in blocks, and not each alone."""
        return len(np.unique(self.held_out)) < len(self.held_out)

    def scores(self, drawn: Array, recorded: Array | None = None) -> Array:
        """The score of a prediction for each figure, (figure,): CRPS, or the energy score of a division.

        Args:
            drawn: the prediction, in the form of the series' `drawn`.
            recorded: values instead of the record, in the same form; default: the record.
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
        """The mean distance between the draws of two predictions, over all pairs, (figure,)."""
        between = _between_divisions if self.divided else _between_numbers
        return np.array([between(one[:, place], other[:, place]) for place in range(len(self.recorded))])


def _between_numbers(one: Array, other: Array) -> float:
    """The mean of |x - y| over all pairs of two arrays (draw,), without an array of all pairs."""
    y = np.sort(other)
    below = np.searchsorted(y, one)
    sums = np.concatenate([[0.0], np.cumsum(y)])
    total = one * (2 * below - len(y)) + sums[-1] - 2 * sums[below]
    return float(total.mean() / len(y))


def _between_divisions(one: Array, other: Array) -> float:
    """The same for divisions, (draw, part) each."""
    from scipy.spatial.distance import cdist

    return float(cdist(one, other).mean())
