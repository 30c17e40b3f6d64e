"""Whole numbers from shares."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from conjuncture.society.apportion import carry_remainders, largest_remainder


@given(
    quotas=st.lists(st.one_of(st.just(0.0), st.floats(1e-3, 1e6)), min_size=1, max_size=20).filter(any),
    total=st.integers(0, 10**7),
)
def test_largest_remainder_adds_up_and_each_is_within_one_of_its_share(
    quotas: list[float], total: int
) -> None:
    exact = np.array(quotas)
    counts = largest_remainder(exact, total)
    assert counts.sum() == total
    # 1e-6: a share that is whole but for the last bits of a float may fall on either side.
    assert (np.abs(counts - exact / exact.sum() * total) < 1 + 1e-6 * max(total, 1)).all()
    assert (counts[exact == 0] == 0).all()


def test_ties_go_to_the_first() -> None:
    assert largest_remainder(np.ones(4), 6).tolist() == [2, 2, 1, 1]


@given(
    shares=arrays.arrays(np.float64, (6, 4), elements=st.floats(0.05, 1.0)),
    units=st.lists(st.integers(1, 40), min_size=6, max_size=6),
)
def test_carried_remainders_keep_every_column_within_a_few_units(
    shares: np.ndarray, units: list[int]
) -> None:
    weights = np.array([30, 20, 15, 10, 8, 8])
    ideal = shares / shares.sum(axis=1, keepdims=True) * (np.array(units) * weights)[:, None]
    counts = carry_remainders(ideal, np.array(units), weights)
    assert (counts.sum(axis=1) == units).all()
    # What a column is owed never outgrows one unit of the heaviest row, however many rows there are.
    assert (np.abs(weights @ counts - ideal.sum(axis=0)) <= weights[0]).all()


def test_rounding_row_by_row_alone_would_starve_small_columns() -> None:
    rows = 50
    ideal = np.tile([0.7, 0.3], (rows, 1))
    counts = carry_remainders(ideal, np.ones(rows, dtype=np.int64), np.ones(rows))
    assert counts.sum(axis=0).tolist() == [35, 15]
