"""Targets as people read them: units of the record, a verdict in words, and no tiny numbers."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture.cases.case import load
from conjuncture.presentation import against_record, record_pictures
from conjuncture.presentation.against_record import Standing, standings
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.variable_list import small

CASE = load("russia_1895_1933")
MONTHS = pd.period_range("1895-01", "1933-12", freq="M").to_timestamp()
VARIABLES = ("class_activity", "workers", "leads", "members", "officials_of_party", "peasant_movement")


@pytest.fixture(scope="module")
def shown() -> list[Standing]:
    """All targets beside luck: a run in which every variable is drawn once for each draw and month."""
    society, luck = CASE.society(1, 0), np.random.default_rng(0)
    data, coordinates = {}, {"draw": range(40), "time": MONTHS}
    for name in VARIABLES:
        level = "organisation" if name in ("leads", "members") else "country"
        labels = list(society.levels[level].labels or ())
        coordinates[level] = labels
        data[name] = (("draw", "time", level), luck.lognormal(-4, 1, (40, len(MONTHS), len(labels))))
    variables = {name: SimpleNamespace(level=data[name][0][2]) for name in VARIABLES}
    simulation = SimpleNamespace(society=society, resolved=SimpleNamespace(variables=variables))
    inputs = CASE.inputs_of(CASE.scenarios[0])
    run = xr.Dataset(data, coordinates)
    found = SimpleNamespace(
        case=CASE, targets=CASE.targets(), dataset=run, inputs=inputs, simulation=simulation
    )
    return standings(found)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def drawn(shown: list[Standing]) -> list[Picture]:
    return record_pictures.pictures(shown)


def test_every_target_of_the_case_has_a_baseline_in_words_and_a_finding(shown: list[Standing]) -> None:
    assert len(shown) == 19
    table = against_record.table(shown)
    assert (table["baseline"].str.len() > 0).all()
    assert table["skill"].notna().all()
    assert table["finding"].str.contains("better than|worse than").all()


def test_figures_are_told_in_the_unit_in_which_they_were_recorded(shown: list[Standing]) -> None:
    table = against_record.table(shown).set_index("name")
    assert table.loc["Bolshevik members 1905-07", "recorded"] == "8,400\n13,000\n46,100"
    assert table.loc["Bolshevik members in October 1917, a band", "recorded"] == "200,000 to 350,000"
    assert table.loc["strikers by year", "recorded"] == "24.9 to 2,860"
    assert table.loc["workers in large industry", "unit"] == "% of 1913"


def test_the_worse_is_told_first_and_every_target_is_counted_once(shown: list[Standing]) -> None:
    first = against_record.in_short(shown)[0]
    assert first.index("worse") < first.index("no better") < first.index("and better")
    counts = [
        sum(one.row.verdict == verdict for one in shown) for verdict in ("worse", "no better", "better")
    ]
    assert sum(counts) == len(shown)
    assert f"worse than the guess beside it on {counts[0] or 'none'}" in first


def test_of_each_target_the_page_says_whether_matching_looked_at_it(shown: list[Standing]) -> None:
    said = against_record.likeness(shown).set_index("name")["matching"]
    assert "2 crude patterns look" in said["strikers by year"]
    assert said["staff of the party centre"].startswith("never used")


def test_what_rests_on_grade_c_alone_is_marked_wherever_its_finding_stands(
    shown: list[Standing], drawn: list[Picture]
) -> None:
    findings = against_record.table(shown).set_index("name")["finding"]
    weak = {one.row.name for one in shown if one.weak}
    assert {"strikers by year", "workers under inspection"} <= weak
    assert "soviet congress of June 1917, by party" not in weak
    assert {name for name, finding in findings.items() if finding.endswith("(record of grade C)")} == weak
    assert sum(picture.title.endswith("(record of grade C)") for picture in drawn) == 2  # long series
    assert any(
        f"{len(weak)} of them rest on sources of grade C" in said for said in against_record.in_short(shown)
    )


def test_a_congress_with_three_counts_is_told_as_bands(shown: list[Standing]) -> None:
    recorded = against_record.table(shown).set_index("name")["recorded"]
    assert (
        recorded["soviet congress of November 1917, by party"] == "52.2 to 62.7\n11.2 to 14.3\n25.7 to 34.1"
    )
    assert recorded["soviet congress of June 1917, by party"] == "16.5\n38.9\n44.7"


def test_no_sentence_and_no_cell_holds_a_tiny_number(shown: list[Standing], drawn: list[Picture]) -> None:
    cells = (
        against_record.table(shown).drop(columns=["skill", "uninformed_skill"]).to_numpy().ravel().tolist()
    )
    told = " ".join([*map(str, cells), *(sentence for picture in drawn for sentence in picture.finding)])
    assert "0.00" not in told
    assert "e-0" not in told
    assert small(0.00013) == "under 0.001"


def test_series_have_a_picture_each_and_few_figures_and_shares_one_together(drawn: list[Picture]) -> None:
    names = [picture.name for picture in drawn]
    assert names[-2:] == ["record_shares", "record_few_figures"]
    assert names[:-2] == [
        "record_strikers_by_year",
        "record_workers_under_inspection",
        "record_workers_in_large_industry",
        "record_peasant_actions_in_1917",
    ]
    assert all(picture.finding for picture in drawn)


def test_no_line_bridges_the_years_between_1913_and_1921(drawn: list[Picture]) -> None:
    (industry,) = [picture for picture in drawn if picture.name == "record_workers_in_large_industry"]
    (rows,) = [rows for rows in industry.chart.to_dict()["datasets"].values() if "recorded" in rows[0]]
    assert [row["recorded"] is None for row in rows] == [False, True, *[False] * 5]


def test_every_figure_of_the_few_stands_at_the_same_place(drawn: list[Picture]) -> None:
    few = drawn[-1].data
    middle = np.sqrt(few["recorded"] * few["upper"])
    np.testing.assert_allclose(middle, 1.0)
