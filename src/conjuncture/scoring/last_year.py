"""A guess from last year's figure and the change of an input, which is common in research on strikes.

Ashenfelter and Johnson (1969) and later authors predict the strikes of a year from those of the year before
and from unemployment. Here log(1 + figure) is regressed by ordinary least squares on that of the year before
and on the change of the input since then. The fit for a figure has seen no figure of its block, at either end
of a pair of years. The prediction is the Student distribution of such a fit: its spread includes the
uncertainty of the coefficients.

The guess is one-step: it sees last year's recorded figure, even if that was left out of the fit. No theory
sees it, so a theory that is better than this guess has achieved much, and one that is worse has lost little.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.prediction import thousands_from_log
from conjuncture.scoring.scores import Array, log_thousands
from conjuncture.scoring.sparse_baselines import others_alone

LEAST_SPARE = 3
"""Least degrees of freedom of a fit: with fewer a Student distribution has no variance, and the guess uses
the mean of the other figures."""


def from_last_year(
    figures: ArrayLike,
    years: ArrayLike,
    held_out: ArrayLike,
    level: ArrayLike | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Array:
    """Predict each figure from that of the year before; (draw, figure).

    If the year before has no figure, or the fit has too few pairs of years, the guess uses the mean of the
    other figures.

    Args:
        figures: (figure,), in the units in which log(1 + figure) is scored.
        years: the year of each figure, ascending.
        held_out: (figure,), the number of each figure's block.
        level: (figure,), an input whose change since the year before is a predictor; None: there is none.
        draws, seed: the number and the seed of the draws.

    Raises:
        InferenceError: fewer than two figures.
    """
    logs, groups, when = log_thousands(figures), np.asarray(held_out), np.asarray(years)
    guessed = others_alone(figures, groups, seed=seed, draws=draws)
    following = np.flatnonzero(np.diff(when) == 1) + 1
    predictors = [np.ones(len(following)), logs[following - 1]]
    if level is not None:
        predictors.append(np.diff(np.asarray(level, dtype=np.float64))[following - 1])
    design = np.column_stack(predictors)
    generator = np.random.default_rng(seed)
    for row, figure in enumerate(following):
        seen = (groups[following] != groups[figure]) & (groups[following - 1] != groups[figure])
        spare = int(seen.sum()) - design.shape[1]
        if spare < LEAST_SPARE:
            continue
        mean, spread = predict(design[seen], logs[following][seen], design[row])
        guessed[:, figure] = thousands_from_log(mean + spread * generator.standard_t(spare, draws))
    return guessed


def predict(design: Array, target: Array, at: Array) -> tuple[float, float]:
    """Mean and scale of the predictive Student distribution of a least-squares fit.

    Args:
        design: (row, predictor), including a constant.
        target: (row,).
        at: (predictor,), the point of the prediction.
    """
    coefficients, *_ = np.linalg.lstsq(design, target, rcond=None)
    left = target - design @ coefficients
    rows, columns = design.shape
    lever = at @ np.linalg.pinv(design.T @ design) @ at
    scale = np.sqrt(left @ left / (rows - columns) * (1 + lever))
    return float(at @ coefficients), float(scale)
