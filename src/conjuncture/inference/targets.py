"""A run beside the recorded figures it was never matched on: bands, scores, and the inputs alone beside them.

A target may be a share, an index or a count, so every target is put in units of a hundredth of its smallest
recorded figure above nothing before it is scored as strikers are, on log(1 + figure): an error by a factor
counts alike everywhere, and a simulated nought is far off but not infinitely far.

The baseline is the plain regression on the very inputs the theory was given, each figure predicted from the
others (`forcing_only`). It has seen the record and the theory has not, so it is a hard one: a theory that
comes near it without fitting has said something, and one that falls behind has said less than its inputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import ArrayLike

from conjuncture.inference.forcing import forcing_only
from conjuncture.inference.scores import Array, Score, score, skill

FEWEST = 4  # figures for a baseline: one is predicted from three or more others
_BAND = (0.05, 0.5, 0.95)


class RecordedFigures(Protocol):
    """What is held against a run: a case's targets are such."""

    @property
    def name(self) -> str:
        """What it is, in words."""
        ...

    @property
    def unit(self) -> str:
        """Unit of the figures; one that begins with "index" says that levels cannot be compared."""
        ...

    @property
    def values(self) -> pd.Series:
        """The figures by their period, an interval of dates."""
        ...

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """`simulated` (draw, period) and `recorded` (period), `period` being the first day of each."""
        ...


@dataclass(frozen=True, eq=False)
class TargetRow:
    """One target: the figures, the run's central nine tenths about them, and the scores (lower is better).

    `mean_crps` is the run's and `baseline_crps` that of the inputs alone, both over the same periods and on
    the logarithm of the figure, 0.69 being a factor of two; `skill` is 1 - one over the other (0 no better,
    negative worse). `coverage_90` is the share of figures within the band. NaN, with the `cause`, where it
    could not be had.
    """

    name: str
    unit: str
    first: str
    last: str
    figures: int
    mean_crps: float
    baseline_crps: float
    skill: float
    coverage_90: float
    draws_scored: int
    draws_failed: int
    cause: str
    bands: pd.DataFrame = field(repr=False)


def against_record(
    run: xr.Dataset, targets: Iterable[RecordedFigures], inputs: Mapping[str, ArrayLike], *, seed: int = 0
) -> list[TargetRow]:
    """A row for each target, in their order.

    Args:
        run: what was simulated, with `draw` and monthly `time`.
        targets: what it is held against.
        inputs: what the theory was given, by name: one value for each month of the run.
        seed: of the baseline's draws.

    Raises:
        ValueError: an input without one value for each month.
    """
    months = pd.DatetimeIndex(run["time"].to_numpy()).to_period("M")
    given = {name: np.asarray(values, dtype=np.float64) for name, values in inputs.items()}
    for name, values in given.items():
        if values.shape != months.shape:
            raise ValueError(
                f"input {name!r} has shape {values.shape} for {len(months)} months: give one value a month, "
                "for one country"
            )
    return [_row(target, target.beside(run), months, given, seed) for target in targets]


def target_table(rows: Sequence[TargetRow]) -> pd.DataFrame:
    """The rows as a table, without the bands; one line a target."""
    return pd.DataFrame([{k: v for k, v in vars(row).items() if k != "bands"} for row in rows])


def _row(
    target: RecordedFigures,
    beside: xr.Dataset,
    months: pd.PeriodIndex,
    inputs: Mapping[str, Array],
    seed: int,
) -> TargetRow:
    simulated = beside["simulated"].transpose("draw", "period").to_numpy().astype(np.float64)
    recorded = beside["recorded"].to_numpy().astype(np.float64)
    begins = pd.DatetimeIndex(beside["period"].to_numpy())
    if target.unit.startswith("index") and len(recorded):
        simulated = _over_its_base(simulated, recorded)
    own, baseline, cause = None, None, ""
    if not len(recorded):
        cause = "no recorded period lies within the run"
    elif not (recorded > 0).any():
        cause = "nothing above nought is recorded, so no error by a factor can be told"
    else:
        unit = recorded[recorded > 0].min() / 100
        try:
            own = score(simulated / unit, recorded / unit)
            baseline, cause = _inputs_alone(target, recorded / unit, begins, months, inputs, seed)
        except ValueError as failure:
            cause = str(failure)
    missing = float("nan")
    return TargetRow(
        name=target.name,
        unit=target.unit,
        first=f"{begins[0]:%Y-%m}" if len(begins) else "",
        last=f"{begins[-1]:%Y-%m}" if len(begins) else "",
        figures=len(recorded),
        mean_crps=own.mean_crps if own else missing,
        baseline_crps=baseline.mean_crps if baseline else missing,
        skill=skill(own, baseline).share if own and baseline else missing,
        coverage_90=own.coverage_90 if own else missing,
        draws_scored=own.draws_scored if own else 0,
        draws_failed=own.draws_failed if own else len(simulated),
        cause=cause,
        bands=_bands(simulated, recorded, begins),
    )


def _inputs_alone(
    target: RecordedFigures,
    recorded: Array,
    begins: pd.DatetimeIndex,
    months: pd.PeriodIndex,
    inputs: Mapping[str, Array],
    seed: int,
) -> tuple[Score | None, str]:
    """The score of the regression on the inputs, or why there is none."""
    if len(recorded) < FEWEST:
        return None, f"{len(recorded)} figures are too few for a baseline, which needs {FEWEST}"
    kept = target.values.index[[period.left in begins for period in target.values.index]]
    over = {name: _period_means(values, months, kept) for name, values in inputs.items()}
    moving = {name: values for name, values in over.items() if np.ptp(values) > 0}
    if not moving:
        return None, "no input varies over these periods, so there is no baseline of inputs alone"
    # the regression predicts each figure from the others whatever their order: a number stands for a date
    predicted = forcing_only(np.arange(len(recorded)), recorded, moving, seed=seed)
    return score(predicted.ensemble, recorded), ""


def _over_its_base(simulated: Array, recorded: Array) -> Array:
    """Each draw over its own figure where the record's index is nearest 1; NaN where it has nothing there."""
    base = simulated[:, [int(np.abs(recorded - 1).argmin())]]
    return np.divide(simulated, base, out=np.full_like(simulated, np.nan), where=base > 0)


def _period_means(values: Array, months: pd.PeriodIndex, periods: pd.Index) -> Array:
    """Mean of a monthly series over the months that each period touches."""
    ends = [(pd.Period(period.left, "M"), pd.Period(period.right, "M")) for period in periods]
    return np.array([values[(months >= first) & (months <= last)].mean() for first, last in ends])


def _bands(simulated: Array, recorded: Array, begins: pd.DatetimeIndex) -> pd.DataFrame:
    """Recorded figures with the run's central nine tenths and its middle, draws that failed left out."""
    alive = simulated[np.isfinite(simulated).all(axis=1)]
    nothing = np.full((len(_BAND), len(recorded)), np.nan)
    low, middle, high = np.quantile(alive, _BAND, axis=0) if len(alive) else nothing
    return pd.DataFrame({"recorded": recorded, "low": low, "middle": middle, "high": high}, index=begins)
