"""Whether two scores of the same figures differ significantly, and by how much.

They do if they differ by more than two standard errors of the paired differences. With fewer than four
figures they must differ by more than a tenth of the worse score, and by more than two of the errors that come
from the number of draws. Figures of one block of years are not independent: their error is the larger of the
one with independent figures and the one with independent blocks. The error of the draws is added
(`figure_scores`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from conjuncture.scoring.figure_scores import FigureScores
from conjuncture.scoring.target_rows import FEW, Verdict

ERRORS = 2.0
_TENTH = 0.1


def beside_first(
    own: FigureScores, first: FigureScores, together: NDArray[np.int64]
) -> tuple[float, float, float]:
    """The mean score, its difference from the first, and the standard error of the difference.

    The last two are NaN if the scores are of different figures.
    """
    if own.by_figure.shape != first.by_figure.shape:
        return own.mean, float("nan"), float("nan")
    gap = own - first
    return own.mean, gap.mean, gap.error(together)


def over_guess(
    own: FigureScores, guess: FigureScores | None, together: NDArray[np.int64]
) -> tuple[float, Verdict]:
    """The ratio of the score to that of the guess, and the verdict; NaN and "" if they cannot be compared."""
    if guess is None or own.by_figure.shape != guess.by_figure.shape or not guess.mean > 0:
        return float("nan"), ""
    ratio = own.mean / guess.mean
    if own is guess:
        return ratio, ""
    if nearer(own, guess, together):
        return ratio, "better"
    return ratio, "worse" if nearer(guess, own, together) else "no better"


def nearer(scores: FigureScores, than: FigureScores, together: NDArray[np.int64]) -> bool:
    """Whether the first scores are significantly lower (nearer to the record) than the second."""
    if scores.by_figure.shape != than.by_figure.shape:
        return False
    gap = than - scores
    if gap.by_figure.size < FEW:
        return gap.mean > _TENTH * than.mean and gap.mean > ERRORS * gap.monte_carlo
    return gap.mean > ERRORS * gap.error(together)


def apart(one: FigureScores, other: FigureScores, together: NDArray[np.int64]) -> bool:
    """Whether two differ beyond chance, whichever is nearer."""
    return nearer(one, other, together) or nearer(other, one, together)
