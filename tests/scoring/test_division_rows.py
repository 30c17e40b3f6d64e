"""A whole is one row, and the guess from other divisions has not seen the block that it guesses."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.scoring.compositional import others_alone
from conjuncture.scoring.division_rows import division_row
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.target_baselines import OTHER_DIVISIONS, UNINFORMED
from conjuncture.scoring.target_rows import TargetRow

from .test_targets import Figures, recorded

SHARES = np.random.default_rng(8).dirichlet([8.0, 4.0, 2.0], 12)
DRAWN = np.random.default_rng(9).dirichlet([8.0, 4.0, 2.0], (40, 12))


def row_of(shares: np.ndarray, block: int = 4) -> TargetRow:
    parts = [recorded(shares[:, part], name=f"part {part}", whole="the whole") for part in range(3)]
    return division_row(parts, [beside(one, DRAWN[..., part]) for part, one in enumerate(parts)], 0, block)


def beside(part: Figures, drawn: np.ndarray) -> xr.Dataset:
    begins = pd.DatetimeIndex([period.left for period in part.values.index], name="period")
    edges = {name: ("period", part.values.to_numpy()) for name in ("recorded", "upper")}
    return xr.Dataset({"simulated": (("draw", "period"), drawn), **edges}, {"period": begins})


def test_divisions_in_a_block_are_guessed_from_those_of_other_blocks() -> None:
    row = row_of(SHARES)
    assert row.series is not None
    assert list(row.series.guesses) == [UNINFORMED, OTHER_DIVISIONS]
    assert row.series.held_out.tolist() == [0] * 4 + [1] * 4 + [2] * 4
    turned = SHARES.copy()
    turned[:4] = turned[:4, ::-1]
    again = row_of(turned).series
    assert again is not None
    one, other = (each.guesses[OTHER_DIVISIONS] for each in (row.series, again))
    np.testing.assert_allclose(one[:, :4], other[:, :4], rtol=1e-12)  # sums in another order
    assert (one[:, 4:] != other[:, 4:]).any()
    assert row.series.scores(one).mean() < row.series.scores(row.series.guesses[UNINFORMED]).mean()


def test_parts_with_different_periods_are_not_paired_by_their_order() -> None:
    parts = [recorded(SHARES[:, part], name=f"part {part}", whole="the whole") for part in range(3)]
    besides = [beside(one, DRAWN[..., part]) for part, one in enumerate(parts)]
    shifted = pd.DatetimeIndex(besides[2]["period"].to_numpy()) + pd.DateOffset(years=1)
    besides[2] = besides[2].assign_coords(period=shifted)
    with pytest.raises(InferenceError, match=r"'part 2' and 'part 0' are parts of .* different periods"):
        division_row(parts, besides, 0, 4)


def test_the_verdict_of_a_division_is_compared_with_the_blind_guess() -> None:
    row = row_of(SHARES)
    assert row.series is not None
    assert row.baseline == UNINFORMED
    assert row.baseline_crps == pytest.approx(row.series.scores(row.series.guesses[UNINFORMED]).mean())
    assert row.mean_crps == pytest.approx(row.series.scores(DRAWN).mean())


def test_a_guess_from_other_divisions_has_their_mean_and_spread_in_log_ratios() -> None:
    guessed = others_alone(SHARES, np.arange(12), draws=40_000)[:, 0]
    logs = np.log(guessed) - np.log(guessed).mean(axis=1, keepdims=True)
    others = np.log(SHARES[1:]) - np.log(SHARES[1:]).mean(axis=1, keepdims=True)
    assert logs.mean(axis=0) == pytest.approx(others.mean(axis=0), abs=0.02)
    assert np.cov(logs.T) == pytest.approx((1 + 1 / 11) * np.cov(others.T), rel=0.1, abs=0.005)
