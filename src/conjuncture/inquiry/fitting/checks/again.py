"""Repeated fits by rejection: for fake records, for other choices, and without some blocks.

Every fit uses the same errors, so that two fits differ by their choices and not by chance, and a thousand
fits take seconds.
"""

from __future__ import annotations

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank, Floats
from conjuncture.inquiry.fitting.checks.fake_worlds import Rows
from conjuncture.inquiry.fitting.distance import Distance, distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.rejection import FEWEST, NEAREST


class Again:
    """A fit by rejection to the record of a bank, or of a variant of the bank with another choice.

    Called with a bank it gives the rows that it keeps, the nearest first; a draw may occur twice, with
    different errors. The bank must have the draws of the first one, and some of its summaries.
    """

    def __init__(
        self,
        bank: Bank,
        errors: Errors,
        *,
        share: float = NEAREST,
        fewest: int = FEWEST,
        times: int = 2,
        scale: Floats | None = None,
        seed: int = 0,
    ) -> None:
        """Arguments as for `rejection.nearest`; `scale`: of each figure, default that of `distance_in`."""
        chance = np.random.default_rng([seed, 107])
        self._names = bank.summaries
        self._rows = np.repeat(np.arange(bank.size), times)
        sizes = errors.sizes(chance.random((self._rows.size, len(errors.groups))))
        self._of_theory = sizes * chance.standard_normal(sizes.shape)
        self._of_record = chance.standard_normal(sizes.shape)
        self._scale: Floats = distance_in(bank).scale if scale is None else scale
        self._wanted = min(max(round(share * self._rows.size), fewest), self._rows.size)

    def __call__(self, bank: Bank) -> Rows:
        """The rows that are kept."""
        columns = [self._names.index(name) for name in bank.summaries]
        used = np.ones(len(columns), np.bool_)
        distance = Distance(bank.recorded, self._scale[columns], used)
        away = distance(
            bank.values[self._rows] + self._of_theory[:, columns] + bank.spread * self._of_record[:, columns]
        )
        kept = np.argpartition(away, self._wanted - 1)[: self._wanted]
        return self._rows[kept[np.argsort(away[kept], kind="stable")]].astype(np.int64)
