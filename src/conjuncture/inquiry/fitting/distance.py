"""How far worlds lie from the record: over all figures, each in units of how much it varies in the bank."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.errors_of_theory import Errors

Floats = NDArray[np.float64]

_MAD = 1.4826  # a normal's standard deviation over its median distance from the median
_WILD = 0.01  # of the draws at either end


@dataclass(frozen=True, eq=False)
class Distance:
    """The distance from a record.

    Attributes:
        recorded: the figures of the record, (figures,).
        scale: how much each varies, (figures,).
        used: which figures count, (figures,).
    """

    recorded: Floats
    scale: Floats
    used: NDArray[np.bool_]

    def __call__(self, values: Floats) -> Floats:
        """The distance of each world, (draws,): the root of the mean square over the figures that count.

        Args:
            values: (draws, figures), errors included; a NaN is infinitely far.
        """
        away = ((values - self.recorded) / self.scale)[:, self.used]
        found = np.sqrt((away**2).mean(axis=1))
        return np.where(np.isnan(found), np.inf, found)

    def without(self, left_out: NDArray[np.bool_]) -> Distance:
        """The same distance without some figures."""
        return Distance(self.recorded, self.scale, self.used & ~left_out)


def distance_in(bank: Bank) -> Distance:
    """The distance from the record of a bank.

    A figure varies by its spread in the bank and by the record's error. The spread is the larger of two
    measures that a few extreme draws do not change: the median distance from the median, and the standard
    deviation after the most extreme draws in a hundred are moved in. Where most draws have the same figure
    the first is 0, and that figure alone would decide.
    """
    middle = np.median(bank.values, axis=0)
    median = _MAD * np.median(np.abs(bank.values - middle), axis=0)
    low, high = np.quantile(bank.values, [_WILD, 1 - _WILD], axis=0)
    spread = np.maximum(median, np.clip(bank.values, low, high).std(axis=0))
    return Distance(bank.recorded, np.hypot(spread, bank.spread), np.ones(len(bank.recorded), np.bool_))


def other_scales(bank: Bank, errors: Errors) -> dict[str, Floats]:
    """Other reasonable units for each figure, by name; each (figures,).

    Args:
        bank: with the figures.
        errors: of theory and record, as they are declared.
    """
    return {
        "the standard deviation of all draws": np.hypot(bank.values.std(axis=0), bank.spread),
        "the errors that are declared": np.hypot(errors.scale, bank.spread),
    }
