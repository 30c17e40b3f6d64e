"""Whole numbers from shares: largest remainders, and remainders carried from row to row."""

from __future__ import annotations

import numpy as np


def largest_remainder(quotas: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers in proportion to `quotas` that add to `total` (Hamilton's method); ties go to the first.

    Each differs from its exact share by less than one, and a quota of zero receives nothing.
    `quotas` is any non-negative array with a positive sum (or `total` is 0). Returns int64 of the same shape.
    """
    if total == 0:
        return np.zeros(quotas.shape, dtype=np.int64)
    exact = quotas.astype(np.float64).ravel() * (total / quotas.sum())
    # A share that is whole except for the last bits of a float counts as whole.
    whole = np.floor(exact + 1e-9 * np.maximum(exact, 1.0) * (exact > 0)).astype(np.int64)
    left = total - int(whole.sum())
    by_remainder = np.argsort(-(exact - whole), kind="stable")
    if left > 0:
        whole[by_remainder[:left]] += 1
    elif left < 0:
        whole[by_remainder[left:]] -= 1
    return whole.reshape(quotas.shape)


def carry_remainders(ideal: np.ndarray, totals: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Round every row to whole units while the columns stay near their sums.

    ideal: (rows, columns) exact amounts, in weight (for us: slots).
    totals: (rows,) whole units to give out in each row. weights: (rows,) weight of one unit of the row.
    The remainder of a column after one row is added to its amount in the next (error diffusion), so that
    rounding does not favour the same large columns again and again. With rows in order of falling weight the
    last and lightest units settle the remainders. Returns int64 (rows, columns); each row adds to its total;
    a zero of `ideal` stays zero.
    """
    counts = np.zeros(ideal.shape, dtype=np.int64)
    owed = np.zeros(ideal.shape[1])
    for row, (exact, total, weight) in enumerate(zip(ideal, totals, weights, strict=True)):
        claim = np.where(exact > 0, np.maximum(exact + owed, 0.0), 0.0)
        counts[row] = largest_remainder(claim if claim.any() else exact, int(total))
        owed += exact - counts[row] * weight
    return counts
