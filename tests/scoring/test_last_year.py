"""Last year's figure and an input's change: the regression that students of strikes would write down."""

import numpy as np
import pytest
import statsmodels.api as sm

from conjuncture.scoring.cross_validation import held_out
from conjuncture.scoring.last_year import LEAST_SPARE, from_last_year, predict
from conjuncture.scoring.scores import log_thousands
from conjuncture.scoring.sparse_baselines import others_alone

YEARS = np.arange(1921, 1939)


@pytest.fixture
def luck() -> np.random.Generator:
    return np.random.default_rng(7)


def strikes(luck: np.random.Generator, weight: float, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """A series made by the regression's own law, and the input."""
    level = np.cumsum(luck.normal(0, 1, len(YEARS)))
    logs = [6.0]
    for change in np.diff(level):
        logs.append(3.0 + 0.5 * logs[-1] - weight * change + noise * luck.normal())
    return np.expm1(np.array(logs)), level


def test_mean_and_spread_equal_those_of_statsmodels(luck) -> None:
    design = np.column_stack([np.ones(12), luck.normal(size=(12, 2))])
    target, at = luck.normal(size=12), np.array([1.0, 0.7, -2.0])
    mean, spread = predict(design, target, at)
    fitted = sm.OLS(target, design).fit().get_prediction(at[None])
    assert mean == pytest.approx(fitted.predicted_mean.item())
    assert spread == pytest.approx(fitted.se_obs.item())


def test_the_ensemble_has_the_intervals_of_statsmodels_from_years_outside_the_block(luck) -> None:
    figures, level = strikes(luck, 0.4, 0.3)
    groups = held_out(YEARS)
    guessed = from_last_year(figures, YEARS, groups, level, draws=200_000)
    logs, changes = log_thousands(figures), np.diff(level)
    for figure in (1, 5, 12, 17):
        seen = [y for y in range(1, len(YEARS)) if groups[figure] not in (groups[y], groups[y - 1])]
        rows = [[1.0, logs[y - 1], changes[y - 1]] for y in seen]
        fit = sm.OLS(logs[seen], np.array(rows)).fit()
        at = np.array([[1.0, logs[figure - 1], changes[figure - 1]]])
        wanted = fit.get_prediction(at).conf_int(obs=True, alpha=0.2)[0]
        found = np.quantile(np.log1p(guessed[:, figure]), [0.1, 0.9])
        assert found == pytest.approx(wanted, abs=0.02)


def test_without_noise_the_next_year_is_predicted_exactly(luck) -> None:
    figures, level = strikes(luck, 0.4, 0.0)
    guessed = from_last_year(figures, YEARS, np.arange(len(YEARS)), level, draws=50)
    assert guessed[:, 1:] == pytest.approx(np.tile(figures[1:], (50, 1)), rel=1e-6)


def test_a_figure_that_is_left_out_changes_only_the_guess_of_the_next_year_in_its_block(luck) -> None:
    figures, level = strikes(luck, 0.4, 0.3)
    groups = held_out(YEARS)
    moved = figures.copy()
    moved[6] *= 10
    before, after = (from_last_year(each, YEARS, groups, level) for each in (figures, moved))
    same = [place for place in np.flatnonzero(groups == groups[6]) if place != 7]
    np.testing.assert_array_equal(before[:, same], after[:, same])
    assert (before[:, 7] != after[:, 7]).all()


def test_a_year_without_the_year_before_is_guessed_from_the_others(luck) -> None:
    figures, level = strikes(luck, 0.4, 0.3)
    gap = np.delete(np.arange(len(YEARS)), 9)
    groups = np.arange(len(gap))
    guessed = from_last_year(figures[gap], YEARS[gap], groups, level[gap])
    others = others_alone(figures[gap], groups)
    same = [place for place in range(len(gap)) if (guessed[:, place] == others[:, place]).all()]
    assert same == [0, 9]


def test_with_too_few_pairs_of_years_the_guess_is_the_mean_of_the_others(luck) -> None:
    figures, level = strikes(luck, 0.4, 0.3)
    few = 2 + LEAST_SPARE + 2  # of these pairs the one that is guessed and its neighbours are not seen
    guessed = from_last_year(figures[:few], YEARS[:few], np.arange(few), level[:few])
    assert (guessed == others_alone(figures[:few], np.arange(few))).all()
