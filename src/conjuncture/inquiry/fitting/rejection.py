"""Rejection: the draws of a bank that lie nearest to the record (approximate Bayesian computation).

Every draw is compared several times, each time with other errors, so that few draws are not left to the luck
of one error each. It needs no new run, and so it serves for all that is repeated: blocks, fake records.

Source: S. Tavaré, D. Balding, R. Griffiths, P. Donnelly, Inferring coalescence times from DNA sequence data,
Genetics 145 (1997) 505-518.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.distance import Distance, distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.particles import Particles

NEAREST = 0.005
"""Share of the bank that is accepted."""
FEWEST = 100
"""Comparisons that are accepted at least, however small the bank is."""
TIMES = 8
"""How often each draw is compared."""


def nearest(
    bank: Bank,
    errors: Errors,
    distance: Distance,
    *,
    share: float = NEAREST,
    fewest: int = FEWEST,
    times: int = TIMES,
    seed: int = 0,
) -> Particles:
    """The nearest of a bank's draws, each as often as one of its comparisons is among the nearest.

    Args:
        bank: draws from the priors.
        errors: what is added to a world before it is compared.
        distance: from the record, over the figures that count.
        share: of all comparisons that is accepted.
        fewest: comparisons that are accepted at least.
        times: how often each draw is compared.
        seed: of the errors.
    """
    numbers = np.random.default_rng([seed, 1])
    rows, far = _compared(bank, errors, distance, share, fewest, times, numbers)
    left = bank.recorded - bank.values[rows]
    return Particles(
        positions=bank.positions[rows],
        errors=errors.places_given(left, distance.used, numbers),
        draws=bank.draws[rows],
        values=bank.values[rows],
        distances=far,
        weights=np.full(len(rows), 1 / len(rows)),
    )


def nearest_rows(bank: Bank, errors: Errors, *, seed: int = 0) -> NDArray[np.int64]:
    """The rows of a bank's nearest draws, each compared once, the nearest first: for all that is repeated.

    Args:
        bank: with any record, any error of it, and some or all of the summaries.
        errors: of all summaries.
        seed: of the errors.
    """
    numbers = np.random.default_rng([seed, 4])
    return _compared(bank, errors.of_bank(bank), distance_in(bank), NEAREST, FEWEST, 1, numbers)[0]


def _compared(
    bank: Bank,
    errors: Errors,
    distance: Distance,
    share: float,
    fewest: int,
    times: int,
    numbers: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The rows that are accepted, the nearest first, and how far each lies."""
    rows = np.repeat(np.arange(bank.size), times)
    places = numbers.random((rows.size, len(errors.groups)))
    far = distance(bank.values[rows] + errors.drawn(places, numbers))
    wanted = min(max(round(share * rows.size), fewest), rows.size)
    kept = np.argsort(far, kind="stable")[:wanted]
    return rows[kept], far[kept]
