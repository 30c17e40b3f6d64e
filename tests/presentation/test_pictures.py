"""The pictures show the numbers they were made from, and what is said above them follows the numbers."""

import json

import numpy as np
import pandas as pd
import pytest

from conjuncture.inquiry.runs.strike_books import StrikeBooks
from conjuncture.presentation.number_words import about, counted, listed, number, ordinal, people, percent
from conjuncture.presentation.pictures import band_words, distance, theme, waves
from conjuncture.presentation.run_page import run_pictures
from conjuncture.scoring import Prediction, WaveRow, bands, baselines, score_table
from conjuncture.studies.run_result import Run


def test_every_picture_is_a_valid_chart_with_finding_data_and_description(study: Run) -> None:
    pictures = run_pictures(study).by_name
    assert {"ranking", "distance", "waves", "inputs", "course_horizon"} <= set(pictures)
    for name, picture in pictures.items():
        spec = picture.chart.to_dict()  # Altair checks it against the schema of Vega-Lite
        assert spec["description"] == picture.description
        assert picture.finding or name == "ranking"  # the finding of the whole run stands above that one
        assert all(sentence.endswith(".") for sentence in picture.finding)
        assert len(picture.data) > 0
        if picture.table is not None:
            assert {len(row) for row in picture.table.rows} == {len(picture.table.headings)}


def test_each_recorded_series_that_draws_have_is_drawn_figure_for_figure(study: Run) -> None:
    pictures = run_pictures(study).by_name
    strikers = pictures["record_strikers_by_year"].data
    assert strikers.loc[strikers["figure"] == "1905", "recorded"].tolist() == [pytest.approx(2_863_200)]
    drawn = study.observed["strikers_year"].sel(year=1905).to_numpy() * 1000
    row = strikers[strikers["figure"] == "1905"].iloc[0]
    np.testing.assert_allclose([row["low_95"], row["high_95"]], np.quantile(drawn, [0.025, 0.975]), rtol=1e-6)
    assert row["share_reaching"] == (drawn >= 2_863_200).mean()
    assert [row[f"draw_{number}"] for number in range(5)] == pytest.approx(drawn[:5].tolist(), rel=1e-6)


def test_the_bands_are_the_quantiles_of_the_draws(study: Run, books: StrikeBooks) -> None:
    rows = bands.beside(study.observed, books.targets["strikers by year"])
    drawn = study.observed["strikers_year"].sel(year=1905).to_numpy()
    told = rows.loc[[1905], ["low_90", "low_50", "median", "high_50", "high_90"]].to_numpy(float)[0]
    np.testing.assert_allclose(told, np.quantile(drawn, [0.05, 0.25, 0.5, 0.75, 0.95]), rtol=1e-12)
    assert rows["recorded"].to_dict()[1905] == 2863.2
    assert rows["share_reaching"].to_dict()[1905] == (drawn >= 2863.2).mean()


def test_single_draws_are_the_first_by_number(study: Run, books: StrikeBooks) -> None:
    rows = bands.beside(study.observed, books.targets["strikers by year"])
    for draw in range(bands.SHOWN_DRAWS):
        expected = study.observed["strikers_year"].sel(draw=draw).to_numpy()
        np.testing.assert_array_equal(rows[f"draw_{draw}"], expected)


def test_quarters_in_which_nobody_struck_are_left_out_and_counted(study: Run, books: StrikeBooks) -> None:
    observed = study.observed.copy(deep=True)
    observed["political_share_quarter"].loc[{"quarter": "1905Q2"}] = np.nan
    observed["political_share_quarter"].loc[{"quarter": "1905Q2", "draw": 3}] = 0.5
    rows = bands.beside(observed, books.targets["political share by quarter"])
    assert rows.loc["1905Q2", "draws_counted"] == 1
    assert rows.loc["1905Q2", "draws_left_out"] == 15
    assert rows.loc["1905Q2", "median"] == 0.5


def test_a_figure_whose_rounding_reaches_into_the_band_counts_as_inside() -> None:
    rows = _rows(recorded=[5.0], low=[4.0], high=[6.0], band=(5.5, 7.0))
    assert bands.placement(rows).inside_90 == 1
    assert bands.placement(rows.assign(recorded_high=5.4)).inside_90 == 0


def test_what_is_said_of_the_place_of_the_record_follows_the_numbers(wording) -> None:
    def told(*recorded: float) -> str:
        return band_words.strikers_in_words(_rows(list(recorded), band=(4.0, 7.0)))[0]

    wording(told(5.0, 6.0), told(9.0, 9.0, 5.0), told(1.0, 1.0))


def test_a_wide_band_is_said_to_contradict_little_and_a_narrow_one_is_not() -> None:
    wide, narrow = ((1.0, 900.0), (4.0, 8.0))
    told = [band_words.strikers_in_words(_rows([5.0, 6.0, 7.0], band=band)) for band in (wide, narrow)]
    assert [any("contradicts little" in sentence for sentence in some) for some in told] == [True, False]


