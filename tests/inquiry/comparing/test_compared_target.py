"""Two on one quantity are compared figure by figure, with the errors of blocks."""

import numpy as np
import pytest

from conjuncture.inquiry.comparing.compared_target import ComparedTarget
from conjuncture.scoring.figure_scores import certain, error_of


def test_a_pair_has_the_mean_gap_with_the_larger_of_both_errors() -> None:
    chance = np.random.default_rng(1)
    one, other, blocks = chance.random(20), chance.random(20) + 0.2, np.arange(20) // 5
    scores = {"one": certain(one), "other": certain(other)}
    target = ComparedTarget("x", 20, (), False, False, None, scores, tuple(blocks.tolist()))
    pair, back = target.pair("one", "other"), target.pair("other", "one")
    assert pair.difference == pytest.approx((one - other).mean()) == pytest.approx(-back.difference)
    assert pair.standard_error == pytest.approx(error_of(one - other, blocks))
    assert pair.apart == back.apart == (abs(pair.difference) > 2 * pair.standard_error)
