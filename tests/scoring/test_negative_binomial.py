"""The fit of counts beside statsmodels'."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from scipy.stats import nbinom
from statsmodels.discrete.discrete_model import NegativeBinomial

from conjuncture.scoring.negative_binomial import log_likelihood, score, searches

AT = np.array([1.2, 0.4, np.log(0.3)])


def counts(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Counts that follow last year's, and their design."""
    random = np.random.default_rng(seed)
    size = int(random.integers(8, 40))
    lag = random.uniform(2, 12, size)
    mean, alpha = np.exp(random.uniform(1, 4) + random.uniform(0, 0.9) * lag), random.choice([0.3, 1.0])
    return random.poisson(random.gamma(1 / alpha, mean * alpha)).astype(float), np.column_stack(
        [np.ones(size), lag]
    )


def test_the_likelihood_equals_that_of_the_negative_binomial() -> None:
    counted, design = counts(0)
    mean, size = np.exp(design @ AT[:2]), 1 / np.exp(AT[2])
    expected = nbinom.logpmf(counted, size, size / (size + mean)).sum()
    assert log_likelihood(AT, counted, design) == pytest.approx(expected, rel=1e-9)  # of log-gammas near 1e6


def test_the_score_equals_the_gradient_of_the_likelihood() -> None:
    counted, design = counts(1)
    slope = np.asarray(approx_fprime(AT, lambda at: log_likelihood(at, counted, design), 1e-7), float)
    # a forward difference errs by half its step times the curvature, some hundreds here
    np.testing.assert_allclose(score(AT, counted, design), slope, rtol=1e-3)


@pytest.mark.parametrize(("place", "method"), [(0, "bfgs"), (1, "nm")])
def test_a_search_ends_at_the_maximum_of_statsmodels(place: int, method: str) -> None:
    for seed in range(12):
        counted, design = counts(seed)
        start, *_ = np.linalg.lstsq(design, np.log1p(counted))
        found = list(searches(counted, design, start, 0.5))[place]
        theirs = NegativeBinomial(counted, design, loglike_method="nb2").fit(
            start_params=[*start, 0.5],
            method=method,
            maxiter=2000,
            disp=0,
            skip_hessian=True,
            warn_convergence=False,
        )
        assert found.converged == theirs.mle_retvals["converged"]
        # the same steps; sums in another order move the end by less than the search's own tolerance
        np.testing.assert_allclose([*found.coefficients, found.dispersion], theirs.params, rtol=1e-6)
