"""Decidability: could a record of this kind decide a claim, if the theory were right?

Draws of the theory stand in for the record in turn, with errors like the record's, and are fitted; in each it
is known whether the claim holds. The record decides a claim in such a world if the whole 95% interval of its
chance, in the draws that the fit keeps, lies above nine in ten or below one in ten.

The rule: a record could decide a claim if it does so in a tenth of the worlds or more. If the chance of a
claim is beyond these bounds before any record, the theory itself decides it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.proportions import FEWEST, Proportion, proportion

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

SURE, OFTEN = 0.9, 0.1


@dataclass(frozen=True)
class Decidability:
    """How a record changes the chance of a claim.

    Attributes:
        before: in how many draws it holds.
        after: in how many of the draws that the fit keeps for the record it holds.
        move: the mean size of the change of its chance, over fake worlds.
        by_chance: the same for as many random draws.
        decided: in how many fake worlds it is decided.
        right: in how many of these the decision is right.
    """

    before: Proportion
    after: Proportion
    move: float
    by_chance: float
    decided: Proportion
    right: Proportion

    @property
    def too_few(self) -> bool:
        """Whether it counts in too few draws to say anything: what it takes as given hardly occurs."""
        return self.before.of < FEWEST

    @property
    def by_theory(self) -> bool:
        """Whether it is decided before any record."""
        return not self.too_few and bool(_side(self.before))

    @property
    def by_this_record(self) -> bool:
        """Whether the draws that the fit keeps for the record decide it."""
        return bool(_side(self.after))

    @property
    def possible(self) -> bool:
        """Whether a record of this kind could decide it."""
        open_before = not self.by_theory and not self.too_few
        return open_before and self.decided.of > 0 and self.decided.share >= OFTEN


def decidability(holds: Floats, kept: Rows, worlds: Rows, kept_in: Sequence[Rows]) -> Decidability:
    """How a record could change the chance of a claim. A draw that a fit keeps several times counts once.

    Args:
        holds: 1 where the claim holds in a draw, 0 where it does not, not a number where the draw does not
            count, (draws,).
        kept: the rows that the fit keeps for the record.
        worlds: the rows of the draws that stand in for the record, (worlds,).
        kept_in: the rows that the fit keeps for each.
    """
    before, after = _share(holds), _share(holds[np.unique(kept)])
    counted = [number for number, row in enumerate(worlds) if np.isfinite(holds[row])]
    found = [_share(holds[np.unique(kept_in[number])]) for number in counted]
    truths = np.array([holds[worlds[number]] == 1 for number in counted], np.bool_)
    sides = np.array([_side(share) for share in found])
    shares = np.array([share.share for share in found])
    sizes = np.array([max(share.of, 1) for share in found])
    spread = np.sqrt(before.share * (1 - before.share) / sizes)
    return Decidability(
        before,
        after,
        _mean(np.abs(shares - before.share)),
        _mean(spread) * float(np.sqrt(2 / np.pi)),  # mean size of a normal error over its standard deviation
        proportion(sides != 0),
        proportion((sides > 0) == truths, sides != 0),
    )


def _mean(values: Floats) -> float:
    """The mean without NaN; NaN if there is no other value."""
    there = values[np.isfinite(values)]
    return float(there.mean()) if there.size else float("nan")


def _share(holds: Floats) -> Proportion:
    counted = np.isfinite(holds)
    return proportion(holds == 1, counted)


def _side(share: Proportion) -> int:
    """1 where a claim is decided to hold, -1 where it is decided not to, 0 where it is open."""
    if not share.of:
        return 0
    return int(share.low >= SURE) - int(share.high <= 1 - SURE)
