"""Strikes of fourteen countries: their figures, where these come from, and what no case may hold."""

from pathlib import Path

import numpy as np
import pytest
from tests.cases.made_up_country import spoiled, write_country

import conjuncture
from conjuncture.cases import bridges
from conjuncture.cases.headings import folders
from conjuncture.cases.registry import cases_of, load, names
from conjuncture.files.mistakes import FileError

STRIKES = [name for name in names() if name.startswith("strikes_")]
POST_WAR = [name for name in STRIKES if "_1951_" in name]


def test_the_cases_have_four_countries_before_the_second_war_and_ten_after_it() -> None:
    assert len(STRIKES) == 14
    assert len(POST_WAR) == 10
    assert cases_of("poland") == ("strikes_poland_1921_1938",)
    assert load("poland") is load("strikes_poland_1921_1938")


@pytest.mark.parametrize("name", STRIKES)
def test_all_countries_use_one_bridge_and_only_its_patterns(name: str) -> None:
    case = load(name)
    assert case.name == folders()[name].name
    assert case.bridges == (bridges.called("strikes"),)
    assert case.needs == {"on_strike": "workplace", "takes_part": "worker"}
    assert len({(one.name, one.low, one.high) for one in case.patterns}) == 3
    assert not (folders()[name] / "patterns.toml").exists()
    assert case.null_theory == "leninism.struggle.variants:ISOLATED_SHOCKS"
    first, last = map(int, name.rsplit("_", 2)[1:])
    assert (int(case.start[:4]), case.steps) == (first, 12 * (last + 1 - first))


@pytest.mark.parametrize("name", STRIKES)
def test_no_figure_is_under_a_licence_that_forbids_commercial_use(name: str) -> None:
    for file in folders()[name].iterdir():
        assert "gmd_unemp" not in file.read_text("utf-8")
    sources = load(name).record().all_sources
    assert all("NC" not in source.licence_remark for source in sources.values())


@pytest.mark.parametrize("name", STRIKES)
def test_every_source_is_used_and_no_target_rests_on_a_part_of_its_years(name: str) -> None:
    case = load(name)
    used = {key for series in case.record().series.values() for key in series.frame["source_key"]}
    used |= {key for one in case.inputs_of("as_recorded").values() for key in one.source_keys}
    assert used == set(case.record().all_sources)
    gaps = {"strikes_germany_1899_1913": ("establishments struck by year", "strikes by year", "days by year")}
    for target in case.targets():
        years = [period.left.year for period in target.values.index]
        assert years == sorted(set(years))
        whole = len(years) == case.steps // 12
        assert whole is (target.name not in gaps.get(name, ()))
        assert target.over_time == "sum"


def recorded(name: str, target: str) -> list[float]:
    (found,) = [one for one in load(name).targets() if one.name == target]
    return found.values.to_list()


def test_figures_equal_those_of_the_books() -> None:
    poland = "strikes_poland_1921_1938"
    assert sum(recorded(poland, "strikes by year")) == 16201
    assert recorded(poland, "establishments struck by year")[-2:] == [25242, 9461]
    assert recorded(poland, "strikers by year")[:3] == [479_000, 607_000, 849_000]
    assert recorded("strikes_sweden_1908_1919", "strikers by year")[1] == 301_749
    assert recorded("strikes_spain_1905_1918", "strikes by year")[6] == 118
    germany = recorded("strikes_germany_1899_1913", "strikers by year")
    assert np.mean(germany[:14]) == pytest.approx(229_164, abs=1)
    assert recorded("strikes_germany_1899_1913", "days by year")[5] == 14_536_000
    assert recorded("strikes_canada_1951_1985", "days for 1000 employees by year")[1] == 5918


def test_a_misprint_of_the_book_is_recorded_and_not_scored() -> None:
    case = load("strikes_poland_1921_1938")
    assert recorded(case.name, "days by year")[13] == 2_356_000
    assert case.record().values("pl_strike_days", reading="printed").to_list() == [2_956_000]
    assert case.record().disagreements("pl_strike_days")
    assert (946 * 2491) // 1000 == 2_356


def test_unemployment_is_an_input_only_if_its_licence_allows_it() -> None:
    driven = {name for name in STRIKES if "unemployment" in load(name).inputs_of("as_recorded")}
    assert driven == {"strikes_poland_1921_1938", *POST_WAR}
    for name in STRIKES:
        asked = {target.last_year for target in load(name).targets()}
        assert asked == ({"unemployment"} if name in driven else {"alone"})


@pytest.mark.parametrize("name", sorted({*POST_WAR, "strikes_poland_1921_1938"}))
def test_the_trade_cycle_is_minus_twice_the_change_of_unemployment(name: str) -> None:
    inputs = load(name).inputs_of("as_recorded")
    rate, trade = (inputs[one].values[::12] for one in ("unemployment", "trade_cycle"))
    of_all = 100 if name in POST_WAR else 2_500_000
    assert trade[1:] == pytest.approx(-2 * np.diff(rate) / of_all, abs=1e-5)
    assert trade[0] == 0


def test_the_general_strike_of_sweden_does_not_lower_output_in_the_inputs() -> None:
    trade = load("strikes_sweden_1908_1919").inputs_of("as_recorded")["trade_cycle"].values[::12]
    assert trade[1] == trade[2] == pytest.approx(np.log(472 / 438) / 2, abs=1e-4)


def test_spanish_books_enter_the_third_of_strikes_that_the_office_knew_completely() -> None:
    entered = load("strikes_spain_1905_1918").inputs_of("as_recorded")["entered"]
    assert set(entered.values) == {0.349}
    assert round(118 / 338, 3) == 0.349
    assert entered.kind == "in part"


def test_another_country_needs_only_a_folder_and_no_code(tmp_path: Path) -> None:
    folder = write_country(tmp_path / "strikes_utopia_1901_1916")
    run = conjuncture.run(str(folder), draws=4, workers=300)
    guesses = {
        standing.row.name: list(standing.row.series.guesses)
        for standing in run.standings
        if standing.row.series is not None
    }
    assert guesses["strikers by year"][-1] == "last year's figure and the change of unemployment"
    assert guesses["strikes by year"][-1] == "last year's figure"
    assert float(run.data["strikers_counted"].sum()) > 0


def test_a_guess_with_an_unknown_input_is_refused(tmp_path: Path) -> None:
    folder = write_country(tmp_path / "strikes_utopia_1901_1916")
    spoiled(folder / "targets.csv", "sum,unemployment", "sum,unemploiment")
    with pytest.raises(FileError, match="no input 'unemploiment'") as error:
        load(str(folder))
    assert "'unemployment'" in error.value.mistakes[0].remedy


def test_a_comparison_says_that_the_guess_from_last_year_saw_more() -> None:
    found = conjuncture.compare("strikes_sweden_1908_1919", draws=4, workers=300)
    saw = {entrant.name: entrant.saw for target in found.targets for entrant in target.entrants}
    assert saw["last year's figure"] == "all other figures, and last year's"
    assert saw["the mean of the other figures"] == "all other figures"
    assert "is shown that figure of the record as well" in found.words()


@pytest.mark.parametrize("name", STRIKES)
def test_figures_are_in_the_units_of_what_the_bridge_counts(name: str) -> None:
    case = load(name)
    variables = bridges.called("strikes").mechanisms
    for target in case.targets():
        counted = variables[target.variable].unit
        assert target.unit.removesuffix(" a year") == counted.removesuffix(" a month")
