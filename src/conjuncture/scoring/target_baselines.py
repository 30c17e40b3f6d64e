"""The guesses for a target. The choice depends on how many figures are recorded, and never on the theory.

With four figures or more, and inputs that vary over them: the inputs alone (`forcing`). With two or more: the
other figures of the series, and last year's figure if the target asks for that guess (`last_year`). Else: the
possible range of the quantity, if it is declared. A figure is never guessed from itself, nor, if the record
is long enough, from figures of the same block of years (`cross_validation`). If the record gives two counts,
half of a guess's draws come from the lower and half from the higher, and none from figures between them.
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
NO_GUESS = "there is one figure without declared bounds, so there is nothing to guess it from"


@dataclass(frozen=True, eq=False)
class Baseline:
    """A guess: its name in words, and its ensemble (draw, figure)."""

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
    """The guesses for the figures of a target, the baseline first; empty: `NO_GUESS`.

    Args:
        target: the target; its `last_year` names the driver whose change goes with last year's figure.
        counts: the figures (figure,) in units of `unit`: the lower count and, if there is one, the higher.
        scored: which figures are scored (figure,); guesses learn from all figures.
        begins: the first day of each figure's period.
        months: the months of the run.
        inputs: the inputs of the theory by name, monthly.
        seed: the seed of the draws.
        unit: the unit of the scored figures.
        drivers: inputs that targets name as `last_year`, monthly.
        block: the length of a block in years.
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
    if len(scored) > 1 and target.last_year and begins.year.is_unique:  # quarters have no figure of last year
        driver = drivers.get(target.last_year)
        level = None if driver is None else _period_means(driver, months, figures)
        guessed = from_each(lambda count: from_last_year(count, begins.year, together, level, seed=seed))
        found.append(Baseline(LAST_YEAR if driver is None else f"{CHANGE} {target.last_year}", guessed))
    if found:
        return tuple(found)
    guessed = uninformed_of(target, len(scored), unit)
    return () if guessed is None else (Baseline(UNINFORMED, guessed),)


def uninformed_of(target: RecordedFigures, figures: int, unit: float) -> Array | None:
    """The guess that knows only the bounds of a figure, in units of `unit`; None if none are declared."""
    if target.least is None or target.most is None:
        return None
    return uninformed(target.least / unit, target.most / unit, figures)


def _period_means(values: Array, months: pd.PeriodIndex, periods: pd.Index) -> Array:
    """The mean of a monthly series over the months of each period, including months that are partly in it."""
    ends = [(pd.Period(period.left, "M"), pd.Period(period.right, "M")) for period in periods]
    return np.array([values[(months >= first) & (months <= last)].mean() for first, last in ends])
