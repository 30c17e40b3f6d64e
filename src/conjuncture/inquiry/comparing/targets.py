"""Theories beside each other on each recorded quantity, and beside the guess that is made without any theory.

Scores are compared figure by figure, so that what is hard for all counts against none. Differences are told
apart by two standard errors, or, with fewer than four figures, by a tenth of the score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.scoring.scores import Array, standard_error
from conjuncture.scoring.target_rows import FEW, Verdict

WITHIN = (1.5, 2.0, 3.0)
"""Factors by which a draw may be out, on average over the figures, to lie near the record."""
ELSEWHERE = (0.1, 0.2, 0.3)
"""Of a division: the share that may stand elsewhere."""
_ERRORS, _TENTH = 2.0, 0.1
_ORDER = ("worse", "no better", "", "better")


@dataclass(frozen=True)
class Entrant:
    """A theory, or the guess, on one recorded quantity.

    Attributes:
        name: of the theory, or the guess in words.
        theory: whether it is one.
        score: mean over the figures; lower is better.
        difference: of its score from that of the first theory, and its standard error; not a number where
            there are fewer than two figures in common.
        near: the shares of its draws that lie near the record, at three tolerances.
        ratio: its score over that of the guess beside this quantity: 2 is twice as far from the record; not a
            number without a guess.
        verdict: whether it is told apart from that guess; empty for the guess, and where there is none.
    """

    name: str
    theory: bool
    score: float
    difference: float
    standard_error: float
    near: tuple[float, ...]
    ratio: float
    verdict: Verdict


@dataclass(frozen=True)
class ComparedTarget:
    """One recorded quantity.

    Attributes:
        name: in words.
        figures: how many are scored.
        entrants: the theories that have its variable, in the order in which they were named, then guesses;
            the first guess is the one that ratios are to.
        weak: whether nothing better than grade C stands behind it.
        apart: whether the nearest is told apart from the next.
    """

    name: str
    figures: int
    entrants: tuple[Entrant, ...]
    weak: bool
    apart: bool

    @property
    def nearer_than_first(self) -> tuple[str, ...]:
        """The theories that are told apart from the first as nearer, by two standard errors."""
        if self.figures < FEW:
            return ()
        return tuple(
            entrant.name
            for entrant in self.entrants
            if entrant.theory and entrant.difference < -_ERRORS * entrant.standard_error
        )

    @property
    def ranked(self) -> tuple[Entrant, ...]:
        """The nearest to the record first."""
        return tuple(sorted(self.entrants, key=lambda entrant: entrant.score))

    @property
    def nearest(self) -> Entrant:
        """The nearest to the record."""
        return self.ranked[0]


def compare_targets(runs: Mapping[str, CaseRun]) -> tuple[ComparedTarget, ...]:
    """Each quantity that a theory at least has a variable for.

    Args:
        runs: of one case with the same inputs and seed, by the theory's name; the first is what the others
            are compared with.
    """
    by_target: dict[str, dict[str, Standing]] = {}
    for name, run in runs.items():
        for standing in run.standings:
            by_target.setdefault(standing.row.name, {})[name] = standing
    compared = [_compared(target, standings) for target, standings in by_target.items()]
    return tuple(sorted((one for one in compared if one is not None), key=_badness))


def _badness(target: ComparedTarget) -> tuple[int, float, str]:
    """The order of page, terminal and table: the worst for the first theory on top, as for a run."""
    first = target.entrants[0]
    ratio = first.ratio if np.isfinite(first.ratio) else 1.0
    return _ORDER.index(first.verdict), -ratio, target.name


def _compared(target: str, standings: Mapping[str, Standing]) -> ComparedTarget | None:
    scores: dict[str, Array] = {name: one.row.by_figure for name, one in standings.items()}
    scores = {name: values for name, values in scores.items() if values.size}
    if not scores:
        return None
    names = list(scores)
    first = standings[names[0]]
    guess = first.row.guess_by_figure
    entrants = [
        Entrant(
            name,
            True,
            *_beside(scores[name], scores[names[0]]),
            _near(standings[name]),
            *_over(scores[name], guess),
        )
        for name in names
    ]
    if guess.size:
        nothing = (float("nan"),) * len(WITHIN)
        entrants.append(
            Entrant(first.row.baseline, False, *_beside(guess, scores[names[0]]), nothing, 1.0, "")
        )
    every = sorted(
        [*scores.values(), *([guess] if guess.size else [])], key=lambda values: float(values.mean())
    )
    apart = len(every) > 1 and _nearer(every[0], every[1])
    return ComparedTarget(target, int(every[0].size), tuple(entrants), first.weak, apart)


def _beside(own: Array, first: Array) -> tuple[float, float, float]:
    """The mean score, its difference from the first, and the standard error of that."""
    if own.shape != first.shape:
        return float(own.mean()), float("nan"), float("nan")
    return float(own.mean()), float((own - first).mean()), standard_error(own - first)


def _over(own: Array, guess: Array) -> tuple[float, Verdict]:
    """The score over the guess's, and whether the two are told apart."""
    if own.shape != guess.shape or not guess.mean() > 0:
        return float("nan"), ""
    ratio = float(own.mean() / guess.mean())
    if _nearer(own, guess):
        return ratio, "better"
    return ratio, "worse" if _nearer(guess, own) else "no better"


def _near(standing: Standing) -> tuple[float, ...]:
    distances = standing.row.distances
    alive = distances[np.isfinite(distances)]
    limits = ELSEWHERE if standing.form == "division" else tuple(map(float, np.log(WITHIN)))
    return tuple(float((alive <= limit).mean()) if alive.size else float("nan") for limit in limits)


def _nearer(scores: Array, than: Array) -> bool:
    """Whether the one is told apart from the other as nearer."""
    if scores.shape != than.shape:
        return False
    gap = than - scores
    if gap.size < FEW:
        return bool(gap.mean() > _TENTH * than.mean())
    return bool(gap.mean() > _ERRORS * standard_error(gap))
