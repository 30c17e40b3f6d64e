"""Stacking: weights of the pool that is nearest to figures that were held out."""

import numpy as np
import pytest

from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import crps
from conjuncture.scoring.stacking import ENOUGH, stack

CHANCE = np.random.default_rng(3)


def series(recorded: np.ndarray, blocks: int) -> ScoredSeries:
    held_out = np.arange(len(recorded)) * blocks // len(recorded)
    places = np.empty(0, np.int64), np.arange(len(recorded))
    return ScoredSeries(recorded, np.empty((0, len(recorded))), {}, held_out, *places)


RECORDED = CHANCE.normal(size=40)
GOOD = CHANCE.normal(size=(300, 40))
LOW, HIGH = GOOD - 1.5, GOOD + 1.5


def test_the_score_of_a_pool_equals_that_of_its_pooled_draws() -> None:
    found = stack({"low": LOW, "high": HIGH}, series(RECORDED, 10))
    both = np.concatenate([LOW, HIGH])
    half = float(crps(both, RECORDED, fair=False).mean())
    assert found.score == pytest.approx(half, abs=0.01)
    assert found.score <= half + 1e-9
    assert found.weights["low"] == pytest.approx(0.5, abs=0.15)


def test_no_other_weights_have_a_lower_score() -> None:
    predictions = {"low": LOW, "high": HIGH, "far": GOOD + 4}
    found = stack(predictions, series(RECORDED, 10))
    for shares in np.random.default_rng(0).dirichlet(np.ones(3), 20):
        counts = np.maximum((shares * 300).astype(int), 1)
        draws = np.concatenate([given[:n] for given, n in zip(predictions.values(), counts, strict=True)])
        assert found.score <= float(crps(draws, RECORDED, fair=False).mean()) + 0.02
    assert sum(found.weights.values()) == pytest.approx(1)
    assert found.weights["far"] < 0.05


def test_a_prediction_does_not_lose_weight_because_it_has_few_draws() -> None:
    weights = []
    for seed in range(30):
        chance = np.random.default_rng(seed)
        recorded = chance.normal(size=40)
        twins = {"few": chance.normal(size=(16, 40)), "many": chance.normal(size=(600, 40))}
        weights.append(stack(twins, series(recorded, 10)).weights["few"])
    error = float(np.std(weights) / np.sqrt(len(weights)))
    assert np.mean(weights) > 0.5 - 3 * error


def test_a_pool_with_all_weight_on_one_prediction_has_its_score() -> None:
    found = stack({"good": GOOD, "far": GOOD + 40}, series(RECORDED, 10))
    assert found.score == pytest.approx(float(crps(GOOD, RECORDED).mean()), abs=1e-6)


def test_a_prediction_that_knows_all_that_another_knows_and_more_gets_all_the_weight() -> None:
    sharp = RECORDED + 0.1 * GOOD
    found = stack({"sharp": sharp, "vague": GOOD}, series(RECORDED, 10))
    assert found.weights["sharp"] > 0.98
    assert found.low["sharp"] > 0.9


def test_weights_from_few_blocks_are_uncertain() -> None:
    blocks_of_moods = np.repeat([1.5, -1.5, 1.5, -1.5], 10) + 0.3 * RECORDED
    few = stack({"low": LOW, "high": HIGH}, series(blocks_of_moods, 4))
    assert not few.says_something
    assert few.blocks == 4
    assert few.high["low"] - few.low["low"] > 0.8
    assert stack({"low": LOW, "high": HIGH}, series(RECORDED, ENOUGH)).says_something


def test_the_same_seed_gives_the_same_bootstrap_of_blocks() -> None:
    once, again = (stack({"low": LOW, "high": HIGH}, series(RECORDED, 10), seed=5) for _ in range(2))
    assert once == again
