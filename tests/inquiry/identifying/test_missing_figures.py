"""Missing figures: their worth is that of the known chances, and what says nothing is worth nothing."""

import numpy as np
import pytest

from conjuncture.inquiry.identifying.missing_figures import missing_figures

chance = np.random.default_rng(9)
DRAWS = 5000


def test_a_figure_that_decides_a_claim_moves_it_from_a_half_to_nought_or_one() -> None:
    figure = chance.standard_normal(DRAWS)
    order = np.argsort(np.argsort(figure))
    holds = (order >= 2 * DRAWS // 5).astype(float)  # the parts are decided: two do not hold, three do
    (found,) = missing_figures(["it"], figure[:, None], holds)
    whole = 0.6
    assert found.move == pytest.approx(0.4 * whole + 0.6 * (1 - whole), abs=0.02)
    assert found.bits == pytest.approx(-(0.6 * np.log2(0.6) + 0.4 * np.log2(0.4)), abs=0.01)
    assert (found.lowest, found.highest) == (0.0, 1.0)
    assert found.shown


def test_the_figure_of_which_a_claim_speaks_comes_first_and_idle_ones_are_worth_nothing() -> None:
    chance = np.random.default_rng(10)
    figures = chance.standard_normal((DRAWS, 20))
    holds = (figures[:, 7] + chance.standard_normal(DRAWS) > 0).astype(float)
    first, *others = missing_figures([f"f{n}" for n in range(20)], figures, holds)
    assert first.name == "f7"
    assert first.shown
    assert sum(other.shown for other in others) <= 1  # one is shown by chance in 5 of 100 trials
    assert np.mean([other.move for other in others]) == pytest.approx(0, abs=0.004)
    assert np.mean([other.bits for other in others]) == pytest.approx(0, abs=0.001)


def test_an_idle_figure_is_shown_in_no_more_than_one_of_twenty_trials() -> None:
    shown = 0
    for seed in range(60):
        some = np.random.default_rng(seed)
        holds = (some.random(300) < 0.4).astype(float)
        shown += any(one.shown for one in missing_figures(list("abcde"), some.random((300, 5)), holds))
    assert shown <= 8  # 3 are expected; more than 8 come in fewer than 1 of 200


def test_a_figure_that_is_the_same_in_most_draws_is_divided_at_random_among_these() -> None:
    figure = np.where(np.arange(DRAWS) % 10 == 0, 1.0, 0.0)
    holds = (chance.random(DRAWS) < 0.5).astype(float)
    (found,) = missing_figures(["it"], figure[:, None], holds)
    assert not found.shown


def test_few_draws_that_count_say_nothing() -> None:
    holds = np.full(DRAWS, np.nan)
    holds[:30] = 1.0
    assert missing_figures(["it"], chance.random((DRAWS, 1)), holds) == ()
