"""Particles: draws of a theory that stand for worlds near the record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

LOW, HIGH = 0.05, 0.95
"""Nine in ten draws lie between these shares."""
_PRIOR_VARIANCE = 1 / 12


@dataclass(frozen=True, eq=False)
class Particles:
    """Draws with their weights.

    Attributes:
        positions: the place of each in the priors of the quantities, (particles, quantities).
        errors: the places of the sizes of the theory's errors in their priors, (particles, groups).
        draws: the number of the draw whose noise each has, (particles,).
        values: the figures of each without errors, (particles, figures).
        distances: the distance of each from the record, errors included, (particles,).
        weights: they add up to 1, (particles,).
    """

    positions: Floats
    errors: Floats
    draws: Numbers
    values: Floats
    distances: Floats
    weights: Floats

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.draws)

    @property
    def distinct(self) -> int:
        """How many different draws there are among them: one draw may occur several times."""
        return len(np.unique(self.draws))

    @cached_property
    def effective(self) -> float:
        """The number of different draws of equal weight that carry as much information (Kish 1965)."""
        _, which = np.unique(self.draws, return_inverse=True)
        return float(1 / (np.bincount(which, self.weights) ** 2).sum())

    def taking(self, rows: Numbers) -> Particles:
        """Some of them, all of equal weight."""
        parts = {name: getattr(self, name)[rows] for name in _BY_ROW}
        return replace(self, **parts, weights=np.full(len(rows), 1 / len(rows)))

    def resampled(self, size: int, numbers: np.random.Generator) -> Particles:
        """Choose so many in proportion to their weights, from one random start (systematic resampling)."""
        points = (np.arange(size) + numbers.random()) / size
        return self.taking(np.minimum(np.searchsorted(np.cumsum(self.weights), points), self.size - 1))

    def quantiles(self, shares: tuple[float, ...] = (LOW, 0.5, HIGH)) -> Floats:
        """Quantiles of the positions, (shares, quantities)."""
        order = np.argsort(self.positions, axis=0, kind="stable")
        below = np.cumsum(self.weights[order], axis=0)
        rows = np.stack([(below < share - 1e-12).sum(axis=0) for share in shares])
        ordered = np.take_along_axis(self.positions, order, axis=0)
        return np.take_along_axis(ordered, np.minimum(rows, self.size - 1), axis=0)

    def contraction(self) -> Floats:
        """How much narrower than its prior each quantity is, (quantities,): 0: as wide; 1: known exactly."""
        means = self.weights @ self.positions
        return 1 - (self.weights @ (self.positions - means) ** 2) / _PRIOR_VARIANCE


_BY_ROW = ("positions", "errors", "draws", "values", "distances")
