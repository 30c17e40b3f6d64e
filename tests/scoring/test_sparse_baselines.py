"""Guesses where little is recorded: the other figures, and a blind one."""

import numpy as np
import pytest

from conjuncture.scoring.sparse_baselines import others_alone, uninformed


def test_a_figure_is_never_guessed_from_itself() -> None:
    here, there = others_alone([100.0, 200.0, 400.0]), others_alone([100.0, 200.0, 9000.0])
    np.testing.assert_array_equal(here[:, 2], there[:, 2])
    assert not np.allclose(here[:, 0], there[:, 0])


def test_each_of_two_figures_is_guessed_within_a_factor_of_two_of_the_other() -> None:
    low, middle, high = np.quantile(others_alone([100.0, 1000.0], draws=20_000), [0.16, 0.5, 0.84], axis=0)
    np.testing.assert_allclose(middle, [1000, 100], rtol=0.05)
    np.testing.assert_allclose(high / middle, [2, 2], rtol=0.06)
    np.testing.assert_allclose(middle / low, [2, 2], rtol=0.06)


def test_a_single_figure_cannot_be_guessed_from_others(wording) -> None:
    with pytest.raises(ValueError, match="two") as refused:
        others_alone([5.0])
    wording(refused.value)


def test_a_blind_guess_is_log_uniform_or_uniform_if_zero_is_possible() -> None:
    assert np.median(uninformed(1, 10_000)) == pytest.approx(100, rel=0.02)
    assert np.median(uninformed(0, 10_000)) == pytest.approx(5000, rel=0.02)


def test_bounds_in_the_wrong_order_are_refused(wording) -> None:
    with pytest.raises(ValueError, match=r"least.* 0 ") as refused:
        uninformed(10, 1)
    wording(refused.value)
