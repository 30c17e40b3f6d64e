"""Ranks: an exact posterior passes at the stated rate; one too narrow, too wide or off is caught."""

import numpy as np
import pytest
from conjugate_model import Conjugate
from scipy.stats import norm

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import (
    anywhere,
    fake_records,
    fit_fake_worlds,
    near_the_record,
)
from conjuncture.inquiry.fitting.checks.ranks import LEVEL, places_of_truths, ranks

NAMES = ("q0", "q1")


def test_an_exact_posterior_is_withheld_no_more_often_than_the_level_says(conjugate: Conjugate) -> None:
    withheld = [
        ranks(NAMES, *conjugate.worlds(100, seed), seed=seed).check.passed is False for seed in range(200)
    ]
    assert sum(withheld) <= 7  # 2 are expected, and more than 7 come in 1 of 1,000


@pytest.mark.parametrize("wrong", [{"narrow": 0.6}, {"narrow": 1.8}, {"shift": 0.6}])
def test_a_wrong_posterior_is_caught_in_nine_of_ten_cases(conjugate: Conjugate, wrong: dict) -> None:
    caught = [
        ranks(NAMES, *conjugate.worlds(100, seed, **wrong), seed=seed).check.passed is False
        for seed in range(50)
    ]
    assert np.mean(caught) >= 0.9


def test_intervals_of_half_the_width_cover_as_often_as_the_normal_law_says(conjugate: Conjugate) -> None:
    found = ranks(NAMES, *conjugate.worlds(2000, 1, narrow=0.5, kept=400))
    expected = 2 * norm.cdf(0.5 * norm.ppf(0.95)) - 1
    for name in NAMES:
        assert found.nine_tenths[name].share == pytest.approx(expected, abs=0.04)
    right = ranks(NAMES, *conjugate.worlds(2000, 1, kept=400))
    assert right.half["q0"].low < 0.5 < right.half["q0"].high


def test_a_fit_that_ignores_the_record_is_caught_near_it_and_not_elsewhere(conjugate: Conjugate) -> None:
    bank = conjugate.bank(8000, 1, 1.5)
    recorded, chance = fake_records(bank, 0), np.random.default_rng(0)

    def keep(other: Bank) -> np.ndarray:
        return chance.permutation(other.size)[:100]

    for rows, passed in ((anywhere(bank, 100, 0), True), (near_the_record(bank, recorded, 100), False)):
        worlds = fit_fake_worlds(bank, keep, rows, recorded)
        assert ranks(NAMES, worlds.truths(bank), worlds.samples(bank)).check.passed is passed


def test_a_truth_among_equal_draws_lies_anywhere_among_them() -> None:
    truths, samples = np.full((4000, 1), 0.5), [np.array([[0.1], [0.5], [0.5], [0.9]])] * 4000
    places = places_of_truths(truths, samples)
    assert places.min() >= 1 / 5
    assert places.max() <= 4 / 5
    assert places.mean() == pytest.approx(0.5, abs=0.02)


def test_few_worlds_judge_nothing(conjugate: Conjugate) -> None:
    assert ranks(NAMES, *conjugate.worlds(20, 0, narrow=0.1)).check.passed is None
    assert LEVEL == 0.01