@pytest.mark.parametrize(
    ("medians", "said"),
    [(range(1, 14), "high"), (range(13, 0, -1), "low"), ([5] * 13, "never")],
)
def test_the_timing_is_told_by_the_rank_correlation(medians: list[int], said: str, wording) -> None:
    rows = _rows([float(value) for value in range(1, 14)]).assign(median=list(medians))
    sentence = band_words.strikers_in_words(rows)[-1]
    assert said in sentence
    wording(sentence)


def test_the_finding_on_distance_says_plainly_who_is_nearer(books: StrikeBooks, wording) -> None:
    years = books.targets["strikers by year"].values.index.to_numpy()
    recorded = books.targets["strikers by year"].values.to_numpy(float)
    others = baselines(years, recorded, draws=50)

    def told(factor: float) -> str:
        noise = np.random.default_rng(1).lognormal(0, 0.05, (50, len(years)))
        own = Prediction("theory", "free-running", factor * recorded * noise, "all", 0)
        return distance.finding(score_table(years, recorded, (own, *others)), "theory")[0]

    wording(told(1.0), told(200.0))


def test_a_theory_that_could_not_be_scored_is_said_to_be_so(books: StrikeBooks, wording) -> None:
    years = books.targets["strikers by year"].values.index.to_numpy()
    recorded = books.targets["strikers by year"].values.to_numpy(float)
    own = Prediction("theory", "free-running", np.full((8, len(years)), np.nan), "all", 0)
    rows = score_table(years, recorded, (own, *baselines(years, recorded, draws=50)))
    wording(distance.finding(rows, "theory")[0])


def test_the_finding_on_waves_names_what_lies_outside_and_on_which_side(wording) -> None:
    nothing = float("nan")
    rows = [
        WaveRow("explosion_ratio", "", 115.0, 2.0, 1.0, 17.0, False, 9, 0),
        WaveRow("half_life_fitted", "", 0.8, 4.0, 1.0, float("inf"), False, 9, 0),
        WaveRow("waves", "", 2.0, 2.0, 1.0, 3.0, True, 9, 0),
        WaveRow("gini", "", 0.7, nothing, nothing, nothing, None, 0, 9),
    ]
    wording(*waves.finding(rows))


def test_assumed_inputs_are_marked_in_the_picture(study: Run) -> None:
    written = json.dumps(run_pictures(study).by_name["inputs"].chart.to_dict(), ensure_ascii=False)
    for name, given in study.inputs.items():
        assert (f"{name.replace('_', ' ')} — ASSUMPTION" in written) == (given.kind == "assumption")
    rows = run_pictures(study).by_name["inputs"].data
    assert set(rows.loc[rows["input"] == "hands", "kind"]) == {"recorded", "assumption"}


def test_numbers_are_written_for_people() -> None:
    assert [number(value) for value in (1918.0, 0.5419, 0, 2863.2)] == ["1,918", "0.542", "0", "2,863"]
    assert about(1531.4) == "1,500"
    assert [people(value) for value in (2863.2, 46.6, 0, 0.6)] == [
        "2.86 million",
        "46.6 thousand",
        "none",
        "0.6 thousand",
    ]
    assert [percent(value) for value in (0.314, 0.0042, 0, 1.0)] == ["31%", "0.42%", "0%", "100%"]
    assert [ordinal(place) for place in (1, 2, 3, 4, 11, 22)] == ["1st", "2nd", "3rd", "4th", "11th", "22nd"]
    assert [counted(n, "draw") for n in (0, 1, 2)] == ["no draws", "1 draw", "2 draws"]
    assert listed(["a", "b", "c"]) == "a, b and c"


def _rows(
    recorded: list[float],
    low: list[float] | None = None,
    high: list[float] | None = None,
    band: tuple[float, float] = (0.0, 1.0),
) -> pd.DataFrame:
    """Rows with one band that is the middle half and nine in ten at once."""
    bottom, top = band
    return pd.DataFrame(
        {
            "recorded": recorded,
            "recorded_low": low or recorded,
            "recorded_high": high or recorded,
            "low_90": bottom,
            "low_50": bottom,
            "median": (bottom + top) / 2,
            "high_50": top,
            "high_90": top,
            "share_reaching": 0.5,
        },
        index=range(1900, 1900 + len(recorded)),
    )


def test_an_axis_of_few_years_names_each_year_once() -> None:
    assert theme.years_axis(1905, 1906).to_dict()["values"] == [1905, 1906]
    assert theme.years_axis(1905.5, 1907).to_dict()["values"] == [1906, 1907]
    assert theme.years_axis(1895, 1914).to_dict()["tickCount"] == 5
