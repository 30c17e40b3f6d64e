"""Words that a society gives in place of numbers, as the categories of a variable."""

from __future__ import annotations

from typing import Any

import numpy as np


def numbered(values: Any) -> tuple[np.ndarray, tuple[str, ...]]:
    """(Numbers instead of the words of an array, int32; the words in alphabetical order).

    >>> numbered(["worker", "peasant", "worker"])[1]
    ('peasant', 'worker')
    """
    words, numbers = np.unique(values, return_inverse=True)
    return np.asarray(numbers, np.int32), tuple(map(str, words))
