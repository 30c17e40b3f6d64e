"""A study: what was run, what the inspectors would have seen, and who came nearest."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

import conjuncture
from conjuncture import TheoryError
from conjuncture.cases.registry import load
from conjuncture.inquiry.runs.prepare import RunError, prepare
from conjuncture.inquiry.runs.strike_books import MAIN
from conjuncture.studies.run_result import Run

SMALL: dict[str, Any] = {"draws": 4, "workers": 300, "patterns": False}


@pytest.fixture(scope="module")
def small() -> Run:
    return conjuncture.run("russia", **SMALL)


def test_the_same_run_gives_the_same_figures(small: Run) -> None:
    again = conjuncture.run("russia", **SMALL)
    assert again.dataset.identical(small.dataset)
    pd.testing.assert_frame_equal(again.scores, small.scores)


def test_more_draws_do_not_change_the_earlier_ones(small: Run) -> None:
    more = conjuncture.run("russia", draws=9, workers=300, patterns=False)
    assert more.dataset.isel(draw=slice(0, 4)).identical(small.dataset)


def test_the_tables_count_only_the_years_that_every_predictor_of_strikers_predicts(small: Run) -> None:
    scores = small.scores[small.scores["target"] == "strikers by year"]
    assert small.books is not None
    rows = {row.name: row for row in small.books.scores}
    assert {row.first_year for row in rows.values()} == {1900}  # the first five years teach some predictors
    assert (
        scores["figures"].tolist()
        == [rows[name].years_scored for name in scores["predictor"]]
        == [15] * len(scores)
    )
    assert small.tables["verdicts"].set_index("target").loc["strikers by year", "figures"] == 15


def test_a_stopped_run_continues_and_a_finished_one_is_read(tmp_path, small: Run) -> None:
    first = conjuncture.run("russia", store=tmp_path, **SMALL)
    assert (first.computed, first.read) == (1, 0)
    more = conjuncture.run("russia", draws=20, workers=300, patterns=False, store=tmp_path)
    assert (more.computed, more.read) == (1, 1)
    assert more.dataset.isel(draw=slice(0, 4)).identical(small.dataset)


def test_a_damaged_batch_is_run_again(tmp_path, small: Run) -> None:
    conjuncture.run("russia", store=tmp_path, **SMALL)
    (batch,) = tmp_path.glob("*/batch-*")
    batch.write_bytes(batch.read_bytes()[:-100])
    again = conjuncture.run("russia", store=tmp_path, **SMALL)
    assert (again.computed, again.read) == (1, 0)
    assert again.dataset.identical(small.dataset)


def test_another_seed_or_cut_is_stored_as_another_run(tmp_path) -> None:
    conjuncture.run("russia", store=tmp_path, **SMALL)
    assert conjuncture.run("russia", seed=1, store=tmp_path, **SMALL).read == 0
    assert conjuncture.run("russia", without=["taught"], store=tmp_path, **SMALL).read == 0


def test_the_theory_is_scored_with_baselines_on_the_same_years(small: Run) -> None:
    assert small.books is not None
    scored = small.books.scores
    names = {row.name for row in scored}
    assert {"leninism.struggle", "persistence", "climatology (blocks)"} <= names
    assert names == set(small.scores.loc[small.scores["target"] == MAIN, "predictor"])
    assert len({(row.first_year, row.last_year) for row in scored if row.score}) == 1


def test_the_books_never_have_more_strikers_than_there_were(small: Run) -> None:
    happened = (small.dataset.strikers_economic + small.dataset.strikers_political).sum(("branch", "time"))
    booked = small.observed.strikers_year.sum("year")
    # The last days of 1914 (old style) are scaled up by 92 / 79: one quarter of eighty may exceed the truth.
    assert (booked <= happened * 1.02 + 1e-6).all()


def test_the_synthetic_society_has_the_recorded_workforce(small: Run) -> None:
    from conjuncture.cases.russia.targets import workforce_by_year

    recorded = workforce_by_year()["workers"]
    simulated = small.dataset.workforce.isel(draw=0).groupby("time.year").mean()
    slot = 2319.6 / 300  # thousand persons in one of 300 places: the rounding of one place
    years = range(1896, 1914)  # the ends are level by assumption
    gaps = [abs(float(simulated.sel(year=year)) - float(recorded[year])) for year in years]
    assert max(gaps) < 2 * slot + 0.02 * float(np.max(recorded))


def test_an_error_names_the_variables_that_a_theory_must_write_for_the_case() -> None:
    with pytest.raises(TheoryError, match=r"'on_strike'.*'workplace'"):
        prepare(load("russia"), conjuncture.theory("canon.march"))


def test_a_run_has_every_table_and_each_variable_draw_by_draw(small: Run) -> None:
    assert {name: len(small.tables[name]) >= 0 for name in small.tables} == dict.fromkeys(small.tables, True)
    yearly = small.tables["strikers_year"]
    assert list(yearly.columns) == ["draw", "year", "value"]
    observed = small.observed["strikers_year"]
    assert len(yearly) == observed.size
    row = yearly.iloc[-1]
    assert row["value"] == float(observed.sel(draw=row["draw"], year=row["year"]))


def test_a_band_needs_two_draws() -> None:
    with pytest.raises(RunError, match="at least 2"):
        conjuncture.run("russia", draws=1)


def test_results_are_saved_whole_with_units_dates_and_sources(tmp_path, small: Run) -> None:
    import xarray as xr

    back = xr.open_zarr(small.save(tmp_path), consolidated=False).load()
    assert back.equals(small.dataset)
    assert back.strikes.attrs["units"] == "enterprises struck per month"
    assert back.strikes.attrs["source"]
    assert str(back.time.values[0])[:10] == "1895-01-01"
