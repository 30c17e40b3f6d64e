"""Ranks and coverage near the record: do fits of worlds with a known truth find it as often as they claim?

If a fit is right, the rank of the truth among the draws that are kept is uniform (Talts, Betancourt, Simpson,
Vehtari and Gelman 2018, arXiv:1804.06788), and an interval that claims 90 per cent contains the truth in 90
per cent of the worlds. This can hold over the whole prior but not near the record, so the worlds are those
whose fake record lies nearest to the record (see `fake_worlds`).

It cannot detect one error: a fit that keeps draws from about the same distance as the fake worlds has uniform
ranks, however large that distance is. Keeping half as many draws shows whether it is too large
(`sensitivity`).

A quantity's p-value is twice the smaller of two (Kolmogorov-Smirnov, against uniform): of the ranks, which
detects a shifted fit, and of their distance from the middle, which detects a fit that is too narrow or too
wide.

The rule: the fit is withheld if the smallest p-value over the quantities, times their number, is below .01.
The level is low because neighbouring fits share draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.proportions import Proportion, proportion

LEVEL = 0.01
FEWEST = 50
"""With fewer worlds, ranks say too little."""


@dataclass(frozen=True)
class Ranks:
    """Ranks of the truth over fake worlds.

    Attributes:
        p: by quantity, the p-value of uniform ranks.
        half, nine_tenths: by quantity, in how many worlds the truth lies in the middle 50 and 90 per cent.
        worlds: how many.
        where: from where the worlds come, in words.
    """

    p: Mapping[str, float]
    half: Mapping[str, Proportion]
    nine_tenths: Mapping[str, Proportion]
    worlds: int
    where: str = "near the record"

    @property
    def worst(self) -> str:
        """The quantity whose ranks are the least uniform."""
        return min(self.p, key=lambda name: self.p[name])

    @property
    def check(self) -> Check:
        """Whether ranks are uniform; the figure is the smallest p-value times the number of quantities."""
        worst = self.worst
        figure = min(1.0, self.p[worst] * len(self.p))
        words = (
            f"In {self.worlds} fake worlds {self.where} the ranks of the truth are "
            f"{'uniform' if figure >= LEVEL else 'not uniform'}; the least so are those of '{worst}', whose "
            f"intervals of 50% have it in {self.half[worst].in_words('worlds')} and those of 90% in "
            f"{self.nine_tenths[worst].in_words('worlds')}."
        )
        return Check(f"ranks {self.where}", figure >= LEVEL if self.worlds >= FEWEST else None, figure, words)


def ranks(
    quantities: Sequence[str],
    truths: Floats,
    samples: Sequence[Floats],
    *,
    where: str = "near the record",
    seed: int = 0,
) -> Ranks:
    """Ranks of the truth among fits of fake worlds.

    Args:
        quantities: their names.
        truths: of each world, (worlds, quantities).
        samples: the draws that the fit of each world keeps, (kept, quantities).
        where: from where the worlds come, in words.
        seed: of the order of ties.
    """
    from scipy.stats import kstest

    places = places_of_truths(truths, samples, seed=seed)
    p, half, nine_tenths = {}, {}, {}
    for column, name in enumerate(quantities):
        place = places[:, column]
        off, out = kstest(place, "uniform").pvalue, kstest(np.abs(2 * place - 1), "uniform").pvalue
        p[name] = min(1.0, 2 * float(min(off, out)))
        half[name] = proportion(np.abs(place - 0.5) <= 0.25)
        nine_tenths[name] = proportion(np.abs(place - 0.5) <= 0.45)
    return Ranks(p, half, nine_tenths, len(truths), where)


def places_of_truths(truths: Floats, samples: Sequence[Floats], *, seed: int = 0) -> Floats:
    """Where the truth lies among the sample of each world, from 0 to 1, (worlds, quantities).

    The place is drawn uniformly between its two neighbours in the sample, so that its distribution has no
    steps.
    """
    chance = np.random.default_rng([seed, 103])
    found = np.empty_like(truths)
    for world, (truth, sample) in enumerate(zip(truths, samples, strict=True)):
        below, ties = (sample < truth).sum(axis=0), (sample == truth).sum(axis=0)
        found[world] = (below + chance.random(truth.size) * (ties + 1)) / (len(sample) + 1)
    return found
