"""Upper bounds of a trait from another one: nobody has thirty years of service at the age of twenty."""

from __future__ import annotations

import numpy as np

ROUNDS = 200


def exchanged_below(values: np.ndarray, ceiling: np.ndarray, generator: np.random.Generator) -> np.ndarray:
    """The same values over the same members, exchanged by pairs until each lies at or below its ceiling.

    values, ceiling: (n,) in one unit. A member above its ceiling exchanges with one chosen at random, where
    both then lie below: so the recorded distribution stays as it is, and beyond the ceilings the pairing
    stays random. A value that no exchange can place in 200 rounds is cut to its ceiling.
    """
    values = values.copy()
    above = np.flatnonzero(values > ceiling)
    for _ in range(ROUNDS):
        # A partner drawn twice counts once; one above its own ceiling never fits.
        second, positions = np.unique(generator.integers(values.size, size=above.size), return_index=True)
        first = above[positions]
        fits = (values[second] <= ceiling[second]) & (values[second] <= ceiling[first])
        fits &= values[first] <= ceiling[second]
        first, second = first[fits], second[fits]
        values[first], values[second] = values[second], values[first]
        above = above[values[above] > ceiling[above]]
    return np.minimum(values, ceiling)
