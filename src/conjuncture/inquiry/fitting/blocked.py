"""Blocks of years that are left out in turn, each predicted with new noise by a fit to the other blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.blocks import years_of
from conjuncture.inquiry.fitting.distance import Distance
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.figures import base_of, over_base
from conjuncture.inquiry.fitting.predicted import NEW_LUCK, SIZE, Predicted, predict
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.worlds import Floats, Worlds


@dataclass(frozen=True, eq=False)
class Blocked:
    """Predictions of fits for blocks that they were not shown.

    Attributes:
        worlds: the theory on the case.
        fits: by block, worlds of the fit to the other blocks.
        prior: worlds from the priors with new noise, with the variables that targets use.
        block: years of a block.
    """

    worlds: Worlds
    fits: Mapping[str, Predicted]
    prior: xr.Dataset
    block: int

    @cached_property
    def size(self) -> int:
        """How many worlds each block has: the least number that did not fail in any block."""
        return min(len(fit.values) for fit in self.fits.values())

    def left_out(self, target: RecordedTarget) -> NDArray[np.str_]:
        """The block of each figure of a target, (periods,); empty where no fit left it out."""
        years = [period.left.year for period in target.values.index]
        return np.array([next((name for name in self.fits if _has(name, year)), "") for year in years])

    def figures(self, target: RecordedTarget) -> Floats:
        """A target's figures, each from the fit that left out its block, (worlds, periods).

        The errors of theory and record are added, as far as the fit used the target; NaN where no fit left
        the figure out.
        """
        block_of = self.left_out(target)
        found = np.full((self.size, len(block_of)), np.nan)
        for name, fit in self.fits.items():
            some = block_of == name
            found[:, some] = _with_errors(target, self.worlds, fit)[: self.size, some]
        return found

    def unfitted(self, target: RecordedTarget) -> Floats:
        """The same figures of worlds from the priors, without errors, (worlds, periods)."""
        return _simulated(target, self.prior)


def predict_blocks(
    worlds: Worlds,
    bank: Bank,
    errors: Errors,
    distance: Distance,
    blocks: Sequence[str],
    *,
    block: int,
    size: int = SIZE,
    seed: int = 0,
    progress: Progress | None = None,
) -> Blocked:
    """Leave out blocks in turn, fit the others, and run the worlds that the fits predict.

    Args:
        worlds, bank, errors, distance: of the fit.
        blocks: those of the bank's blocks that are left out.
        block: years of a block.
        size: worlds that are run for each block, and from the priors.
        seed: of errors and choices.
        progress: called with (steps done, steps in all).
    """
    of_block, parts = np.array(bank.blocks), len(blocks) + 1
    fits: dict[str, Predicted] = {}
    for number, name in enumerate(blocks):
        others = nearest(bank, errors, distance.without(of_block == name), seed=seed)
        fits[name] = predict(
            worlds,
            others,
            errors,
            size=size,
            first_draw=NEW_LUCK + (1 + number) * size,
            seed=seed,
            progress=part_of(progress, number / parts, (number + 1) / parts),
        )
    draws = NEW_LUCK + parts * size + np.arange(size)
    prior = worlds.seen(worlds.prior_positions(draws.tolist()), draws)
    if progress is not None:
        progress(1, 1)
    return Blocked(worlds, fits, prior.isel(draw=prior["failure"].to_numpy() == ""), block)


def _has(block: str, year: int) -> bool:
    first, last = years_of(block)
    return first <= year <= last


def _with_errors(target: RecordedTarget, worlds: Worlds, fit: Predicted) -> Floats:
    """A target's figures in the worlds of a fit, as they would have been recorded, (worlds, periods)."""
    figures = _simulated(target, fit.seen)
    errors = fit.errors + fit.noise
    for column, figure in enumerate(worlds.figures):
        if figure.target.name == target.name:
            some = list(figure.periods)
            scale = figure.summary
            moved = scale.on_scale(figures[:, some]) + errors[:, [column]]
            figures[:, some] = scale.off_scale(moved)
    return figures


def _simulated(target: RecordedTarget, seen: xr.Dataset) -> Floats:
    """A target's figures in each world, an index over its base in that same world, (worlds, periods)."""
    figures = target.beside(seen)["simulated"].transpose("draw", "period").to_numpy().astype(float)
    return over_base(figures, base_of(target))
