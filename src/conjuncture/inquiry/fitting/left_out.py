"""Blocks of years that fits to the others predict, scored: what a fit comes to on what it was not shown.

Guesses are fitted without the same blocks. A target whose guesses saw other figures than the fit is not
scored: neither would be at the same disadvantage.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from conjuncture.cases.case_input import Input
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inquiry.fitting.blocked import Blocked
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.simulated_target import SimulatedTarget
from conjuncture.inquiry.fitting.worlds import Floats
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


def score_blocks(blocked: Blocked, offered: Mapping[str, Input]) -> tuple[LeftOut, ...]:
    """Each target of which blocks were left out, scored beside guesses that are made without the same blocks.

    Args:
        blocked: what fits to the other blocks predict.
        offered: all inputs of the case: what guesses may be made from.
    """
    worlds = blocked.worlds
    scored = []
    for target in targets_of(worlds.case):
        if target.variable in worlds.seen_variables and not target.whole:
            inputs = inputs_beside(offered, worlds.whole, target)
            scored.append(_scored(target, blocked, inputs))
    return tuple(each for each in scored if each is not None)


def _scored(target: RecordedTarget, blocked: Blocked, inputs: Mapping[str, NDArray]) -> LeftOut | None:
    """One target; None where nothing of it was left out by the fit and by the guesses alike."""
    block_of = blocked.left_out(target)
    inside = block_of != ""
    if not inside.any() or blocked.size < 2:
        return None
    unfitted = blocked.unfitted(target)
    filled = np.where(inside, blocked.figures(target), unfitted[np.arange(blocked.size) % len(unfitted)])
    own, before = (_series(target, chosen, blocked, inputs) for chosen in (filled, unfitted))
    if own is None or before is None:
        return None
    columns = inside[own.figures]
    if not same_blocks(own.held_out[columns], block_of[own.figures][columns], own.held_out):
        return None
    together = own.held_out[columns]

    def by_figure(drawn: Floats) -> Floats:
        return crps(drawn[:, columns], own.recorded[columns])

    first = by_figure(own.drawn)
    others = {PRIOR: by_figure(before.drawn)} | {name: by_figure(one) for name, one in own.guesses.items()}
    rows = [Scored(FITTED, float(first.mean()), 0.0, 0.0)]
    rows += [Scored(name, *beside_first(one, first, together)) for name, one in others.items()]
    shown = np.zeros(len(block_of), np.bool_)
    shown[own.figures[columns]] = True
    return LeftOut(
        target,
        int(columns.sum()),
        len(np.unique(together)),
        tuple(rows),
        _bands(target, filled, unfitted, shown),
    )


def same_blocks(guessed: NDArray, fitted: NDArray, every: NDArray) -> bool:
    """Whether guesses were made without the same figures as fits; a figure alone is no block.

    Args:
        guessed: by which number guesses leave out each figure that is scored, (figures,).
        fitted: the block that fits leave out, (figures,).
        every: as `guessed`, of all figures of the target.
    """
    pairs = {(int(one), str(other)) for one, other in zip(guessed, fitted, strict=True)}
    whole = all((every == one).sum() == (guessed == one).sum() for one in np.unique(guessed))
    return (
        whole
        and len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
        and len(np.unique(every)) < len(every)
    )


def _series(
    target: RecordedTarget, figures: Floats, blocked: Blocked, inputs: Mapping[str, NDArray]
) -> ScoredSeries | None:
    run = blocked.prior
    draws = run.isel(draw=np.zeros(len(figures), np.int64)).assign_coords(draw=np.arange(len(figures)))
    simulated = [SimulatedTarget(target, figures)]
    seed = blocked.worlds.whole.seed
    (row,) = against_record(draws, simulated, inputs, seed=seed, block=blocked.block)
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
