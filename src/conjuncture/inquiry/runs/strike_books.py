"""A run as books of strikes would show it: yearly strikers compared with dumb predictors, and waves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import xarray as xr

from conjuncture.cases.case import StrikeRecord
from conjuncture.cases.case_input import Input
from conjuncture.records import BookTarget
from conjuncture.scoring import (
    Prediction,
    ScoreRow,
    ShuffledControl,
    WaveRow,
    baselines,
    score_table,
    shuffled_inputs,
    wave_rows,
    who_wins,
)
from conjuncture.scoring.cross_validation import scheme_for

MAIN = "strikers by year"
"""The target by which predictors are scored."""
_FEWEST = 500  # draws of a dumb predictor


@dataclass(frozen=True, eq=False)
class StrikeBooks:
    """Results that only a case with books of strikes has.

    Attributes:
        targets: the recorded targets, by name.
        scores: distances from the recorded yearly strikers, of the theory and of the baselines, best first.
        winner: which is nearest, in words.
        control: the forcing-only regression against shuffled inputs.
        waves: the shape of the waves, recorded and simulated.
        own: the theory among the predictors.
        others: the dumb predictors that know as little as the theory.
    """

    targets: Mapping[str, BookTarget]
    scores: tuple[ScoreRow, ...]
    winner: str
    control: ShuffledControl
    waves: tuple[WaveRow, ...]
    own: Prediction
    others: tuple[Prediction, ...]

    @property
    def nearest(self) -> Prediction | None:
        """The dumb predictor that is nearest to the record, of those that know as little as the theory."""
        named = {other.name: other for other in self.others}
        return next((named[row.name] for row in self.scores if row.score and row.name in named), None)


def compare_with_books(
    record: StrikeRecord,
    observed: xr.Dataset,
    theory: str,
    offered: Mapping[str, Input],
    *,
    per_year: int,
    seed: int,
) -> StrikeBooks:
    """Compare a run with books of strikes.

    Args:
        record: the case's books.
        observed: the run as inspectors would have counted it, by draw and year or quarter.
        theory: the theory's name among the predictors.
        offered: all inputs of the case, whatever the theory reads, so that every theory gets the same
            baseline.
        per_year: steps of a year.
        seed: of the predictors' draws.
    """
    targets = record.targets()
    strikers = targets[MAIN]
    years, recorded = strikers.values.index.to_numpy(), strikers.values.to_numpy(float)
    simulated = observed[strikers.variable].sel(year=years).transpose("draw", "year").to_numpy()
    own = Prediction(
        name=theory,
        kind="free-running",
        ensemble=simulated,
        sees="the case's inputs and no recorded strikes; parameters from their priors, never fitted",
        free_parameters=0,
    )
    yearly = _yearly(offered, per_year)
    others = baselines(years, recorded, yearly, draws=max(len(simulated), _FEWEST), seed=seed)
    scores = tuple(score_table(years, recorded, (own, *others)))
    return StrikeBooks(
        targets=targets,
        scores=scores,
        winner=who_wins(scores),
        control=shuffled_inputs(years, recorded, yearly, scheme=scheme_for(years), seed=seed),
        waves=tuple(wave_rows(years, recorded, simulated, seed=seed)),
        own=own,
        others=tuple(other for other in others if other.kind == own.kind),
    )


def _yearly(inputs: Mapping[str, Input], per_year: int) -> dict[str, np.ndarray]:
    """The yearly means of the inputs that vary: the data of the forcing-only regression."""
    means = {
        name: np.asarray(given.values).reshape(-1, per_year).mean(axis=1) for name, given in inputs.items()
    }
    return {name: values for name, values in means.items() if np.ptp(values) > 0}
