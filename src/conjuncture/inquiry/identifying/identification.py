"""What a record could decide of a theory: its quantities and its claims, from one bank of draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.contraction import Contraction, contraction
from conjuncture.inquiry.fitting.checks.fake_worlds import Keep, anywhere, fit_fake_worlds
from conjuncture.inquiry.fitting.checks.ranks import Ranks, ranks
from conjuncture.inquiry.identifying.clue import Clue, at_least_as_far, clue
from conjuncture.inquiry.identifying.decidability import Decidability, decidability
from conjuncture.inquiry.identifying.missing_figures import MissingFigure, missing_figures

Floats = NDArray[np.float64]

WORLDS = 200
"""How many fake worlds: the standard error of a share of a tenth is then two in a hundred."""


@dataclass(frozen=True, eq=False)
class ClaimIdentified:
    """One claim.

    Attributes:
        decided: how the whole record could change its chance.
        clues: the worth of each recorded figure to it, the largest move first.
        missing: the worth of figures that are not recorded, the largest first.
    """

    decided: Decidability
    clues: tuple[Clue, ...]
    missing: tuple[MissingFigure, ...]


@dataclass(frozen=True, eq=False)
class Identification:
    """The quantities and claims that a record could decide.

    Attributes:
        quantities: how much narrower the record makes each.
        coverage: how often intervals of the fit contain the truth, in fake worlds.
        claims: by id.
        kept: how many draws the fit keeps, of how many.
    """

    quantities: Contraction
    coverage: Ranks
    claims: Mapping[str, ClaimIdentified]
    kept: tuple[int, int]

    @property
    def undecided(self) -> tuple[str, ...]:
        """Claims that no record of this kind could decide, without those that the theory decides."""
        others = {*self.possible, *self.by_theory, *self.too_few}
        return tuple(name for name in self.claims if name not in others)

    @property
    def too_few(self) -> tuple[str, ...]:
        """Claims that count in too few draws for any statement about them."""
        return tuple(name for name, claim in self.claims.items() if claim.decided.too_few)

    @property
    def by_theory(self) -> tuple[str, ...]:
        """Claims that are decided before any record."""
        return tuple(name for name, claim in self.claims.items() if claim.decided.by_theory)

    @property
    def possible(self) -> tuple[str, ...]:
        """Claims that a record of this kind could decide."""
        return tuple(name for name, claim in self.claims.items() if claim.decided.possible)


def identification(
    bank: Bank,
    keep: Keep,
    fakes: Floats,
    claims: Mapping[str, Floats],
    names: Sequence[str],
    figures: Floats,
    *,
    own: Mapping[str, Sequence[int]] | None = None,
    worlds: int = WORLDS,
    seed: int = 0,
) -> Identification:
    """What a record could decide of quantities and claims.

    Args:
        bank: of draws from the priors, with the record.
        keep: the fit by rejection.
        fakes: what would have been recorded of each draw, errors included, (draws, summaries).
        claims: by id, 1 where it holds in a draw, 0 where it does not, not a number where the draw does not
            count, (draws,).
        names: the names of figures that are not recorded.
        figures: their values in each draw, (draws, figures).
        own: by claim, the places of figures that the claim itself is about: they are left out for it.
        worlds: fake worlds.
        seed: of fake worlds and of all random choices.
    """
    kept, rows = keep(bank), anywhere(bank, worlds, seed)
    fitted = fit_fake_worlds(bank, keep, rows, fakes)
    found = {}
    for name, holds in claims.items():
        others = np.setdiff1d(np.arange(len(names)), np.array((own or {}).get(name, ()), np.int64))
        found[name] = ClaimIdentified(
            decidability(holds, kept, rows, fitted.kept),
            _clues(bank, fakes, holds),
            missing_figures([names[int(place)] for place in others], figures[:, others], holds, seed=seed),
        )
    return Identification(
        contraction(bank.quantities, bank.positions, bank.positions[kept], seed=seed),
        ranks(
            bank.quantities,
            fitted.truths(bank),
            fitted.samples(bank),
            where="anywhere in the priors",
            seed=seed,
        ),
        found,
        (len(kept), bank.size),
    )


def _clues(bank: Bank, fakes: Floats, holds: Floats) -> tuple[Clue, ...]:
    counted = np.isfinite(holds)
    truths = holds[counted] == 1
    found = []
    for place, name in enumerate(bank.summaries):
        there, above = at_least_as_far(fakes[:, place], float(bank.recorded[place]))
        words = f"{name}: {'so high, or higher' if above else 'so low, or lower'}"
        found.append(clue(words, truths, there[counted]))
    return tuple(sorted(found, key=lambda one: -one.move))
