"""Whether scores of the same figures are told apart, and by how much they differ.

By two standard errors of the paired differences, or, with fewer than four figures, by a tenth of the score.
Figures of one block of years are alike: the error is the larger of the one that takes figures as independent
and the one that takes blocks as independent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from conjuncture.scoring.scores import Array, error_of
from conjuncture.scoring.target_rows import FEW, Verdict

ERRORS = 2.0
_TENTH = 0.1


def beside_first(own: Array, first: Array, together: NDArray[np.int64]) -> tuple[float, float, float]:
    """The mean score, its difference from the first, and the standard error of that."""
    if own.shape != first.shape:
        return float(own.mean()), float("nan"), float("nan")
    return float(own.mean()), float((own - first).mean()), error_of(own - first, together)


def over_guess(own: Array, guess: Array, together: NDArray[np.int64]) -> tuple[float, Verdict]:
    """The score over the guess's, and whether the two are told apart."""
    if own.shape != guess.shape or not guess.mean() > 0:
        return float("nan"), ""
    ratio = float(own.mean() / guess.mean())
    if own is guess:
        return ratio, ""
    if nearer(own, guess, together):
        return ratio, "better"
    return ratio, "worse" if nearer(guess, own, together) else "no better"


def nearer(scores: Array, than: Array, together: NDArray[np.int64]) -> bool:
    """Whether the one is told apart from the other as nearer."""
    if scores.shape != than.shape:
        return False
    gap = than - scores
    if gap.size < FEW:
        return bool(gap.mean() > _TENTH * than.mean())
    return bool(gap.mean() > ERRORS * error_of(gap, together))
