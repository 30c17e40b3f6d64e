"""Fake worlds: their records err like the record, those near it are near it, and none is fitted to itself."""

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import (
    Keep,
    anywhere,
    fake_records,
    fit_fake_worlds,
    near_the_record,
)
from conjuncture.inquiry.fitting.distance import distance_in
from conjuncture.inquiry.fitting.errors_of_theory import Errors


def test_a_fake_record_errs_like_the_record(bank: Bank) -> None:
    error = fake_records(bank, 0) - bank.values
    np.testing.assert_allclose(error.std(axis=0), bank.spread, rtol=0.05)  # 8,000 draws: 0.8% standard error
    assert (fake_records(bank, 0) == fake_records(bank, 0)).all()


def test_errors_of_the_theory_come_on_top_where_the_fit_allows_them(bank: Bank) -> None:
    # The size of the theory's error is half-normal, whose mean square is that of its scale.
    errors = Errors(("strikers",), np.zeros(4, np.int64), np.full(4, 0.3), bank.spread)
    error = fake_records(bank, 0, errors) - bank.values
    np.testing.assert_allclose(error.std(axis=0), np.hypot(0.3, bank.spread), rtol=0.06)


def test_worlds_near_the_record_are_nearer_than_all_others(bank: Bank) -> None:
    recorded = fake_records(bank, 0)
    rows = near_the_record(bank, recorded, 50)
    away = distance_in(bank)(recorded)
    assert away[rows].max() <= np.delete(away, rows).min()


def test_a_world_is_never_kept_for_itself(bank: Bank, keep: Keep) -> None:
    rows = anywhere(bank, 20, 0)
    worlds = fit_fake_worlds(bank, keep, rows, bank.values)  # without error each is the nearest to itself
    assert all(row not in kept for row, kept in zip(rows, worlds.kept, strict=True))
    assert [len(kept) for kept in worlds.kept] == [99] * 20
    np.testing.assert_array_equal(worlds.truths(bank), bank.positions[rows])
