"""Coverage by random points: right posteriors pass at the stated rate, and wrong dependence is caught."""

import numpy as np
from conjugate_model import Conjugate
from scipy.stats import norm

from conjuncture.inquiry.fitting.checks.ranks import ranks
from conjuncture.inquiry.fitting.checks.tarp import tarp


def dependent(count: int, seed: int, claimed: float) -> tuple[np.ndarray, list[np.ndarray]]:
    """Truths with a correlation of .95 around a known middle, and samples that claim another correlation."""
    chance = np.random.default_rng(seed)

    def drawn(number: int, correlation: float) -> np.ndarray:
        common, own = chance.standard_normal((number, 1)), chance.standard_normal((number, 2))
        return np.sqrt(correlation) * common + np.sqrt(1 - correlation) * own

    middle = chance.normal(0, 0.5, (count, 2))
    truths = norm.cdf(middle + 0.5 * drawn(count, 0.95))
    return truths, [norm.cdf(one + 0.5 * drawn(200, claimed)) for one in middle]


def test_an_exact_posterior_is_withheld_no_more_often_than_the_level_says(conjugate: Conjugate) -> None:
    withheld = [tarp(*conjugate.worlds(100, seed), seed=seed).check.passed is False for seed in range(200)]
    assert sum(withheld) <= 7


def test_a_posterior_half_as_wide_is_caught_in_nine_of_ten_cases(conjugate: Conjugate) -> None:
    caught = [
        tarp(*conjugate.worlds(100, seed, narrow=0.5), seed=seed).check.passed is False for seed in range(50)
    ]
    assert np.mean(caught) >= 0.9


def test_independence_that_is_not_there_is_caught_though_each_quantity_alone_is_right() -> None:
    wrong, right = dependent(1000, 1, 0.0), dependent(1000, 1, 0.95)
    assert ranks(("q0", "q1"), *wrong).check.passed is True
    assert tarp(*wrong).check.passed is False
    assert tarp(*right).check.passed is True
