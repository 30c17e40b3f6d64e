"""Stacking: the weighted pool of predictions that is nearest to figures that none of them has seen.

The weights are those of the linear pool with the least mean CRPS on the figures that were left out (Yao,
Vehtari, Simpson and Gelman 2018, doi:10.1214/17-BA1091; their score is the logarithm of the pooled density,
but a CRPS needs no density of the draws). A mixture with weights w has the score w.a - w.D w / 2, where `a`
is the mean distance of each prediction from the record, and `D` the mean distance between the draws of two
predictions. It is convex on weights that sum to one, so its minimum can be found. On the diagonal, `D` is the
mean distance of two different draws, as in the fair CRPS (`scores`): else a prediction with few draws would
lose weight.

Weights say which predictions know something that the others do not, and not which one is true. A bootstrap
of the blocks shows how uncertain they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import Array

ENOUGH = 8
"""The least number of blocks: with fewer, a bootstrap cannot show what other blocks would give."""
_TIMES, _LOW, _HIGH = 200, 0.05, 0.95


@dataclass(frozen=True)
class Stacked:
    """The weights of a pool.

    Attributes:
        weights: by the name of the prediction; they sum to one.
        low, high: the bounds of the middle 90% of the weights in the bootstrap of the blocks.
        score: the mean CRPS of the pool; for divisions its mean energy score.
        blocks: how many blocks of figures were left out.
    """

    weights: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    score: float
    blocks: int

    @property
    def says_something(self) -> bool:
        """Whether there are enough blocks for the weights to mean anything."""
        return self.blocks >= ENOUGH


def stack(predictions: Mapping[str, Array], of: ScoredSeries, *, seed: int = 0) -> Stacked:
    """The weights of predictions of a series whose figures, or divisions, were left out in blocks.

    Args:
        predictions: at least two, by name, in the form of the series' `drawn`; none has seen the block that
            it predicts.
        of: the record and its blocks.
        seed: the seed of the bootstrap.
    """
    names = list(predictions)
    drawn = [predictions[name] for name in names]
    away = np.array([of.away(draws) for draws in drawn])
    apart = np.array([[of.apart(one, other) for other in drawn] for one in drawn])
    for number, draws in enumerate(drawn):
        apart[number, number] *= len(draws) / max(len(draws) - 1, 1)
    members = [np.flatnonzero(of.held_out == block) for block in np.unique(of.held_out)]
    best, score = _least(away.mean(axis=1), apart.mean(axis=2))
    chance = np.random.default_rng(seed)
    again = []
    for _ in range(_TIMES):
        chosen = np.concatenate([members[n] for n in chance.integers(len(members), size=len(members))])
        again.append(_least(away[:, chosen].mean(axis=1), apart[:, :, chosen].mean(axis=2))[0])
    low, high = np.quantile(again, [_LOW, _HIGH], axis=0)

    def named(values: Array) -> dict[str, float]:
        return dict(zip(names, map(float, values), strict=True))

    return Stacked(named(best), named(low), named(high), score, len(members))


def _least(away: Array, apart: Array) -> tuple[Array, float]:
    """The weights with the least mean score, and that score."""

    def score(weights: Array) -> float:
        return float(weights @ away - weights @ apart @ weights / 2)

    def slope(weights: Array) -> Array:
        return away - apart @ weights

    count = len(away)
    found = minimize(
        score,
        np.full(count, 1 / count),
        jac=slope,
        method="SLSQP",
        bounds=[(0.0, 1.0)] * count,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1, "jac": lambda w: np.ones(count)},
        options={"ftol": 1e-10, "maxiter": 500},
    )
    weights = np.clip(found.x, 0.0, None)
    weights /= weights.sum()
    return weights, score(weights)
