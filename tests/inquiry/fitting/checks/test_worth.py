"""Worth: a draw that is there several times counts once."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.checks.worth import worth

PLACES = np.random.default_rng(0).random((40, 2))


def test_different_draws_are_worth_their_number_and_each_twice_no_more() -> None:
    assert worth(PLACES) == worth(np.repeat(PLACES, 2, axis=0)) == 40


def test_one_draw_that_is_there_often_makes_a_sample_worth_little() -> None:
    assert worth(np.concatenate([PLACES, np.repeat(PLACES[:1], 40, axis=0)])) == pytest.approx(
        80**2 / (39 + 41**2)
    )
