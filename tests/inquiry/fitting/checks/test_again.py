"""The fit by rejection made again: the posterior of the known model, with the errors that are allowed."""

from dataclasses import replace

import numpy as np
import pytest
from conjugate_model import Conjugate
from scipy.stats import norm

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.errors_of_theory import Errors


def errors_of(bank: Bank, of_theory: float) -> Errors:
    count = len(bank.summaries)
    return Errors(("strikers",), np.zeros(count, np.int64), np.full(count, of_theory), bank.spread)


def test_it_finds_the_known_posterior(conjugate: Conjugate) -> None:
    bank = conjugate.bank(40000, 1, np.array([0.8, 0.4, -0.5, -0.3]))
    kept = Again(bank, errors_of(bank, 0.0), fewest=300)(bank)
    mean, sd = conjugate.posterior(bank.recorded)
    found = norm.ppf(bank.positions[kept])
    np.testing.assert_allclose(found.mean(axis=0), mean, atol=4 * sd / np.sqrt(300))
    np.testing.assert_allclose(found.std(axis=0), sd, rtol=0.15)  # the tolerance adds a few per cent


def test_an_error_of_the_theory_makes_it_less_sure(bank: Bank) -> None:
    sure, unsure = (bank.positions[Again(bank, errors_of(bank, size))(bank)] for size in (0.0, 1.5))
    assert (unsure.std(axis=0) > 1.15 * sure.std(axis=0)).all()


def test_a_bank_with_fewer_summaries_is_fitted_to_those_alone(bank: Bank) -> None:
    keep = Again(bank, errors_of(bank, 0.0))
    first = bank.looking_at(np.array([True, True, False, False]))
    kept = bank.positions[keep(first)]
    assert kept[:, 0].std() < 0.2
    assert kept[:, 1].std() == pytest.approx(1 / np.sqrt(12), rel=0.15)


def test_the_same_record_keeps_the_same_draws_and_another_error_other_ones(bank: Bank) -> None:
    keep = Again(bank, errors_of(bank, 0.1))
    np.testing.assert_array_equal(keep(bank), keep(replace(bank)))
    assert set(keep(bank)) != set(keep(replace(bank, spread=5 * bank.spread)))
    assert len(keep(bank)) == 100
