"""The guesses beside a target: which, by a rule that looks at how much is recorded and never at the theory.

Four figures or more and inputs that vary over them: the inputs alone (`forcing`). Two or more: the others of
the series, and last year's figure where the target asks for that guess (`last_year`). Else what the quantity
could be, if anybody has said. A figure is never guessed from itself, nor, where the record is long enough,
from those of the same block of years (`cross_validation`). Where two counts stand, half of a guess is made
from the lower and half from the higher: no figure between them is made up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from conjuncture.scoring.cross_validation import BLOCK, held_out
from conjuncture.scoring.forcing import from_inputs
from conjuncture.scoring.last_year import from_last_year
from conjuncture.scoring.scores import Array
from conjuncture.scoring.sparse_baselines import others_alone, uninformed
from conjuncture.scoring.target_rows import FEW, RecordedFigures

INPUTS = "its inputs alone"
OTHERS = "the mean of the other figures"
OTHER_DIVISIONS = "the mean of the other divisions"
UNINFORMED = "a blind guess"
LAST_YEAR = "last year's figure"
CHANGE = f"{LAST_YEAR} and the change of"
NO_GUESS = "one figure, and nobody has said between what it could lie: there is nothing to guess it from"


@dataclass(frozen=True, eq=False)
class Baseline:
    """A guess in words and as an ensemble (draw, figure)."""

    told: str
    ensemble: Array


def baselines_of(
    target: RecordedFigures,
    counts: Sequence[Array],
    scored: Array,
    begins: pd.DatetimeIndex,
    months: pd.PeriodIndex,
    inputs: Mapping[str, Array],
    seed: int,
    unit: float,
    drivers: Mapping[str, Array],
    block: int = BLOCK,
) -> tuple[Baseline, ...]:
    """The guesses for figures (figure,) in units of `unit`, the one that counts first; none: `NO_GUESS`.

    Those `scored` are guessed, all are learnt from: from each of the `counts`, the lower first. Of the
    `drivers` the target names the one whose change goes with last year's figure. Blocks are of `block` years.
    """

    def from_each(guess: Callable[[Array], Array]) -> Array:
        return np.concatenate([guess(count) for count in counts])

    together = held_out(begins.year, block)
    found: list[Baseline] = []
    figures = target.values.index[[period.left in begins for period in target.values.index]]
    if scored.sum() >= FEW:
        over = {name: _period_means(values, months, figures) for name, values in inputs.items()}
        moving = {name: values for name, values in over.items() if np.ptp(values) > 0}
        if moving:
            guessed = from_each(lambda count: from_inputs(count, moving, together, seed=seed))
            found.append(Baseline(INPUTS, guessed))
    if len(scored) > 1:
        found.append(Baseline(OTHERS, from_each(lambda count: others_alone(count, together, seed=seed))))
    if len(scored) > 1 and target.last_year and begins.year.is_unique:  # of a quarter none is last year's
        driver = drivers.get(target.last_year)
        level = None if driver is None else _period_means(driver, months, figures)
        guessed = from_each(lambda count: from_last_year(count, begins.year, together, level, seed=seed))
        found.append(Baseline(LAST_YEAR if driver is None else f"{CHANGE} {target.last_year}", guessed))
    if found:
        return tuple(found)
    guessed = uninformed_of(target, len(scored), unit)
    return () if guessed is None else (Baseline(UNINFORMED, guessed),)


def uninformed_of(target: RecordedFigures, figures: int, unit: float) -> Array | None:
    """The guess that knows only what a figure could be, in units of `unit`; None where nobody has said."""
    if target.least is None or target.most is None:
        return None
    return uninformed(target.least / unit, target.most / unit, figures)


def _period_means(values: Array, months: pd.PeriodIndex, periods: pd.Index) -> Array:
    """Mean of a monthly series over the months that each period touches."""
    ends = [(pd.Period(period.left, "M"), pd.Period(period.right, "M")) for period in periods]
    return np.array([values[(months >= first) & (months <= last)].mean() for first, last in ends])
