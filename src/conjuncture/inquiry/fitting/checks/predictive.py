"""Predictive check: would worlds of the fit produce a record like this one?

For each summary p is twice the smaller share of worlds of the fit that lie on one side of the record. Such a
p-value is not uniform, for the record has already been used (Bayarri and Berger 2000, Journal of the American
Statistical Association 95, 1127-1142), so the number of summaries with p below .05 is compared with that in
fits of fake records (Hjort, Dahl and Steinbakk 2006, in the same journal 101, 1157-1174). Where there are no
such fits, it is compared with as many independent summaries.

The rule: the fit is withheld if as many summaries are missed in fewer than 5 per cent of fake records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.grammar import counted
from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check

LEVEL = 0.05
_FEWEST_DRAWS, _FEWEST_WORLDS = 40, 20


@dataclass(frozen=True)
class Predictive:
    """Worlds of the fit compared with the record.

    Attributes:
        p: by summary.
        chance: in which share of fake records as many are missed.
        fakes: how many fake records; 0: `chance` is that of independent summaries.
        draws: how many worlds of the fit.
    """

    p: Mapping[str, float]
    chance: float
    fakes: int
    draws: int

    @property
    def missed(self) -> tuple[str, ...]:
        """The summaries outside the middle 95 per cent of the worlds, the furthest first."""
        return tuple(sorted((name for name, p in self.p.items() if p < LEVEL), key=lambda name: self.p[name]))

    @property
    def check(self) -> Check:
        """Whether the fit would produce such a record; the figure is the chance of as many misses."""
        judged = self.draws >= _FEWEST_DRAWS and (not self.fakes or self.fakes >= _FEWEST_WORLDS)
        which = f" ('{self.missed[0]}' is the furthest out)" if self.missed else ""
        among = f"{counted(self.fakes, 'fake record')}" if self.fakes else "independent summaries"
        words = (
            f"Of {counted(len(self.p), 'summary', 'summaries')} {len(self.missed)} lie outside the middle "
            f"95% of worlds of the fit{which}; so many or more do with a chance of {self.chance:.0%}, by "
            f"{among}."
        )
        return Check("predictive", self.chance >= LEVEL if judged else None, self.chance, words)


def predictive(
    summaries: Sequence[str],
    replicated: Floats,
    recorded: Floats,
    missed_in_fakes: Sequence[int] = (),
) -> Predictive:
    """A predictive check by summary.

    Args:
        summaries: their names.
        replicated: records of worlds of the fit, with the record's own error, (draws, summaries).
        recorded: (summaries,).
        missed_in_fakes: in fits of fake records made in the same way, how many summaries were missed.
    """
    found = two_sided(replicated, recorded)
    missed, count = int((found < LEVEL).sum()), len(missed_in_fakes)
    if count:
        chance = (1 + sum(other >= missed for other in missed_in_fakes)) / (1 + count)
    else:
        from scipy.stats import binom

        chance = float(binom.sf(missed - 1, len(summaries), LEVEL))
    return Predictive(dict(zip(summaries, map(float, found), strict=True)), chance, count, len(replicated))


def two_sided(replicated: Floats, recorded: Floats) -> Floats:
    """Twice the smaller share of draws (draws, summaries) on one side of the record, at most 1, (summaries,).

    The record is counted among the draws, so that no p-value is 0.
    """
    draws = len(replicated)
    below = (1 + (replicated <= recorded).sum(axis=0)) / (1 + draws)
    above = (1 + (replicated >= recorded).sum(axis=0)) / (1 + draws)
    return np.minimum(1.0, 2 * np.minimum(below, above))
