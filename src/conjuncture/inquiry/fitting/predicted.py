"""Worlds that a fit predicts: its quantities with the luck of new draws, and with errors as it found them."""

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
"""Worlds that are run for a prediction."""
NEW_LUCK = 2**20
"""The first number of the draws that predict: no bank and no moves come so far. Those of a fit's own worlds
stand first, then those of each block. Books that draw their errors in turn count up to it."""


@dataclass(frozen=True, eq=False)
class Predicted:
    """Worlds with new luck.

    Attributes:
        seen: as targets see them, those that did not fail.
        values: their figures without errors, (worlds, figures).
        errors: the error of the theory in each figure, (worlds, figures).
        noise: that of the record, (worlds, figures).
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
    """Run the quantities of particles with new luck.

    Args:
        worlds: the theory on its case.
        particles: whose quantities and sizes of errors they are, in proportion to their weights.
        errors: of theory and record.
        size: how many worlds.
        first_draw: the first number of a draw that nobody has had.
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
