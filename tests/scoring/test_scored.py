"""Scores and distances of series and of divisions are what their definitions say."""

import numpy as np
import pytest

from conjuncture.scoring.compositional import energy_score
from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import crps
from conjuncture.scoring.stacking import stack

CHANCE = np.random.default_rng(5)
SERIES = CHANCE.normal(size=6)
DIVISIONS = CHANCE.dirichlet(np.ones(3), 6)


def scored(recorded: np.ndarray, drawn: np.ndarray) -> ScoredSeries:
    places = np.arange(len(drawn)), np.arange(len(recorded))
    return ScoredSeries(recorded, drawn, {}, np.arange(len(recorded)) // 2, *places)


def test_figures_are_scored_by_crps_and_divisions_by_the_energy_score() -> None:
    drawn, divided = CHANCE.normal(size=(30, 6)), CHANCE.dirichlet(np.ones(3), (30, 6))
    series, divisions = scored(SERIES, drawn), scored(DIVISIONS, divided)
    assert (series.divided, divisions.divided) == (False, True)
    np.testing.assert_array_equal(series.scores(drawn), crps(drawn, SERIES))
    by_hand = [energy_score(divided[:, place], DIVISIONS[place]) for place in range(6)]
    np.testing.assert_array_equal(divisions.scores(divided), by_hand)
    other = divided[0]
    assert divisions.scores(divided, other)[2] == energy_score(divided[:, 2], other[2])


def test_a_division_into_two_parts_scores_like_one_number() -> None:
    """Of two parts the distance between divisions is that of one part times the root of two."""
    one, other = CHANCE.random((20, 4)), CHANCE.random((15, 4))
    truth = CHANCE.random(4)

    def both(parts: np.ndarray) -> np.ndarray:
        return np.stack([parts, 1 - parts], axis=-1)

    numbers, divisions = scored(truth, one), scored(both(truth), both(one))
    root = np.sqrt(2)
    assert divisions.scores(both(one)) == pytest.approx(root * numbers.scores(one))
    assert divisions.away(both(one)) == pytest.approx(root * numbers.away(one))
    assert divisions.apart(both(one), both(other)) == pytest.approx(root * numbers.apart(one, other))
    assert numbers.apart(one, other)[0] == pytest.approx(np.abs(one[:, [0]] - other[:, 0]).mean())


def test_divisions_are_pooled_like_figures() -> None:
    truth = CHANCE.dirichlet(np.full(3, 20.0), 12)
    sharp = np.stack([CHANCE.dirichlet(200 * one, 100) for one in truth], axis=1)
    vague = CHANCE.dirichlet(np.ones(3), (100, 12))
    found = stack({"sharp": sharp, "vague": vague}, scored(truth, sharp))
    assert found.weights["sharp"] > 0.9
