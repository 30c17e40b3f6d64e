"""Fake worlds: draws of the bank that stand in for the record, so that the right result of a fit is known.

A fake record is what the books of a draw would have recorded, with an error like the record's own. Pairs of a
draw and its fake record come from the theory's joint distribution. This is also true of the pairs whose fake
record lies near the record, since the choice looks at nothing else (Prangle, Blum, Popovic and Sisson 2014,
Australian and New Zealand Journal of Statistics 56, 309-329). So a correct fit has uniform ranks near the
record, too; a choice of draws by their quantities would not have this property.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors

Rows = NDArray[np.int64]
Keep = Callable[[Bank], Rows]
"""A fit by rejection: the rows of a bank that it keeps for the bank's record, the nearest first."""


@dataclass(frozen=True, eq=False)
class FakeWorlds:
    """Draws of a bank as fake records, and the fit of each.

    Attributes:
        rows: which draws of the bank, (worlds,).
        recorded: the fake record of each, (worlds, summaries).
        kept: the rows that the fit keeps for each; the draw itself is never among them.
    """

    rows: Rows
    recorded: Floats
    kept: tuple[Rows, ...]

    def truths(self, bank: Bank) -> Floats:
        """The places of the quantities of each fake world in their priors, (worlds, quantities)."""
        return bank.positions[self.rows]

    def samples(self, bank: Bank) -> tuple[Floats, ...]:
        """The places of the quantities of the draws kept for each fake world, (kept, quantities)."""
        return tuple(bank.positions[kept] for kept in self.kept)


def fake_records(bank: Bank, seed: int, errors: Errors | None = None) -> Floats:
    """What would have been recorded of each draw, (draws, summaries).

    Args:
        bank: of the draws.
        seed: of the errors.
        errors: of theory and record, as the fit allows them; default an error like the record's alone.
    """
    chance = np.random.default_rng([seed, 101])
    if errors is not None:
        return bank.values + errors.drawn(chance.random((bank.size, len(errors.groups))), chance)
    return bank.values + bank.spread * chance.standard_normal(bank.values.shape)


def near_the_record(bank: Bank, recorded: Floats, worlds: int) -> Rows:
    """So many draws whose fake records lie nearest to the record."""
    away = distance_in(bank)(recorded)
    return np.argsort(away, kind="stable")[:worlds]


def anywhere(bank: Bank, worlds: int, seed: int) -> Rows:
    """So many draws from the whole bank, without looking at the record."""
    chance = np.random.default_rng([seed, 102])
    return chance.permutation(bank.size)[:worlds]


def fit_fake_worlds(bank: Bank, keep: Keep, rows: Rows, recorded: Floats) -> FakeWorlds:
    """Fit each of these draws as if its fake record were the record.

    Args:
        bank: of the draws.
        keep: the fit.
        rows: which draws, (worlds,).
        recorded: the fake records of all draws, (draws, summaries).
    """
    kept = tuple(_without(keep(replace(bank, recorded=recorded[row])), row) for row in rows)
    return FakeWorlds(rows, recorded[rows], kept)


def _without(kept: Rows, row: int) -> Rows:
    return kept[kept != row]
