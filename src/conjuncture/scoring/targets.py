"""A run beside the recorded figures it was never matched on: bands, scores, and a plain guess beside them.

A target may be a share, an index or a count, so every target is put in units of a hundredth of its smallest
recorded figure above nothing before it is scored as strikers are, on log(1 + figure): an error by a factor
counts alike everywhere, and a simulated nought is far off but not infinitely far. Where two counts stand, all
between them is as good (`scores.collapsed`), for a run and for the guess beside it.

The guess beside it, `target_baselines`, fits how much is recorded: the very inputs in a plain regression, the
other figures, or nothing but what the quantity could be. The first two have seen the record and the theory
has not, so they are hard ones: a theory that comes near them without fitting has said something, and one that
falls behind has said less.
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
    """A row for each target, in their order; one for all targets of a whole, where the first of them stands.

    Args:
        run: what was simulated, with `draw` and monthly `time`.
        targets: what it is compared with.
        inputs: what the theory was given, by name: one value for each month of the run.
        drivers: inputs that targets name as `last_year`, likewise, whatever the theory was given.
        seed: of the baseline's draws.
        block: years that a guess has not seen where it guesses one of them.

    Raises:
        InferenceError: an input without one value for each month.
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
    """The rows as a table, without the bands; one line a target."""
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
    """Figures one by one: CRPS of the logarithm."""
    simulated, low, begins = parts_of(beside)
    high = beside["upper"].to_numpy().astype(np.float64)
    scored, doubtful = np.ones(len(low), dtype=bool), high > low
    if target.unit.startswith("index") and len(low):
        base = int(np.abs(low - 1).argmin())
        simulated = _over_its_base(simulated, base)
        scored[base] = False  # the theory is put at the record's figure there: nothing was predicted
    row: dict[str, Any] = {"name": target.name, "unit": target.unit, "figures": int(scored.sum())}
    row |= {"first": f"{begins[0]:%Y-%m}", "last": f"{begins[-1]:%Y-%m}"} if len(begins) else {}
    row["between_counts"] = int((scored & doubtful).sum())
    if not len(low):
        return TargetRow(**row, cause="no recorded period lies within the run")

    def with_quantiles(guess: Array | None = None) -> pd.DataFrame:
        bands = banded(simulated, low, begins, guess)
        return bands.assign(upper=high) if doubtful.any() else bands

    if not (high > 0).any():
        cause = "nothing above nought is recorded, so no error by a factor can be told"
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
    """Each draw over its own figure in the base period; NaN where it has nothing there."""
    below = simulated[:, [base]]
    return np.divide(simulated, below, out=np.full_like(simulated, np.nan), where=below > 0)
