"""Brushes: the draws of a run as data in its page, so that a reader keeps those that agree with a belief.

No engine runs: every quantity has two handles, and the page redraws its bands from the draws between them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing

MOST = 40
"""Quantities that have handles: those that go most with what is compared."""
FEW = 20
"""Draws below which nothing is to be read off."""
_DIGITS = 5


def brushes(run: CaseRun) -> dict[str, Any] | None:
    """The data of the brushes: quantities by draw, and compared series by draw and figure.

    None where no series is compared, no quantity varies, or fewer draws are left than can be read.
    """
    alive = run.dataset["failure"].to_numpy() == ""
    series = [standing for standing in run.standings if standing.row.series is not None]
    series = [one for one in series if _drawn(one).shape[0] == alive.sum()]
    if not series or alive.sum() < FEW or "parameters" not in run.dataset:
        return None
    table = run.dataset["parameters"].to_numpy()[alive]
    names = [str(name) for name in run.dataset["parameter"].to_numpy()]
    vary = np.flatnonzero(table.min(axis=0) < table.max(axis=0))
    if not vary.size:
        return None
    levels = np.stack([_drawn(one).mean(axis=1) for one in series], axis=1)
    chosen = sorted(_most_told(table, vary, levels), key=lambda place: names[place])
    priors = run.simulation.resolved.parameters
    return {
        "few": FEW,
        "draws": int(alive.sum()),
        "left_out": int(vary.size - len(chosen)),
        "quantities": [
            {
                "name": names[place],
                "unit": priors[names[place]].unit if names[place] in priors else "",
                "values": _rounded(table[:, place]),
            }
            for place in chosen
        ],
        "targets": sorted(map(_target, series), key=lambda target: -len(target["labels"])),
    }


def _drawn(standing: Standing) -> NDArray[np.float64]:
    assert standing.row.series is not None
    return standing.row.series.drawn


def _target(standing: Standing) -> dict[str, Any]:
    """In the unit of the page's tables; what is between two counts stands at the lower."""
    series = standing.row.series
    assert series is not None
    told = standing.told.iloc[series.figures]
    drawn, own = np.expm1(series.drawn), np.expm1(series.recorded)
    # a series is scored in a unit of its own; the largest figure, in the unit of people, gives the scale back
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
    """The quantities whose ranks go most with the mean level of any series, up to `MOST`."""
    if vary.size <= MOST:
        return vary.tolist()
    ranks = np.apply_along_axis(rankdata, 0, table[:, vary])
    others = np.apply_along_axis(rankdata, 0, levels)
    going = np.abs(np.corrcoef(ranks.T, others.T)[: vary.size, vary.size :])
    order = np.argsort(-np.nan_to_num(going).max(axis=1), kind="stable")
    return vary[order[:MOST]].tolist()


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [float(f"{value:.{_DIGITS}g}") for value in values]
