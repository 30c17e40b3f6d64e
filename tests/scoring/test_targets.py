"""A run held against recorded figures: what is right scores well, what is wrong does not, and beside it stand
the inputs alone."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture import Level, LogNormal, Theory, derived, parameter, regular_society, series
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.scoring import TargetRow, against_record, forcing_only, target_table
from conjuncture.scoring.target_baselines import INPUTS, OTHERS, UNINFORMED

YEARS = range(1895, 1907)
MONTHS = pd.period_range("1895-01", "1906-12", freq="M")
country = Level("country")
heat = series(country, unit="degrees", absent=0.0, name="heat")


@derived(country, absent=0.0, source="test")
def motion(heat, *, gain=parameter(LogNormal(0.0, 0.3), unit="1/degree", reason="test")):
    """The square of what drives it: a straight line through the input misses it."""
    return gain * heat * heat


@dataclass(frozen=True)
class Figures:
    """A target of whole years."""

    values: pd.Series
    unit: str = "pushes"
    name: str = "pushes by year"
    upper: pd.Series | None = None
    whole: str = ""
    least: float | None = None
    most: float | None = None
    last_year: str = ""
    part: str = "motion"

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        yearly = run[self.part].groupby("time.year").mean().transpose("draw", "year")
        within = [period.left.year in YEARS for period in self.values.index]
        years = [period.left.year for period in self.values.index[within]]
        begins = pd.DatetimeIndex([f"{year}-01-01" for year in years], name="period")
        simulated = yearly.sel(year=years).rename(year="period").assign_coords(period=begins)
        recorded = xr.DataArray(self.values[within].to_numpy(), {"period": begins}, ("period",))
        edges = self.values if self.upper is None else self.upper
        upper = ("period", edges[within].to_numpy())
        return xr.Dataset({"simulated": simulated, "recorded": recorded, "upper": upper})


@pytest.fixture(scope="module")
def driven() -> np.ndarray:
    """A wave with one great year, by month."""
    by_year = np.array([1, 2, 1, 3, 1, 2, 1, 1, 2, 1, 12, 4], float)
    return np.repeat(by_year, 12)


@pytest.fixture(scope="module")
def ran(driven) -> xr.Dataset:
    society = regular_society({"country": 1}, within={})
    simulation = Simulation(Theory.of(motion, heat), society, steps=len(MONTHS), series={"heat": driven})
    return run(simulation, 64).dataset


def recorded(figures: np.ndarray, later: int = 0, **more) -> Figures:
    starts = pd.DatetimeIndex([f"{year + later}-01-01" for year in YEARS])
    ends = pd.DatetimeIndex([f"{year + later}-12-31" for year in YEARS])
    index = pd.IntervalIndex.from_arrays(starts, ends, closed="both")
    return Figures(pd.Series(figures, index), **more)


def only(rows: list[TargetRow]) -> TargetRow:
    (row,) = rows
    return row


def test_a_theory_with_the_true_law_is_better_than_its_inputs_and_covers_the_record(ran, driven) -> None:
    row = only(against_record(ran, [recorded(driven[::12] ** 2)], {"heat": driven}))
    assert row.figures == 12
    assert (row.first, row.last) == ("1895-01", "1906-01")
    assert row.skill > 0.3
    assert row.coverage_90 == 1.0
    assert not row.cause


def test_a_theory_that_is_wrong_by_a_factor_of_thirty_is_worse_than_its_inputs(ran, driven) -> None:
    row = only(against_record(ran, [recorded(30 * driven[::12] ** 2)], {"heat": driven}))
    assert row.skill < 0
    assert row.coverage_90 == 0.0


@pytest.mark.parametrize("block", [4, 12])
def test_similar_years_in_one_block_make_the_difference_less_certain(ran, driven, block: int) -> None:
    """Three blocks of four years; with one block of twelve each year stands alone."""
    years = np.arange(len(YEARS))
    figures = driven[::12] ** 2 * np.where(years // 4 == 1, 40.0, 1.0)  # out in one block alone
    row = only(against_record(ran, [recorded(figures)], {"heat": driven}, block=block))
    gaps = row.by_figure - row.guess_by_figure
    alone = gaps.std(ddof=1) / np.sqrt(gaps.size)
    of_blocks = np.array([gaps[years // 4 == number].mean() for number in range(3)])
    assert of_blocks.std(ddof=1) / np.sqrt(3) > 1.2 * alone
    expected = of_blocks.std(ddof=1) / np.sqrt(3) if block == 4 else alone
    assert row.standard_error == pytest.approx(np.hypot(expected, row.monte_carlo))


def test_the_score_does_not_depend_on_the_unit(ran, driven) -> None:
    figures = recorded(2 * driven[::12] ** 2)
    tiny = ran.assign(motion=ran["motion"] * 1e-6)
    here = only(against_record(ran, [figures], {"heat": driven}))
    there = only(against_record(tiny, [recorded(2e-6 * driven[::12] ** 2)], {"heat": driven}))
    assert here.mean_crps == pytest.approx(there.mean_crps, rel=1e-4)
    assert here.baseline_crps == pytest.approx(there.baseline_crps, rel=1e-4)


def test_only_the_shape_of_an_index_is_compared(ran, driven) -> None:
    index = driven[::12] ** 2 / 144  # the great year is 1
    by_shape = only(against_record(ran, [recorded(index, unit="index, 1905 = 1")], {"heat": driven}))
    by_level = only(against_record(ran, [recorded(index)], {"heat": driven}))
    assert by_shape.mean_crps < 1e-3
    assert by_level.mean_crps > 1


def test_the_base_of_an_index_does_not_count_as_a_prediction(ran, driven) -> None:
    index = driven[::12] ** 2 / 144
    row = only(against_record(ran, [recorded(index, unit="index, 1905 = 1")], {"heat": driven}))
    assert row.figures == 11


def test_a_theory_known_to_be_right_is_called_better_and_one_known_to_be_wrong_worse() -> None:
    heat = np.repeat(np.array([5, 1, 9, 3, 12, 7, 2, 10, 4, 8, 6, 11], float), 12)
    gain = np.random.default_rng(3).lognormal(0, 0.1, 200)
    times = MONTHS.to_timestamp()
    run = xr.Dataset({"motion": (("draw", "time"), np.outer(gain, heat**2))}, {"time": times})
    right = only(against_record(run, [recorded(heat[::12] ** 2)], {"heat": heat}))
    wrong = only(against_record(run, [recorded(5 * heat[::12])], {"heat": heat}))
    assert (right.verdict, right.baseline) == ("better", INPUTS)
    assert (wrong.verdict, wrong.baseline) == ("worse", INPUTS)


def test_a_theory_equal_to_the_baseline_is_no_better(ran, driven) -> None:
    figures = recorded(driven[::12] ** 2)
    guess = forcing_only(np.arange(12), figures.values, {"heat": driven[::12]}, draws=64, seed=5).ensemble
    same = ran.assign(motion=(("draw", "time"), np.repeat(guess, 12, axis=1)))
    row = only(against_record(same, [figures], {"heat": driven}))
    assert row.verdict == "no better"
    assert abs(row.skill) < 0.2


def test_few_figures_are_compared_with_the_mean_of_the_others(ran, driven) -> None:
    figures = recorded(driven[::12] ** 2)
    row = only(against_record(ran, [Figures(figures.values.iloc[:3])], {"heat": driven}))
    assert row.baseline == OTHERS
    assert np.isfinite(row.skill)
    assert np.isnan(row.uninformed_skill)  # nobody said between what it could lie


def test_one_figure_is_compared_with_a_blind_guess_if_its_bounds_are_declared(ran, driven, wording) -> None:
    one = recorded(driven[::12] ** 2).values.iloc[:1]
    bare = only(against_record(ran, [Figures(one)], {"heat": driven}))
    told = only(against_record(ran, [Figures(one, least=1e-3, most=1e3)], {"heat": driven}))
    assert not bare.baseline
    wording(bare.cause)
    assert (told.baseline, told.verdict) == (UNINFORMED, "better")
    assert told.skill == told.uninformed_skill


def test_draws_between_two_counts_are_better_than_a_blind_guess_and_far_draws_are_not(ran, driven) -> None:
    year = recorded(driven[::12] ** 2).values.iloc[:1]
    near = only(
        against_record(ran, [Figures(year / 2, upper=year * 2, least=1e-3, most=1e3)], {"heat": driven})
    )
    far = only(
        against_record(ran, [Figures(year * 40, upper=year * 160, least=1e-3, most=1e3)], {"heat": driven})
    )
    assert near.hit > 0.9
    assert near.baseline_hit == pytest.approx(np.log(4) / np.log(1e6), abs=2e-3)
    assert (near.between_counts, near.verdict) == (1, "better")
    assert far.hit == 0.0
    assert far.verdict == "worse"


def test_a_run_between_two_counts_has_no_error_and_a_miss_counts_from_the_nearer_one() -> None:
    heat = np.repeat(np.array([5, 1, 9, 3, 12, 7, 2, 10, 4, 8, 6, 11], float), 12)
    level = heat[::12]
    run = xr.Dataset({"motion": (("draw", "time"), np.tile(heat, (9, 1)))}, {"time": MONTHS.to_timestamp()})
    lower = recorded(level / 2).values
    inside = only(against_record(run, [Figures(lower, upper=lower * 4)], {"heat": heat}))
    assert inside.by_figure.tolist() == [0.0] * 12
    assert inside.distances.tolist() == [0.0] * 9
    beyond = only(against_record(run, [Figures(lower, upper=lower * 1.5)], {"heat": heat}))
    unit = level.min() / 2 / 100
    missed = np.log1p(level / unit) - np.log1p(0.75 * level / unit)
    np.testing.assert_allclose(beyond.by_figure, missed)


def test_two_equal_counts_are_scored_as_one(ran, driven) -> None:
    figures = recorded(driven[::12] ** 2)
    same = Figures(figures.values, upper=figures.values.copy())
    one, both = (only(against_record(ran, [each], {"heat": driven})) for each in (figures, same))
    np.testing.assert_allclose(one.by_figure, both.by_figure, atol=1e-12)
    np.testing.assert_array_equal(one.guess_by_figure, both.guess_by_figure)
    assert both.between_counts == 0
    assert "upper" not in both.bands


def test_a_guess_is_made_from_each_of_two_counts_and_not_from_figures_between() -> None:
    heat = np.repeat(np.array([5, 1, 9, 3, 12, 7, 2, 10, 4, 8, 6, 11], float), 12)
    run = xr.Dataset({"motion": (("draw", "time"), np.tile(heat, (9, 1)))}, {"time": MONTHS.to_timestamp()})
    flat = recorded(np.full(12, 2.0)).values
    calm = {"calm": np.zeros(len(MONTHS))}
    row = only(against_record(run, [Figures(flat, upper=flat * 50)], calm))
    assert row.series is not None
    guess = row.series.guesses[OTHERS]
    # the figures of each count are all alike, so that each guess is that count
    np.testing.assert_allclose(guess, np.log1p(100.0))  # all between the counts is drawn together
    edges = row.bands[["guess_low_80", "guess_high_80"]].to_numpy()
    np.testing.assert_allclose(edges, [[2.0, 100.0]] * 12)


def test_the_parts_of_a_whole_are_one_row_scored_as_a_division(ran, driven) -> None:
    first = recorded(driven[::12] ** 2).values.iloc[:1]
    both = ran.assign(rest=3 * ran["motion"])  # three quarters to the rest, whatever the draw
    parts = [
        Figures(first, name="motion", whole="all that moves"),
        Figures(first * 3, name="rest", whole="all that moves", part="rest"),
    ]
    right = only(against_record(both, parts, {"heat": driven}))
    turned = [parts[0], Figures(first / 3, name="rest", whole="all that moves", part="rest")]
    wrong = only(against_record(both, turned, {"heat": driven}))
    assert right.name == "all that moves"
    assert right.bands["recorded"].tolist() == [0.25, 0.75]
    assert (right.mean_crps, right.verdict) == (pytest.approx(0, abs=1e-6), "better")
    assert (wrong.coverage_95, wrong.verdict) == (0.0, "worse")


def test_a_division_between_two_counts_is_not_a_miss_and_others_count_from_the_nearer(ran, driven) -> None:
    first = recorded(driven[::12] ** 2).values.iloc[:1]
    both = ran.assign(rest=3 * ran["motion"])  # three quarters to the rest, whatever the draw
    share = first * 0 + 0.2  # from a fifth, and from seven tenths, to three tenths and four fifths
    parts = [
        Figures(share, upper=share + 0.1, name="motion", whole="all that moves"),
        Figures(share + 0.5, upper=share + 0.6, name="rest", whole="all that moves", part="rest"),
    ]
    row = only(against_record(both, parts, {"heat": driven}))
    assert row.bands["upper"].tolist() == pytest.approx([0.3, 0.8])
    assert (row.mean_crps, row.coverage_95, row.verdict) == (0.0, 1.0, "better")
    narrow = [
        Figures(share - 0.1, upper=share, name="motion", whole="all that moves"),
        Figures(share + 0.6, upper=share + 0.7, name="rest", whole="all that moves", part="rest"),
    ]
    missed = only(against_record(both, narrow, {"heat": driven}))
    assert missed.mean_crps == pytest.approx(np.hypot(0.05, 0.05), abs=1e-6)
    assert missed.distances == pytest.approx(np.full(64, 0.05), abs=1e-6)


def test_a_whole_divided_correctly_in_many_years_is_better_than_a_blind_guess(ran, driven) -> None:
    pushes = recorded(driven[::12] ** 2).values
    both = ran.assign(rest=3 * ran["motion"])
    parts = [
        Figures(pushes, name="motion", whole="all that moves"),
        Figures(pushes * 3, name="rest", whole="all that moves", part="rest"),
    ]
    row = only(against_record(both, parts, {"heat": driven}))
    assert row.figures == 12
    gaps = row.by_figure - row.guess_by_figure
    of_figures = gaps.std(ddof=1) / np.sqrt(12)
    assert row.standard_error == pytest.approx(np.hypot(of_figures, row.monte_carlo))
    assert row.verdict == "better"


def test_counts_of_parts_that_are_not_shares_are_not_scored(ran, driven) -> None:
    seats = recorded(driven[::12] ** 2).values.iloc[:1] * 0 + 90.0
    both = ran.assign(rest=3 * ran["motion"])
    parts = [
        Figures(seats, upper=seats + 10, name="motion", whole="all that moves"),
        Figures(seats * 3, upper=seats * 3, name="rest", whole="all that moves", part="rest"),
    ]
    row = only(against_record(both, parts, {"heat": driven}))
    assert np.isnan(row.mean_crps)
    assert row.verdict == ""
    assert "360" in row.cause


def test_with_constant_inputs_the_guess_uses_the_other_figures(ran, driven) -> None:
    row = only(against_record(ran, [recorded(driven[::12] ** 2)], {"calm": np.zeros(len(MONTHS))}))
    assert row.baseline == OTHERS
    assert np.isfinite(row.skill)


def test_a_record_outside_the_run_is_a_row_with_its_cause(ran, driven, wording) -> None:
    late = recorded(driven[::12] ** 2, later=50)
    row = only(against_record(ran, [late], {"heat": driven}))
    assert row.figures == 0
    wording(row.cause)


def test_failed_draws_are_counted_and_left_out_of_the_band(ran, driven) -> None:
    broken = ran.copy(deep=True)
    broken["motion"][0] = np.nan
    row = only(against_record(broken, [recorded(driven[::12] ** 2)], {"heat": driven}))
    assert (row.draws_scored, row.draws_failed) == (63, 1)
    assert (row.bands["low_95"] <= row.bands["middle"]).all()
    assert (row.bands["middle"] <= row.bands["high_95"]).all()


def test_an_input_for_several_countries_is_refused(ran, driven, wording) -> None:
    with pytest.raises(ValueError, match="country") as refused:
        against_record(ran, [recorded(driven[::12] ** 2)], {"heat": np.stack([driven, driven], axis=1)})
    wording(refused.value)


def test_the_table_has_a_line_for_each_target(ran, driven) -> None:
    figures = recorded(driven[::12] ** 2)
    rows = against_record(ran, [figures, figures], {"heat": driven})
    table = target_table(rows)
    assert len(table) == 2
    assert "bands" not in table
