"""Compare a run with recorded figures: bands, scores, and a simple guess.

A target may be a share, an index or a count. So each target is put in units of a hundredth of its smallest
recorded figure above 0, and then scored like strikers, on log(1 + figure): an error by a factor counts the
same everywhere, and a simulated 0 is far away, but not infinitely far. If the record gives two counts, all
values between them are equally good (`scores.collapsed`), for the run and for the guess.

The guess (`target_baselines`) depends on how many figures are recorded: a regression on the theory's own
inputs, the other figures, or only the possible range of the quantity. The first two have seen the record, and
the theory has not, so they are hard to beat: a theory that comes near them without a fit has shown something,
and one that is worse has lost little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import ArrayLike

from conjuncture.scoring.cross_validation import BLOCK, held_out
from conjuncture.scoring.division_rows import division_row
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import Array, collapsed, log_thousands, score, skill
from conjuncture.scoring.target_baselines import (
    NO_GUESS,
    baselines_of,
    uninformed_of,
)
from conjuncture.scoring.target_rows import RecordedFigures, TargetRow, banded, coverage, parts_of

__all__ = ["RecordedFigures", "TargetRow", "against_record", "target_table"]


def against_record(
    run: xr.Dataset,
    targets: Iterable[RecordedFigures],
    inputs: Mapping[str, ArrayLike],
    drivers: Mapping[str, ArrayLike] | None = None,
    *,
    seed: int = 0,
    block: int = BLOCK,
) -> list[TargetRow]:
    """A row for each target, in their order; all targets of a whole share one row, in the place of the first.

    Args:
        run: the simulated variables, with `draw` and monthly `time`.
        targets: the recorded figures.
        inputs: the inputs of the theory by name: one value for each month of the run.
        drivers: inputs that targets name as `last_year`, in the same form, whether the theory reads them or
            not.
        seed: the seed of the baselines' draws.
        block: the length of a block in years; a guess of a year has not seen the other years of its block.

    Raises:
        InferenceError: an input without one value for each month, or parts of a whole with different periods.
    """
    months = pd.DatetimeIndex(run["time"].to_numpy()).to_period("M")
    given, driving = (
        {name: np.asarray(values, dtype=np.float64) for name, values in each.items()}
        for each in (inputs, drivers or {})
    )
    for name, values in (given | driving).items():
        if values.shape != months.shape:
            raise InferenceError(
                f"input {name!r} has shape {values.shape} for {len(months)} months: give one value a month, "
                "for one country"
            )
    together: dict[str, list[RecordedFigures]] = {}
    for number, target in enumerate(targets):
        together.setdefault(target.whole or f"target {number}", []).append(target)
    rows = []
    for one, *others in together.values():
        beside = one.beside(run)
        if one.whole:
            of_parts = [beside, *(other.beside(run) for other in others)]
            rows.append(division_row([one, *others], of_parts, seed, block))
        else:
            rows.append(_series(one, beside, months, given, driving, seed, block))
    return rows


def target_table(rows: Sequence[TargetRow]) -> pd.DataFrame:
    """The rows as a table, one line for each target, without the bands and single scores."""
    large = ("bands", "by_figure", "guess_by_figure", "distances", "series")
    table = [
        {name: value for name, value in vars(row).items() if name not in large} | {"verdict": row.verdict}
        for row in rows
    ]
    return pd.DataFrame(table)


def _series(
    target: RecordedFigures,
    beside: xr.Dataset,
    months: pd.PeriodIndex,
    inputs: Mapping[str, Array],
    drivers: Mapping[str, Array],
    seed: int,
    block: int,
) -> TargetRow:
    """The row of a target that is scored figure by figure, by the CRPS of the logarithm."""
    simulated, low, begins = parts_of(beside)
    high = beside["upper"].to_numpy().astype(np.float64)
    scored, doubtful = np.ones(len(low), dtype=bool), high > low
    if target.unit.startswith("index") and len(low):
        base = int(np.abs(low - 1).argmin())
        simulated = _over_its_base(simulated, base)
        scored[base] = False  # simulated and recorded index are both 1 there, so it is no prediction
    row: dict[str, Any] = {"name": target.name, "unit": target.unit, "figures": int(scored.sum())}
    row |= {"first": f"{begins[0]:%Y-%m}", "last": f"{begins[-1]:%Y-%m}"} if len(begins) else {}
    row["between_counts"] = int((scored & doubtful).sum())
    if not len(low):
        return TargetRow(**row, cause="the run covers no recorded period")

    def with_quantiles(guess: Array | None = None) -> pd.DataFrame:
        bands = banded(simulated, low, begins, guess)
        return bands.assign(upper=high) if doubtful.any() else bands

    if not (high > 0).any():
        cause = "no recorded figure is above 0, so an error by a factor cannot be computed"
        return TargetRow(**row, bands=with_quantiles(), cause=cause)
    unit = min(edge[edge > 0].min() for edge in (low, high) if (edge > 0).any()) / 100
    lower, upper = np.where(scored, low / unit, np.nan), np.where(scored, high / unit, np.nan)
    counts = (low / unit, high / unit) if doubtful.any() else (low / unit,)
    baselines = baselines_of(target, counts, scored, begins, months, inputs, seed, unit, drivers, block)
    try:
        own = score(simulated / unit, lower, upper)
        other = score(baselines[0].ensemble, lower, upper) if baselines else None
    except ValueError as failure:
        failed = int((~np.isfinite(simulated).all(axis=1)).sum())
        return TargetRow(**row, bands=with_quantiles(), draws_failed=failed, cause=str(failure))
    finite = np.isfinite(simulated[:, scored]).all(axis=1)
    alive = simulated[finite]

    def on_scale(figures: Array) -> Array:
        return collapsed(*(log_thousands(each[..., scored]) for each in (figures, lower, upper)))

    def between(figures: Array) -> float:
        some = scored & doubtful
        return float(((figures >= low) & (figures <= high))[:, some].mean()) if some.any() else float("nan")

    drawn, least = on_scale(alive / unit), log_thousands(lower[scored])
    bands = with_quantiles()
    row |= {
        "by_figure": own.crps[np.isfinite(own.crps)],
        "distances": np.sqrt(((drawn - least) ** 2).mean(axis=1)),
        "hit": between(alive),
        "mean_crps": own.mean_crps,
        "coverage_80": coverage(bands, scored, 80),
        "coverage_90": own.coverage_90,
        "coverage_95": coverage(bands, scored, 95),
        "draws_scored": own.draws_scored,
        "draws_failed": own.draws_failed,
        "cause": "" if baselines else NO_GUESS,
        "series": ScoredSeries(
            least,
            drawn,
            {one.told: on_scale(one.ensemble) for one in baselines},
            held_out(begins.year, block)[scored],
            np.flatnonzero(finite),
            np.flatnonzero(scored),
        ),
    }
    if other is None:
        return TargetRow(**row, bands=bands)
    beyond = skill(own, other, held_out(begins.year, block))
    knows_nothing = uninformed_of(target, len(low), unit)
    return TargetRow(
        **row,
        baseline=baselines[0].told,
        baseline_crps=other.mean_crps,
        baseline_hit=between(baselines[0].ensemble * unit),
        guess_by_figure=other.crps[np.isfinite(other.crps)],
        skill=beyond.share,
        uninformed_skill=(
            float("nan") if knows_nothing is None else skill(own, score(knows_nothing, lower, upper)).share
        ),
        difference=beyond.difference,
        standard_error=beyond.standard_error,
        monte_carlo=beyond.monte_carlo,
        bands=with_quantiles(baselines[0].ensemble * unit),
    )


def _over_its_base(simulated: Array, base: int) -> Array:
    """Each draw divided by its own figure in the base period; NaN if that is not above 0."""
    below = simulated[:, [base]]
    return np.divide(simulated, below, out=np.full_like(simulated, np.nan), where=below > 0)
