import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.records import RecordError, draw_undercount, monthly, observe
from conjuncture.records.calendar import old_style_quarter
from conjuncture.records.old_style_months import quarter_weights

MONTHS = pd.period_range("1904-12", "1907-02", freq="M")
DAYS = np.array([month.days_in_month for month in MONTHS], float)


def by_day(daily: float, branches: int = 0) -> np.ndarray:
    """One draw of a series with `daily` a day: shape (1, time[, branch])."""
    values = daily * DAYS[None, :]
    return np.repeat(values[..., None], branches, axis=-1) if branches else values


def steady(**changes: np.ndarray) -> xr.Dataset:
    """Every day 3 thousand strikers a branch in economic strikes and 1 in political, in three branches."""
    arrays = {
        "strikers_economic": by_day(3.0, 3),
        "strikers_political": by_day(1.0, 3),
        "strikes": by_day(2.0),
        "enterprises": np.full((1, len(MONTHS)), 1460.0),
        "workforce": np.full((1, len(MONTHS)), 2190.0),
    }
    return monthly({**arrays, **changes}, start="1904-12", branches=("metal", "textile", "other"))


def test_a_quarter_counts_the_strikes_of_exactly_its_days() -> None:
    seen = observe(steady(), undercount=1.0, political="lenin")
    start, end = old_style_quarter(1905, 1)
    assert float(seen["strikers_quarter"].sel(quarter="1905Q1").item()) == pytest.approx(
        12 * ((end - start).days + 1)
    )
    assert seen["quarter"].to_numpy().tolist() == [
        f"{year}Q{quarter}" for year in (1905, 1906) for quarter in (1, 2, 3, 4)
    ]


def test_a_year_is_the_sum_of_its_quarters_and_counts_participations() -> None:
    seen = observe(steady(), undercount=1.0, political="lenin")
    assert seen["strikers_year"].sel(year=1905).item() == pytest.approx(12 * 365)
    # 4,380 thousand participations of 2,190 thousand workers: everybody twice.
    assert seen["percent_workers_striking"].sel(year=1905).item() == pytest.approx(200)
    # 730 strikes in 1,460 enterprises.
    assert seen["percent_enterprises_struck"].sel(year=1905).item() == pytest.approx(50)
    assert seen["struck_firm_ratio"].sel(year=1905).item() == pytest.approx(4)


def test_no_strikes_are_lost_between_old_style_quarters() -> None:
    random = np.random.default_rng(1).gamma(2.0, size=(4, 37, 2))
    # Nothing happens in the months that lie partly outside the three old-style years.
    random[:, [0, -1]] = 0.0
    simulated = monthly(
        {"strikers_economic": random, "strikers_political": random},
        start="1905-01",
        branches=("metal", "other"),
    )
    seen = observe(simulated, undercount=1.0, political="lenin")
    np.testing.assert_allclose(seen["strikers_quarter"].sum("quarter"), 2 * random.sum((1, 2)))


def test_weights_that_were_computed_before_are_not_those_that_somebody_changed() -> None:
    first, _ = quarter_weights(steady()["time"])
    kept = first.copy(deep=True)
    first[:] = 0.0
    again, _ = quarter_weights(steady()["time"])
    xr.testing.assert_identical(again, kept)


def test_the_undercount_changes_numbers_in_proportion_and_leaves_shares() -> None:
    full, half = (observe(steady(), undercount=share, political="lenin") for share in (1.0, 0.5))
    for name in ("political_share_quarter", "metal_share_quarter", "struck_firm_ratio"):
        xr.testing.assert_allclose(full[name], half[name])
    xr.testing.assert_allclose(full["strikers_year"], 2 * half["strikers_year"])
    assert full["political_share_quarter"].to_numpy() == pytest.approx(0.25)
    assert full["metal_share_quarter"].to_numpy() == pytest.approx(1 / 3)


def test_each_draw_has_its_own_undercount() -> None:
    simulated = xr.concat([steady()] * 3, "draw")
    factors = xr.DataArray([1.0, 0.8, 0.5], dims="draw")
    seen = observe(simulated, undercount=factors, political="lenin")
    first = seen["strikers_year"].isel(draw=0)
    np.testing.assert_allclose(seen["strikers_year"] / first, np.repeat([[1.0], [0.8], [0.5]], 2, axis=1))


