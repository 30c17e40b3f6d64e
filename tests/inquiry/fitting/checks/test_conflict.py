"""Conflict: a record that the theory would leave is seldom taken for a stranger, and a strange one always."""

import numpy as np
import pytest
from conjugate_model import Conjugate

from conjuncture.inquiry.fitting.checks.conflict import LEVEL, conflict
from conjuncture.inquiry.fitting.checks.fake_worlds import fake_records


def found_for(conjugate: Conjugate, recorded: np.ndarray, seed: int):
    bank = conjugate.bank(1000, seed, recorded)
    return conflict(bank, fake_records(bank, seed), 30, worlds=100, seed=seed)


def test_a_record_of_the_theory_is_withheld_as_often_as_the_level_says(conjugate: Conjugate) -> None:
    chance = np.random.default_rng(3)
    withheld = 0
    for seed in range(200):
        truth = np.repeat(chance.standard_normal(2), 2)
        recorded = truth + conjugate.error**0.5 * chance.standard_normal(4)
        withheld += found_for(conjugate, recorded, seed).check.passed is False
    assert withheld / 200 == pytest.approx(LEVEL, abs=3.5 * np.sqrt(LEVEL * (1 - LEVEL) / 200))


def test_a_record_that_contradicts_itself_is_always_withheld(conjugate: Conjugate) -> None:
    # Each figure is likely alone; that those of one quantity lie 5 standard deviations of luck apart is not.
    for seed in range(20):
        found = found_for(conjugate, np.array([1.9, -1.9, 0.0, 0.0]), seed)
        assert found.check.passed is False
        assert found.times > 2


def test_few_fake_records_judge_nothing(conjugate: Conjugate) -> None:
    bank = conjugate.bank(500, 0)
    assert conflict(bank, fake_records(bank, 0), 30, worlds=50).check.passed is None
