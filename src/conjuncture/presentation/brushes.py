"""Brushes: draws as data in a page, so that a reader keeps those that agree with a belief.

The engine does not run: every quantity has two handles, and the page redraws its picture from the draws
between them. The page of a run draws bands beside the record (`run_brushes`), that of an open question shares
of draws (`dispute_brushes`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from conjuncture.inquiry.proportions import FEWEST
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing

MOST = 40
"""How many quantities have handles: those that correlate most with what is shown."""
FEW = FEWEST
"""With fewer draws the page says that they show nothing."""
_DIGITS = 5


def brushes(run: CaseRun) -> dict[str, Any] | None:
    """The data of a run's brushes: quantities by draw, and compared series by draw and figure.

    None if no series is compared, no quantity varies, or too few draws are left.
    """
    alive = run.dataset["failure"].to_numpy() == ""
    scored = [one for one in run.standings if one.row.series is not None and not one.row.series.divided]
    series = [one for one in scored if _drawn(one).shape[0] == alive.sum()]
    if not series or alive.sum() < FEW or "parameters" not in run.dataset:
        return None
    table = run.dataset["parameters"].to_numpy()[alive]
    names = [str(name) for name in run.dataset["parameter"].to_numpy()]
    levels = np.stack([_drawn(one).mean(axis=1) for one in series], axis=1)
    priors = run.simulation.resolved.parameters
    units = {name: priors[name].unit for name in names if name in priors}
    handles = handles_of(names, table, levels, units)
    if handles is None:
        return None
    handles["quantities"].sort(key=lambda quantity: quantity["name"])
    return {**handles, "targets": sorted(map(_target, series), key=lambda target: -len(target["labels"]))}


def handles_of(
    names: Sequence[str],
    table: NDArray[np.float64],
    levels: NDArray[np.float64],
    units: Mapping[str, str],
) -> dict[str, Any] | None:
    """The quantities that have handles, first those that correlate most with what is shown.

    Args:
        names: of all quantities.
        table: their values, (draws, quantities).
        levels: what is shown, (draws, figures); missing where a draw does not count for a figure.
        units: by name.

    Returns:
        `few`, `draws` (how many), `left_out` (quantities without handles) and `quantities`, each with its
        name, unit and values. None where no quantity varies.
    """
    vary = np.flatnonzero(table.min(axis=0) < table.max(axis=0))
    if not vary.size:
        return None
    chosen = _most_told(table, vary, levels)
    return {
        "few": FEW,
        "draws": len(table),
        "left_out": int(vary.size - len(chosen)),
        "quantities": [
            {"name": names[place], "unit": units.get(names[place], ""), "values": _rounded(table[:, place])}
            for place in chosen
        ],
    }


def _drawn(standing: Standing) -> NDArray[np.float64]:
    assert standing.row.series is not None
    return standing.row.series.drawn


def _target(standing: Standing) -> dict[str, Any]:
    """A target in the unit of the page's tables; a figure between two counts is at the lower."""
    series = standing.row.series
    assert series is not None
    told = standing.told.iloc[series.figures]
    drawn, own = np.expm1(series.drawn), np.expm1(series.recorded)
    # a series is scored in another unit; the largest figure, in the unit of people, gives the scale
    largest = int(np.argmax(own))
    scale = float(told["recorded"].iloc[largest]) / own[largest]
    return {
        "name": standing.row.name,
        "unit": standing.unit,
        "labels": [str(label) for label in told["figure"]],
        "recorded": _rounded(own * scale),
        "drawn": [_rounded(figures * scale) for figures in drawn],
    }


def _most_told(table: NDArray[np.float64], vary: NDArray[np.int64], levels: NDArray[np.float64]) -> list[int]:
    """The quantities whose ranks correlate most with any figure, the highest first, up to `MOST`."""
    going = np.zeros(vary.size)
    for level in levels.T:
        there = np.isfinite(level)
        if there.sum() < FEW or np.ptp(level[there]) == 0:
            continue
        ranks = np.apply_along_axis(rankdata, 0, table[there][:, vary])
        with np.errstate(invalid="ignore", divide="ignore"):  # a quantity that is the same in all of these
            together = np.corrcoef(ranks.T, rankdata(level[there]))[-1, :-1]
        going = np.maximum(going, np.abs(np.nan_to_num(together)))
    order = np.argsort(-going, kind="stable")
    return vary[order[:MOST]].tolist()


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [float(f"{value:.{_DIGITS}g}") for value in values]
