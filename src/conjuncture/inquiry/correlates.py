"""Correlates: parameters with which the weakest part of a claim correlates, over the surviving draws.

Spearman's rank correlation of the difference with each parameter. Among many parameters some correlate by
chance. A parameter counts only if its correlation exceeds what the largest of as many parameters without
effect stays below in 95 of 100 samples (Bonferroni). This is a screening, not a decomposition; for that see
`sensitivity.indices`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.statements.evaluation import Evaluation

_MOST = 5
FEWEST = 50


@dataclass(frozen=True)
class Correlate:
    """A parameter that correlates with a statement's difference.

    Attributes:
        quantity: its name.
        correlation: rank correlation over the draws, from -1 to 1.
        chance: with as many parameters that have no effect, the largest correlation stays below this in 95 of
            100 samples.
        part: the place of the statement among all of the claim.
    """

    quantity: str
    correlation: float
    chance: float
    part: int = 0


def correlates_of(evaluation: Evaluation) -> tuple[Correlate, ...]:
    """The parameters that correlate with the statement that holds in the fewest draws."""
    weakest = evaluation.weakest
    differences = evaluation.statements[weakest].differences[evaluation.counted]
    correlates = goes_with(differences, evaluation.parameters, evaluation.names)
    return tuple(replace(correlate, part=weakest) for correlate in correlates)


def goes_with(
    differences: NDArray[np.float64], quantities: NDArray[np.float64], names: Sequence[str]
) -> tuple[Correlate, ...]:
    """The parameters that correlate with the differences beyond chance, the strongest first; at most five.

    Args:
        differences: (draws,); missing values are left out.
        quantities: (draws, parameters).
        names: of the parameters.

    Returns:
        Nothing below 50 draws.
    """
    from scipy.stats import norm, rankdata

    finite = np.isfinite(differences)
    count = int(finite.sum())
    if count < FEWEST or np.ptp(differences[finite]) == 0:
        return ()
    ranks = rankdata(differences[finite])
    others = rankdata(quantities[finite], axis=0)
    varying = np.ptp(others, axis=0) > 0
    centred, columns = ranks - ranks.mean(), others - others.mean(axis=0)
    size = np.sqrt((columns**2).sum(axis=0) * (centred**2).sum())
    correlation = np.where(varying, centred @ columns / np.where(varying, size, 1.0), 0.0)
    chance = float(norm.isf(0.025 / max(int(varying.sum()), 1)) / np.sqrt(count - 1))
    order = np.argsort(-np.abs(correlation))[:_MOST]
    return tuple(
        Correlate(names[int(place)], float(correlation[place]), chance)
        for place in order
        if abs(correlation[place]) > chance
    )
