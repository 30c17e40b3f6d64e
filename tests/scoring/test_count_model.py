"""The autoregressive count model: it finds what made the data, and a failed fit is told, not thrown."""

import numpy as np
import pytest

from conjuncture.scoring import count_model
from conjuncture.scoring.count_model import CountFit, FitError, autoregressive_counts, fit_counts
from conjuncture.scoring.prediction import Kind

YEARS = np.arange(1895, 1915)
# fmt: off
STRIKERS = np.array([
    31.2, 29.5, 59.9, 43.2, 57.5, 29.4, 32.2, 36.7, 86.8, 24.9,
    2863.2, 1108.4, 740.1, 176.1, 64.2, 46.6, 105.1, 725.5, 887.1, 1337.5,
])
# fmt: on


def test_the_fit_recovers_the_numbers_that_made_the_counts():
    generator = np.random.default_rng(11)
    previous = np.exp(generator.uniform(5, 12, size=3000))
    mean, shape = np.exp(3.0 + 0.6 * np.log1p(previous)), 1 / 0.5
    fit = fit_counts(previous, generator.poisson(generator.gamma(shape, mean / shape)))
    # standard errors at this size: slope sqrt(.5 / 3000) / 2.02, alpha about .012 (its information at large
    # counts)
    assert abs(fit.slope - 0.6) < 3 * np.sqrt(0.5 / 3000) / 2.02
    assert abs(fit.dispersion - 0.5) < 3 * 0.012


def test_a_simulated_year_has_the_mean_and_variance_of_the_negative_binomial():
    fit = CountFit(intercept=2.0, slope=0.5, dispersion=0.2)
    drawn = count_model._next_year(fit, np.full(40_000, 399.0), np.random.default_rng(2))
    mean = np.exp(2.0) * 20
    variance = mean + 0.2 * mean**2
    assert abs(drawn.mean() - mean) < 3 * np.sqrt(variance / 40_000)
    # standard error of a variance: sqrt((kurtosis - 1) / m) of it; the excess kurtosis of this law is under
    # 1.3
    assert abs(drawn.var() / variance - 1) < 3 * np.sqrt(3.3 / 40_000)


def test_too_few_pairs_are_a_failed_fit():
    with pytest.raises(FitError, match="3 pairs"):
        fit_counts([1, 2, 3], [2, 3, 4])


def test_a_constant_previous_value_is_a_failed_fit():
    with pytest.raises(FitError, match="never varies"):
        fit_counts([5, 5, 5, 5, 5], [2, 30, 4, 50, 6])


def test_a_fit_through_its_points_is_a_failed_fit():
    previous = np.array([1000, 2000, 4000, 8000, 16000, 32000])
    with pytest.raises(FitError, match=r"passes through its points|did not converge"):
        fit_counts(previous, 3 * previous)


@pytest.mark.parametrize("kind", ["one-step", "free-running"])
def test_an_expanding_prediction_does_not_depend_on_later_years(kind):
    altered = np.where(YEARS >= 1908, 100.0, STRIKERS)
    first, second = (
        autoregressive_counts(YEARS, v, kind=kind, draws=50).ensemble for v in (STRIKERS, altered)
    )
    before = YEARS <= 1908
    np.testing.assert_array_equal(first[:, before], second[:, before])


@pytest.mark.parametrize("kind", ["one-step", "free-running"])
def test_a_leave_one_out_prediction_does_not_see_the_year_it_predicts(kind):
    altered = np.where(YEARS == 1905, 10.0, STRIKERS)
    first, second = (
        autoregressive_counts(YEARS, v, kind=kind, scheme="leave-one-out", draws=50).ensemble
        for v in (STRIKERS, altered)
    )
    np.testing.assert_array_equal(first[:, YEARS == 1905], second[:, YEARS == 1905])
    assert not np.array_equal(first[:, YEARS == 1900], second[:, YEARS == 1900])


def test_only_the_one_step_form_is_shown_last_years_value(monkeypatch):
    # with the numbers held fast, the value of the year before is all that can still matter
    monkeypatch.setattr(count_model, "fit_counts", lambda previous, present: CountFit(2.0, 0.8, 0.3))
    altered = np.where(YEARS == 1905, 10.0, STRIKERS)
    next_year = YEARS == 1906
    kinds: tuple[tuple[Kind, bool], ...] = (("one-step", False), ("free-running", True))
    for kind, same in kinds:
        first, second = (
            autoregressive_counts(YEARS, v, kind=kind, draws=50).ensemble for v in (STRIKERS, altered)
        )
        assert np.array_equal(first[:, next_year], second[:, next_year]) is same


def test_a_year_whose_fit_fails_uses_the_last_fit_and_says_so(monkeypatch):
    real = count_model.fit_counts

    def fails_once(previous, present):
        if len(present) == 12:  # the fit for 1908
            raise FitError("planted")
        return real(previous, present)

    monkeypatch.setattr(count_model, "fit_counts", fails_once)
    predicted = autoregressive_counts(YEARS, STRIKERS, kind="one-step", draws=20)
    (failure,) = predicted.failures
    assert failure.startswith("1908: planted")
    assert np.isfinite(predicted.ensemble[:, 5:]).all()


def test_a_leave_one_out_year_whose_fit_fails_is_nan_and_uses_no_other_fit(monkeypatch):
    def fails(previous, present):
        raise FitError("planted")

    monkeypatch.setattr(count_model, "fit_counts", fails)
    predicted = autoregressive_counts(YEARS, STRIKERS, kind="one-step", scheme="leave-one-out", draws=20)
    assert len(predicted.failures) == 19
    assert np.isnan(predicted.ensemble).all()


def test_a_fit_without_bound_gives_finite_numbers(monkeypatch):
    monkeypatch.setattr(count_model, "fit_counts", lambda previous, present: CountFit(5.0, 3.0, 0.5))
    assert np.isfinite(
        autoregressive_counts(YEARS, STRIKERS, kind="free-running", draws=20).ensemble[:, 5:]
    ).all()


def test_the_same_seed_gives_the_same_draws():
    first, again = (
        autoregressive_counts(YEARS, STRIKERS, kind="free-running", draws=20, seed=3) for _ in range(2)
    )
    np.testing.assert_array_equal(first.ensemble, again.ensemble)
