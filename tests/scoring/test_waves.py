"""Wave diagnostics on series whose answers are known, on the record, and beside simulated draws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from conjuncture.scoring.wave_rows import wave_rows
from conjuncture.scoring.waves import UNITS, peaks, wave_diagnostics

YEARS = np.arange(1895, 1915)
# fmt: off
STRIKERS = np.array([
    31.2, 29.5, 59.9, 43.2, 57.5, 29.4, 32.2, 36.7, 86.8, 24.9,
    2863.2, 1108.4, 740.1, 176.1, 64.2, 46.6, 105.1, 725.5, 887.1, 1337.5,
])
# fmt: on


def of(series, **more):
    found = wave_diagnostics(np.arange(len(series)), series, surrogates=more.pop("surrogates", 19), **more)
    return {name: values[0] for name, values in found.items()}


@pytest.fixture(scope="module")
def record():
    return {name: values[0] for name, values in wave_diagnostics(YEARS, STRIKERS).items()}


def test_the_recorded_explosion_is_115_fold_in_1905(record):
    assert record["explosion_ratio"] == pytest.approx(2863.2 / 24.9)
    assert round(record["explosion_ratio"]) == 115
    assert record["explosion_time"] == record["main_peak_time"] == 1905


def test_the_recorded_half_life_of_084_years_is_that_of_the_end_points(record):
    assert round(record["half_life_end_to_end"], 2) == 0.84
    assert round(record["half_life_fitted"], 2) == 0.79


def test_the_recorded_reignition_is_from_1911_to_1912(record):
    assert record["reignition_ratio"] == pytest.approx(725.5 / 105.1)
    assert round(record["reignition_ratio"], 1) == 6.9


def test_the_record_has_a_wave_that_peaks_in_1905_and_one_that_continues_in_1914(record):
    assert YEARS[peaks(STRIKERS)].tolist() == [1905, 1914]
    assert record["waves"] == 2
    assert record["top_wave_share"] == pytest.approx((2863.2 + 1108.4 + 740.1) / STRIKERS.sum())


@given(st.floats(0.2, 3.0), st.integers(0, 4))
def test_a_geometric_decay_has_its_own_half_life(half_life, quiet):
    decay = 1e6 * 0.5 ** (np.arange(8) / half_life)
    found = of(np.r_[np.full(quiet, 10.0), decay])
    # rounding of logarithms; the floor of 0.1 is not reached within the five years: 1e6 x 2^-25 = 0.03 at .2
    # years
    if decay[5] > 0.1:
        assert found["half_life_fitted"] == pytest.approx(half_life, rel=1e-9)
        assert found["half_life_end_to_end"] == pytest.approx(half_life, rel=1e-9)


def test_a_half_life_of_monthly_data_is_given_in_years():
    months = np.arange(84)
    found = of(1e6 * 0.5 ** (months / 12 / 0.5), times_per_year=12)
    assert found["half_life_fitted"] == pytest.approx(0.5, rel=1e-9)


def test_a_late_peak_leaves_the_half_life_unobserved():
    found = of([1.0, 1, 1, 1, 1, 50, 20, 10])
    assert np.isnan(found["half_life_fitted"])


def test_a_wave_that_does_not_decay_has_an_infinite_half_life():
    assert of([50.0, 50, 50, 50, 50, 50, 50])["half_life_end_to_end"] == np.inf


def test_a_swing_below_threefold_is_not_a_wave():
    assert of([10.0, 29, 10, 29, 10])["waves"] == 0
    assert of([10.0, 30, 10, 30, 10])["waves"] == 2


def test_a_series_that_begins_high_has_no_wave_at_its_start():
    assert peaks([900.0, 100, 10, 10, 50, 10]).tolist() == [False, False, False, False, True, False]


def test_a_ripple_on_a_wave_is_part_of_it():
    assert peaks([10.0, 100, 60, 200, 90, 100, 10]).tolist() == [
        False,
        False,
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_fall_of_less_than_threefold_does_not_end_a_wave():
    assert peaks([10.0, 100, 45, 140, 10]).tolist() == [False, False, False, True, False]


def test_a_series_that_only_falls_after_its_peak_has_a_reignition_of_one():
    assert of([10.0, 100, 50, 20, 10])["reignition_ratio"] == 1
    assert np.isnan(of([10.0, 20, 100])["reignition_ratio"])


def test_even_strikers_have_a_gini_of_zero_and_those_of_one_year_the_highest():
    assert of([7.0] * 5)["gini"] == 0
    assert of([0.0, 0, 0, 9, 0])["gini"] == pytest.approx(4 / 5)


def test_years_without_strikes_give_finite_diagnostics():
    found = of([0.0, 0, 100, 0, 0, 0, 0, 0])
    assert found["explosion_ratio"] == pytest.approx(1000)  # 100 over the floor of 0.1
    assert all(np.isfinite(value) for value in found.values())


def test_a_series_of_zeros_has_no_gini_and_no_autocorrelation():
    found = of([0.0] * 8)
    assert np.isnan(found["gini"])
    assert np.isnan(found["autocorrelation"])
    assert np.isnan(found["clustering_p_value"])
    assert found["top_wave_share"] == 0


def test_the_autocorrelation_is_that_of_the_logarithms():
    logs = np.log(STRIKERS) - np.log(STRIKERS).mean()
    assert of(STRIKERS)["autocorrelation"] == pytest.approx((logs[1:] @ logs[:-1]) / (logs @ logs))


def test_isolated_shocks_have_a_uniform_p_value_and_a_long_wave_a_small_one():
    generator = np.random.default_rng(9)
    isolated = wave_diagnostics(np.arange(20), np.exp(generator.normal(size=(400, 20))), surrogates=99)
    # uniform: mean 1/2 (+ 1/200 for counting itself), variance 1/12; one set of shuffles serves all draws,
    # which correlates them a little: doubled
    assert abs(isolated["clustering_p_value"].mean() - 0.505) < 2 * 3 * np.sqrt(1 / 12 / 400)
    wave = np.exp(3 * np.sin(np.arange(20) / 3))
    assert of(wave, surrogates=99)["clustering_p_value"] == 1 / 100


@given(arrays(np.float64, (4, 9), elements=st.floats(0, 1e4, width=32)))
def test_each_draw_is_measured_as_if_it_were_alone(draws):
    together = wave_diagnostics(np.arange(9), draws, surrogates=9)
    for row in range(4):
        alone = wave_diagnostics(np.arange(9), draws[row], surrogates=9)
        for name in UNITS:
            if (
                name == "clustering_p_value"
            ):  # a tie of a surrogate with the series may turn on the last bit of a sum
                continue
            # A half-life is one over a fitted slope, and enlarges its rounding where a series hardly decays.
            exact = 1e-7 if name == "half_life_fitted" else 1e-9
            np.testing.assert_allclose(
                together[name][row], alone[name][0], rtol=exact, atol=1e-12, err_msg=name
            )


@given(arrays(np.float64, 9, elements=st.floats(1, 1e4, width=32)), st.sampled_from([0.5, 2.0, 4.0]))
def test_a_constant_undercount_changes_diagnostics_only_by_rounding(series, factor):
    # powers of two, so that ratios are exact and thresholds fall the same way; all values stay above the
    # floor
    first, second = of(series), of(series * factor)
    for name in UNITS:
        if name != "clustering_p_value":
            np.testing.assert_allclose(first[name], second[name], rtol=1e-6, atol=1e-9, err_msg=name)


def test_a_failed_draw_is_unobserved_and_leaves_the_others_alone():
    failed = STRIKERS.copy()
    failed[3] = np.nan
    found = wave_diagnostics(YEARS, np.stack([failed, STRIKERS]), surrogates=9)
    assert all(np.isnan(values[0]) for values in found.values())
    assert found["main_peak_time"][1] == 1905


def test_the_rows_have_the_record_and_the_band_of_the_draws():
    draws = np.stack([STRIKERS * factor for factor in (1, 2, 4)] + [np.full(20, np.nan)])
    rows = {row.name: row for row in wave_rows(YEARS, STRIKERS, draws, surrogates=19)}
    assert set(rows) == set(UNITS)
    explosion = rows["explosion_ratio"]
    assert explosion.recorded == pytest.approx(explosion.median)
    assert (explosion.draws_observed, explosion.draws_not_observed) == (3, 1)
    assert rows["waves"].inside is True


def test_infinite_half_lives_count_in_the_band():
    flat = np.full(20, 5.0)
    row = next(r for r in wave_rows(YEARS, STRIKERS, np.stack([flat, flat])) if r.name == "half_life_fitted")
    assert (row.median, row.high, row.inside) == (np.inf, np.inf, False)


def test_if_all_draws_failed_no_row_says_whether_the_record_is_inside():
    rows = wave_rows(YEARS, STRIKERS, np.full((3, 20), np.nan), surrogates=9)
    assert all(row.inside is None and row.draws_not_observed == 3 for row in rows)


def test_a_gap_in_the_record_is_an_error_that_names_the_year(wording):
    with pytest.raises(ValueError, match="1898") as refused:
        wave_rows(YEARS, np.where(YEARS == 1898, np.nan, STRIKERS), STRIKERS[None])
    wording(refused.value)
