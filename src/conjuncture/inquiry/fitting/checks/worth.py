"""Worth: how many draws of equal weight a sample stands for, in which one draw may be several times.

Source: L. Kish, Survey Sampling (1965).
"""

from __future__ import annotations

import numpy as np

from conjuncture.inquiry.fitting.bank import Floats


def worth(sample: Floats) -> float:
    """How many different draws of equal weight say as much.

    Args:
        sample: where draws lie in their priors, (draws, quantities); those that lie in one place are one.
    """
    _, times = np.unique(sample, axis=0, return_counts=True)
    return float(len(sample) ** 2 / (times**2).sum())
