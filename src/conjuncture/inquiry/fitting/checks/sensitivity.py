"""Sensitivity: how far a fit moves under another choice that is equally reasonable.

Other choices are: a record that counts fewer than there were, twice the record's error, one summary left out,
half as many draws kept, or each figure in other units. Each is fitted to the same bank, and the median of
each quantity is compared, in posterior standard deviations.

The rule: the fit is withheld if some choice moves a median by more than one posterior standard deviation:
then the interval shown leaves out values that another choice would have shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.fitting.bank import Floats
from conjuncture.inquiry.fitting.check import Check

MOST = 1.0
_FEWEST = 40
"""With fewer draws the error of a median alone is above .2 posterior standard deviations."""


@dataclass(frozen=True)
class Moved:
    """The effect of another choice: the quantity that it moves most, and by how many standard deviations."""

    quantity: str
    by: float


@dataclass(frozen=True)
class Sensitivity:
    """The effects of other choices.

    Attributes:
        choices: by choice, the quantity that it moves most.
        claims: by choice, the change in the chance of each claim, (claims,); empty without claims.
        fewest: the fewest draws that any of the fits keeps.
    """

    choices: Mapping[str, Moved]
    claims: Mapping[str, tuple[float, ...]]
    fewest: int

    @property
    def worst(self) -> str:
        """The choice that matters most."""
        return max(self.choices, key=lambda name: abs(self.choices[name].by))

    @property
    def check(self) -> Check:
        """Whether no choice matters too much; the figure is the largest move."""
        if not self.choices:
            return Check("sensitivity", None, float("nan"), "Nothing else was chosen.")
        worst = self.choices[self.worst]
        words = (
            f"Of {len(self.choices)} other choices '{self.worst}' matters most: it moves the median of "
            f"'{worst.quantity}' by {worst.by:+.2f} posterior standard deviations."
        )
        passed = abs(worst.by) <= MOST if self.fewest >= _FEWEST else None
        return Check("sensitivity", passed, abs(worst.by), words)


def sensitivity(
    quantities: Sequence[str],
    posterior: Floats,
    others: Mapping[str, Floats],
    *,
    claims: Floats | None = None,
    claims_of_others: Mapping[str, Floats] | None = None,
) -> Sensitivity:
    """A fit compared with the fits under other choices.

    Args:
        quantities: their names.
        posterior: the draws of the fit, (kept, quantities).
        others: by choice, the draws of the fit under it, (kept, quantities).
        claims: whether claims hold in the draws of the fit, (kept, claims); NaN where a draw does not count
            for a claim.
        claims_of_others: the same, by choice.
    """
    middle, wide = np.median(posterior, axis=0), posterior.std(axis=0, ddof=1)
    choices = {}
    for name, other in others.items():
        moves = (np.median(other, axis=0) - middle) / wide
        most = int(np.abs(moves).argmax())
        choices[name] = Moved(quantities[most], float(moves[most]))
    changes = {}
    if claims is not None:
        for name, other in (claims_of_others or {}).items():
            changes[name] = tuple((chances(other) - chances(claims)).tolist())
    return Sensitivity(choices, changes, min(map(len, (posterior, *others.values()))))


def chances(claims: Floats) -> Floats:
    """Of the draws that count, the share in which each claim holds, (claims,)."""
    counted = np.isfinite(claims)
    held, of = np.where(counted, claims, 0).sum(axis=0), counted.sum(axis=0)
    return np.divide(held, of, out=np.full(claims.shape[1], np.nan), where=of > 0)
