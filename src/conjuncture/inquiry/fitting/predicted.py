"""Worlds that a fit predicts: its quantities with the noise of new draws, and with the errors it found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.figures import values_of
from conjuncture.inquiry.fitting.particles import Particles
from conjuncture.inquiry.fitting.worlds import Worlds

Floats = NDArray[np.float64]

SIZE = 200
"""How many worlds are run for a prediction."""
NEW_LUCK = 2**20
"""The first draw number of predictions: the numbers of banks and moves stay below it. The draws of a fit's
own worlds come first, then those of each block. Books that draw their errors one after another count up to
it."""


@dataclass(frozen=True, eq=False)
class Predicted:
    """Worlds with new noise.

    Attributes:
        seen: the worlds that did not fail, with the variables that targets use.
        values: their figures without errors, (worlds, figures).
        errors: the error of the theory in each figure, (worlds, figures).
        noise: the error of the record in each figure, (worlds, figures).
        failed: how many failed.
    """

    seen: xr.Dataset
    values: Floats
    errors: Floats
    noise: Floats
    failed: int

    @property
    def as_recorded(self) -> Floats:
        """The figures as a record would have them, (worlds, figures)."""
        return self.values + self.errors + self.noise


def predict(
    worlds: Worlds,
    particles: Particles,
    errors: Errors,
    *,
    size: int = SIZE,
    first_draw: int,
    seed: int = 0,
    progress: Progress | None = None,
) -> Predicted:
    """Run the quantities of particles with new noise.

    Args:
        worlds: the theory on its case.
        particles: their quantities and sizes of errors are used, in proportion to their weights.
        errors: of theory and record.
        size: how many worlds.
        first_draw: the first draw number that was not used before.
        seed: of the choice and of errors.
        progress: called with (steps done, steps in all).
    """
    numbers = np.random.default_rng([seed, 3, first_draw])
    chosen = particles.resampled(size, numbers)
    seen = worlds.seen(chosen.positions, first_draw + np.arange(size), progress)
    fine = seen["failure"].to_numpy() == ""
    values = values_of(seen, worlds.figures)
    sizes = errors.sizes(chosen.errors)
    own, noise = (numbers.standard_normal(values.shape) for _ in range(2))
    return Predicted(
        seen.isel(draw=fine),
        values[fine],
        (sizes * own)[fine],
        (errors.spread * noise)[fine],
        int((~fine).sum()),
    )
