"""Contraction: how much narrower each quantity has become, compared with as many random draws.

The contraction is 1 minus the standard deviation of the kept draws over that of the bank: 0 where the record
says nothing, near 1 where it determines the quantity, below 0 where it makes it less certain.

A draw that is kept several times says no more than once, so the comparison is with as many random draws as
the kept draws are worth (`worth`).

The rule: a quantity is moved if its contraction lies outside what as many draws at random have, at .05 over
all quantities together. The fit is withheld if no quantity is moved: there is nothing to show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.grammar import counted
from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.worth import worth

_AT_RANDOM, _AGAIN, _LEVEL = 500, 200, 0.05
_FEWEST = 20


@dataclass(frozen=True)
class Narrowed:
    """One quantity: its contraction, the standard error of that, and whether it is moved."""

    contraction: float
    standard_error: float
    moved: bool


@dataclass(frozen=True)
class Contraction:
    """Contraction by quantity.

    Attributes:
        quantities: each by its name.
        by_chance: as many random draws have no larger contraction, up or down, in 95 per cent of trials, over
            all quantities together.
        kept: how many draws of equal weight the kept draws are worth.
    """

    quantities: Mapping[str, Narrowed]
    by_chance: float
    kept: int

    @property
    def moved(self) -> tuple[str, ...]:
        """The quantities that are moved, the narrowest first."""
        there = [name for name, found in self.quantities.items() if found.moved]
        return tuple(sorted(there, key=lambda name: -self.quantities[name].contraction))

    @property
    def check(self) -> Check:
        """Whether any quantity is moved; the figure is the largest contraction."""
        most = max(self.quantities, key=lambda name: self.quantities[name].contraction)
        found = self.quantities[most]
        words = (
            f"The record moves {len(self.moved)} of {counted(len(self.quantities), 'quantity', 'quantities')}"
            f" by more than {counted(self.kept, 'draw')} at random would ({self.by_chance:.0%}); most of all "
            f"'{most}', which becomes {found.contraction:.0%} narrower (standard error "
            f"{found.standard_error:.0%})."
        )
        passed = bool(self.moved) if self.kept >= _FEWEST else None
        return Check("contraction", passed, found.contraction, words)


def contraction(quantities: Sequence[str], prior: Floats, posterior: Floats, *, seed: int = 0) -> Contraction:
    """Contraction of each quantity.

    Args:
        quantities: their names.
        prior: draws from the priors, (draws, quantities).
        posterior: the draws of the fit, of equal weight, (kept, quantities).
        seed: of the random draws.
    """
    chance, kept = np.random.default_rng([seed, 105]), round(worth(posterior))
    wide = prior.std(axis=0, ddof=1)
    found = 1 - posterior.std(axis=0, ddof=1) / wide
    at_random = np.array(
        [
            np.abs(1 - prior[chance.integers(len(prior), size=kept)].std(axis=0, ddof=1) / wide).max()
            for _ in range(_AT_RANDOM)
        ]
    )
    again = np.array(
        [
            posterior[chance.integers(len(posterior), size=kept)].std(axis=0, ddof=1) / wide
            for _ in range(_AGAIN)
        ]
    )
    by_chance = float(np.quantile(at_random, 1 - _LEVEL))
    errors = again.std(axis=0, ddof=1)
    narrowed = {
        name: Narrowed(float(value), float(error), bool(abs(value) > by_chance))
        for name, value, error in zip(quantities, found, errors, strict=True)
    }
    return Contraction(narrowed, by_chance, kept)
