"""The forcing-only regression: ridge as statsmodels has it, skill where inputs matter and none elsewhere."""

import numpy as np
import pytest
import statsmodels.api as sm

from conjuncture.scoring import forcing
from conjuncture.scoring.forcing import forcing_only, shuffled_inputs
from conjuncture.scoring.persistence import climatology
from conjuncture.scoring.scores import score, skill

YEARS = np.arange(1900, 1920)


def irrelevant(seed, inputs=2):
    generator = np.random.default_rng(seed)
    values = np.exp(generator.normal(4, 1, size=len(YEARS)))
    return values, {f"input {i}": generator.normal(size=len(YEARS)) for i in range(inputs)}


def relevant(seed):
    generator = np.random.default_rng(seed)
    driver = generator.normal(size=len(YEARS))
    return np.exp(5 + 1.5 * driver + generator.normal(0, 0.3, size=len(YEARS))), {"driver": driver}


def test_the_ridge_prediction_equals_that_of_statsmodels(monkeypatch):
    monkeypatch.setattr(forcing, "_PENALTIES", np.array([0.37]))
    generator = np.random.default_rng(1)
    design, target, at = generator.normal(size=(15, 3)), generator.normal(size=15), generator.normal(size=3)
    mean, _ = forcing._ridge(design[None], target, at[None])
    scaled = (design - design.mean(0)) / design.std(0)
    fitted = sm.OLS(target - target.mean(), scaled).fit_regularized(L1_wt=0, alpha=0.37)
    expected = target.mean() + ((at - design.mean(0)) / design.std(0)) @ fitted.params
    assert mean[0] == pytest.approx(expected, rel=1e-9)  # rounding of two ways to solve one system


def test_the_spread_equals_the_error_of_an_explicit_leave_one_out(monkeypatch):
    monkeypatch.setattr(forcing, "_PENALTIES", np.array([0.37]))
    generator = np.random.default_rng(2)
    design, target = generator.normal(size=(12, 2)), generator.normal(size=12)
    _, spread = forcing._ridge(design[None], target, design[None, 0])
    # with the standardisation of all twelve years held, as the inner leave-one-out holds it
    scaled = np.column_stack([np.ones(12), (design - design.mean(0)) / design.std(0)])
    penalty = 0.37 * 12 * np.diag([0, 1, 1])
    errors = []
    for out in range(12):
        kept = np.delete(np.arange(12), out)
        weights = np.linalg.solve(scaled[kept].T @ scaled[kept] + penalty, scaled[kept].T @ target[kept])
        errors.append(target[out] - scaled[out] @ weights)
    assert spread[0] == pytest.approx(np.sqrt(np.mean(np.square(errors))), rel=1e-9)  # rounding


def test_inputs_that_drive_the_series_have_skill_over_climatology():
    values, inputs = relevant(3)
    gained = skill(
        score(forcing_only(YEARS, values, inputs).ensemble, values),
        score(climatology(YEARS, values).ensemble, values),
    )
    assert gained.difference < -3 * gained.standard_error


def test_irrelevant_inputs_and_their_shuffles_have_no_skill_on_average():
    own, shuffled = [], []
    for seed in range(30):
        values, inputs = irrelevant(seed)
        control = shuffled_inputs(YEARS, values, inputs, shuffles=30, draws=300, seed=seed)
        floor = score(climatology(YEARS, values, draws=300, seed=seed).ensemble, values)
        own.append(
            skill(score(forcing_only(YEARS, values, inputs, draws=300).ensemble, values), floor).difference
        )
        shuffled.append(skill(score(control.prediction.ensemble, values), floor).difference)
    for differences in (own, shuffled):
        # no better than climatology: a gain would be a clearly negative mean
        assert np.mean(differences) > -3 * np.std(differences, ddof=1) / np.sqrt(30)


def test_the_p_value_of_irrelevant_inputs_is_uniform_on_average():
    found = [shuffled_inputs(YEARS, *irrelevant(seed), shuffles=39, draws=2).p_value for seed in range(60)]
    # a uniform law has mean 1/2 (+ 1/80 for counting itself) and variance 1/12
    assert abs(np.mean(found) - 0.5 - 1 / 80) < 3 * np.sqrt(1 / 12 / 60)


@pytest.mark.parametrize("null", ["permuted", "shifted"])
def test_inputs_that_drive_the_series_beat_every_shuffle(null):
    control = shuffled_inputs(YEARS, *relevant(4), null=null)
    assert control.p_value == 1 / (1 + len(control.shuffled_mean_crps))
    assert f"{control.mean_crps:.3f}" in control.sentence


@pytest.mark.parametrize("scheme", ["leave-one-out", "expanding"])
def test_the_regression_never_sees_the_year_that_it_predicts(scheme):
    values, inputs = relevant(5)
    altered = np.where(YEARS == 1912, 1.0, values)
    here = YEARS == 1912
    first, second = (forcing_only(YEARS, v, inputs, scheme=scheme).ensemble for v in (values, altered))
    np.testing.assert_array_equal(first[:, here], second[:, here])


def test_an_expanding_prediction_does_not_depend_on_later_years():
    values, inputs = relevant(6)
    later = {"driver": np.where(YEARS > 1912, 9.0, inputs["driver"])}
    first = forcing_only(YEARS, values, inputs, scheme="expanding").ensemble
    second = forcing_only(YEARS, np.where(YEARS > 1912, 1.0, values), later, scheme="expanding").ensemble
    before = YEARS <= 1912
    np.testing.assert_array_equal(first[:, before], second[:, before])


def test_an_input_that_is_constant_in_the_seen_years_has_no_weight():
    values, inputs = relevant(7)
    once = {**inputs, "only in 1910": (YEARS == 1910).astype(float)}
    first, second = (forcing_only(YEARS, values, given).ensemble for given in (inputs, once))
    np.testing.assert_allclose(first[:, YEARS == 1910], second[:, YEARS == 1910], rtol=1e-9)  # rounding


def test_more_inputs_than_years_still_give_finite_predictions():
    values, inputs = irrelevant(8, inputs=30)
    assert np.isfinite(forcing_only(YEARS, values, inputs).ensemble).all()


def test_a_constant_series_is_predicted_exactly():
    predicted = forcing_only(YEARS, np.full(20, 50.0), relevant(9)[1])
    np.testing.assert_allclose(predicted.ensemble, 50.0, rtol=1e-6)  # the least spread, 1e-9 on the log scale


def test_a_missing_input_value_is_an_error_that_names_input_and_year(wording):
    values, inputs = relevant(10)
    inputs["driver"][4] = np.nan
    with pytest.raises(ValueError, match=r"'driver'.*1904") as refused:
        forcing_only(YEARS, values, inputs)
    wording(refused.value)


def test_a_regression_without_inputs_is_an_error_that_offers_climatology():
    with pytest.raises(ValueError, match="use climatology"):
        forcing_only(YEARS, relevant(1)[0], {})
