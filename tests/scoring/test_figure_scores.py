"""The error of a mean score is that of its figures and of its draws: what another seed would have changed."""

import numpy as np
import pytest

from conjuncture.scoring.figure_scores import FigureScores, by_draws, certain, joined
from conjuncture.scoring.scores import crps
from conjuncture.scoring.told_apart import nearer

FIGURES, DRAWS = 8, 64
RECORD = np.zeros(FIGURES)
EACH_ALONE = np.arange(FIGURES)


def worlds(seed: int, draws: int = DRAWS) -> np.ndarray:
    """Draws whose figures all rise and fall with one luck, (draw, figure)."""
    chance = np.random.default_rng(seed)
    return chance.normal(size=(draws, 1)) + 0.1 * chance.normal(size=(draws, FIGURES))


def scored(drawn: np.ndarray) -> FigureScores:
    return by_draws(lambda some: crps(some, RECORD), drawn, np.arange(len(drawn)))


def test_the_error_of_the_draws_is_the_spread_over_seeds() -> None:
    found = [scored(worlds(seed)) for seed in range(300)]
    spread = np.std([one.mean for one in found], ddof=1)
    assert np.sqrt(np.mean([one.monte_carlo**2 for one in found])) == pytest.approx(spread, rel=0.15)


def test_two_theories_that_say_the_same_are_seldom_told_apart_though_their_figures_share_a_luck() -> None:
    """By the figures alone they were, for the figures of a run rise and fall together."""
    pairs = [(scored(worlds(2 * seed)), scored(worlds(2 * seed + 1))) for seed in range(300)]
    wrong = np.mean([nearer(one, other, EACH_ALONE) for one, other in pairs])
    assert wrong < 0.04
    gaps = [one.by_figure - other.by_figure for one, other in pairs]
    by_figures = [gap.mean() > 2 * gap.std(ddof=1) / np.sqrt(FIGURES) for gap in gaps]
    assert np.mean(by_figures) > 0.3


@pytest.mark.parametrize("figures", [1, 3])
def test_with_few_figures_too_the_luck_of_draws_tells_nothing_apart(figures: int) -> None:
    few = np.arange(figures)
    found = [scored(worlds(seed, 16)).of(few) for seed in range(600)]
    pairs = list(zip(found[::2], found[1::2], strict=True))
    assert np.mean([nearer(one, other, few) for one, other in pairs]) < 0.04
    assert np.mean([other.mean - one.mean > 0.1 * other.mean for one, other in pairs]) > 0.2


def test_luck_that_two_theories_share_cancels_in_their_difference() -> None:
    own = worlds(1)
    one, other = scored(own), scored(own + 0.05 * worlds(2))
    assert (one - other).monte_carlo < 0.3 * np.hypot(one.monte_carlo, other.monte_carlo)
    copy = scored(own) - one
    assert (copy.mean, copy.monte_carlo) == (0, 0)


def test_more_draws_lessen_the_error_by_their_root() -> None:
    few, many = (
        np.sqrt(np.mean([scored(worlds(seed, draws)).monte_carlo ** 2 for seed in range(60)]))
        for draws in (64, 1024)
    )
    assert few / many == pytest.approx(4, rel=0.2)


def test_of_two_draws_nothing_can_be_told() -> None:
    sure, unsure = certain(RECORD), scored(worlds(1, 2) + 5)
    assert np.isnan(unsure.monte_carlo)
    assert np.isnan(unsure.error(EACH_ALONE))
    assert not nearer(sure, unsure, EACH_ALONE)


def test_some_figures_of_scores_and_scores_joined_have_the_errors_of_their_own_figures() -> None:
    drawn = worlds(3)
    first = np.arange(FIGURES) < 3
    whole, some = scored(drawn), scored(drawn).of(first)
    alone = by_draws(lambda part: crps(part, RECORD[first]), drawn[:, first], np.arange(DRAWS))
    assert some.monte_carlo == pytest.approx(alone.monte_carlo)
    again = joined([(first, some), (~first, whole.of(~first))])
    assert np.array_equal(again.by_figure, whole.by_figure)
    assert np.array_equal(again.without, whole.without)


def test_scores_are_written_with_the_error_of_their_draws() -> None:
    found = scored(worlds(4))
    assert found.to_dict() == {"by_figure": found.by_figure.tolist(), "monte_carlo": found.monte_carlo}
    assert scored(worlds(4, 2)).to_dict()["monte_carlo"] is None
