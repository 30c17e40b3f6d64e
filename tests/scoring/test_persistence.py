"""Persistence and climatology: what they see, and that they see no more."""

import numpy as np
import pytest

from conjuncture.scoring.persistence import climatology, persistence

YEARS = np.arange(1900, 1910)
VALUES = np.array([10.0, 20.0, 15.0, 30.0, 25.0, 400.0, 200.0, 90.0, 60.0, 80.0])


def test_persistence_centres_on_last_years_recorded_value():
    predicted = persistence(YEARS, VALUES, draws=4001, warm_up=4)
    spread = np.log1p(predicted.ensemble[:, 6]).std()
    middle = np.median(np.log1p(predicted.ensemble[:, 6]))
    # the standard error of a median is 1.25 times that of the mean
    assert abs(middle - np.log1p(400.0)) < 3 * 1.25 * spread / np.sqrt(4001)


def test_the_spread_of_persistence_is_that_of_earlier_changes():
    ensemble = persistence(YEARS, VALUES, draws=4000, warm_up=4).ensemble
    expected = np.sqrt(np.mean(np.diff(np.log1p(VALUES[:5])) ** 2))
    # standard error of a standard deviation: spread / sqrt(2 m)
    assert abs(np.log1p(ensemble[:, 5]).std() - expected) < 3 * expected / np.sqrt(2 * 4000)


@pytest.mark.parametrize("predict", [persistence, lambda y, v: climatology(y, v, scheme="expanding")])
def test_no_prediction_depends_on_later_years(predict):
    altered = np.where(YEARS >= 1907, 1.0, VALUES)
    before = YEARS <= 1907
    np.testing.assert_array_equal(
        predict(YEARS, VALUES).ensemble[:, before], predict(YEARS, altered).ensemble[:, before]
    )


def test_leave_one_out_climatology_does_not_see_the_year_it_predicts():
    altered = np.where(YEARS == 1905, 1.0, VALUES)
    here = YEARS == 1905
    first, second = climatology(YEARS, VALUES).ensemble, climatology(YEARS, altered).ensemble
    np.testing.assert_array_equal(first[:, here], second[:, here])
    assert not np.array_equal(first[:, 0], second[:, 0])


def test_climatology_does_not_know_the_order_of_years():
    order = np.r_[5, np.random.default_rng(0).permutation(np.delete(np.arange(10), 5))]
    shuffled = climatology(YEARS, VALUES[order]).ensemble[:, 0]
    noise = np.random.default_rng(0).standard_normal((1000, 10))
    others = np.log1p(np.delete(VALUES, 5))
    expected = np.expm1(np.maximum(others.mean() + others.std(ddof=1) * np.sqrt(10 / 9) * noise[:, 0], 0))
    np.testing.assert_allclose(shuffled, expected, rtol=1e-9)  # rounding of log and exp


def test_the_years_of_the_warm_up_are_not_predicted():
    predicted = persistence(YEARS, VALUES, warm_up=4)
    assert predicted.unpredicted_years == 4
    assert np.isnan(predicted.ensemble[:, :4]).all()
    assert np.isfinite(predicted.ensemble[:, 4:]).all()


def test_the_same_seed_gives_the_same_draws_and_another_seed_others():
    first, again, other = (persistence(YEARS, VALUES, seed=seed).ensemble for seed in (7, 7, 8))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first[:, 5:], other[:, 5:])


def test_persistence_says_that_it_sees_last_years_value(wording):
    predicted = persistence(YEARS, VALUES)
    assert predicted.kind == "one-step"
    wording(predicted.sees)


def test_persistence_uses_the_last_recorded_year_after_a_missing_one():
    gap = np.where(YEARS == 1907, np.nan, VALUES)
    ensemble = persistence(YEARS, gap, draws=4001).ensemble[:, 8]
    spread = np.log1p(ensemble).std()
    assert abs(np.median(np.log1p(ensemble)) - np.log1p(200.0)) < 3 * 1.25 * spread / np.sqrt(4001)


def test_a_year_that_is_left_out_of_the_list_is_named_in_an_error():
    with pytest.raises(ValueError, match="after 1904 is 1906"):
        persistence(np.delete(YEARS, 5), np.delete(VALUES, 5))


def test_a_warm_up_as_long_as_the_record_is_an_error(wording):
    with pytest.raises(ValueError, match="10 years") as refused:
        persistence(YEARS, VALUES, warm_up=10)
    wording(refused.value)