def test_mixed_strikes_are_political_in_1905_by_the_official_definition_alone() -> None:
    simulated = steady(strikers_mixed=by_day(4.0, 3))
    shares = {
        definition: observe(simulated, undercount=1.0, political=definition)["political_share_year"]
        .to_numpy()
        .ravel()
        for definition in ("official", "lenin")
    }
    assert shares["official"] == pytest.approx([5 / 8, 1 / 8])  # 1905, 1906
    assert shares["lenin"] == pytest.approx([1 / 8, 1 / 8])
    seen = observe(simulated, undercount=1.0, political="official")
    xr.testing.assert_allclose(
        seen["economic_strikers_quarter"] + seen["political_strikers_quarter"], seen["strikers_quarter"]
    )


def test_if_nobody_strikes_the_share_is_undefined_and_the_number_is_zero() -> None:
    nobody = by_day(0.0, 3)
    simulated = steady(strikers_economic=nobody, strikers_political=nobody, strikes=by_day(0.0))
    seen = observe(simulated, undercount=1.0, political="lenin")
    assert (seen["strikers_year"] == 0).all()
    assert seen["political_share_quarter"].isnull().all()
    assert seen["struck_firm_ratio"].isnull().all()


def test_a_draw_with_an_undefined_month_is_undefined_and_not_a_quiet_year() -> None:
    broken = by_day(3.0, 3)
    broken[0, 5, 0] = np.nan
    simulated = xr.concat([steady(), steady(strikers_economic=broken)], "draw")
    seen = observe(simulated, undercount=1.0, political="lenin")
    for name in ("strikers_year", "strikers_quarter", "political_share_year", "struck_firm_ratio"):
        assert seen[name].isel(draw=1).isnull().all()
        assert seen[name].isel(draw=0).notnull().all()


def test_the_last_quarter_is_scaled_up_if_most_of_it_was_simulated_and_else_left_out() -> None:
    def quarters(last: str) -> xr.Dataset:
        months = pd.period_range("1905-01", last, freq="M")
        values = np.array([[month.days_in_month for month in months]], float)
        return observe(
            monthly({"strikers_economic": values, "strikers_political": 0 * values}, start="1905-01"),
            undercount=1.0,
            political="lenin",
        )

    # To the end of December new style: 79 of the 92 days of the last old-style quarter.
    scaled = quarters("1905-12")
    assert scaled["strikers_quarter"].sel(quarter="1905Q4").item() == pytest.approx(92)
    assert scaled["strikers_year"].sel(year=1905).item() == pytest.approx(365)
    shorter = quarters("1905-11")
    assert "1905Q4" not in shorter["quarter"].to_numpy()
    assert shorter.sizes["year"] == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"undercount": 0.0}, " 0 .* 1"),
        ({"undercount": 1.2}, " 0 .* 1"),
        ({"political": "soviet"}, "'soviet'"),
    ],
)
def test_a_bad_setting_of_the_bridge_is_refused(change: dict[str, object], message: str, wording) -> None:
    with pytest.raises(RecordError, match=message) as refused:
        observe(steady(), **{"undercount": 1.0, "political": "lenin", **change})  # type: ignore[arg-type]
    wording(refused.value)


def test_series_that_cannot_be_observed_are_refused(wording) -> None:
    with pytest.raises(RecordError, match="'strikers_political'") as refused:
        observe(steady().drop_vars("strikers_political"), undercount=1.0, political="lenin")
    wording(refused.value)
    with pytest.raises(RecordError, match="consecutive months") as refused:
        observe(steady().isel(time=slice(None, None, 2)), undercount=1.0, political="lenin")
    wording(refused.value)
    with pytest.raises(RecordError) as refused:
        observe(steady().isel(time=slice(0, 2)), undercount=1.0, political="lenin")
    wording(refused.value)
    with pytest.raises(RecordError) as refused:
        monthly({"strikers": np.zeros((1, 3))})
    wording(refused.value)


def test_the_prior_of_the_undercount_is_log_uniform_between_a_half_and_one() -> None:
    factors = draw_undercount(4000, seed=7).to_numpy()
    assert factors.min() >= 0.5
    assert factors.max() <= 1.0
    # Half the draws lie below the geometric mean; four standard errors of a share of 4,000.
    assert abs((factors < np.sqrt(0.5)).mean() - 0.5) < 4 * np.sqrt(0.25 / 4000)
    np.testing.assert_array_equal(factors[:10], draw_undercount(4000, seed=7).to_numpy()[:10])
