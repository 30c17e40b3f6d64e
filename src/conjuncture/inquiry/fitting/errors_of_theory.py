"""The error that a theory is allowed, in addition to that of the record: its size is fitted like a quantity.

A world is compared with the record after both errors were added to it, so that near worlds are draws from the
posterior of the theory with its errors and not of the theory alone (Wilkinson 2013). Nearness alone says
little about the size of errors where few worlds come near. So for the accepted worlds the size is drawn anew,
given how far each world lies from the record.

Source: R. Wilkinson, Approximate Bayesian computation (ABC) gives exact results under the assumption of model
error, Statistical Applications in Genetics and Molecular Biology 12 (2013) 129-141.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.figures import Figure

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_REACH, _STEPS = 6.0, 241  # sizes of errors, up to 6 times the scale of their prior, in 241 steps


@dataclass(frozen=True, eq=False)
class Errors:
    """The errors of figures.

    Attributes:
        groups: the targets whose errors have one size each.
        group: the place of each figure's group, (figures,).
        scale: the scale of the half-normal prior of each figure's standard deviation, (figures,); 0: none.
        spread: the standard deviation of the record's own error, (figures,).
    """

    groups: tuple[str, ...]
    group: NDArray[np.int64]
    scale: Floats
    spread: Floats

    @property
    def places(self) -> int:
        """How many sizes are fitted."""
        return len(self.groups)

    @staticmethod
    def of(figures: Sequence[Figure]) -> Errors:
        """The errors that the summaries declare: one size for all figures of a target."""
        groups = tuple(dict.fromkeys(figure.target.name for figure in figures))
        return Errors(
            groups,
            np.array([groups.index(figure.target.name) for figure in figures]),
            np.array([figure.summary.discrepancy for figure in figures]),
            np.array([figure.spread for figure in figures]),
        )

    def sizes(self, places: Floats) -> Floats:
        """The standard deviation of the theory's error in each figure, (draws, figures).

        Args:
            places: where the sizes lie in their priors, (draws, groups), each from 0 to 1.
        """
        from scipy.stats import halfnorm

        return halfnorm.ppf(places)[:, self.group] * self.scale

    def given(self, residuals: Floats, used: Mask, before: Floats, numbers: np.random.Generator) -> Floats:
        """Sizes drawn from their distribution given how far worlds lie from the record, (draws, groups).

        Args:
            residuals: the record minus the figures of worlds without errors, (draws, figures).
            used: which figures count, (figures,); a group without such a figure keeps its prior.
            before: the sizes with which these worlds came near, (draws, groups).
            numbers: the random numbers.
        """
        from scipy.stats import halfnorm

        steps = np.linspace(0.0, _REACH, _STEPS)
        places = np.empty_like(before)
        for group in range(len(self.groups)):
            some = np.flatnonzero((self.group == group) & used)
            variance = (steps[:, None] * self.scale[some]) ** 2 + self.spread[some] ** 2
            away = residuals[:, some] ** 2 @ (1 / variance).T
            logs = -(away + np.log(variance).sum(axis=1) + steps**2) / 2  # and the half-normal prior
            shares = np.cumsum(np.exp(logs - logs.max(axis=1, keepdims=True)), axis=1)
            chosen = (shares < numbers.random((len(residuals), 1)) * shares[:, -1:]).sum(axis=1)
            places[:, group] = halfnorm.cdf(steps[chosen])
        return places

    def declared(self, values: Floats, seed: int) -> Floats:
        """Figures as a record would have them, with the declared errors and not the fitted ones.

        Args:
            values: without errors, (draws, figures).
            seed: of the errors.
        """
        numbers = np.random.default_rng([seed, 6])
        return values + self.drawn(numbers.random((len(values), self.places)), numbers)

    def drawn(self, places: Floats, numbers: np.random.Generator) -> Floats:
        """Errors of theory and record together, (draws, figures). Arguments as for `sizes`."""
        sizes = np.hypot(self.sizes(places), self.spread)
        return sizes * numbers.standard_normal(sizes.shape)
