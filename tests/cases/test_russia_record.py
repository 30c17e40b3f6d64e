"""The Russian figures as they came: totals that are known from elsewhere must come out of the tables."""

import re

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.cases.russia.series import (
    factory_wage_by_year,
    metal_share_by_quarter,
    percent_workers_striking_by_year,
    political_share_by_quarter,
    political_share_by_year,
    read_record,
    society_tables,
    strikers_by_quarter,
    strikers_by_year,
    struck_firm_ratio_by_year,
    workforce_by_year,
)
from conjuncture.records import RecordError, overview
from conjuncture.records.picture import plot

STRIKERS = """31.2 29.5 59.9 43.2 57.5 29.4 32.2 36.7 86.8 24.9
              2863.2 1108.4 740.1 176.1 64.2 46.6 105.1 725.5 887.1 1337.5"""


def test_the_strikers_of_twenty_years_are_those_of_the_factory_inspectorate() -> None:
    target = strikers_by_year()
    assert target.values.index.tolist() == list(range(1895, 1915))
    assert target.values.tolist() == [float(number) for number in STRIKERS.split()]
    assert target.values.loc[:1904].sum() == pytest.approx(431, abs=0.5)  # printed in whole thousands


def test_quarters_add_up_to_the_year_and_kinds_to_the_quarter() -> None:
    everyone, economic, political = (
        strikers_by_quarter(kind).values for kind in ("all", "economic", "political")
    )
    assert everyone.index.tolist() == [
        f"{year}Q{quarter}" for year in (1905, 1906) for quarter in (1, 2, 3, 4)
    ]
    # Thousands rounded: half a thousand for each of two kinds, and for each of four quarters.
    assert (economic + political - everyone).abs().max() <= 1
    yearly = strikers_by_year().values
    for year in (1905, 1906):
        assert everyone[everyone.index.str.startswith(str(year))].sum() == pytest.approx(
            yearly.loc[year], abs=2
        )


def test_shares_by_quarter_are_the_known_figures() -> None:
    assert political_share_by_quarter().values.round(2).tolist() == [
        0.25,
        0.5,
        0.44,
        0.66,
        0.73,
        0.54,
        0.58,
        0.41,
    ]
    metal = metal_share_by_quarter().values
    assert (round(metal.iloc[0], 2), round(metal.iloc[-1], 2)) == (0.34, 0.25)


def test_political_strikes_decline_after_1907_and_years_with_one_definition_are_compared_once() -> None:
    target = political_share_by_year()
    assert target.values.round(2).to_dict() == {1907: 0.73, 1908: 0.53, 1909: 0.12, 1910: 0.09, 1911: 0.08}
    assert not {label[:4] for label in political_share_by_quarter().values.index} & set(
        map(str, target.values.index)
    )
    assert target.low is not None
    assert target.high is not None
    assert (target.high - target.low).idxmax() == 1910  # four thousand, printed without a decimal


def test_political_figures_carry_their_definition() -> None:
    assert political_share_by_quarter().political == political_share_by_year().political == "lenin"
    assert strikers_by_quarter("political").political == "lenin"
    assert strikers_by_quarter("all").political is None
    record = read_record()
    assert record.yearly("ru_strikers_political_trotsky").loc[1905] == 1843
    assert record.yearly("ru_strikers_pol_lenin").loc[1905] == 1424


def test_struck_firms_were_large_in_quiet_years_and_nearly_of_average_size_in_1905() -> None:
    ratio = struck_firm_ratio_by_year()
    known = {1895: 5.0, 1903: 1.5, 1904: 3.5, 1905: 1.7, 1911: 1.8, 1912: 2.9, 1914: 2.7}
    assert {year: round(ratio.values.loc[year], 1) for year in known} == known
    assert len(ratio.values) == 19
    assert 1899 not in ratio.values.index
    assert ratio.values.loc[1906:1910].between(1.45, 1.66).all()
    assert ratio.low is not None
    assert ratio.high is not None
    assert ((ratio.low < ratio.values) & (ratio.values < ratio.high)).all()
    assert (
        ratio.high.loc[1904] / ratio.low.loc[1904] > 1.25
    )  # 0.4 per cent of enterprises, printed to one place


def test_printed_percentages_agree_with_strikers_over_workers() -> None:
    printed = percent_workers_striking_by_year().values
    computed = 100 * strikers_by_year().values / workforce_by_year()["workers"]
    # One printed decimal, and the workers rounded to a hundred: a twentieth and a little.
    assert (printed - computed).abs().max() < 0.06
    assert printed.loc[1905] == 161.5


def test_only_the_workforce_is_interpolated_and_says_so() -> None:
    workforce = workforce_by_year()
    assert workforce.index.tolist() == list(range(1895, 1915))
    assert workforce["workers"].loc[1899] == pytest.approx((1505.2 + 1699.4) / 2)
    assert workforce.index[workforce["kind"] == "assumption"].tolist() == [1895, 1896, 1897, 1898, 1899, 1900]
    assert 1899 not in read_record().yearly("ru_workers_under_inspection").index


def test_wages_of_1905_can_be_corrected_for_strikes() -> None:
    assert factory_wage_by_year().tolist() == [201, 202, 208, 213, 205, 231, 241, 242, 236, 242]
    assert factory_wage_by_year(without_strike_losses=True).loc[1905] == 215
    assert factory_wage_by_year().loc[1905] == 205


