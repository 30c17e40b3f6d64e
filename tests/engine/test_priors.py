"""A quantity's value in a draw hangs on seed, draw and name alone, and follows its prior."""

import numpy as np
import pytest
from scipy import stats

from conjuncture import Beta, Fixed, Gamma, HalfNormal, LogNormal, LogUniform, Normal, Uniform, parameter
from conjuncture.engine import priors

DISTRIBUTIONS = [
    (Uniform(-1, 3), stats.uniform(-1, 4)),
    (LogUniform(0.01, 10), stats.loguniform(0.01, 10)),
    (Normal(2, 3), stats.norm(2, 3)),
    (HalfNormal(2), stats.halfnorm(0, 2)),
    (LogNormal(-1, 0.7), stats.lognorm(0.7, scale=np.exp(-1))),
    (Beta(6, 14), stats.beta(6, 14)),
    (Gamma(2, 0.5), stats.gamma(2, scale=0.5)),
]


def quantity(prior):
    return parameter(prior, unit="1", reason="-")


@pytest.mark.parametrize(("prior", "distribution"), DISTRIBUTIONS, ids=lambda value: type(value).__name__)
def test_quantiles_invert_the_distribution_function(prior, distribution):
    shares = np.array([0.001, 0.1, 0.5, 0.9, 0.999])
    np.testing.assert_allclose(distribution.cdf(priors.quantile(prior, shares)), shares, rtol=1e-9)


@pytest.mark.parametrize(("prior", "distribution"), DISTRIBUTIONS, ids=lambda value: type(value).__name__)
def test_draws_follow_the_prior(prior, distribution):
    drawn = priors.sample({"x": quantity(prior)}, 1, np.arange(5000, dtype=np.uint32))["x"]
    # One fixed stream: a p-value below one in a million would be a defect.
    assert stats.kstest(drawn, distribution.cdf).pvalue > 1e-6


def test_a_fixed_number_is_itself_in_every_draw():
    drawn = priors.sample({"x": quantity(Fixed(3.5))}, 1, np.arange(9, dtype=np.uint32))["x"]
    assert set(drawn.tolist()) == {3.5}


def test_a_value_does_not_hang_on_the_draws_or_the_parameters_asked_for_with_it():
    every = {"x": quantity(Normal(0, 1)), "y": quantity(Normal(0, 1))}
    together = priors.sample(every, 1, np.arange(100, dtype=np.uint32))
    alone = priors.sample({"x": every["x"]}, 1, np.array([41], np.uint32))
    assert together["x"][41] == alone["x"][0]
    assert not np.array_equal(together["x"], together["y"])
    assert not np.array_equal(together["x"], priors.sample(every, 2, np.arange(100, dtype=np.uint32))["x"])


def test_a_draw_has_the_value_at_its_place_in_the_prior():
    declared = {str(place): quantity(prior) for place, (prior, _) in enumerate(DISTRIBUTIONS)}
    numbers = np.array([0, 3, 9], np.uint32)
    drawn = priors.sample(declared, 1, numbers)
    places = priors.shares(tuple(declared), 1, numbers)
    assert places.shape == (len(declared), 3)
    assert ((places > 0) & (places < 1)).all()
    assert all((priors.at(declared, places)[name] == drawn[name]).all() for name in declared)
