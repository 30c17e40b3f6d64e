"""Theories compared on each recorded quantity with each other, and with the guess that needs no theory.

Scores are compared figure by figure, so that a figure that is hard for all counts against none.

Guesses have seen no figure of the block that they guess, and the theories have seen none at all. So all are
compared on figures that they were not shown, and can be pooled (`scoring.stacking`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import numpy as np

from conjuncture.cases.case_input import Input
from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Entrant
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.scoring.cross_validation import BLOCK
from conjuncture.scoring.figure_scores import FigureScores, certain
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.stacking import Stacked, stack
from conjuncture.scoring.target_baselines import LAST_YEAR, UNINFORMED
from conjuncture.scoring.target_rows import TargetRow
from conjuncture.scoring.told_apart import apart, beside_first, nearer, over_guess

WITHIN = (1.5, 2.0, 3.0)
"""A draw is near the record if it is wrong by no more than this factor, on average over the figures."""
ELSEWHERE = (0.1, 0.2, 0.3)
"""For a division: the share of the whole that may be in the wrong part."""
_IN_BLOCKS = "the figures outside a block of {} years"
_ALL_OTHERS = "all other figures"
_ORDER = ("worse", "no better", "", "better")


class Stood(Protocol):
    """A theory's worlds compared with the record of a case."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Each recorded quantity compared with these worlds."""
        ...

    @property
    def inputs(self) -> Mapping[str, Input]:
        """The case's series that the theory read."""
        ...


def compare_targets(
    runs: Mapping[str, Stood],
    guesses: Collection[str] = (),
    fitted: Mapping[str, Stood] | None = None,
    *,
    block: int = BLOCK,
) -> tuple[ComparedTarget, ...]:
    """Compare theories on each quantity that at least one of them has a variable for.

    Args:
        runs: of one case with the same inputs and seed, by the theory's name; the first is what the others
            are compared with.
        guesses: names of the entrants that are guesses and not theories; they have seen nothing of this
            record.
        fitted: theories that were fitted to other blocks of the record, by the name of their row.
        block: years of a block that was left out of these fits.
    """
    fits = fitted or {}
    by_target: dict[str, dict[str, Standing]] = {}
    for name, run in (*runs.items(), *fits.items()):
        for standing in run.standings:
            if standing.row.by_figure.size:
                by_target.setdefault(standing.row.name, {})[name] = standing
    told_most = [*sorted(runs, key=lambda name: -len(runs[name].inputs)), *fits]
    found = [
        _compared(target, standings, _guide(standings, told_most, fits), guesses, fits, block)
        for target, standings in by_target.items()
    ]
    return tuple(sorted(found, key=_badness))


def _guide(standings: Mapping[str, Standing], told_most: Sequence[str], fits: Collection[str]) -> Standing:
    """Which standing gives the guesses for a quantity: that of the theory that reads most inputs.

    If its guesses leave out figures in other blocks than the fits do, the guesses made for a fit are taken.
    """
    first = next(standings[name] for name in told_most if name in standings)
    for name in fits:
        if name in standings and not _alike(first.row.series, standings[name].row.series):
            return standings[name]
    return first


def _alike(one: ScoredSeries | None, other: ScoredSeries | None) -> bool:
    if one is None or other is None or len(one.held_out) != len(other.held_out):
        return False
    pairs = set(zip(one.held_out.tolist(), other.held_out.tolist(), strict=True))
    return len(pairs) == len(np.unique(one.held_out)) == len(np.unique(other.held_out))


def _badness(target: ComparedTarget) -> tuple[int, float, str]:
    """The order of page, terminal and table: the worst for the first theory first, as for a run."""
    first = target.entrants[0]
    ratio = first.ratio if np.isfinite(first.ratio) else 1.0
    return _ORDER.index(first.verdict), -ratio, target.name


def _compared(
    target: str,
    standings: Mapping[str, Standing],
    guide: Standing,
    blind: Collection[str],
    fits: Collection[str],
    block: int,
) -> ComparedTarget:
    """One quantity; the guesses are those of one of the theories, the same for all."""
    scores_of = {name: _scores(standing.row) for name, standing in standings.items()}
    own = {name: scores for name, scores in scores_of.items() if name not in blind}
    guesses = _guesses(guide.row) | {name: scores_of[name] for name in scores_of if name not in own}
    series = guide.row.series
    first = next(iter(own.values()))
    together = series.held_out if series is not None else np.arange(first.by_figure.size)
    beside = next(iter(guesses.values()), None)
    years = block if any(name in standings for name in fits) else BLOCK
    saw = "" if series is None else _IN_BLOCKS.format(years) if series.in_blocks else _ALL_OTHERS
    nothing = (float("nan"),) * len(WITHIN)

    def entrant(name: str, scores: FigureScores) -> Entrant:
        theory = name in own
        return Entrant(
            name,
            theory,
            *beside_first(scores, first, together),
            _near(standings[name]) if theory else nothing,
            *over_guess(scores, beside, together),
            "" if (theory and name not in fits) or name in (UNINFORMED, *blind) else _saw(name, saw),
            apart(scores, first, together),
        )

    every = own | guesses
    nearest, *others = sorted(every, key=lambda name: every[name].mean)
    rivals = [name for name in others if nearest in own or name in own]
    return ComparedTarget(
        name=target,
        figures=first.by_figure.size,
        entrants=tuple(entrant(name, scores) for name, scores in every.items()),
        weak=guide.weak,
        apart=bool(rivals) and nearer(every[nearest], every[rivals[0]], together),
        pool=_pool(standings, series),
        scores=every,
        held_out=tuple(together.tolist()),
    )


def _saw(guess: str, fitted_on: str) -> str:
    """What was shown: a guess from last year's figure has seen that figure too."""
    return f"{fitted_on}, and last year's" if guess.startswith(LAST_YEAR) else fitted_on


def _scores(row: TargetRow) -> FigureScores:
    """The theory's scores, one a figure."""
    return certain(row.by_figure) if row.series is None else row.series.scored()


def _guesses(row: TargetRow) -> dict[str, FigureScores]:
    """The scores of the guesses, by name; first the guess that the ratios refer to."""
    if row.series is not None:
        return {name: row.series.scored(drawn) for name, drawn in row.series.guesses.items()}
    return {row.baseline: certain(row.guess_by_figure)} if row.guess_by_figure.size else {}


def _pool(standings: Mapping[str, Standing], series: ScoredSeries | None) -> Stacked | None:
    if series is None or not series.in_blocks:
        return None
    drawn = {name: one.row.series.drawn for name, one in standings.items() if one.row.series is not None}
    return stack(drawn | dict(series.guesses), series)


def _near(standing: Standing) -> tuple[float, ...]:
    distances = standing.row.distances
    alive = distances[np.isfinite(distances)]
    limits = ELSEWHERE if standing.form == "division" else tuple(map(float, np.log(WITHIN)))
    return tuple(float((alive <= limit).mean()) if alive.size else float("nan") for limit in limits)
