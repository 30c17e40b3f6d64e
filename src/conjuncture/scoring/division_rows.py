"""The row of a whole that is divided into parts: scored as divisions, and not part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.scoring import compositional
from conjuncture.scoring.cross_validation import held_out
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import Array, collapsed
from conjuncture.scoring.target_baselines import OTHER_DIVISIONS, UNINFORMED
from conjuncture.scoring.target_rows import RecordedFigures, TargetRow, banded, coverage, parts_of


def division_row(
    targets: Sequence[RecordedFigures], beside: Sequence[xr.Dataset], seed: int, block: int
) -> TargetRow:
    """The row of a whole, with the energy score of the division in each period.

    Args:
        targets: its parts.
        beside: for each part the simulated and recorded figures, from `RecordedFigures.beside`.
        seed: the seed of the guesses' draws.
        block: the length of a block in years; a guess of a year has not seen the other years of its block.

    Raises:
        InferenceError: parts with figures for different periods.
    """
    first = targets[0]
    row: dict[str, Any] = {"name": first.whole, "unit": "share of the whole", "baseline": UNINFORMED}
    begins = pd.DatetimeIndex(beside[0]["period"].to_numpy())
    for target, other in zip(targets, beside, strict=True):
        if not begins.equals(pd.DatetimeIndex(other["period"].to_numpy())):
            raise InferenceError(
                f"'{target.name}' and '{first.name}' are parts of '{first.whole}', but have figures for "
                "different periods: give both the same periods"
            )
    if not len(begins):
        return TargetRow(**row, cause="the run covers no recorded period")
    simulated = compositional.as_shares(
        np.stack([parts_of(other_target)[0] for other_target in beside], axis=-1)
    )
    lower, upper = (np.stack(edge, axis=-1) for edge in zip(*map(_edges_of, beside), strict=True))
    known_as_band = (lower != upper).any()
    if not known_as_band:
        lower = upper = compositional.as_shares(lower)
    finite = np.isfinite(simulated).all(axis=(1, 2))
    alive = simulated[finite]
    parts = pd.Index([target.name for target in targets], name="part")
    guess = compositional.any_division(len(targets), seed=seed)
    bands = pd.concat(
        [banded(simulated[:, n], lower[n], parts, guess).assign(period=at) for n, at in enumerate(begins)]
    )
    if known_as_band:
        bands = bands.assign(upper=upper.ravel())
    row |= {
        "figures": len(begins),
        "between_counts": int((lower != upper).any(axis=1).sum()),
        "first": f"{begins[0]:%Y-%m}",
        "last": f"{begins[-1]:%Y-%m}",
        "draws_scored": len(alive),
        "draws_failed": len(simulated) - len(alive),
        "bands": bands,
    }
    if len(alive) < 2:
        return TargetRow(**row, cause="fewer than two draws have such a division")
    if known_as_band and (cause := compositional.why_no_shares(lower)):
        return TargetRow(**row, cause=cause)
    together = held_out(begins.year, block)
    guesses = {UNINFORMED: np.repeat(guess[:, None], len(begins), axis=1)}
    if len(np.unique(together)) > 1:  # half of the draws come from the lower counts, half from the higher
        edges = map(compositional.as_shares, (lower, upper) if known_as_band else (lower,))
        made = [compositional.others_alone(edge, together, seed=seed) for edge in edges]
        guesses[OTHER_DIVISIONS] = np.concatenate(made)
    series = ScoredSeries(
        lower,
        collapsed(alive, lower, upper),
        {name: collapsed(drawn, lower, upper) for name, drawn in guesses.items()},
        together,
        np.flatnonzero(finite),
        np.arange(len(begins)),
    )
    own, other = series.scored(), series.scored(series.guesses[UNINFORMED])
    gap = own - other
    inside = np.ones(len(bands), dtype=bool)
    beyond = 1 - own.mean / other.mean if other.mean > 0 else float("nan")
    return TargetRow(
        **row,
        mean_crps=own.mean,
        baseline_crps=other.mean,
        by_figure=own.by_figure,
        guess_by_figure=other.by_figure,
        distances=(np.abs(series.drawn - lower).sum(axis=2) / 2).mean(axis=1),
        series=series,
        skill=beyond,
        uninformed_skill=beyond,
        difference=gap.mean,
        standard_error=gap.error(together),
        monte_carlo=gap.monte_carlo,
        coverage_80=coverage(bands, inside, 80),
        coverage_90=coverage(bands, inside, 90),
        coverage_95=coverage(bands, inside, 95),
    )


def _edges_of(beside: xr.Dataset) -> tuple[Array, Array]:
    return parts_of(beside)[1], beside["upper"].to_numpy().astype(np.float64)
