"""Worth: how many draws of equal weight a sample stands for, if one draw may occur several times.

Source: L. Kish, Survey Sampling (1965).
"""

from __future__ import annotations

import numpy as np

from conjuncture.inquiry.fitting.bank import Floats


def worth(sample: Floats) -> float:
    """How many different draws of equal weight carry as much information.

    Args:
        sample: the places of draws in their priors, (draws, quantities); draws in the same place count as
            one.
    """
    _, times = np.unique(sample, axis=0, return_counts=True)
    return float(len(sample) ** 2 / (times**2).sum())
