"""Coverage of all quantities at once, by distances from random points.

In each fake world a point is chosen at random; the share of the kept draws that lie nearer to it than the
truth does is uniform if the fit is right, since balls around the point then contain the truth as often as
they claim (Lemos, Coogan, Hezaveh and Perreault-Levasseur 2023, arXiv:2302.03026). It detects errors that no
quantity shows by itself, such as two dependent quantities that the fit treats as independent.

The rule: the fit is withheld if the p-value (Kolmogorov-Smirnov, against uniform) is below .01.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.ranks import FEWEST, LEVEL
from conjuncture.inquiry.proportions import Proportion, proportion


@dataclass(frozen=True)
class Tarp:
    """Coverage of balls around random points.

    Attributes:
        p: the p-value of uniform shares.
        half, nine_tenths: in how many worlds the truth lies among the nearest 50 and 90 per cent.
        worlds: how many.
    """

    p: float
    half: Proportion
    nine_tenths: Proportion
    worlds: int

    @property
    def check(self) -> Check:
        """Whether the coverage is as claimed; the figure is the p-value."""
        words = (
            f"Of all quantities together, balls around random points that claim 50% have the truth in them "
            f"in {self.half.in_words('worlds')}, those that claim 90% in "
            f"{self.nine_tenths.in_words('worlds')}."
        )
        return Check("coverage", self.p >= LEVEL if self.worlds >= FEWEST else None, self.p, words)


def tarp(truths: Floats, samples: Sequence[Floats], *, seed: int = 0) -> Tarp:
    """Coverage over fake worlds.

    Args:
        truths: of each world, where its quantities lie from 0 to 1, (worlds, quantities).
        samples: the draws that the fit of each world keeps, (kept, quantities).
        seed: of the points, which are uniform from 0 to 1 in each quantity.
    """
    from scipy.stats import kstest

    chance = np.random.default_rng([seed, 104])
    shares = np.empty(len(truths))
    for world, (truth, sample) in enumerate(zip(truths, samples, strict=True)):
        point = chance.random(truth.size)
        nearer = (((sample - point) ** 2).sum(axis=1) < ((truth - point) ** 2).sum()).sum()
        shares[world] = (nearer + chance.random()) / (len(sample) + 1)
    p = float(kstest(shares, "uniform").pvalue)
    return Tarp(p, proportion(shares <= 0.5), proportion(shares <= 0.9), len(truths))
