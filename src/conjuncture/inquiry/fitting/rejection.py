"""Rejection: the draws of a bank that lie nearest to the record (approximate Bayesian computation).

Every draw is compared several times, each time with other errors, so that the result does not depend on one
random error for each draw. It needs no new run, so it is also used for everything that is repeated: blocks,
fake records.

Source: S. Tavaré, D. Balding, R. Griffiths, P. Donnelly, Inferring coalescence times from DNA sequence data,
Genetics 145 (1997) 505-518.
"""

from __future__ import annotations

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.distance import Distance
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.particles import Particles

NEAREST = 0.005
"""The share of the bank that is accepted."""
FEWEST = 100
"""The fewest comparisons that are accepted, however small the bank is."""
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
    """The nearest of a bank's draws; a draw occurs once for each of its comparisons among the nearest.

    Args:
        bank: draws from the priors.
        errors: added to a world before it is compared.
        distance: from the record, over the figures that count.
        share: of all comparisons that is accepted.
        fewest: the fewest comparisons that are accepted.
        times: how often each draw is compared.
        seed: of the errors.
    """
    numbers = np.random.default_rng([seed, 1])
    rows = np.repeat(np.arange(bank.size), times)
    places = numbers.random((rows.size, errors.places))
    far = distance(bank.values[rows] + errors.drawn(places, numbers))
    wanted = min(max(round(share * rows.size), fewest), rows.size)
    kept = np.argsort(far, kind="stable")[:wanted]
    rows = rows[kept]
    left = bank.recorded - bank.values[rows]
    return Particles(
        positions=bank.positions[rows],
        errors=errors.given(left, distance.used, places[kept], numbers),
        draws=bank.draws[rows],
        values=bank.values[rows],
        distances=far[kept],
        weights=np.full(wanted, 1 / wanted),
    )
