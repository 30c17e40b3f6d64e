"""The nearest draws come to the posterior that is known, and to the same again."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.rejection import nearest

from . import normal_toy as toy

BANK = toy.bank()
DISTANCE = distance_in(BANK)


@pytest.mark.parametrize("size_of_error", [0.0, 0.8])
def test_mean_and_spread_are_those_of_the_exact_posterior(size_of_error: float) -> None:
    # An error of known size is one more error of the record.
    errors = toy.errors()
    errors = replace(errors, spread=np.hypot(errors.spread, size_of_error))
    found = nearest(BANK, errors, DISTANCE)
    mean, sd = toy.exact(size_of_error=size_of_error)
    error = sd / np.sqrt(found.effective)
    assert toy.moments(found)[0] == pytest.approx(mean, abs=4 * error)
    # The distance that is allowed widens a little; the standard error of an sd is that of a mean over root 2.
    assert toy.moments(found)[1] == pytest.approx(sd, abs=4 * error / np.sqrt(2) + 0.02)


@pytest.mark.parametrize("recorded", [[0.8, 0.8], [-1.2, 2.8]])
def test_the_size_of_the_error_of_the_theory_is_the_exact_one(recorded: list[float]) -> None:
    bank = toy.bank(recorded=np.array(recorded))
    errors = toy.errors(0.5)
    found = nearest(bank, errors, distance_in(bank))
    mean, size = toy.exact_with_error(np.array(recorded), 0.5)
    sizes = errors.sizes(found.errors)[:, 0]
    assert toy.moments(found)[0] == pytest.approx(mean, abs=4 * toy.moments(found)[1] / found.effective**0.5)
    assert sizes.mean() == pytest.approx(size, abs=4 * sizes.std() / found.effective**0.5)


def test_a_figure_that_is_left_out_moves_nothing() -> None:
    only = DISTANCE.without(np.array([False, True]))
    other = toy.bank(recorded=np.array([toy.RECORDED[0], 99.0]))
    one = nearest(BANK, toy.errors(), only, seed=4)
    two = nearest(other, toy.errors(), distance_in(other).without(np.array([False, True])), seed=4)
    np.testing.assert_array_equal(one.draws, two.draws)


def test_the_same_seed_gives_the_same_particles() -> None:
    one, two = (nearest(BANK, toy.errors(0.3), DISTANCE, seed=5) for _ in range(2))
    np.testing.assert_array_equal(one.positions, two.positions)
    np.testing.assert_array_equal(one.errors, two.errors)
    assert (np.diff(one.distances) >= 0).all()
