"""Agreement: does a second method of fitting say the same?

Two samples of a quantity are compared by the largest difference between their distribution functions: the two
methods' chances of any statement "it lies below x" differ by no more than this.

The rule: the fit is withheld if for some quantity that difference is above .1 by more than what two such
samples of one distribution differ by (Smirnov's bound, at .05 over all quantities together), a draw that
occurs several times counts once (`worth`). Samples so small that the bound alone is above .2 cannot show that
they agree.

It cannot detect an error that both methods share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.checks.worth import worth

MOST = 0.1
_LEVEL, _TOO_COARSE = 0.05, 0.2


@dataclass(frozen=True)
class Agreement:
    """How far two methods differ on each quantity.

    Attributes:
        apart: by quantity, the largest difference between the two distribution functions.
        by_chance: what two samples of one distribution differ by at most, in 95 per cent, over all
            quantities together.
    """

    apart: Mapping[str, float]
    by_chance: float

    @property
    def worst(self) -> str:
        """The quantity on which they differ most."""
        return max(self.apart, key=lambda name: self.apart[name])

    @property
    def check(self) -> Check:
        """Whether they agree; the figure is the largest difference."""
        most = self.apart[self.worst]
        passed = False if most > MOST + self.by_chance else True if self.by_chance <= _TOO_COARSE else None
        words = (
            f"The chances that two methods give to a statement about one quantity differ by up to "
            f"{most:.0%}, most for '{self.worst}'; of samples of this size up to {self.by_chance:.0%} is "
            "chance."
        )
        return Check("agreement", passed, most, words)


def agreement(quantities: Sequence[str], first: Floats, second: Floats) -> Agreement:
    """Two samples of a posterior by quantity.

    Args:
        quantities: their names.
        first, second: of one method and of another, (draws, quantities), of equal weight.
    """
    from scipy.stats import ks_2samp

    def largest(column: int) -> float:
        compared: Any = ks_2samp(first[:, column], second[:, column], method="asymp")
        return float(compared.statistic)

    apart = {name: largest(column) for column, name in enumerate(quantities)}
    sizes = 1 / worth(first) + 1 / worth(second)
    bound = math.sqrt(-math.log(_LEVEL / len(quantities) / 2) / 2 * sizes)
    return Agreement(apart, bound)
