"""The books' targets are read as other targets are, figure for figure, and stand beside their own guess."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.inquiry.runs.book_standings import _beside, by_month, recorded_targets
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.inquiry.runs.strike_books import MAIN, StrikeBooks
from conjuncture.records import BookTarget, RecordError
from conjuncture.scoring import Prediction, baselines, score_table, shuffled_inputs
from conjuncture.scoring.target_rows import TargetRow

YEARS = BookTarget(
    "Strikers by year",
    "strikers_year",
    pd.Series([20.0, 2000.0], index=pd.Index([1904, 1905], name="year")),
    "thousand participations",
    None,
    ("books",),
)
QUARTERS = BookTarget(
    "Political share",
    "political_share_quarter",
    pd.Series([0.5, 0.25], index=pd.Index(["1905Q1", "1905Q2"], name="quarter")),
    "share of strikers",
    "lenin",
    ("books",),
)
OBSERVED = xr.Dataset(
    {
        "strikers_year": (("draw", "year"), [[10.0, 30.0], [40.0, 50.0]]),
        "political_share_quarter": (("draw", "quarter"), [[0.1, 0.2], [0.3, np.nan]]),
    },
    {"draw": [0, 1], "year": [1904, 1905], "quarter": ["1905Q1", "1905Q2"]},
    attrs={"political": "lenin"},
)
MONTHS = pd.date_range("1904-01-01", "1905-12-01", freq="MS").to_numpy()


def test_each_period_is_compared_with_the_figure_of_the_same_period_of_the_books() -> None:
    years, quarters = recorded_targets({"years": YEARS, "quarters": QUARTERS}, OBSERVED)
    run = by_month(OBSERVED, MONTHS)
    beside = years.beside(run)
    np.testing.assert_array_equal(beside["simulated"], OBSERVED["strikers_year"])
    assert beside["recorded"].to_numpy().tolist() == [20.0, 2000.0]
    np.testing.assert_array_equal(quarters.beside(run)["simulated"], OBSERVED["political_share_quarter"])


def test_figures_are_told_in_single_participations_and_per_cent() -> None:
    years, quarters = recorded_targets({"years": YEARS, "quarters": QUARTERS}, OBSERVED)
    assert (years.told_in, 20.0 / years.told_per) == ("participations", 20_000)
    assert (quarters.told_in, 0.5 / quarters.told_per) == ("%", 50)


def test_another_definition_of_political_strikes_is_refused(wording) -> None:
    official = OBSERVED.assign_attrs(political="official")
    with pytest.raises(RecordError, match=r"'quarters'.*'lenin'") as refused:
        recorded_targets({"quarters": QUARTERS}, official)
    wording(refused.value)


def test_a_target_that_the_run_lacks_is_still_there_to_be_told() -> None:
    (years,) = recorded_targets({"years": YEARS}, OBSERVED.drop_vars("strikers_year"))
    assert years.values.tolist() == [20.0, 2000.0]


def test_what_the_books_know_between_two_edges_keeps_both() -> None:
    edges = {"low": YEARS.values * 0.9, "high": YEARS.values * 1.2, "between": "printed rounding"}
    (years,) = recorded_targets({"years": replace(YEARS, **edges)}, OBSERVED)
    beside = years.beside(by_month(OBSERVED, MONTHS))
    assert beside["recorded"].to_numpy().tolist() == [18.0, 1800.0]
    assert beside["upper"].to_numpy().tolist() == [24.0, 2400.0]
    assert years.between == "printed rounding"


def test_the_yearly_strikers_are_told_from_their_guess_by_blocks_of_years_over_the_years_scored() -> None:
    years = np.arange(1895, 1915)
    strikers = pd.Series(np.exp(np.sin(years / 3.0)) * 100, index=pd.Index(years, name="year"))
    target = replace(YEARS, name=MAIN, values=strikers)
    alike = np.repeat([0.0, 1.5, 0.5, 0.1], 5)  # a theory that errs by blocks of years
    luck = np.random.default_rng(1).normal(0, 0.1, (40, 20))
    drawn = np.asarray(strikers.to_numpy() * np.exp(alike + luck), np.float64)
    inputs = {"trade": np.cos(years / 3.0)}
    others = [one for one in baselines(years, strikers, inputs, draws=40) if one.kind == "free-running"]
    own = Prediction("theory", "free-running", drawn, "Nothing.", 0)
    scores = tuple(score_table(years, strikers, (own, *others)))
    control = shuffled_inputs(years, strikers, inputs, scheme="blocks", draws=40, shuffles=5)
    books = StrikeBooks({MAIN: target}, scores, "", control, (), own, tuple(others))
    observed = xr.Dataset(
        {"strikers_year": (("draw", "year"), drawn)}, {"draw": np.arange(40), "year": years}
    ).assign_attrs(political="lenin")
    (recorded,) = recorded_targets({MAIN: target}, observed)
    row = TargetRow(name=MAIN, unit=recorded.unit, figures=20)
    standing = Standing((recorded,), row, (), pd.DataFrame(index=range(20)), "participations")
    (theory,) = (one for one in scores if one.name == "theory")
    (nearest,) = (one for one in scores if books.nearest is not None and one.name == books.nearest.name)
    found = _beside(standing, theory, nearest, books).row
    gaps = found.by_figure - found.guess_by_figure
    assert len(gaps) == 15  # the first five years are some guesses' warm-up
    means = gaps.reshape(3, 5).mean(axis=1)
    of_blocks = means.std(ddof=1) / np.sqrt(3)
    assert found.standard_error == pytest.approx(np.hypot(of_blocks, found.monte_carlo))
    assert found.standard_error > 1.5 * gaps.std(ddof=1) / np.sqrt(15)
