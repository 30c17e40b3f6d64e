"""How often would the wrong theory have been nearest, if all are fitted? Fake records, fitted block by
block.

The draws of each theory's bank whose fake records lie nearest to the record stand in for it in turn. All
theories are fitted to each fake record by rejection, leaving out one block after another. Each theory is
scored on the block that was left out, on the scale on which figures are fitted. No world is run: a fit
predicts by the draws that it keeps, with errors of the declared size. So these shares describe rejection
from the bank, as a fit's check of power does, and not worlds with new noise; no fit keeps the draw that
has the noise of the fake record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.comparing.confusion import WORLDS, Confusion, tallied
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.fake_worlds import near_the_record
from conjuncture.inquiry.fitting.kept_blocks import KeptBlocks
from conjuncture.scoring.figure_scores import FigureScores, by_draws, joined
from conjuncture.scoring.scores import Array, crps


def fitted_confusions(
    fitted: Mapping[str, KeptBlocks], quantities: set[str], *, worlds: int = WORLDS, seed: int = 0
) -> tuple[Confusion, ...]:
    """For each quantity that at least two fitted theories have, over the figures that all of them have.

    Args:
        fitted: by the theory's name, the predictions of its fits, and its bank.
        quantities: names of those that are compared.
        worlds: how many draws of each bank stand in for the record.
        seed: of the errors with which draws are compared.
    """
    if len(fitted) < 2:
        return ()
    theories = {name: _Fitted.of(one, seed) for name, one in fitted.items()}
    target_of = _figures_of_all(tuple(fitted.values()))
    names = list(target_of)
    found = {
        truth: [
            {name: one.scores(own, int(row), names) for name, one in theories.items()}
            for row in near_the_record(own.bank, own.fakes, worlds)
        ]
        for truth, own in theories.items()
    }
    confusions = []
    for target in dict.fromkeys(target_of.values()):
        some = np.array([name == target for name in target_of.values()])
        of_target = {
            truth: [{name: each.of(some) for name, each in scores.items()} for scores in scored]
            for truth, scored in found.items()
        }
        held_out = {truth: own.blocks(names)[some] for truth, own in theories.items()}
        if target in quantities:
            confusions.append(tallied(target, of_target, held_out, fitted=True))
    return tuple(confusions)


def _figures_of_all(fitted: Sequence[KeptBlocks]) -> dict[str, str]:
    """The figures that all theories have, with the quantity of each."""
    first, *others = (set(one.bank.summaries) for one in fitted)
    common = first.intersection(*others)
    figures = fitted[0].blocked.worlds.figures
    return {one.name: one.target.whole or one.target.name for one in figures if one.name in common}


@dataclass(frozen=True, eq=False)
class _Fitted:
    """A theory's bank, and its fit by rejection."""

    bank: Bank
    fakes: Array
    keep: Again

    @staticmethod
    def of(one: KeptBlocks, seed: int) -> _Fitted:
        return _Fitted(one.bank, one.fakes, Again(one.bank, one.errors, seed=seed))

    def places(self, names: list[str]) -> NDArray[np.int64]:
        """The places of the figures with these names."""
        return np.array([self.bank.summaries.index(name) for name in names])

    def blocks(self, names: list[str]) -> NDArray[np.int64]:
        """For each of these figures a number; figures with the same number are left out together."""
        every = list(dict.fromkeys(self.bank.blocks))
        return np.array([every.index(self.bank.blocks[place]) for place in self.places(names)])

    def scores(self, true: _Fitted, row: int, names: list[str]) -> FigureScores:
        """The score of this theory for each figure of another's fake record that it was not shown."""
        own, theirs, blocks = self.places(names), true.places(names), self.blocks(names)
        recorded = self.bank.recorded.copy()
        recorded[own] = true.fakes[row][theirs]
        record = replace(self.bank, recorded=recorded)
        parts: list[tuple[NDArray[np.bool_], FigureScores]] = []
        for block in np.unique(blocks):
            shown = np.zeros(len(recorded), np.bool_)
            shown[own[blocks != block]] = True
            kept = self.keep(record.looking_at(shown))
            kept = kept[self.bank.draws[kept] != true.bank.draws[row]]
            hidden = own[blocks == block]
            predicted, truth = self.fakes[kept][:, hidden], recorded[hidden]
            score = partial(crps, recorded=truth)
            parts.append((blocks == block, by_draws(score, predicted, self.bank.draws[kept])))
        return joined(parts)
