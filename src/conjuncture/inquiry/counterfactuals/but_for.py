"""But for: probabilities of causation, counted over cases of which each has been in every world.

Since worlds share all luck, each case has its own answer, and no bounds are needed (Pearl 2009, "Causality",
ch. 9).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.counterfactuals.shapley import subsets
from conjuncture.inquiry.proportions import how_often

Truths = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Cases:
    """What happened to each case, (cases,).

    Attributes:
        names: of the factors.
        happened: whether the event happened, by the set of factors that were gone.
        in_fact: whether it happened in the world as it was.
        there: whether the factors were there in the world as it was; None when that is not asked.
        counted: which cases count.
    """

    names: Sequence[str]
    happened: Mapping[frozenset[str], Truths]
    in_fact: Truths
    there: Truths | None
    counted: Truths

    def figures(self) -> dict[str, Any]:
        """How often the event happens, and the probabilities of every set of factors."""
        gone_sets = subsets(self.names)[1:]
        return {
            "as it was": how_often(self.in_fact, self.counted),
            "with all": how_often(self.happened[frozenset()], self.counted),
            "with none": how_often(self.happened[frozenset(self.names)], self.counted),
            "without": {
                ", ".join(name for name in self.names if name in gone): self.without(gone)
                for gone in gone_sets
            },
        }

    def without(self, gone: frozenset[str]) -> dict[str, Any]:
        """The probabilities of one set of factors.

        Necessity: it would not have happened without them, where they were there and it happened.
        Sufficiency: it would have happened with them, where they were not there and it did not happen.
        Without `there`, the worlds made with and without them stand for what was.
        """
        every, counted = frozenset(self.names), self.counted
        whole, without = self.happened[frozenset()], self.happened[gone]
        if self.there is None:
            with_them, missing = counted & whole, counted & ~without
        else:
            with_them = counted & self.there & self.in_fact
            missing = counted & ~self.there & ~self.in_fact
        alone = self.happened[every - gone]
        return {
            "factors": [name for name in self.names if name in gone],
            "happens": how_often(without, counted),
            "necessity": how_often(~without, with_them),
            "sufficiency": how_often(whole, missing),
            "both": how_often(whole & ~without, counted),
            "enough alone": how_often(alone, counted & ~self.happened[every]),
            "least": how_often(self._least(gone), counted & whole),
        }

    def _least(self, gone: frozenset[str]) -> Truths:
        """Whether it fails without these, and would not without fewer of them."""
        fewer = [some for some in subsets(sorted(gone)) if some < gone]
        return ~self.happened[gone] & np.all([self.happened[some] for some in fewer], axis=0)
