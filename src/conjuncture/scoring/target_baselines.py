"""The guess beside a target: which one, by a rule that looks at how much is recorded and never at the theory.

Four figures or more and inputs that vary over them: the inputs alone (`forcing_only`). Else two or more: the
others of the series. Else what the quantity could be, if anybody has said. A figure is never guessed from
itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from conjuncture.scoring.forcing import forcing_only
from conjuncture.scoring.scores import Array
from conjuncture.scoring.sparse_baselines import others_alone, uninformed
from conjuncture.scoring.target_rows import FEW, RecordedFigures

INPUTS = "its inputs alone"
OTHERS = "the mean of the other figures"
UNINFORMED = "a blind guess"


@dataclass(frozen=True, eq=False)
class Baseline:
    """A guess in words and as an ensemble (draw, figure); none, and the cause, where there can be none."""

    told: str
    ensemble: Array | None
    cause: str = ""


def baseline_of(
    target: RecordedFigures,
    recorded: Array,
    scored: Array,
    begins: pd.DatetimeIndex,
    months: pd.PeriodIndex,
    inputs: Mapping[str, Array],
    seed: int,
    unit: float,
) -> Baseline:
    """The guess for figures (figure,) in units of `unit`; those `scored` are guessed, all are learnt from."""
    if scored.sum() >= FEW:
        figures = target.values.index[[period.left in begins for period in target.values.index]]
        over = {name: _period_means(values, months, figures) for name, values in inputs.items()}
        moving = {name: values for name, values in over.items() if np.ptp(values) > 0}
        if moving:
            # each figure is predicted from the others whatever their order: a number stands for a date
            guessed = forcing_only(np.arange(len(recorded)), recorded, moving, seed=seed)
            return Baseline(INPUTS, guessed.ensemble)
    if len(recorded) > 1:
        return Baseline(OTHERS, others_alone(recorded, seed=seed))
    guessed = uninformed_of(target, len(recorded), unit)
    if guessed is None:
        cause = "one figure, and nobody has said between what it could lie: there is nothing to guess it from"
        return Baseline("", None, cause)
    return Baseline(UNINFORMED, guessed)


def uninformed_of(target: RecordedFigures, figures: int, unit: float) -> Array | None:
    """The guess that knows only what a figure could be, in units of `unit`; None where nobody has said."""
    if target.least is None or target.most is None:
        return None
    return uninformed(target.least / unit, target.most / unit, figures)


def _period_means(values: Array, months: pd.PeriodIndex, periods: pd.Index) -> Array:
    """Mean of a monthly series over the months that each period touches."""
    ends = [(pd.Period(period.left, "M"), pd.Period(period.right, "M")) for period in periods]
    return np.array([values[(months >= first) & (months <= last)].mean() for first, last in ends])
