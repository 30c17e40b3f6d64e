"""Weights of draws: how likely the record was in each, and whether the weights can be trusted.

The shape k of a Pareto distribution fitted to the largest weights shows whether their mean has settled: below
0.5 it has, up to 0.7 it is usable, above that no number of draws of this kind gives a reliable answer.

Sources: L. Kish, Survey Sampling (1965), for the effective number; A. Vehtari, D. Simpson, A. Gelman, Y. Yao,
J. Gabry, Pareto smoothed importance sampling, Journal of Machine Learning Research 25 (2024) 72, for k.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

GOOD, USABLE = 0.5, 0.7
_FEWEST = 25
"""With fewer draws that have a chance above 0, no tail is fitted."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Weights:
    """Weights of draws.

    Attributes:
        log_chances: the logarithm of the chance that each draw gave to the record, (draws,); minus infinity
            where it gave none.
    """

    log_chances: Floats

    @cached_property
    def shares(self) -> Floats:
        """The weights, (draws,), which add up to 1; all 0 where no draw gave a chance."""
        if not self.draws or not self.possible:
            return np.zeros(self.draws)
        raw = np.exp(self.log_chances - self.log_chances.max())
        return raw / raw.sum()

    @property
    def draws(self) -> int:
        """How many draws have a weight."""
        return int(self.log_chances.size)

    @property
    def possible(self) -> int:
        """The number of draws in which the record is possible."""
        return int(np.isfinite(self.log_chances).sum())

    @cached_property
    def effective(self) -> float:
        """The number of draws of equal weight that carry as much information (Kish 1965)."""
        return float(1 / (self.shares**2).sum()) if self.possible else 0.0

    @property
    def largest(self) -> float:
        """The largest weight."""
        return float(self.shares.max(initial=0.0))

    @cached_property
    def pareto_k(self) -> float:
        """The shape of the tail of the weights; infinite where too few draws gave a chance to fit one."""
        finite = self.log_chances[np.isfinite(self.log_chances)]
        if finite.size < _FEWEST:
            return math.inf
        if np.ptp(finite) < 1e-9:
            return -math.inf  # all weights are equal: there is no tail
        from arviz_stats.base.array import array_stats

        _, k = array_stats.psislw(-finite)  # psislw takes the logarithms of the inverse weights
        return float(k) if np.isfinite(k) else math.inf

    @property
    def k_in_words(self) -> str:
        """Pareto's k with its meaning: `Pareto k is 0.11 (good)`."""
        k = self.pareto_k
        word = "good" if k < GOOD else "usable" if k <= USABLE else "too large: no verdict rests on them"
        return f"Pareto k is {k:.2f} ({word})"

    @property
    def usable(self) -> bool:
        """Whether a verdict may rest on these weights."""
        return self.pareto_k <= USABLE

    @cached_property
    def log_evidence(self) -> float:
        """The logarithm of the chance of the record under the theory: of the mean chance over all draws."""
        if not self.possible:
            return -math.inf
        most = self.log_chances.max()
        return float(most + np.log(np.exp(self.log_chances - most).mean()))

    @cached_property
    def log_evidence_error(self) -> float:
        """Its standard error; infinite where no draw gave a chance."""
        if not self.possible or self.draws < 2:
            return math.inf
        relative = np.exp(self.log_chances - self.log_evidence)
        return float(relative.std(ddof=1) / math.sqrt(self.draws))

    def mean(self, values: Floats) -> float:
        """The weighted mean of one number a draw, (draws,)."""
        return float((self.shares * values).sum())
