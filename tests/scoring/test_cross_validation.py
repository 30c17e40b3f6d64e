"""Held-out blocks: no dumb predictor sees a figure of the block that it predicts."""

import numpy as np
import pytest

from conjuncture.scoring import baselines, crps, log_thousands
from conjuncture.scoring.cross_validation import blocks_of, first_predicted, held_out, scheme_for, visible
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.forcing import from_inputs
from conjuncture.scoring.sparse_baselines import others_alone

YEARS = np.arange(1895, 1915)
CHANCE = np.random.default_rng(1)
STRIKERS = np.round(np.exp(CHANCE.normal(4.5, 1.2, 20)), 1)
INPUTS = {"war": CHANCE.random(20), "trade": CHANCE.normal(size=20)}


def test_blocks_have_five_years_from_the_first_and_the_last_one_has_the_rest() -> None:
    assert blocks_of(YEARS).tolist() == [0] * 5 + [1] * 5 + [2] * 5 + [3] * 5
    assert np.bincount(blocks_of(np.arange(1900, 1918))).tolist() == [5, 5, 8]
    assert set(blocks_of(np.arange(1900, 1904))) == {0}


def test_in_a_short_series_each_figure_is_left_out_alone() -> None:
    assert held_out(YEARS).tolist() == blocks_of(YEARS).tolist()
    assert held_out(np.arange(1900, 1910)).tolist() == list(range(10))
    quarters = np.repeat([1905, 1906], 4)
    assert held_out(quarters).tolist() == list(range(8))
    assert held_out(np.array([1900, 1905, 1910])).tolist() == [0, 1, 2]
    assert (scheme_for(YEARS), scheme_for(YEARS[:14])) == ("blocks", "leave-one-out")


def test_a_fit_for_a_block_sees_all_other_blocks_and_not_its_own() -> None:
    for target in range(20):
        np.testing.assert_array_equal(
            visible(YEARS, target, "blocks"), blocks_of(YEARS) != blocks_of(YEARS)[target]
        )
    with pytest.raises(InferenceError, match="leave-one-out"):
        first_predicted(14, "blocks", 5)


def test_no_predictor_sees_the_block_that_it_predicts() -> None:
    block = (YEARS >= 1905) & (YEARS < 1910)
    altered = np.where(block, 3.0, STRIKERS)
    here, there = (baselines(YEARS, values, INPUTS, draws=50) for values in (STRIKERS, altered))
    found = [
        (one.name, np.array_equal(one.ensemble[:, block], other.ensemble[:, block]))
        for one, other in zip(here, there, strict=True)
        if "(blocks)" in one.name and one.kind == "free-running"
    ]
    assert len(found) == 4
    assert all(same for _, same in found)
    after = YEARS >= 1910
    for one, other in zip(here, there, strict=True):
        if "(blocks)" in one.name:
            assert np.isfinite(one.ensemble[:, one.unpredicted_years :]).all()
            assert not np.array_equal(one.ensemble[:, after], other.ensemble[:, after])


@pytest.mark.parametrize(
    "guess", [others_alone, lambda figures, groups: from_inputs(figures, INPUTS, groups)]
)
def test_no_guess_of_a_figure_sees_the_figures_of_its_block(guess) -> None:
    groups = held_out(YEARS)
    for block in range(4):
        altered = np.where(groups == block, 7.0, STRIKERS)
        same = guess(STRIKERS, groups) == guess(altered, groups)
        assert same[:, groups == block].all()
        assert not same[:, groups != block].all()


def test_scores_by_blocks_on_the_strikes_of_russia_equal_those_computed_by_hand() -> None:
    """1.09 and 1.00 by the closed form of the normal; here by a thousand draws."""
    import conjuncture
    from conjuncture.inquiry.runs.strike_books import MAIN

    case = conjuncture.case("russia")
    assert case.strikes is not None
    values = case.strikes.targets()[MAIN].values
    recorded = values.to_numpy(float)
    yearly = {
        name: np.asarray(given.values).reshape(-1, 12).mean(axis=1)
        for name, given in case.inputs_of(case.scenarios[0]).items()
    }
    moving = {name: mean for name, mean in yearly.items() if np.ptp(mean) > 0}
    expected = {"climatology (blocks)": 1.09, "forcing only (blocks)": 1.00}
    for one in baselines(values.index, recorded, moving, draws=2000):
        if one.name in expected:
            logs = crps(log_thousands(one.ensemble), log_thousands(recorded))
            assert logs.mean() == pytest.approx(expected[one.name], abs=0.03)
