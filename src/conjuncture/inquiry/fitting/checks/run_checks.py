"""All checks of a fit, in the order in which they are shown; each by itself can withhold the fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.agreement import Agreement, agreement
from conjuncture.inquiry.fitting.checks.conflict import Conflict, conflict
from conjuncture.inquiry.fitting.checks.contraction import Contraction, contraction
from conjuncture.inquiry.fitting.checks.fake_worlds import (
    Keep,
    anywhere,
    fake_records,
    fit_fake_worlds,
    near_the_record,
)
from conjuncture.inquiry.fitting.checks.power import Power, power_on_blocks
from conjuncture.inquiry.fitting.checks.power_scaling import PowerScaling, by_kernel, power_scaling
from conjuncture.inquiry.fitting.checks.predictive import LEVEL, Predictive, predictive, two_sided
from conjuncture.inquiry.fitting.checks.ranks import Ranks, ranks
from conjuncture.inquiry.fitting.checks.reach import Reach, reach
from conjuncture.inquiry.fitting.checks.sensitivity import Sensitivity, sensitivity
from conjuncture.inquiry.fitting.checks.tarp import Tarp, tarp
from conjuncture.inquiry.fitting.distance import distance_in

WORLDS = 100
_SCALED = 40
"""How many fake records are power-scaled: this check takes the longest."""
_LEFT_OUT = "without '{}'"


@dataclass(frozen=True, eq=False)
class Checks:
    """Every check of a fit; `second` is None where there is no second method."""

    reach: Reach
    conflict: Conflict
    ranks: Ranks
    ranks_anywhere: Ranks
    coverage: Tarp
    second: Agreement | None
    power: Power
    predictive: Predictive
    contraction: Contraction
    sensitivity: Sensitivity
    power_scaling: PowerScaling

    @property
    def each(self) -> tuple[Check, ...]:
        """The result of each, in the order in which they are shown."""
        made = (
            self.reach,
            self.conflict,
            self.ranks,
            self.ranks_anywhere,
            self.coverage,
            self.second,
            self.power,
            self.predictive,
            self.contraction,
            self.sensitivity,
            self.power_scaling,
        )
        return tuple(one.check for one in made if one is not None)

    @property
    def against(self) -> tuple[Check, ...]:
        """The checks that withhold the fit."""
        return tuple(check for check in self.each if check.passed is False)


def run_checks(
    bank: Bank,
    keep: Keep,
    *,
    posterior: Floats | None = None,
    fakes: Floats | None = None,
    replicated: Floats | None = None,
    second: Floats | None = None,
    choices: Mapping[str, Bank] | None = None,
    other_fits: Mapping[str, Keep] | None = None,
    worlds: int = WORLDS,
    seed: int = 0,
) -> Checks:
    """Every check of a fit to a bank.

    Args:
        bank: of draws from the priors, with the record.
        keep: the fit by rejection: the rows of a bank that it keeps for the bank's record, the nearest first.
            It is repeated for fake worlds and for other choices.
        fakes: what would have been recorded of each draw, with errors as the fit allows them, (draws,
            summaries); default with an error like the record's.
        posterior: the draws to be shown, of equal weight, by their places in the priors, (draws, quantities);
            default what `keep` keeps.
        replicated: what would have been recorded of worlds of the posterior with new noise, errors included,
            (draws, summaries); default that of what `keep` keeps, which was chosen for being near.
        second: the draws of a second method, as `posterior`; default what `keep` keeps, if `posterior` is
            something else.
        choices: banks with another choice, such as the record corrected for undercount, by the name of the
            choice. Twice the record's error, half as many draws kept, and each summary left out are always
            among them.
        other_fits: fits that differ in something else than the bank, such as the unit of each figure, by the
            name of the choice.
        worlds: fake worlds near the record, and as many from anywhere.
        seed: of fake worlds and of all random choices.
    """
    kept, names = keep(bank), bank.quantities
    rejected = bank.positions[kept]
    shown = rejected if posterior is None else posterior
    other = second if second is not None else None if posterior is None else rejected
    recorded = fake_records(bank, seed) if fakes is None else fakes
    rows = near_the_record(bank, recorded, worlds)
    near = fit_fake_worlds(bank, keep, rows, recorded)
    elsewhere = fit_fake_worlds(bank, keep, anywhere(bank, worlds, seed), recorded)
    truths, samples = near.truths(bank), near.samples(bank)
    narrowed = contraction(names, bank.positions, shown, seed=seed)
    if replicated is None:
        left = predictive(
            bank.summaries,
            recorded[kept],
            bank.recorded,
            [
                int((two_sided(recorded[some], own) < LEVEL).sum())
                for some, own in zip(near.kept, near.recorded, strict=True)
            ],
        )
    else:
        left = predictive(bank.summaries, replicated, bank.recorded)
    pulls = _Pulls(bank, recorded, len(kept), narrowed.by_chance)
    return Checks(
        reach(bank, len(kept)),
        conflict(bank, recorded, len(kept), seed=seed),
        ranks(names, truths, samples, seed=seed),
        ranks(
            names,
            elsewhere.truths(bank),
            elsewhere.samples(bank),
            where="anywhere in the priors",
            seed=seed,
        ),
        tarp(truths, samples, seed=seed),
        None if other is None else agreement(names, shown, other),
        power_on_blocks(bank, keep, recorded, rows),
        left,
        narrowed,
        _with_other_choices(bank, keep, choices or {}, other_fits or {}),
        pulls.of(None, [pulls.of(int(row)).strongest for row in elsewhere.rows[:_SCALED]]),
    )


def _with_other_choices(
    bank: Bank, keep: Keep, choices: Mapping[str, Bank], other_fits: Mapping[str, Keep]
) -> Sensitivity:
    kept = keep(bank)
    rows = {"half as many draws kept": kept[: len(kept) // 2]}
    banks = {"twice the record's error": replace(bank, spread=2 * bank.spread), **choices}
    for place, name in enumerate(bank.summaries if len(bank.summaries) > 1 else ()):
        banks[_LEFT_OUT.format(name)] = bank.looking_at(np.arange(len(bank.summaries)) != place)
    rows |= {name: keep(other) for name, other in banks.items()}
    rows |= {name: other(bank) for name, other in other_fits.items()}
    claims = bank.claims
    return sensitivity(
        bank.quantities,
        bank.positions[kept],
        {name: bank.positions[some] for name, some in rows.items()},
        claims=None if claims is None else claims[kept],
        claims_of_others=None if claims is None else {name: claims[some] for name, some in rows.items()},
    )


@dataclass(frozen=True, eq=False)
class _Pulls:
    """Power-scaling of the record and of fake records in the same way.

    Attributes:
        bank: of draws from the priors.
        fakes: what would have been recorded of each draw, (draws, summaries).
        worth: how many draws of equal weight each fit is worth.
        by_chance: the contraction beyond which a quantity is moved.
    """

    bank: Bank
    fakes: Floats
    worth: int
    by_chance: float

    def of(self, own: int | None, in_fakes: Sequence[float] = ()) -> PowerScaling:
        """The result for the record, or for the fake record of a draw; that draw is left out."""
        bank = self.bank
        rows = np.arange(bank.size) if own is None else np.delete(np.arange(bank.size), own)
        distance = distance_in(bank)
        if own is not None:
            distance = replace(distance, recorded=self.fakes[own])
        around = by_kernel(distance(self.fakes)[rows], self.worth)
        positions = bank.positions[rows[around.rows]]
        narrower = 1 - positions.std(axis=0) / bank.positions.std(axis=0)
        moved = np.flatnonzero(np.abs(narrower) > self.by_chance)
        names = [bank.quantities[column] for column in moved]
        return power_scaling(names, positions[:, moved], around.log_kernel, self.worth, in_fakes)
