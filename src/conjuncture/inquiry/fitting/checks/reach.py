"""Reach: how many draws from the priors come near each recorded figure, and near several of them at once.

The rule: the fit is withheld if fewer draws come near some summary than the fit keeps. In that case most of
the kept draws miss that summary: only the other summaries decide the fit. Near is within two standard
deviations of the record's own error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from conjuncture.grammar import counted
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.proportions import Proportion, proportion

NEAR = 2.0
"""Standard deviations of the record's own error."""


@dataclass(frozen=True)
class Reach:
    """How many draws come near the record.

    Attributes:
        near: by summary, how many draws come near it.
        together: how many come near at least one summary, at least two, and so on up to all.
        kept: how many draws the fit keeps.
    """

    near: Mapping[str, Proportion]
    together: tuple[Proportion, ...]
    kept: int

    @property
    def missed(self) -> tuple[str, ...]:
        """The summaries that fewer draws come near than the fit keeps, the fewest first."""
        few = [name for name, share in self.near.items() if share.count < self.kept]
        return tuple(sorted(few, key=lambda name: self.near[name].count))

    @property
    def most_at_once(self) -> int:
        """The most summaries to which as many draws come near at once as the fit keeps."""
        return sum(share.count >= self.kept for share in self.together)

    @property
    def check(self) -> Check:
        """Whether each summary is within reach; the figure is the smallest share of draws near one."""
        least = min(self.near.values(), key=lambda share: share.share)
        at_once = (
            f"Near {self.most_at_once} of {counted(len(self.near), 'summary', 'summaries')} at once there "
            "are as many draws as the fit keeps."
        )
        if not self.missed:
            words = f"Every summary is within reach of at least {counted(self.kept, 'draw')}. {at_once}"
        else:
            worst = self.missed[0]
            others = len(self.missed) - 1
            more = f", and {others} more" if others else ""
            words = (
                f"The fit keeps {counted(self.kept, 'draw')}, and fewer come near '{worst}'{more}: "
                f"{self.near[worst].in_words()}. {at_once}"
            )
        return Check("reach", not self.missed, least.share, words)


def reach(bank: Bank, kept: int) -> Reach:
    """How many draws of a bank come near its record.

    Args:
        bank: of draws from the priors; its `spread` is the unit of distance.
        kept: how many draws the fit keeps.
    """
    there = np.abs(bank.values - bank.recorded) <= NEAR * bank.spread
    at_once = there.sum(axis=1)
    near = {name: proportion(there[:, place]) for place, name in enumerate(bank.summaries)}
    together = tuple(proportion(at_once >= least) for least in range(1, len(bank.summaries) + 1))
    return Reach(near, together, kept)
