"""Negative binomial regression (NB2: variance mu + alpha mu^2, log mu linear), fitted by maximum likelihood.

Likelihood and score are those of Greene (2008), Economics Letters 99, 585-590. The fit is that of
statsmodels' `NegativeBinomial`: it searches in the logarithm of alpha, and divides the likelihood by the
number of cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_MOST_STEPS = 2_000


@dataclass(frozen=True)
class Search:
    """The end of one search for the maximum.

    Attributes:
        method: the name of the search method.
        converged: whether it reports that it found a maximum.
        coefficients: the coefficients of the columns of the design.
        dispersion: alpha.
    """

    method: str
    converged: bool
    coefficients: Numbers
    dispersion: float


def searches(counts: Numbers, design: Numbers, start: Numbers, dispersion: float) -> Iterator[Search]:
    """Search for the maximum with the gradient (BFGS); the second item is a search without it (Nelder-Mead).

    Args:
        counts: the dependent variable, (cases,).
        design: the predictors, (cases, columns).
        start: initial coefficients, (columns,).
        dispersion: initial alpha, above 0.
    """
    from scipy.optimize import minimize

    def objective(at: Numbers) -> float:
        return -log_likelihood(at, counts, design) / counts.size

    def gradient(at: Numbers) -> Numbers:
        return -score(at, counts, design) / counts.size

    begin = np.array([*start, np.log(dispersion)])
    by_gradient = {"jac": gradient, "options": {"gtol": 1e-5, "maxiter": _MOST_STEPS}}
    without = {"options": {"xatol": 1e-4, "fatol": 1e-4, "maxiter": _MOST_STEPS}}
    for method, settings in (("BFGS", by_gradient), ("Nelder-Mead", without)):
        with np.errstate(all="ignore"):  # a search may try impossible values on its way
            fit = minimize(objective, begin, method=method, **settings)
            yield Search(method, bool(fit.success), fit.x[:-1], float(np.exp(fit.x[-1])))


def log_likelihood(at: Numbers, counts: Numbers, design: Numbers) -> float:
    """The log-likelihood at coefficients and the logarithm of alpha, (columns + 1,)."""
    from scipy.special import gammaln

    mean, size = np.exp(design @ at[:-1]), 1 / np.exp(at[-1])
    share = size / (size + mean)
    ways = gammaln(size + counts) - gammaln(counts + 1) - gammaln(size)
    return float(np.sum(ways + size * np.log(share) + counts * np.log(1 - share)))


def score(at: Numbers, counts: Numbers, design: Numbers) -> Numbers:
    """The gradient of the log-likelihood in the coefficients and the logarithm of alpha, (columns + 1,)."""
    from scipy.special import digamma

    alpha = np.exp(at[-1])
    mean, size = np.exp(design @ at[:-1]), 1 / alpha
    by_size = digamma(counts + size) - digamma(size) + np.log(size) - np.log(size + mean)
    by_size = by_size - (counts - mean) / (size + mean)
    by_coefficient = design * size * (counts - mean)[:, None] / (mean + size)[:, None]
    return np.append(by_coefficient.sum(0), by_size.sum() * -(alpha**-2) * alpha)
