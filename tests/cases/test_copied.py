"""A case is copied with its figures, and unemployment that may not be shipped drives the copy."""

from pathlib import Path

import numpy as np
import pytest

import conjuncture
from conjuncture.cases.registry import load
from conjuncture.cases.tables.copied import copy_case
from conjuncture.files.mistakes import FileError
from conjuncture.records import RecordError

SWEDEN = "strikes_sweden_1908_1919"
RATES = (3.0, 5.5, 4.0, 2.5, 2.0, 1.5, 3.0, 2.5, 1.5, 1.0, 2.0, 2.5)


@pytest.fixture
def rates(tmp_path: Path) -> Path:
    rows = [f"{year},{rate},A table, p. 9\n" for year, rate in zip(range(1908, 1920), RATES, strict=True)]
    rows = [row.replace("A table, p. 9", '"A table, p. 9"') for row in rows]
    file = tmp_path / "rates.csv"
    file.write_text("year,per_cent,source\n" + "".join(rows), "utf-8")
    return file


def test_a_copy_has_the_figures_of_the_case_and_the_name_of_its_folder(tmp_path: Path) -> None:
    copy_case(SWEDEN, tmp_path / "my_sweden")
    copy, case = load(str(tmp_path / "my_sweden")), load(SWEDEN)
    assert copy.name == "my_sweden"
    for own, target in zip(copy.targets(), case.targets(), strict=True):
        assert own.values.to_list() == target.values.to_list()
    given = {name: one.values.tolist() for name, one in case.inputs_of("as_recorded").items()}
    assert {name: one.values.tolist() for name, one in copy.inputs_of("as_recorded").items()} == given


def test_unemployment_sets_the_trade_cycle_and_is_used_with_last_years_figure(
    tmp_path: Path, rates: Path
) -> None:
    copy_case(SWEDEN, tmp_path / "my_sweden", rates)
    copy = load(str(tmp_path / "my_sweden"))
    inputs = copy.inputs_of("as_recorded")
    assert inputs["unemployment"].values[::12].tolist() == list(RATES)
    assert inputs["trade_cycle"].values[12::12] == pytest.approx(-2 * np.diff(RATES) / 100)
    assert inputs["trade_cycle"].values[0] == 0
    assert {target.last_year for target in copy.targets()} == {"unemployment"}
    assert copy.record().all_sources["own_unemployment_1"].citation == "A table, p. 9"
    run = conjuncture.run(copy, draws=4, workers=300)
    (strikers,) = [one for one in run.standings if one.row.name == "strikers by year"]
    assert strikers.row.series is not None
    assert list(strikers.row.series.guesses)[-1] == "last year's figure and the change of unemployment"


def test_the_year_before_the_case_gives_its_first_year_a_change(tmp_path: Path, rates: Path) -> None:
    with rates.open("a", encoding="utf-8") as table:
        table.write("1907,2.0,another\n")
    copy_case(SWEDEN, tmp_path / "my_sweden", rates)
    trade = load(str(tmp_path / "my_sweden")).inputs_of("as_recorded")["trade_cycle"]
    assert trade.values[0] == pytest.approx(-0.02)


@pytest.mark.parametrize(
    ("was", "becomes", "words"),
    [
        ("1912,2.0", "1912,2;0", "not a finite number"),
        ("1912,2.0", "1913,2.0", "1913"),
        ("1912,2.0", "19x2,2.0", "no year"),
        ("1919,2.5", "1920,2.5", "no rate of 1919"),
    ],
)
def test_a_table_with_a_mistake_is_refused_and_nothing_is_written(
    tmp_path: Path, rates: Path, was: str, becomes: str, words: str
) -> None:
    rates.write_text(rates.read_text("utf-8").replace(was, becomes, 1), "utf-8")
    with pytest.raises(FileError, match=words):
        copy_case(SWEDEN, tmp_path / "my_sweden", rates)
    assert not (tmp_path / "my_sweden").exists()


def test_a_case_with_code_is_not_copied(tmp_path: Path, rates: Path) -> None:
    with pytest.raises(RecordError, match="rests on code"):
        copy_case("russia", tmp_path / "mine")
    with pytest.raises(RecordError, match=r"no case 'strikes_sweden'.*'strikes_sweden_1908_1919'"):
        copy_case("strikes_sweden", tmp_path / "mine")


def test_an_existing_folder_is_not_changed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(FileExistsError):
        copy_case(SWEDEN, tmp_path / "mine")
