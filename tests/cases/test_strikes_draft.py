"""One table of yearly strikes becomes a case that runs, with what is assumed said to be assumed."""

from pathlib import Path

import pytest

import conjuncture
from conjuncture.cases.headings import folders
from conjuncture.cases.registry import load
from conjuncture.cases.tables.strikes_draft import LIKE, write_strikes
from conjuncture.files.csv_table import read_csv
from conjuncture.files.mistakes import FileError

FIGURES = """year,source,strikes,strikers,unemployment
1908,"Board of Trade, p. 9",399,295507,7.8
1909,"Board of Trade, p. 9",436,,7.7
1907,Returns,,,3.7
1910,Returns,531,515165,4.7
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "figures.csv"
    file.write_text(FIGURES, "utf-8")
    return file


def written(table: Path, employed: float = 15e6):
    folder = table.parent / "my_britain"
    draft = write_strikes(folder, table, country="Britain", employed=employed)
    return draft, load(str(folder))


def test_the_figures_are_the_targets_and_a_year_without_strikes_is_not_of_the_case(table: Path) -> None:
    draft, case = written(table)
    assert (draft.first, draft.last, draft.counted) == (1908, 1910, ("strikes", "strikers"))
    assert (case.name, case.title, case.steps) == ("my_britain", "Strikes in Britain, 1908-1910", 36)
    strikes, strikers = case.targets()
    assert (strikes.variable, strikers.variable) == ("strikes_counted", "strikers_counted")
    assert strikes.values.to_list() == [399, 436, 531]
    assert strikers.values.dropna().to_list() == [295507, 515165]
    sources = case.record().all_sources
    assert [sources[key].citation for key in ("own_1", "own_2")] == ["Returns", "Board of Trade, p. 9"]


def test_unemployment_drives_the_case_from_the_year_before_on(table: Path) -> None:
    draft, case = written(table)
    inputs = case.inputs_of("as_recorded")
    assert draft.driven
    assert inputs["unemployment"].values[::12].tolist() == [7.8, 7.7, 4.7]
    assert inputs["trade_cycle"].values[::12] == pytest.approx([-2 * 0.041, 2 * 0.001, 2 * 0.03])
    assert {target.last_year for target in case.targets()} == {"unemployment"}


def test_without_unemployment_no_input_is_given(table: Path) -> None:
    table.write_text("year,source,days\n1908,A,10834\n1909,A,2774\n1910,A,9895\n", "utf-8")
    draft, case = written(table)
    assert not draft.driven
    assert case.inputs_of("as_recorded") == {}
    assert [target.last_year for target in case.targets()] == ["alone"]


def test_works_have_the_sizes_of_the_case_that_is_like_it_for_as_many_workers_as_are_said(
    table: Path,
) -> None:
    written(table)
    own, other = (
        [row for row in read_csv(folder / "works.csv").every if row["part"] == "size"]
        for folder in (table.parent / "my_britain", folders()[LIKE])
    )
    assert sum(float(row["workers"]) for row in own) == 15e6
    for one, like in zip(own, other, strict=True):
        mean, its = (float(row["workers"]) / float(row["works"]) for row in (one, like))
        assert mean == pytest.approx(its, rel=1e-3)


def test_a_draft_runs_and_is_compared_with_the_guess_from_last_year_and_unemployment(table: Path) -> None:
    more = "".join(f"{year},Returns,{year - 1500},{year * 100},{year - 1907}\n" for year in range(1911, 1916))
    table.write_text(FIGURES + more, "utf-8")
    _, case = written(table)
    run = conjuncture.run(case, draws=4, workers=300)
    names = {guess for one in run.standings if one.row.series for guess in one.row.series.guesses}
    assert "last year's figure and the change of unemployment" in names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("year,source,strikes\n1908,A,399\n1909,A,436\n", "stand in 2 years"),
        ("year,source\n1908,A\n1909,A\n1910,A\n", "stand in 0 years"),
        ("year,source,strikes\n1908,A,399\n1908,A,436\n1910,A,1\n", "1908"),
        ("year,source,strikes\n1908,A,many\n1909,A,436\n1910,A,1\n", "'many'"),
        ("year,source,strikes\n1908,,399\n1909,A,436\n1910,A,1\n", "source"),
        ("year,source,strikers,unemployment\n1908,A,1,3\n1909,A,2,\n1910,A,3,2\n", "no rate of 1909"),
        ("year,source,strikers,unemployment\n1908,A,1,3\n1910,A,2,1\n1911,A,3,2\n", "no rate of 1909"),
        ("jahr,source,strikers\n1908,A,1\n", "jahr"),
    ],
)
def test_what_cannot_be_a_case_is_refused_and_writes_nothing(table: Path, text: str, said: str) -> None:
    table.write_text(text, "utf-8")
    with pytest.raises(FileError, match=said):
        written(table)
    assert not (table.parent / "my_britain").exists()


def test_a_folder_that_exists_is_left_alone(table: Path) -> None:
    (table.parent / "my_britain").mkdir()
    with pytest.raises(FileExistsError):
        written(table)
