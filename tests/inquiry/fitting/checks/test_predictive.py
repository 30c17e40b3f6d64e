"""Predictive check: p-values count draws on either side, and many misses withhold."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.checks.predictive import predictive, two_sided

chance = np.random.default_rng(2)
NAMES = tuple(f"s{n}" for n in range(20))


def test_p_is_twice_the_smaller_side_with_the_record_among_the_draws() -> None:
    draws = np.arange(99.0)[:, None]
    found = two_sided(np.repeat(draws, 3, axis=1), np.array([-1.0, 98.5, 4.5]))
    np.testing.assert_allclose(found, [0.02, 0.02, 0.12])
    assert two_sided(np.zeros((50, 1)), np.zeros(1)) == 1


def test_a_record_of_the_same_law_is_withheld_no_more_often_than_the_level_says() -> None:
    withheld = [
        predictive(NAMES, chance.standard_normal((400, 20)), chance.standard_normal(20)).check.passed is False
        for _ in range(300)
    ]
    assert np.mean(withheld) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 300)


def test_a_record_off_by_two_deviations_is_withheld() -> None:
    found = predictive(NAMES, chance.standard_normal((400, 20)), np.full(20, 2.2))
    assert len(found.missed) == 20
    assert found.check.passed is False


@pytest.mark.parametrize(("in_fakes", "passed"), [([1] * 99, False), ([1] * 90 + [2] * 9, True)])
def test_misses_are_weighed_against_those_of_fake_records(in_fakes: list[int], passed: bool) -> None:
    recorded = np.array([9.0, -9.0, *np.zeros(18)])
    found = predictive(NAMES, chance.standard_normal((400, 20)), recorded, in_fakes)
    assert set(found.missed) == {"s0", "s1"}
    assert found.check.passed is passed
