"""A bank has arrays that fit each other, and nothing in it is missing."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank

BANK = Bank(
    quantities=("pace",),
    positions=np.array([[0.2], [0.5], [0.9]]),
    draws=np.array([0, 1, 3]),
    summaries=("level", "peak"),
    values=np.arange(6.0).reshape(3, 2),
    recorded=np.array([1.0, 2.0]),
    spread=np.array([0.1, 0.2]),
    blocks=("1900-04", "1905-09"),
    failed=1,
)


def test_draws_are_taken_with_all_that_belongs_to_them() -> None:
    taken = BANK.taking(BANK.draws > 0)
    assert taken.size == 2
    assert taken.draws.tolist() == [1, 3]
    assert taken.values.tolist() == [[2.0, 3.0], [4.0, 5.0]]
    assert taken.positions.ravel().tolist() == [0.5, 0.9]
    assert taken.failed == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": np.zeros((3, 3))},
        {"positions": np.zeros((2, 1))},
        {"blocks": ("1900-04",)},
        {"claims": np.zeros((2, 4))},
        {"values": np.full((3, 2), np.nan)},
        {"spread": np.array([0.1, 0.0])},
    ],
)
def test_arrays_that_do_not_fit_or_hold_no_number_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(QuestionError):
        replace(BANK, **wrong)


def test_a_bank_looks_at_some_of_its_summaries_and_at_all_of_its_draws() -> None:
    seen = BANK.looking_at(np.array([False, True]))
    assert seen.summaries == ("peak",)
    assert seen.blocks == ("1905-09",)
    assert seen.values.ravel().tolist() == [1.0, 3.0, 5.0]
    assert (seen.recorded.tolist(), seen.spread.tolist()) == ([2.0], [0.2])
    assert seen.positions is BANK.positions