def test_steel_and_soldiers_occur_once() -> None:
    record = read_record()
    assert record.yearly("ru_iron_steel_production").index.max() == 1928
    assert record.yearly("steel_production").index.min() == 1929
    assert record.yearly("military_personnel").index.min() == 1929


def test_the_record_is_only_about_russia_and_uses_every_source() -> None:
    record = read_record()
    frames = [record[series_id].frame for series_id in record]
    assert {country for frame in frames for country in frame["country"]} == {"RU", "SU"}
    of_figures = {key for frame in frames for key in frame["source_key"]}
    society = load("russia_1895_1933").society(1, 0)
    cited = " ".join(society.given[name].source for name in ("founded", "dissolved"))
    of_dates = {key for key in record.all_sources if f"{key}: " in cited}
    course = load("russia_1895_1933").course
    assert course is not None
    of_events = {spell.source_key for spell in course.spells} - {""}
    of_votes = {
        key for key in record.all_sources if f"{key}: " in society.given["electoral_democracy"].source
    }
    assert of_votes == {"vdem"}
    assert of_figures | of_dates | of_events | of_votes == set(record.all_sources)
    assert len(of_dates) == 5
    assert sum(len(frame) for frame in frames) == 1980


def test_every_citation_is_complete_without_the_line_before() -> None:
    for source in read_record().all_sources.values():
        assert not re.search(r"\b(same|ibid|idem)\b", source.citation, re.IGNORECASE), source


def test_disagreements_name_existing_series_and_can_be_looked_up() -> None:
    record = read_record()
    assert {name for dispute in record.all_disagreements for name in dispute.series_ids} <= set(record.ids())
    disputes = record.disagreements("ru_strikers_quarterly")
    assert any("1905" in dispute.recommended_use for dispute in disputes)
    assert len(record.disagreements("ru_strikers_total")) == 2
    assert len(record.all_disagreements) == 61


def test_two_definitions_of_plant_size_under_one_name_are_not_mixed(wording) -> None:
    with pytest.raises(RecordError, match="percent of workers, thousand workers") as refused:
        read_record().values("ru_workers_by_plant_size")
    wording(refused.value)
    assert read_record().yearly("ru_workers_by_plant_size", size="over 1000").to_dict() == {
        1901: 526,
        1910: 713,
    }


def test_every_series_has_a_row_in_the_overview() -> None:
    record = read_record()
    rows = overview(record)
    assert len(rows) == len(record) == 323
    assert all(row.sources and row.unit and row.first_year <= row.last_year for row in rows)


@pytest.mark.parametrize(
    "series_id",
    [
        "ru_strikers_quarterly",
        "ru_event",
        "ru_price",
        "constituent_seats",
        "ru_workers_by_plant_size",
        "bolshevik_members",
    ],
)
def test_series_of_every_shape_are_drawn_with_a_finding_and_a_source(series_id: str) -> None:
    title = plot(read_record(), series_id).to_dict()["title"]
    assert any(character.isdigit() for line in title["text"] for character in line)
    assert title["subtitle"][0].startswith("Source (grade ")


def test_the_strikers_are_drawn_on_a_log_scale_and_wages_are_not() -> None:
    record = read_record()
    assert plot(record, "ru_strikers_total").to_dict()["encoding"]["y"]["scale"] == {"type": "log"}
    assert plot(record, "ru_factory_wage_annual").to_dict()["encoding"]["y"]["scale"] == {"zero": True}


def test_size_classes_are_those_of_the_inspection() -> None:
    sizes = society_tables()["size_classes"]
    assert sizes.groupby("year")["workers_thousand"].sum().to_dict() == {1901: 1702, 1910: 1903}
    assert sizes.groupby("year")["plants"].sum().to_dict() == {1901: 18102, 1910: 15080}
    means = sizes[sizes["year"] == 1901].set_index("size_class")
    assert ((means["mean_size"] >= means["smallest"]) & ~(means["mean_size"] > means["largest"])).all()
    record = read_record()
    for size_class, rows in sizes.groupby("size_class"):
        plants = record.yearly("ru_plants_by_size", size=str(size_class))
        workers = record.yearly("ru_workers_by_plant_size", size=str(size_class))
        assert plants.tolist() == rows["plants"].tolist()
        assert workers.tolist() == rows["workers_thousand"].tolist()


def test_branches_and_towns_add_up_to_the_whole_in_both_directions() -> None:
    tables = society_tables()
    branches = tables["branches"].set_index("branch")["share_of_workers"]
    towns = tables["towns"].set_index("town")["share_of_workers"]
    mix = tables["town_branches"].pivot(index="town", columns="branch", values="share_of_town")
    np.testing.assert_allclose(
        mix.mul(towns, axis=0).sum()[branches.index], branches, atol=2e-4
    )  # four places
    six = tables["towns"].query("town != 'other'")["workers_thousand"].sum()
    assert six == read_record().yearly("ru_workers_six_gubernias").loc[1905] == 827


def test_assumptions_about_the_society_have_reasons_and_recorded_values_sources() -> None:
    for table in society_tables().values():
        assert (table["reason"].str.len() > 20).all()
        assert ((table["source_key"] == "") == (table["kind"] == "assumption")).all()
    traits = society_tables()["traits"]
    women = traits[(traits["trait"] == "female") & (traits["year"] == 1905)].set_index("applies_to")["value"]
    branches = society_tables()["branches"].set_index("branch")["share_of_workers"]
    assert 0.244 < (women * branches).sum() < 0.333
