"""One recorded quantity with the scores of theories and guesses: which is nearest, and how surely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from conjuncture.scoring.figure_scores import FigureScores
from conjuncture.scoring.stacking import Stacked
from conjuncture.scoring.target_rows import Verdict
from conjuncture.scoring.told_apart import apart, beside_first


@dataclass(frozen=True)
class Entrant:
    """A theory, or the guess, on one recorded quantity.

    Attributes:
        name: of the theory, or the guess in words.
        theory: whether it is one.
        score: mean over the figures; lower is better.
        difference: its score minus that of the first theory that has the quantity, and the standard error;
            not a number where there are fewer than two figures in common.
        near: the shares of its draws that lie near the record, at three tolerances.
        ratio: its score divided by that of the guess for this quantity: 2 is twice as far from the record;
            not a number without a guess.
        verdict: whether it differs from that guess beyond chance; empty for the guess, and where there is
            none.
        saw: the part of the record that it was shown; empty: nothing.
        apart: whether it differs beyond chance from the first theory that has the quantity.
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
    apart: bool = False


@dataclass(frozen=True)
class Pair:
    """Two theories or guesses on one recorded quantity.

    Attributes:
        name, other: their names.
        difference: the score of the first minus that of the second: above 0 the first is further from the
            record.
        standard_error: of that, by figures or by blocks, whichever is larger, and by draws.
        apart: whether the two differ beyond chance.
    """

    name: str
    other: str
    difference: float
    standard_error: float
    apart: bool


@dataclass(frozen=True)
class ComparedTarget:
    """One recorded quantity.

    Attributes:
        name: in words.
        figures: how many are scored.
        entrants: the theories that have its variable, in the order in which they were named, then guesses;
            the first guess is the one that ratios are to.
        weak: whether none of its sources has a grade better than C.
        apart: whether the nearest differs beyond chance from the next; a guess, from the nearest theory.
        pool: the weights of all in the pool that is nearest; None where figures are not held out in blocks.
        scores: those of each whose means stand in `entrants`, by name, figure by figure.
        held_out: for each figure a number; figures with the same number are held out together, (figures,).
    """

    name: str
    figures: int
    entrants: tuple[Entrant, ...]
    weak: bool
    apart: bool
    pool: Stacked | None = None
    scores: Mapping[str, FigureScores] = field(default_factory=dict)
    held_out: tuple[int, ...] = ()

    def pair(self, one: str, other: str) -> Pair:
        """How much further from the record one is than the other, figure by figure."""
        scores, others = self.scores[one], self.scores[other]
        together = np.array(self.held_out, np.int64)
        _, difference, error = beside_first(scores, others, together)
        return Pair(one, other, difference, error, apart(scores, others, together))

    @property
    def nearer_than_first(self) -> tuple[str, ...]:
        """The theories that are nearer to the record than the first, and told apart from it."""
        return tuple(one.name for one in self.entrants if one.theory and one.apart and one.difference < 0)

    @property
    def ranked(self) -> tuple[Entrant, ...]:
        """The nearest to the record first."""
        return tuple(sorted(self.entrants, key=lambda entrant: entrant.score))

    @property
    def nearest(self) -> Entrant:
        """The nearest to the record."""
        return self.ranked[0]
