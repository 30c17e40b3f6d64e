"""Conflict: does the record lie outside the cloud of records that the theory predicts from its priors?

The distance of a record is the mean over the draws nearest to it, on the scale of the cloud (Lemaire, Jay,
Lee, Csilléry and Blum 2016, arXiv:1601.04096). It is compared with that of fake records, each taken out of
the bank: the p-value is the share of fake records that lie at least as far away (Box 1980, Journal of the
Royal Statistical Society A 143, 383-430, on checking a model by its prior predictive distribution).

The rule: the fit is withheld if p is below .05. A fit to a record outside the cloud is an extrapolation, and
no check on fake worlds inside the cloud supports it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.fake_worlds import anywhere
from conjuncture.inquiry.fitting.distance import distance_in

LEVEL = 0.05
WORLDS = 400
"""Fake records: the error of a p-value of .05 is then .011."""
_FEWEST = 100


@dataclass(frozen=True)
class Conflict:
    """How far away the record lies.

    Attributes:
        distance: of the record from the draws nearest to it.
        of_fakes: the median of this distance over fake records.
        p: the share of fake records that lie at least as far away, the record counted among them.
        worlds: how many fake records there are.
    """

    distance: float
    of_fakes: float
    p: float
    worlds: int

    @property
    def times(self) -> float:
        """The distance of the record divided by the median distance of fake records."""
        return self.distance / self.of_fakes

    @property
    def check(self) -> Check:
        """Whether the record lies within the cloud; the figure is how many times as far away it is."""
        enough = self.worlds >= _FEWEST
        words = (
            f"The record lies {self.times:.2g} times as far from the nearest draws as a record that the "
            f"theory itself would have left does in the middle; {self.p:.1%} of {self.worlds} such records "
            "lie at least as far away."
        )
        return Check("conflict", self.p >= LEVEL if enough else None, self.times, words)


def conflict(bank: Bank, fakes: Floats, nearest: int, *, worlds: int = WORLDS, seed: int = 0) -> Conflict:
    """The distance of the record from a bank, compared with that of fake records.

    Args:
        bank: of draws from the priors.
        fakes: the fake records of all draws, (draws, summaries).
        nearest: the distance is the mean over this many nearest draws: as many as the fit keeps.
        worlds: how many fake records.
        seed: of their choice.
    """
    distance = distance_in(bank)

    def mean_of_nearest(recorded: Floats, without: int | None = None) -> float:
        away = replace(distance, recorded=recorded)(bank.values)
        if without is not None:
            away[without] = np.inf
        count = min(nearest, bank.size - 1)
        return float(np.partition(away, count - 1)[:count].mean())

    rows = anywhere(bank, worlds, seed)
    own = mean_of_nearest(bank.recorded)
    others = np.array([mean_of_nearest(fakes[row], int(row)) for row in rows])
    p = (1 + int((others >= own).sum())) / (1 + others.size)
    return Conflict(own, float(np.median(others)), p, int(others.size))
