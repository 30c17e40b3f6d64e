"""Fake records of which the truth is known, by theories that are fitted without each block."""

import numpy as np

from conjuncture.inquiry.comparing.fitted_confusion import fitted_confusions
from conjuncture.studies.compare_result import Comparison


def test_in_worlds_of_the_one_theory_the_other_hardly_ever_wins_when_both_are_fitted(
    found: Comparison,
) -> None:
    (fitted,) = (one for one in found.confusions if one.fitted)
    assert fitted.nearest["rising"]["rising"] > 0.8
    assert fitted.mistaken["rising"] < 0.1
    assert found.confusion()["fitted"].sum() == 4


def test_shares_of_each_truth_sum_to_one_and_do_not_hang_on_who_is_named_first(found: Comparison) -> None:
    blocks = {one.theory: one.blocks for one in found.fitted if one.blocks is not None}
    (one,) = fitted_confusions(blocks, {"level"}, worlds=8)
    (turned,) = fitted_confusions(dict(reversed(blocks.items())), {"level"}, worlds=8)
    for truth, shares in one.nearest.items():
        np.testing.assert_allclose(sum(shares.values()), 1)
        assert dict(turned.nearest[truth]) == dict(shares)
    assert one.worlds == {"wandering": 8, "rising": 8}


def test_a_quantity_that_nobody_compares_and_one_theory_alone_have_none(found: Comparison) -> None:
    blocks = {one.theory: one.blocks for one in found.fitted if one.blocks is not None}
    assert fitted_confusions(blocks, set(), worlds=2) == ()
    assert fitted_confusions({"rising": blocks["rising"]}, {"level"}, worlds=2) == ()
