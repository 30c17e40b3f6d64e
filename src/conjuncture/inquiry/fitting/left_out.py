"""Blocks of years that are left out in turn, and predicted by a fit on the others: what a fit is scored by.

Guesses are fitted without the same blocks. A target whose guesses saw other figures than the fit is not
scored: neither would be at the same disadvantage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.blocks import years_of
from conjuncture.inquiry.fitting.distance import Distance
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.predicted import Predicted, predict
from conjuncture.inquiry.fitting.rejection import nearest
from conjuncture.inquiry.fitting.simulated_target import SimulatedTarget
from conjuncture.inquiry.fitting.worlds import Floats, Worlds
from conjuncture.inquiry.runs.standings import inputs_beside
from conjuncture.scoring.scores import crps
from conjuncture.scoring.target_rows import ScoredSeries
from conjuncture.scoring.targets import against_record
from conjuncture.scoring.told_apart import beside_first

FITTED, PRIOR = "fitted", "from its priors"


@dataclass(frozen=True)
class Scored:
    """The theory, or a guess, on the figures of a target that were left out.

    Attributes:
        name: "fitted", "from its priors", or the guess in words.
        score: the mean CRPS; lower is better.
        difference: of it from that of the fitted theory, and its standard error.
    """

    name: str
    score: float
    difference: float
    standard_error: float


@dataclass(frozen=True, eq=False)
class LeftOut:
    """A target of which blocks were left out.

    Attributes:
        target: its name.
        figures: how many are scored.
        blocks: how many blocks they lie in.
        scored: the fitted theory first, then the theory from its priors, then guesses.
        bands: for each figure its `period`, `recorded`, and the low, middle and high of nine in ten worlds,
            fitted (`fitted_low`, ...) and from the priors (`prior_low`, ...), in the target's unit.
    """

    target: RecordedTarget
    figures: int
    blocks: int
    scored: tuple[Scored, ...]
    bands: pd.DataFrame

    def of(self, name: str) -> Scored:
        """One of those scored, by its name."""
        return next(each for each in self.scored if each.name == name)

    @property
    def nearest_guess(self) -> Scored:
        """The guess that came nearest."""
        return min(self.scored[2:], key=lambda each: each.score)


def leave_out(
    worlds: Worlds,
    bank: Bank,
    errors: Errors,
    distance: Distance,
    blocks: Sequence[str],
    offered: Mapping[str, Input],
    *,
    size: int,
    first_draw: int,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[LeftOut, ...]:
    """Leave out blocks in turn, fit the others, and score what the fits predict of each.

    Args:
        worlds, bank, errors, distance: of the fit.
        blocks: which of the bank's blocks are left out.
        offered: all inputs of the case: what guesses may be made from.
        size: worlds that are run for each block, and from the priors.
        first_draw: the first number of a draw that nobody has had.
        seed: of errors and choices.
        progress: called with (steps done, steps in all).
    """
    of_block = np.array(bank.blocks)
    fits: dict[str, Predicted] = {}
    for number, block in enumerate(blocks):
        others = nearest(bank, errors, distance.without(of_block == block), seed=seed)
        fits[block] = predict(
            worlds,
            others,
            errors,
            size=size,
            first_draw=first_draw + number * size,
            seed=seed,
            progress=part_of(progress, number / (len(blocks) + 1), (number + 1) / (len(blocks) + 1)),
        )
    draws = first_draw + len(blocks) * size + np.arange(size)
    prior = worlds.seen(worlds.prior_positions(draws.tolist()), draws)
    prior = prior.isel(draw=prior["failure"].to_numpy() == "")
    if progress is not None:
        progress(1, 1)
    scored = []
    for target in targets_of(worlds.case):
        if target.variable in worlds.seen_variables and not target.whole:
            inputs = inputs_beside(offered, worlds.whole, target)
            scored.append(_scored(target, worlds, fits, prior, inputs))
    return tuple(each for each in scored if each is not None)


def _scored(
    target: RecordedTarget,
    worlds: Worlds,
    fits: Mapping[str, Predicted],
    prior: xr.Dataset,
    inputs: Mapping[str, NDArray],
) -> LeftOut | None:
    """One target; None where nothing of it was left out by the fit and by the guesses alike."""
    years = np.array([period.left.year for period in target.values.index])
    block_of = np.array([next((name for name in fits if _has(name, year)), "") for year in years])
    least = min(len(fit.values) for fit in fits.values())
    figures = np.full((least, len(years)), np.nan)
    for name, fit in fits.items():
        some = block_of == name
        figures[:, some] = _with_errors(target, worlds, fit)[:least, some]
    inside = block_of != ""
    if not inside.any() or least < 2:
        return None
    unfitted = target.beside(prior)["simulated"].transpose("draw", "period").to_numpy().astype(float)
    filled = np.where(inside, figures, unfitted[np.arange(least) % len(unfitted)])
    own, before = (_series(target, chosen, prior, inputs, worlds.whole.seed) for chosen in (filled, unfitted))
    if own is None or before is None:
        return None
    base = int(np.abs(target.values.to_numpy(float) - 1).argmin()) if target.unit.startswith("index") else -1
    scored = np.arange(len(years)) != base
    columns = inside[scored]
    if not _same_blocks(own.held_out[columns], block_of[scored][columns], own.held_out):
        return None
    together = own.held_out[columns]

    def by_figure(drawn: Floats) -> Floats:
        return crps(drawn[:, columns], own.recorded[columns])

    first = by_figure(own.drawn)
    others = {PRIOR: by_figure(before.drawn)} | {name: by_figure(one) for name, one in own.guesses.items()}
    rows = [Scored(FITTED, float(first.mean()), 0.0, 0.0)]
    rows += [Scored(name, *beside_first(one, first, together)) for name, one in others.items()]
    return LeftOut(
        target,
        int(columns.sum()),
        len(np.unique(together)),
        tuple(rows),
        _bands(target, filled, unfitted, inside & scored),
    )


def _has(block: str, year: int) -> bool:
    first, last = years_of(block)
    return first <= year <= last


def _same_blocks(guessed: NDArray, fitted: NDArray, every: NDArray) -> bool:
    """Whether guesses were made without the same figures as fits; a figure alone is no block."""
    pairs = {(int(one), str(other)) for one, other in zip(guessed, fitted, strict=True)}
    whole = all((every == one).sum() == (guessed == one).sum() for one in np.unique(guessed))
    return (
        whole
        and len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
        and len(np.unique(every)) < len(every)
    )


def _with_errors(target: RecordedTarget, worlds: Worlds, fit: Predicted) -> Floats:
    """A target's figures in the worlds of a fit, as they would have been recorded, (worlds, periods)."""
    figures = target.beside(fit.seen)["simulated"].transpose("draw", "period").to_numpy().astype(float)
    errors = fit.errors + fit.noise
    for column, figure in enumerate(worlds.figures):
        if figure.target.name == target.name:
            some = list(figure.periods)
            scale = figure.summary
            moved = scale.on_scale(figures[:, some]) + errors[:, [column]]
            figures[:, some] = scale.off_scale(moved)
    return figures


def _series(
    target: RecordedTarget, figures: Floats, run: xr.Dataset, inputs: Mapping[str, NDArray], seed: int
) -> ScoredSeries | None:
    draws = run.isel(draw=np.zeros(len(figures), np.int64)).assign_coords(draw=np.arange(len(figures)))
    (row,) = against_record(draws, [SimulatedTarget(target, figures)], inputs, seed=seed)
    return row.series


def _bands(target: RecordedTarget, fitted: Floats, prior: Floats, some: NDArray[np.bool_]) -> pd.DataFrame:
    periods = target.values.index[some]
    table = {
        "period": [period.left for period in periods],
        "recorded": target.values.to_numpy(float)[some],
    }
    for name, figures in (("fitted", fitted), ("prior", prior)):
        low, middle, high = np.nanquantile(figures[:, some], [0.05, 0.5, 0.95], axis=0)
        table |= {f"{name}_low": low, f"{name}_middle": middle, f"{name}_high": high}
    return pd.DataFrame(table)
