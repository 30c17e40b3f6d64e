"""Theories beside each other on each recorded quantity, and beside the guess that is made without any theory.

Scores are compared figure by figure, so that what is hard for all counts against none.

Guesses have seen no figure of the block that they guess, and the theories have seen none at all, so that all
are compared on what they were not shown, and can be pooled (`scoring.stacking`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from conjuncture.cases.case_input import Input
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.scoring.cross_validation import BLOCK
from conjuncture.scoring.scores import Array, crps
from conjuncture.scoring.stacking import Stacked, stack
from conjuncture.scoring.target_baselines import LAST_YEAR, UNINFORMED
from conjuncture.scoring.target_rows import FEW, ScoredSeries, TargetRow, Verdict
from conjuncture.scoring.told_apart import ERRORS, beside_first, nearer, over_guess

WITHIN = (1.5, 2.0, 3.0)
"""Factors by which a draw may be out, on average over the figures, to lie near the record."""
ELSEWHERE = (0.1, 0.2, 0.3)
"""Of a division: the share that may stand elsewhere."""
_IN_BLOCKS = f"the figures outside a block of {BLOCK} years"
_ALL_OTHERS = "all other figures"
_ORDER = ("worse", "no better", "", "better")


@dataclass(frozen=True)
class Entrant:
    """A theory, or the guess, on one recorded quantity.

    Attributes:
        name: of the theory, or the guess in words.
        theory: whether it is one.
        score: mean over the figures; lower is better.
        difference: of its score from that of the first theory that has the quantity, and its standard error;
            not a number where there are fewer than two figures in common.
        near: the shares of its draws that lie near the record, at three tolerances.
        ratio: its score over that of the guess beside this quantity: 2 is twice as far from the record; not a
            number without a guess.
        verdict: whether it is told apart from that guess; empty for the guess, and where there is none.
        saw: what of the record it was shown; empty: nothing.
    """

    name: str
    theory: bool
    score: float
    difference: float
    standard_error: float
    near: tuple[float, ...]
    ratio: float
    verdict: Verdict
    saw: str = ""


@dataclass(frozen=True)
class ComparedTarget:
    """One recorded quantity.

    Attributes:
        name: in words.
        figures: how many are scored.
        entrants: the theories that have its variable, in the order in which they were named, then guesses;
            the first guess is the one that ratios are to.
        weak: whether nothing better than grade C stands behind it.
        apart: whether the nearest is told apart from the next, a guess from the nearest theory.
        pool: the weights of all in the pool that is nearest; None where figures are not held out in blocks.
    """

    name: str
    figures: int
    entrants: tuple[Entrant, ...]
    weak: bool
    apart: bool
    pool: Stacked | None = None

    @property
    def nearer_than_first(self) -> tuple[str, ...]:
        """The theories that are told apart from the first as nearer, by two standard errors."""
        if self.figures < FEW:
            return ()
        return tuple(
            entrant.name
            for entrant in self.entrants
            if entrant.theory and entrant.difference < -ERRORS * entrant.standard_error
        )

    @property
    def ranked(self) -> tuple[Entrant, ...]:
        """The nearest to the record first."""
        return tuple(sorted(self.entrants, key=lambda entrant: entrant.score))

    @property
    def nearest(self) -> Entrant:
        """The nearest to the record."""
        return self.ranked[0]


class Stood(Protocol):
    """A theory's worlds beside the record of a case."""

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Each recorded quantity beside them."""
        ...

    @property
    def inputs(self) -> Mapping[str, Input]:
        """What the theory read of the case's series."""
        ...


def compare_targets(runs: Mapping[str, Stood], guesses: Collection[str] = ()) -> tuple[ComparedTarget, ...]:
    """Each quantity that a theory at least has a variable for.

    Args:
        runs: of one case with the same inputs and seed, by the theory's name; the first is what the others
            are compared with.
        guesses: names of those that are guesses and no theory; they have seen nothing of this record.
    """
    by_target: dict[str, dict[str, Standing]] = {}
    for name, run in runs.items():
        for standing in run.standings:
            if standing.row.by_figure.size:
                by_target.setdefault(standing.row.name, {})[name] = standing
    told_most = sorted(runs, key=lambda name: -len(runs[name].inputs))
    found = [
        _compared(
            target, standings, next(standings[name] for name in told_most if name in standings), guesses
        )
        for target, standings in by_target.items()
    ]
    return tuple(sorted(found, key=_badness))


def _badness(target: ComparedTarget) -> tuple[int, float, str]:
    """The order of page, terminal and table: the worst for the first theory on top, as for a run."""
    first = target.entrants[0]
    ratio = first.ratio if np.isfinite(first.ratio) else 1.0
    return _ORDER.index(first.verdict), -ratio, target.name


def _compared(
    target: str, standings: Mapping[str, Standing], told_most: Standing, blind: Collection[str]
) -> ComparedTarget:
    """One quantity; the guesses are those of the theory that reads most inputs, the same for all."""
    scores_of = {name: _scores(standing.row) for name, standing in standings.items()}
    own = {name: scores for name, scores in scores_of.items() if name not in blind}
    guesses = _guesses(told_most.row) | {name: scores_of[name] for name in scores_of if name not in own}
    series = told_most.row.series
    first = next(iter(own.values()))
    together = series.held_out if series is not None else np.arange(first.size)
    beside = next(iter(guesses.values()), np.empty(0))
    saw = "" if series is None else _IN_BLOCKS if series.in_blocks else _ALL_OTHERS
    nothing = (float("nan"),) * len(WITHIN)

    def entrant(name: str, scores: Array) -> Entrant:
        theory = name in own
        return Entrant(
            name,
            theory,
            *beside_first(scores, first, together),
            _near(standings[name]) if theory else nothing,
            *over_guess(scores, beside, together),
            "" if theory or name in (UNINFORMED, *blind) else _saw(name, saw),
        )

    every = own | guesses
    nearest, *others = sorted(every, key=lambda name: float(every[name].mean()))
    rivals = [name for name in others if nearest in own or name in own]
    return ComparedTarget(
        name=target,
        figures=int(first.size),
        entrants=tuple(entrant(name, scores) for name, scores in every.items()),
        weak=told_most.weak,
        apart=bool(rivals) and nearer(every[nearest], every[rivals[0]], together),
        pool=_pool(standings, series),
    )


def _saw(guess: str, fitted_on: str) -> str:
    """A guess from last year's figure is shown that too."""
    return f"{fitted_on}, and last year's" if guess.startswith(LAST_YEAR) else fitted_on


def _scores(row: TargetRow) -> Array:
    """The theory's scores, one a figure."""
    return row.by_figure if row.series is None else crps(row.series.drawn, row.series.recorded)


def _guesses(row: TargetRow) -> dict[str, Array]:
    """Those of the guesses, by name, the one that stands beside the quantity first."""
    if row.series is not None:
        return {name: crps(drawn, row.series.recorded) for name, drawn in row.series.guesses.items()}
    return {row.baseline: row.guess_by_figure} if row.guess_by_figure.size else {}


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
