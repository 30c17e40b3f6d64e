"""How often would the wrong theory have been nearest? Each theory's own draws replace the record in turn.

In these fake records the truth is known. They are scored as the record is: figure by figure, by all
theories, each without its own draw of that number. That draw has the same noise as the fake record, so in
two similar theories it would be nearly the fake record itself. The result shows how much it means to be
nearest to this record: if the worlds of two theories look alike, either may be nearest to a world of the
other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.scoring.figure_scores import FigureScores, by_draws
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.told_apart import nearer

WORLDS = 64
"""Draws of each theory that stand in for the record, spread over all of them."""
_FEWEST = 8  # draws of a theory, to be compared at all


@dataclass(frozen=True)
class Confusion:
    """Theories on fake records of one quantity.

    Attributes:
        target: what is recorded.
        worlds: by theory, how many of its draws stood in for the record.
        nearest: by the true theory and the theory that is nearest, the share of its worlds.
        mistaken: by the true theory, the share of its worlds in which another is nearest beyond chance:
            the comparison would name the wrong theory. Where another is nearest within chance, it names
            none.
        fitted: whether all were fitted to the other blocks of each fake record.
    """

    target: str
    worlds: Mapping[str, int]
    nearest: Mapping[str, Mapping[str, float]]
    mistaken: Mapping[str, float]
    fitted: bool = False


def confusions(runs: Mapping[str, CaseRun]) -> tuple[Confusion, ...]:
    """For each quantity that at least two theories have.

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
    worlds = {}
    for truth, own in series.items():
        taken = np.unique(np.linspace(0, len(own.drawn) - 1, WORLDS).round().astype(int))
        worlds[truth] = [{name: _scores(each, own, draw) for name, each in series.items()} for draw in taken]
    return tallied(target, worlds, {truth: own.held_out for truth, own in series.items()})


def tallied(
    target: str,
    worlds: Mapping[str, Sequence[Mapping[str, FigureScores]]],
    held_out: Mapping[str, NDArray[np.int64]],
    *,
    fitted: bool = False,
) -> Confusion:
    """For each true theory, how often each theory was nearest to its worlds.

    Args:
        target: what is recorded.
        worlds: by the true theory, for each of its worlds the scores of all theories.
        held_out: by the true theory, a number for each figure, the same for figures that are held out
            together, (figures,).
        fitted: whether all were fitted to the other blocks of each fake record.
    """
    nearest: dict[str, Mapping[str, float]] = {}
    mistaken: dict[str, float] = {}
    for truth, scored in worlds.items():
        won, wrong = dict.fromkeys(worlds, 0), 0
        for scores in scored:
            best = min(scores, key=lambda name: scores[name].mean)
            won[best] += 1
            wrong += best != truth and nearer(scores[best], scores[truth], held_out[truth])
        nearest[truth] = {name: count / len(scored) for name, count in won.items()}
        mistaken[truth] = wrong / len(scored)
    return Confusion(
        target, {truth: len(scored) for truth, scored in worlds.items()}, nearest, mistaken, fitted
    )


def _scores(each: ScoredSeries, true: ScoredSeries, row: int) -> FigureScores:
    """The scores of a theory's draws on a fake record, without the draw that has the fake record's number."""
    others = each.draws != true.draws[row]
    return by_draws(lambda drawn: each.scores(drawn, true.drawn[row]), each.drawn[others], each.draws[others])
