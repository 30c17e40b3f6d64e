"""Scores on blocks of years that fits to the other blocks predict: how good a fit is on unseen figures.

Guesses are made without the same blocks. If a target's guesses saw other figures than the fit did, it is not
scored, since the comparison would not be fair. The parts of one whole are scored together, as divisions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from conjuncture.inquiry.runs.standings import inputs_of_guess
from conjuncture.scoring.compositional import as_shares
from conjuncture.scoring.target_rows import TargetRow
from conjuncture.scoring.targets import against_record
from conjuncture.scoring.told_apart import beside_first

FITTED, PRIOR = "fitted", "from its priors"


@dataclass(frozen=True)
class Scored:
    """The theory, or a guess, on the figures of a target that were left out.

    Attributes:
        name: "fitted", "from its priors", or the guess in words.
        score: the mean CRPS, of divisions the mean energy score; lower is better.
        difference: the score minus that of the fitted theory, and the standard error.
    """

    name: str
    score: float
    difference: float
    standard_error: float


@dataclass(frozen=True, eq=False)
class LeftOut:
    """A target of which blocks were left out, or a whole with its parts.

    Attributes:
        name: of the target, or of the whole.
        targets: the target, or all parts.
        figures: how many are scored; in a whole each division counts as one.
        blocks: how many blocks they lie in.
        scored: the fitted theory first, then the theory from its priors, then guesses.
        bands: for each figure its `period`, what is `recorded`, and the low, middle and high of nine in ten
            worlds, fitted (`fitted_low`, ...) and from the priors (`prior_low`, ...), in the target's unit;
            of a whole for each `part`, in shares.
    """

    name: str
    targets: tuple[RecordedTarget, ...]
    figures: int
    blocks: int
    scored: tuple[Scored, ...]
    bands: pd.DataFrame

    @property
    def target(self) -> RecordedTarget:
        """The target, or the first part."""
        return self.targets[0]

    def of(self, name: str) -> Scored:
        """The score with this name."""
        return next(each for each in self.scored if each.name == name)

    @property
    def nearest_guess(self) -> Scored:
        """The guess that came nearest."""
        return min(self.scored[2:], key=lambda each: each.score)


def score_blocks(blocked: Blocked, offered: Mapping[str, Input]) -> tuple[LeftOut, ...]:
    """Score each target with blocks left out, and guesses that are made without the same blocks.

    Args:
        blocked: what fits to the other blocks predict.
        offered: all inputs of the case, of which guesses are made as for a run.
    """
    found = (_scored(targets, blocked, offered) for targets in quantities_of(blocked))
    return tuple(each for each in found if each is not None)


def quantities_of(blocked: Blocked) -> tuple[tuple[RecordedTarget, ...], ...]:
    """The targets whose variables worlds have, with the parts of one whole together."""
    together: dict[str, list[RecordedTarget]] = {}
    for place, target in enumerate(targets_of(blocked.worlds.case)):
        if target.variable in blocked.worlds.seen_variables:
            together.setdefault(target.whole or f"target {place}", []).append(target)
    return tuple(map(tuple, together.values()))


def row_left_out(
    targets: Sequence[RecordedTarget], blocked: Blocked, offered: Mapping[str, Input]
) -> tuple[TargetRow, NDArray[np.bool_]] | None:
    """A quantity as fits predict it, and which of its scored figures were left out of them, (figures,).

    Figures that no fit left out come from worlds from the priors. None if no figure was left out by both the
    fits and the guesses.
    """
    block_of, figures = blocked.left_out(targets[0]), _figures(targets, blocked)
    if not (block_of != "").any() or blocked.size < 2:
        return None
    row = _row(targets, figures, blocked, offered)
    if row.series is None:
        return None
    own = block_of[row.series.figures]
    columns, every = own != "", row.series.held_out
    return (row, columns) if same_blocks(every[columns], own[columns], every) else None


def _scored(
    targets: Sequence[RecordedTarget], blocked: Blocked, offered: Mapping[str, Input]
) -> LeftOut | None:
    found = row_left_out(targets, blocked, offered)
    if found is None:
        return None
    row, columns = found
    unfitted = [blocked.unfitted(target) for target in targets]
    before, own = _row(targets, unfitted, blocked, offered).series, row.series
    if own is None or before is None:
        return None
    together = own.held_out[columns]
    first = own.scored().of(columns)
    others = {PRIOR: before.drawn, **own.guesses}
    rows = [Scored(FITTED, first.mean, 0.0, 0.0)]
    rows += [
        Scored(name, *beside_first(own.scored(drawn).of(columns), first, together))
        for name, drawn in others.items()
    ]
    shown = own.figures[columns]
    bands = _bands(targets, _figures(targets, blocked), unfitted, shown)
    return LeftOut(row.name, tuple(targets), int(columns.sum()), len(np.unique(together)), tuple(rows), bands)


def same_blocks(guessed: NDArray, fitted: NDArray, every: NDArray) -> bool:
    """Whether guesses were made without the same figures as fits; a single figure is not a block.

    Args:
        guessed: for each scored figure the number of the group that guesses leave out together, (figures,).
        fitted: for each scored figure the block that fits leave out, (figures,).
        every: as `guessed`, of all figures of the target.
    """
    pairs = {(int(one), str(other)) for one, other in zip(guessed, fitted, strict=True)}
    whole = all((every == one).sum() == (guessed == one).sum() for one in np.unique(guessed))
    return (
        whole
        and len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})
        and len(np.unique(every)) < len(every)
    )


def _figures(targets: Sequence[RecordedTarget], blocked: Blocked) -> list[Floats]:
    """The figures of each target, (worlds, periods); those that no fit left out are from the priors."""
    found = []
    for target in targets:
        fitted, unfitted = blocked.figures(target), blocked.unfitted(target)
        inside = blocked.left_out(target) != ""
        found.append(np.where(inside, fitted, unfitted[np.arange(len(fitted)) % len(unfitted)]))
    return found


def _row(
    targets: Sequence[RecordedTarget],
    figures: Sequence[Floats],
    blocked: Blocked,
    offered: Mapping[str, Input],
) -> TargetRow:
    whole = blocked.worlds.whole
    inputs = inputs_of_guess(blocked.worlds.case, whole, targets[0], offered)
    worlds = np.arange(len(figures[0]))
    run = blocked.prior.isel(draw=np.zeros_like(worlds)).assign_coords(draw=worlds)
    simulated = [SimulatedTarget(*each) for each in zip(targets, figures, strict=True)]
    (row,) = against_record(run, simulated, inputs, seed=whole.seed, block=blocked.block)
    return row


def _bands(
    targets: Sequence[RecordedTarget],
    fitted: Sequence[Floats],
    prior: Sequence[Floats],
    shown: NDArray[np.int64],
) -> pd.DataFrame:
    recorded = [target.values.to_numpy(float)[None] for target in targets]
    of = {"recorded": recorded, "fitted": fitted, "prior": prior}
    drawn = {name: np.stack([part[:, shown] for part in parts], axis=-1) for name, parts in of.items()}
    if targets[0].whole:
        drawn = {name: as_shares(parts) for name, parts in drawn.items()}
    tables = []
    for place, target in enumerate(targets):
        table: dict[str, object] = {"period": [period.left for period in target.values.index[shown]]}
        if target.whole:
            table["part"] = target.member or target.name
        table["recorded"] = drawn["recorded"][0, :, place]
        for name in ("fitted", "prior"):
            low, middle, high = np.nanquantile(drawn[name][..., place], [0.05, 0.5, 0.95], axis=0)
            table |= {f"{name}_low": low, f"{name}_middle": middle, f"{name}_high": high}
        tables.append(pd.DataFrame(table))
    return pd.concat(tables, ignore_index=True)
