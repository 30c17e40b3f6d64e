"""Fake records: theories that differ are told apart in their own worlds, and theories that agree are not."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from conjuncture.inquiry.comparing.confusion import WORLDS, confusions
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.target_rows import TargetRow

FIGURES = 12


def run(seed: int, mean: float, spread: float = 1.0, draws: int = 400) -> Any:
    drawn = np.random.default_rng(seed).normal(mean, spread, (draws, FIGURES))
    places = np.arange(FIGURES), np.arange(draws), np.arange(FIGURES)
    series = ScoredSeries(np.zeros(FIGURES), drawn, {}, *places)
    row = TargetRow(name="strikes", unit="share", series=series)
    return SimpleNamespace(standings=(SimpleNamespace(row=row),))


def test_theories_far_apart_are_nearest_to_all_of_their_own_worlds() -> None:
    (found,) = confusions({"low": run(1, 0), "high": run(2, 5)})
    assert found.nearest == {"low": {"low": 1, "high": 0}, "high": {"low": 0, "high": 1}}
    assert found.mistaken == {"low": 0, "high": 0}
    assert found.worlds == {"low": WORLDS, "high": WORLDS}


def test_of_two_theories_that_say_the_same_either_is_nearest_to_half_of_the_worlds() -> None:
    shares, wrong = [], []
    for seed in range(20):
        (found,) = confusions({"one": run(seed, 0), "other": run(100 + seed, 0)})
        shares.append(found.nearest["one"]["one"])
        wrong.append(found.mistaken["one"])
    assert abs(np.mean(shares) - 0.5) < 0.1
    assert np.mean(wrong) < 0.1  # told apart by two standard errors on one side


def test_a_true_theory_may_lose_its_worlds_to_a_narrow_one_in_their_middle_but_not_on_average() -> None:
    """The score is proper: in expectation no other law beats the true one."""
    (found,) = confusions({"wide": run(3, 0, 1.0, 4000), "narrow": run(4, 0, 0.4, 4000)})
    assert found.nearest["narrow"]["narrow"] > 0.9
    assert found.nearest["wide"]["wide"] > 0.5


def test_the_luck_that_theories_share_makes_none_of_them_nearer() -> None:
    """Of a theory and its copy, draw for draw the same, neither is nearer: the first is named."""
    (found,) = confusions({"one": run(7, 0), "copy": run(7, 0)})
    assert found.nearest["copy"] == {"one": 1, "copy": 0}
    assert found.nearest["one"] == {"one": 1, "copy": 0}
    assert found.mistaken == {"one": 0, "copy": 0}


@pytest.mark.parametrize("draws", [2, 7])
def test_a_theory_with_too_few_draws_is_not_compared(draws: int) -> None:
    assert confusions({"one": run(5, 0), "other": run(6, 0, draws=draws)}) == ()
