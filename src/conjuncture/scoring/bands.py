"""Bands: the recorded figures and the quantiles of the draws, period by period, and where the record lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.records import BookTarget

SHOWN_DRAWS = 5
"""So many single draws are shown with the bands: the first ones by number, whatever their fit."""

QUANTILES = {"low_90": 0.05, "low_50": 0.25, "median": 0.5, "high_50": 0.75, "high_90": 0.95}
TOLD_APART = 0.5  # a smaller rank correlation is reported as none: with 20 years chance alone reaches .44


def beside(observed: xr.Dataset, target: BookTarget) -> pd.DataFrame:
    """The recorded figures of a target, with the quantiles of the draws.

    Returns:
        Index: the simulated periods from the first to the last of the target. Columns: `recorded` (NaN if
        there is no figure), `recorded_low`, `recorded_high` (the bounds of the figure, such as those of its
        printed rounding), `low_90`, `low_50`, `median`, `high_50`, `high_90`, `draws_counted`,
        `draws_left_out` (without a finite value), `share_reaching` (the share of the counted draws at or
        above the record), and `draw_0` to `draw_4`.
    """
    simulated = observed[target.variable]
    (period,) = (dim for dim in simulated.dims if dim != "draw")
    periods = [
        value for value in simulated[period].to_numpy().tolist() if _within(value, target.values.index)
    ]
    values = simulated.sel({period: periods}).transpose("draw", period).to_numpy().astype(float)
    recorded = target.values.reindex(periods).to_numpy(float)
    low, high = (
        (recorded if bound is None else bound.reindex(periods).to_numpy(float))
        for bound in (target.low, target.high)
    )
    counted = np.isfinite(values).sum(axis=0)
    columns: dict[str, np.ndarray] = {"recorded": recorded, "recorded_low": low, "recorded_high": high}
    columns |= quantiles(values)
    columns |= {"draws_counted": counted, "draws_left_out": len(values) - counted}
    reaching = (values >= recorded).sum(axis=0)
    columns["share_reaching"] = np.where(
        (counted > 0) & ~np.isnan(recorded), reaching / np.maximum(counted, 1), np.nan
    )
    numbers = simulated["draw"].to_numpy()[:SHOWN_DRAWS]
    columns |= {f"draw_{n}": values[row] for row, n in enumerate(numbers)}
    return pd.DataFrame(columns, index=pd.Index(periods, name=period))


def quantiles(values: np.ndarray) -> dict[str, np.ndarray]:
    """Quantiles over the first axis of values (draw, ...) without missing values; NaN if all are missing."""
    nobody = ~np.isfinite(values).any(axis=0)
    values_at = np.nanquantile(np.where(nobody, 0.0, values), list(QUANTILES.values()), axis=0)
    return {name: np.where(nobody, np.nan, row) for name, row in zip(QUANTILES, values_at, strict=True)}


@dataclass(frozen=True)
class Placement:
    """How many recorded periods have the record inside the bands, and below or above their middle half."""

    periods: int
    inside_90: int
    inside_50: int
    below_50: int
    above_50: int


def placement(rows: pd.DataFrame) -> Placement:
    """Count where the record lies. A figure is inside if its own bounds overlap the band."""
    complete = rows.dropna(subset=["recorded", "median"])
    low, high = complete["recorded_low"], complete["recorded_high"]
    below, above = high < complete["low_50"], low > complete["high_50"]
    return Placement(
        periods=len(complete),
        inside_90=int(((high >= complete["low_90"]) & (low <= complete["high_90"])).sum()),
        inside_50=int((~below & ~above).sum()),
        below_50=int(below.sum()),
        above_50=int(above.sum()),
    )


def rank_correlation(rows: pd.DataFrame) -> float:
    """Spearman's correlation of the median draw with the record; NaN if one of them is constant, or there are
    fewer than three periods."""
    complete = rows.dropna(subset=["recorded", "median"])
    if len(complete) < 3 or complete["recorded"].nunique() < 2 or complete["median"].nunique() < 2:
        return float("nan")
    return float(complete["recorded"].corr(complete["median"], method="spearman"))


def _within(value: object, index: pd.Index) -> bool:
    return bool(index[0] <= value <= index[-1])  # type: ignore[operator]
