"""Errors of a theory in several countries: an error of each figure, and an error of each whole country.

What a theory leaves out of a country (its laws, its unions, how its office counts) moves all figures of one
kind in the same direction. So each target in each country has, besides the error of each figure, one error
that is common to all its years. Its size is fitted too; it shows how far the prediction for a new country may
be wrong. Many countries that agree make it small, and two that differ leave it large (partial pooling).
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
"""The scale of the half-normal prior of the standard deviation of logarithms: two countries of one theory may
well differ by a factor of three, and hardly by one of twenty."""


@dataclass(frozen=True, eq=False)
class ErrorsApart(Errors):
    """Errors of figures of several countries. Each group has two sizes: of figures and of countries.

    Attributes:
        country: the place of each figure's country and target among all pairs of them, (figures,).
        group_of: the group of each such pair, (pairs,).
    """

    country: NDArray[np.int64]
    group_of: NDArray[np.int64]

    @property
    def places(self) -> int:
        """How many sizes are fitted: first one for the figures of each target, then one for its countries."""
        return 2 * len(self.groups)

    def drawn(self, places: Floats, numbers: np.random.Generator) -> Floats:
        """Errors of figures and of countries together, (draws, figures)."""
        of_figures = super().drawn(places, numbers)
        sizes = self.apart(places)[:, self.group_of]
        return of_figures + (sizes * numbers.standard_normal(sizes.shape))[:, self.country]

    def given(self, residuals: Floats, used: Mask, before: Floats, numbers: np.random.Generator) -> Floats:
        """The sizes with which worlds came near, unchanged: those of figures and countries are dependent."""
        return before

    def apart(self, places: Floats) -> Floats:
        """The standard deviation of countries in each group, (draws, groups)."""
        return SCALE * halfnorm.ppf(places[:, len(self.groups) :])


def errors_apart(figures: Mapping[str, Sequence[Figure]]) -> ErrorsApart:
    """The errors of figures, given by the name of the country, one country after another."""
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
