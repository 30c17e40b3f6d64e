"""Last year's figure, and the change of an input: the guess that students of strikes know best.

Ashenfelter and Johnson (1969) and those after them predict the strikes of a year from those of the year
before and from unemployment. Here log(1 + figure) is put on that of the year before and on the input's change
since then, by ordinary least squares. A figure is predicted by a fit that has seen neither it nor any other
that is left out with it, at either end of a pair of years. The prediction is the Student distribution that
goes with such a fit: its spread includes the uncertainty of the coefficients.

It is one-step: last year's recorded figure is given to it, also where that was left out of the fit. No theory
sees it, so to come nearer than this guess says much, and to fall behind says less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.prediction import thousands_from_log
from conjuncture.scoring.scores import Array, log_thousands
from conjuncture.scoring.sparse_baselines import others_alone

LEAST_SPARE = 3
"""Degrees of freedom of a fit: with fewer a Student distribution has no variance, so the mean is guessed."""


def from_last_year(
    figures: ArrayLike,
    years: ArrayLike,
    held_out: ArrayLike,
    level: ArrayLike | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Array:
    """Each figure from that of the year before; (draw, figure).

    A figure without one, or whose fit has too few pairs of years, is guessed from the mean of the others.

    Args:
        figures: (figure,), in units of which log(1 + figure) is scored.
        years: of each figure, ascending.
        held_out: (figure,), the same number for figures that are left out together.
        level: (figure,) of an input whose change since the year before is a predictor; None: there is none.
        draws, seed: of the predictive distribution.

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
        design: (row, predictor), a constant among them.
        target: (row,).
        at: (predictor,), where to predict.
    """
    coefficients, *_ = np.linalg.lstsq(design, target, rcond=None)
    left = target - design @ coefficients
    rows, columns = design.shape
    lever = at @ np.linalg.pinv(design.T @ design) @ at
    scale = np.sqrt(left @ left / (rows - columns) * (1 + lever))
    return float(at @ coefficients), float(scale)
