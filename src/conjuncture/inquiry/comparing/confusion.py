"""How often would the wrong theory have been nearest? Each theory's own draws, taken for the record in turn.

In these fake records the truth is known. They are scored as the record is: figure by figure, by all theories,
each without its own draw of that number. It has the luck of the record, and of theories that are much alike
it is nearly the record itself. So they say how much it means to be nearest to this record:
of two theories whose worlds look alike either may be nearest to a world of the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.scoring.scores import Array, crps
from conjuncture.scoring.target_rows import ScoredSeries
from conjuncture.scoring.told_apart import nearer

WORLDS = 64
"""Draws of each theory that are taken for the record, spread over all of them."""
_FEWEST = 8  # draws of a theory, to be compared at all


@dataclass(frozen=True)
class Confusion:
    """Theories on fake records of one quantity.

    Attributes:
        target: what is recorded.
        worlds: by theory, how many of its draws were taken for the record.
        nearest: by the true theory and the theory that is nearest, the share of its worlds.
        mistaken: by the true theory, the share of its worlds in which another is nearest and told apart.
    """

    target: str
    worlds: Mapping[str, int]
    nearest: Mapping[str, Mapping[str, float]]
    mistaken: Mapping[str, float]


def confusions(runs: Mapping[str, CaseRun]) -> tuple[Confusion, ...]:
    """Each quantity of single figures that two theories or more have.

    Args:
        runs: of one case with the same inputs and seed, by the theory's name.
    """
    by_target: dict[str, dict[str, ScoredSeries]] = {}
    for name, run in runs.items():
        for standing in run.standings:
            series = standing.row.series
            if series is not None and len(series.drawn) >= _FEWEST:
                by_target.setdefault(standing.row.name, {})[name] = series
    return tuple(_confusion(target, each) for target, each in by_target.items() if len(each) > 1)


def _confusion(target: str, series: Mapping[str, ScoredSeries]) -> Confusion:
    worlds: dict[str, int] = {}
    nearest: dict[str, dict[str, float]] = {}
    mistaken: dict[str, float] = {}
    for truth, own in series.items():
        taken = np.unique(np.linspace(0, len(own.drawn) - 1, WORLDS).round().astype(int))
        won = dict.fromkeys(series, 0)
        wrong = 0
        for draw in taken:
            scores = {name: _scores(each, own, draw) for name, each in series.items()}
            best = min(scores, key=lambda name: float(scores[name].mean()))
            won[best] += 1
            wrong += best != truth and nearer(scores[best], scores[truth], own.held_out)
        worlds[truth] = len(taken)
        nearest[truth] = {name: count / len(taken) for name, count in won.items()}
        mistaken[truth] = wrong / len(taken)
    return Confusion(target, worlds, nearest, mistaken)


def _scores(each: ScoredSeries, true: ScoredSeries, row: int) -> Array:
    """The scores of a theory's draws, but for that of the record's number, beside a draw of the true one."""
    return crps(each.drawn[each.draws != true.draws[row]], true.drawn[row])
