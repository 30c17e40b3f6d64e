"""The order in which the quantities of a decision tree are tried; of equal questions the first is taken.

A shuffle of Fisher and Yates with the generator and the seed of scikit-learn's `random_state=0`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SEED = 209652396  # np.random.RandomState(0).randint(0, 2**31 - 1)
SAME = np.float32(1e-7)  # values that are closer than this are not divided


class TrialOrder:
    """Draws a new order for each question, without the quantities that are known not to vary."""

    def __init__(self, count: int) -> None:
        self._state = SEED
        self._quantities = list(range(count))
        self._constant = [0] * count

    def visit(self, values: NDArray[np.float32], total: int) -> tuple[list[int], int]:
        """The quantities that vary, in the order drawn, and how many do not vary.

        Args:
            values: (cases, quantities).
            total: how many are known not to vary.
        """
        varies = values.max(axis=0) > values.min(axis=0) + SAME
        names, end = self._quantities, len(self._quantities)
        hits, drawn = 0, 0
        visited: list[int] = []
        for _ in range(len(names)):
            if end <= total + hits:
                break
            at = drawn + self._draw() % (end - hits - drawn)
            if at < total:
                names[drawn], names[at] = names[at], names[drawn]
                drawn += 1
                continue
            at += hits
            if varies[names[at]]:
                end -= 1
                names[end], names[at] = names[at], names[end]
                visited.append(names[end])
            else:
                names[at], names[total + hits] = names[total + hits], names[at]
                hits += 1
        names[:total] = self._constant[:total]
        self._constant[total : total + hits] = names[total : total + hits]
        return visited, total + hits

    def _draw(self) -> int:
        """The next number of a xorshift generator: Marsaglia (2003), J. of Statistical Software 8(14)."""
        state = self._state
        state ^= (state << 13) & 0xFFFFFFFF
        state ^= state >> 17
        state ^= (state << 5) & 0xFFFFFFFF
        self._state = state
        return state % 2**31
