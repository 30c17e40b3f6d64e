"""Weights: what they add up to, what they are worth, and when they are not to be trusted."""

import math

import numpy as np
import pytest

from conjuncture.inquiry.course.weights import Weights

numbers = np.random.default_rng(7)


def test_weights_are_in_proportion_to_the_chances() -> None:
    weights = Weights(np.log([0.1, 0.2, 0.0001, 0.7]) - 1000)
    np.testing.assert_allclose(weights.shares, np.array([0.1, 0.2, 0.0001, 0.7]) / 1.0001)
    assert weights.log_evidence == pytest.approx(math.log(1.0001 / 4) - 1000)
    assert weights.largest == pytest.approx(0.7 / 1.0001)


def test_draws_of_equal_weight_are_worth_their_number_and_one_of_all_weight_one() -> None:
    assert Weights(np.full(50, -3.0)).effective == pytest.approx(50)
    assert Weights(np.array([0.0] + [-np.inf] * 49)).effective == pytest.approx(1)
    assert Weights(np.full(50, -3.0)).usable


def test_a_course_that_no_draw_could_bring_has_no_chance() -> None:
    weights = Weights(np.full(40, -np.inf))
    assert weights.log_evidence == -math.inf
    assert (weights.effective, weights.possible, weights.usable) == (0.0, 0, False)
    assert (weights.shares == 0).all()


@pytest.mark.parametrize("shape", [0.2, 0.5, 0.9])
def test_pareto_k_is_the_shape_of_the_tail(shape: float) -> None:
    found = [Weights(np.log(numbers.pareto(1 / shape, 4000) + 1)).pareto_k for _ in range(20)]
    assert np.mean(found) == pytest.approx(shape, abs=0.1)


def test_the_error_of_the_evidence_is_that_of_many_such_evidences() -> None:
    made = [Weights(numbers.normal(-2, 1, 400)) for _ in range(300)]
    spread = np.std([weights.log_evidence for weights in made])
    assert np.median([weights.log_evidence_error for weights in made]) == pytest.approx(spread, rel=0.2)
