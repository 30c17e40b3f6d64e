"""Weights, quantiles and what a draw that stands twice is worth."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.particles import Particles


def particles(positions, weights=None, draws=None):
    size = len(positions)
    return Particles(
        positions=np.asarray(positions, float)[:, None],
        errors=np.zeros((size, 1)),
        draws=np.arange(size) if draws is None else np.asarray(draws),
        values=np.zeros((size, 1)),
        distances=np.zeros(size),
        weights=np.full(size, 1 / size) if weights is None else np.asarray(weights, float),
    )


def test_a_draw_that_stands_twice_is_worth_one() -> None:
    assert particles([0.1, 0.2, 0.3, 0.4]).effective == pytest.approx(4)
    assert particles([0.1, 0.1, 0.2, 0.2], draws=[0, 0, 1, 1]).effective == pytest.approx(2)
    assert particles([0.1, 0.2], weights=[1, 0]).effective == pytest.approx(1)


def test_quantiles_follow_the_weights() -> None:
    found = particles([0.9, 0.1, 0.5], weights=[0.1, 0.6, 0.3])
    assert found.quantiles((0.5, 0.7, 0.95)).ravel().tolist() == [0.1, 0.5, 0.9]


def test_a_quantity_as_wide_as_its_prior_has_not_contracted() -> None:
    even = (np.arange(1000) + 0.5) / 1000
    assert particles(even).contraction()[0] == pytest.approx(0, abs=1e-3)
    assert particles(0.5 + even / 10).contraction()[0] == pytest.approx(0.99, abs=1e-3)


def test_particles_are_chosen_in_proportion_to_their_weights() -> None:
    chosen = particles([0.1, 0.2, 0.3], weights=[0.5, 0.5, 0.0]).resampled(100, np.random.default_rng(0))
    assert sorted(np.unique(chosen.draws, return_counts=True)[1].tolist()) == [50, 50]
    assert chosen.weights.sum() == pytest.approx(1)
