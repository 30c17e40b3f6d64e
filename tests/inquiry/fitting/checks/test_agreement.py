"""Agreement: the difference is that of the distribution functions, and small samples do not decide."""

import numpy as np
import pytest
from scipy.stats import norm

from conjuncture.inquiry.fitting.checks.agreement import agreement

NAMES = ("q0", "q1", "q2")


def samples(shift: float, size: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    first, second = chance.standard_normal((2, size, 3))
    return first, second + np.array([0.0, shift, 0.0])


@pytest.mark.parametrize("shift", [0.5, 1.0])
def test_two_shifted_normal_laws_differ_by_the_known_amount(shift: float) -> None:
    found = agreement(NAMES, *samples(shift, 20000, 1))
    assert found.worst == "q1"
    assert found.apart["q1"] == pytest.approx(2 * norm.cdf(shift / 2) - 1, abs=0.02)


def test_samples_of_one_law_always_agree_and_a_shift_of_one_deviation_never() -> None:
    assert all(agreement(NAMES, *samples(0.0, 300, seed)).check.passed for seed in range(100))
    assert not any(agreement(NAMES, *samples(1.0, 300, seed)).check.passed for seed in range(100))


def test_the_bound_of_chance_is_passed_in_no_more_than_one_of_twenty_pairs() -> None:
    found = [agreement(NAMES, *samples(0.0, 300, seed)) for seed in range(300)]
    above = np.mean([max(one.apart.values()) > one.by_chance for one in found])
    assert above <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)


def test_the_bound_of_chance_holds_where_each_draw_is_there_three_times() -> None:
    pairs = [[np.repeat(one, 3, axis=0) for one in samples(0.0, 100, seed)] for seed in range(300)]
    found = [agreement(NAMES, *pair) for pair in pairs]
    above = np.mean([max(one.apart.values()) > one.by_chance for one in found])
    assert above <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)


def test_samples_of_forty_draws_can_show_that_methods_differ_and_never_that_they_agree() -> None:
    assert agreement(NAMES, *samples(2.0, 40, 0)).check.passed is False
    assert agreement(NAMES, *samples(0.0, 40, 0)).check.passed is None
