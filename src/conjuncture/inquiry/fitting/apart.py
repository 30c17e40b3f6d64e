"""Errors of a theory in several countries: those of each figure, and how far a country stands apart.

What a theory leaves out of a country (its laws, its unions, how its office counts) moves all figures of one
kind in the same direction. So beside the error of each figure there is one of each target in each country,
common to all its years. Its size is fitted too; it is what a country that was never seen may be out by. So
many countries that agree make it small, and two that differ leave it large (partial pooling).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import halfnorm

from conjuncture.inquiry.fitting.errors_of_theory import Errors, Mask
from conjuncture.inquiry.fitting.figures import Figure

Floats = NDArray[np.float64]

SCALE = 1.0
"""Of the half-normal prior of the standard deviation, of logarithms: two countries of one theory may well
differ by a factor of three, and hardly by one of twenty."""


@dataclass(frozen=True, eq=False)
class ErrorsApart(Errors):
    """Errors of figures of several countries. The places of sizes are twice as many as the groups.

    Attributes:
        country: the place of each figure's country and target among all pairs of them, (figures,).
        group_of: the group of each such pair, (pairs,).
    """

    country: NDArray[np.int64]
    group_of: NDArray[np.int64]

    @property
    def places(self) -> int:
        """How many sizes are fitted: of each target that of a figure, then that of a country."""
        return 2 * len(self.groups)

    def drawn(self, places: Floats, numbers: np.random.Generator) -> Floats:
        """Errors of figures and of countries together, (draws, figures)."""
        of_figures = super().drawn(places, numbers)
        sizes = self.apart(places)[:, self.group_of]
        return of_figures + (sizes * numbers.standard_normal(sizes.shape))[:, self.country]

    def given(self, residuals: Floats, used: Mask, before: Floats, numbers: np.random.Generator) -> Floats:
        """The sizes with which worlds came near: those of figures and of countries hang together."""
        return before

    def apart(self, places: Floats) -> Floats:
        """The standard deviation of countries in each group, (draws, groups)."""
        return SCALE * halfnorm.ppf(places[:, len(self.groups) :])


def errors_apart(figures: Mapping[str, Sequence[Figure]]) -> ErrorsApart:
    """Those of figures by the name of the country, one country after another."""
    every = [figure for own in figures.values() for figure in own]
    own = Errors.of(every)
    pairs = [(country, one.target.name) for country, of_country in figures.items() for one in of_country]
    distinct = tuple(dict.fromkeys(pairs))
    return ErrorsApart(
        own.groups,
        own.group,
        own.scale,
        own.spread,
        np.array([distinct.index(pair) for pair in pairs]),
        np.array([own.groups.index(target) for _, target in distinct]),
    )
