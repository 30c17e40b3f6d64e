"""Sensitivity: a move is in posterior standard deviations, and one of more than one withholds."""

import numpy as np
import pytest

from conjuncture.inquiry.fitting.checks.sensitivity import chances, sensitivity

chance = np.random.default_rng(4)
POSTERIOR = chance.normal(0.5, 0.1, (4000, 2))


@pytest.mark.parametrize(("by", "passed"), [(0.05, True), (0.15, False), (-0.15, False)])
def test_a_shifted_fit_moves_by_what_it_is_shifted(by: float, passed: bool) -> None:
    other = POSTERIOR + np.array([0.0, by])
    found = sensitivity(("q0", "q1"), POSTERIOR, {"undercount": other, "half": POSTERIOR[::2]})
    assert found.worst == "undercount"
    assert found.choices["undercount"].quantity == "q1"
    assert found.choices["undercount"].by == pytest.approx(10 * by, rel=0.05)
    assert found.check.passed is passed


def test_few_draws_do_not_decide_and_no_choice_neither() -> None:
    assert sensitivity(("q0", "q1"), POSTERIOR[:30], {"x": POSTERIOR[:30] + 1}).check.passed is None
    assert sensitivity(("q0", "q1"), POSTERIOR, {}).check.passed is None


def test_the_chance_of_a_claim_leaves_out_draws_that_do_not_count() -> None:
    claims = np.array([[1.0, np.nan], [0.0, np.nan], [np.nan, np.nan]])
    np.testing.assert_array_equal(chances(claims), [0.5, np.nan])
    found = sensitivity(
        ("q0", "q1"), POSTERIOR, {"x": POSTERIOR}, claims=claims, claims_of_others={"x": claims[:1]}
    )
    assert found.claims["x"][0] == 0.5
