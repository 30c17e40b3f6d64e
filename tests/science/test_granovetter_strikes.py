"""Works with a new threshold each month: a large town goes to Phi((r - mean) / spread), as a crowd does."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

import conjuncture as cj

WORKS, MEAN, MONTHS = 40_000, 0.25, 400
"""The mean of thresholds in Granovetter's example; his crowds leap at a spread of .1222."""


def share_out(spread: float, *, blind: bool = False) -> np.ndarray:
    """The share of one town's works that is out, month by month."""
    theory = cj.theory("canon.granovetter_strikes")
    society = cj.regular_society(
        {"country": 1, "town": 1, "branch": 1, "workplace": WORKS, "worker": WORKS},
        {"town": "country", "branch": "country", "workplace": ("town", "branch"), "worker": "workplace"},
    )
    run = cj.simulate(
        theory.without("example") if blind else theory,
        society,
        steps=MONTHS,
        draws=1,
        keep=("on_strike",),
        parameters={"on_strike.mean": MEAN, "on_strike.spread": spread},
    )
    return run["on_strike"].isel(draw=0).mean("workplace").to_numpy()


@pytest.mark.parametrize(("spread", "leaps"), [(0.1185, False), (0.126, True)])
def test_a_town_leaps_on_that_side_of_the_critical_spread_alone_on_which_his_crowd_does(
    spread: float, leaps: bool
) -> None:
    assert (share_out(spread)[-1] > 0.9) == leaps


def test_who_sees_nobody_is_out_as_often_as_a_threshold_is_nought_or_less() -> None:
    shares = share_out(0.2, blind=True)[1:]
    chance = NormalDist().cdf(-MEAN / 0.2)
    error = np.sqrt(chance * (1 - chance) / (WORKS * shares.size))
    assert abs(shares.mean() - chance) < 3 * error


def test_it_can_be_counted_over_the_strikes_of_single_works() -> None:
    run = cj.run("russia", "canon.granovetter_strikes", draws=4, workers=300, patterns=False)
    assert np.isfinite(run.observed["strikers_year"]).all()
