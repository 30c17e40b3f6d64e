"""But-for probabilities of causation, counted over cases that are in every world.

Since worlds share all noise, each case has its own answer, and no bounds are needed (Pearl 2009, "Causality",
ch. 9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.counterfactuals.necessities import Necessity, SineQuaNonResult
from conjuncture.inquiry.counterfactuals.shapley import subsets
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import proportion

Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cases:
    """The event in each case and world, (cases,).

    Attributes:
        names: of the factors.
        happened: whether the event happened, by the set of factors that were absent.
        in_fact: whether it happened in the world as it was.
        there: whether the factors were present in the world as it was; None when the question does not ask
            it.
        counted: which cases count.
    """

    names: Sequence[str]
    happened: Mapping[frozenset[str], Truths]
    in_fact: Truths
    there: Truths | None
    counted: Truths

    def result(self, changed: Mapping[str, tuple[SizeOfChange, ...]]) -> SineQuaNonResult:
        """How often the event happens, and the probabilities of every set of factors."""
        return SineQuaNonResult(
            as_it_was=proportion(self.in_fact, self.counted),
            with_all=proportion(self.happened[frozenset()], self.counted),
            with_none=proportion(self.happened[frozenset(self.names)], self.counted),
            without={", ".join(self._in_order(gone)): self.without(gone) for gone in subsets(self.names)[1:]},
            changed=changed,
        )

    def without(self, gone: frozenset[str]) -> Necessity:
        """The probabilities of one set of factors.

        Without `there`, the worlds made with and without the factors stand for what happened.
        """
        every, counted = frozenset(self.names), self.counted
        whole, without = self.happened[frozenset()], self.happened[gone]
        if self.there is None:
            with_them, missing = counted & whole, counted & ~without
        else:
            with_them = counted & self.there & self.in_fact
            missing = counted & ~self.there & ~self.in_fact
        happened_alone = self.happened[every - gone]
        return Necessity(
            factors=self._in_order(gone),
            happens=proportion(without, counted),
            necessity=proportion(~without, with_them),
            sufficiency=proportion(whole, missing),
            both=proportion(whole & ~without, counted),
            enough_alone=proportion(happened_alone, counted & ~self.happened[every]),
            least=proportion(self._least(gone), counted & whole),
        )

    def _in_order(self, gone: frozenset[str]) -> tuple[str, ...]:
        return tuple(name for name in self.names if name in gone)

    def _least(self, gone: frozenset[str]) -> Truths:
        """Whether the event does not happen without these factors, but happens without only some of them."""
        fewer = [subset for subset in subsets(sorted(gone)) if subset < gone]
        return ~self.happened[gone] & np.all([self.happened[subset] for subset in fewer], axis=0)
