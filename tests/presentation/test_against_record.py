"""Targets as people read them: units of the record, a verdict in words, and no tiny numbers."""

import re
from types import SimpleNamespace

import altair as alt
import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.cases.registry import load
from conjuncture.inquiry.runs.standings import Standing, standings
from conjuncture.presentation.against_record import table
from conjuncture.presentation.pages import svg_of
from conjuncture.presentation.pictures.record import record_pictures
from conjuncture.presentation.pictures.recorded_rows import recorded_rows
from conjuncture.presentation.record_words import of_series

CASE = load("russia_1895_1933")
MONTHS = pd.period_range("1895-01", "1933-12", freq="M").to_timestamp()
VARIABLES = ("class_activity", "workers", "vote_share", "members", "officials_of_party", "villages_that_act")


@pytest.fixture(scope="module")
def shown() -> list[Standing]:
    """All targets beside luck: a run in which every variable is drawn once for each draw and month."""
    society, luck = CASE.society(1, 0), np.random.default_rng(0)
    data, coordinates = {}, {"draw": range(40), "time": MONTHS}
    for name in VARIABLES:
        level = "organisation" if name in ("vote_share", "members") else "country"
        labels = list(society.levels[level].labels or ())
        coordinates[level] = labels
        data[name] = (("draw", "time", level), luck.lognormal(-4, 1, (40, len(MONTHS), len(labels))))
    variables = {name: SimpleNamespace(level=data[name][0][2]) for name in VARIABLES}
    inputs = CASE.inputs_of(CASE.scenarios[0])
    resolved, theory = SimpleNamespace(variables=variables), SimpleNamespace(inputs=inputs)
    simulation = SimpleNamespace(society=society, resolved=resolved, theory=theory)
    run = xr.Dataset(data, coordinates)
    return list(standings(CASE, simulation, run, CASE.targets(), inputs))  # type: ignore[arg-type]


def known_between(shown: list[Standing]) -> list[Standing]:
    found = [standing for standing in shown if standing.row.between_counts]
    assert {standing.form for standing in found} >= {"few", "division"}
    return found


def test_a_figure_between_two_counts_is_told_by_both_and_one_count_by_itself(shown) -> None:
    rows = {row["name"]: row for row in table(shown).to_dict("records")}
    for standing in shown:
        cell = rows[standing.row.name]["recorded"]
        assert ("two counts" in cell) == (standing.row.between_counts > 0), standing.row.name
    of_summer = rows["Socialist Revolutionary members 1917"]
    assert of_summer["recorded"] == "between 500,000 and 1 million, two counts\n700,000"
    assert "of draws" in of_summer["finding"]
    assert rows["Bolshevik members 1917-19"]["recorded"].endswith("3 of 6 between two counts")


def test_pictures_draw_a_bar_between_two_counts_and_a_dot_for_one(shown) -> None:
    run = SimpleNamespace(standings=tuple(shown), beside=(), chosen="prior")
    pictures = record_pictures(run)  # type: ignore[arg-type]
    for picture in pictures:
        picture.chart.to_dict()  # Altair checks it against the schema of Vega-Lite
    few = next(picture for picture in pictures if picture.name == "record_few_figures").data
    summer, october = few[few["target"] == "Socialist Revolutionary members 1917"].to_dict("records")
    assert summer["recorded"] * summer["upper"] == pytest.approx(1)  # put at one, in the middle
    assert summer["upper"] / summer["recorded"] == pytest.approx(2)
    assert october["upper"] == october["recorded"] == 1
    assert [row["label"] for row in (summer, october)] == ["1917 Q2: 0.5 to 1 million", "Oct 1917: 700,000"]
    told = next(one.told for one in shown if one.row.name == october["target"])
    assert [row["share_reaching"] for row in (summer, october)] == told["share_reaching"].tolist()


def test_a_bar_between_two_near_counts_is_as_wide_as_a_dot_at_least() -> None:
    row = {"label": "a", "recorded": 15.0, "upper": 15.01, "middle": 20.0, "low": 10.0, "high": 30.0}
    band = [("low", "high", "#8dbfe0")]
    chart = recorded_rows(
        pd.DataFrame([row]), band, alt.Scale(domain=[0, 100]), alt.Axis(), width=400, names=90
    )
    drawn = re.findall(r"<path[^>]*aria-roledescription=\"bar\"[^>]*>", svg_of(chart.to_dict()))
    (recorded,) = [path for path in drawn if 'fill="#1a1a1a"' in path]
    (outline,) = re.findall(r'stroke-width="(\d+)"', recorded)
    assert int(outline) >= 4


def test_the_peak_of_a_series_is_told_by_both_of_its_counts(shown) -> None:
    members = next(standing for standing in shown if standing.row.name == "Bolshevik members 1917-19")
    words = " ".join(of_series(members))
    assert "from 5,000 to 390,000" in words
