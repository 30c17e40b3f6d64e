"""Fake worlds: their records err like the record, those near it are near it, and none is fitted to itself."""

import numpy as np

from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.checks.fake_worlds import (
    Keep,
    anywhere,
    distances,
    fake_records,
    fit_fake_worlds,
    near_the_record,
    scales,
)


def test_a_fake_record_errs_like_the_record(bank: Bank) -> None:
    error = fake_records(bank, 0) - bank.values
    np.testing.assert_allclose(error.std(axis=0), bank.spread, rtol=0.05)  # 8,000 draws: 0.8% standard error
    assert (fake_records(bank, 0) == fake_records(bank, 0)).all()


def test_the_scale_is_the_width_of_the_cloud_and_never_less_than_the_error(bank: Bank) -> None:
    wide = scales(bank.values, bank.spread)
    np.testing.assert_allclose(wide, np.sqrt(1 + 0.25 + 0.01), rtol=0.06)
    still = np.zeros_like(bank.values)
    np.testing.assert_allclose(scales(still, bank.spread), bank.spread)


def test_worlds_near_the_record_are_nearer_than_all_others(bank: Bank) -> None:
    recorded = fake_records(bank, 0)
    rows = near_the_record(bank, recorded, 50)
    away = distances(recorded, bank.recorded, scales(bank.values, bank.spread))
    assert away[rows].max() <= np.delete(away, rows).min()


def test_a_world_is_never_kept_for_itself(bank: Bank, keep: Keep) -> None:
    rows = anywhere(bank, 20, 0)
    worlds = fit_fake_worlds(bank, keep, rows, bank.values)  # without error each is the nearest to itself
    assert all(row not in kept for row, kept in zip(rows, worlds.kept, strict=True))
    assert [len(kept) for kept in worlds.kept] == [99] * 20
    np.testing.assert_array_equal(worlds.truths(bank), bank.positions[rows])
