"""What is wrong in a folder of tables is said by file, line, column and remedy, all of it at once."""

from pathlib import Path

import pytest
from tests.cases.spoiled_tables import spoil

from conjuncture.cases.tables import case_from_tables
from conjuncture.files.mistakes import FileError


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column"),
    [
        ("society.csv", "0.8,share of adults,recorded", "0,8,share of adults,recorded", 7, None),
        ("society.csv", ",0.8,", ",most,", 7, "value"),
        ("society.csv", ",0.8,", ",,", 7, "value"),
        ("society.csv", ",0.8,", ",nan,", 7, "value"),
        ("society.csv", ",0.8,", ",four fifths,", 7, "value"),
        ("society.csv", "country,South,,literacy,0.4", "country,Soth,,literacy,0.4", 8, "member"),
        ("society.csv", "country,South,,literacy", "country,North,,literacy", 8, "variable"),
        ("society.csv", "assumption,,as in other villages", "assumption,,", 8, "reason"),
        ("society.csv", "recorded,census,\n", "recorded,,\n", 7, "source_key"),
        ("society.csv", "recorded,census,\n", "recorded,cenus,\n", 7, "source_key"),
        ("society.csv", "0.4,share of adults", "0.4,per cent", 8, "unit"),
        ("society.csv", "stratum,*,,women,0.3,share,assumption,,nobody counted them\n", "", 9, "variable"),
        ("society.csv", "stratum,South: workers,South", "stratum,South: workers,Suth", 6, "within"),
        ("society.csv", "stratum,North: others,North", "stratum,North: metal workers,North", 5, "member"),
        ("society.csv", ",colonial,yes,", ",colonial,1,", 12, "value"),
        ("inputs.csv", "war,South", "war,Sout", 4, "country"),
        ("inputs.csv", "1914-09-01", "1914-13", 4, "since"),
        ("inputs.csv", "1914-09-01", "09.1914", 4, "since"),
        ("inputs.csv", "1914-09-01", "1914-09-15", 4, "since"),
        ("inputs.csv", "1914-09-01", "1914-11", 4, "until"),
        ("inputs.csv", "1914-09-01,1914-11", "1941-09,1941-11", 4, "since"),
        ("inputs.csv", "1914-09-01,1914-11", "1814-09,1914-11", 4, "since"),
        ("inputs.csv", "1914-09-01,1914-11", "1914-09,1941-11", 4, "until"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1914-12", 7, "since"),
        ("inputs.csv", "legality,South,1915-01", "legality,South,1915-02", 6, "until"),
        ("inputs.csv", "almanac,,main", "almanac,,mian", 2, "scenario"),
        ("case.toml", "place", "plaice", 3, "plaice"),
        ("case.toml", '"1916-01"', '"1913-01"', 5, "end"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nasks_about = "strain"', 4, "asks_about"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nrules = "women"', 4, "rules"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nbridges = ["elections"]', 4, "bridges"),
        ("case.toml", 'place = "nowhere"', 'place = "nowhere"\nbridges = false', 4, "bridges"),
        ("case.toml", '"1916-01"', '"never"', 5, "end"),
        ("case.toml", '"1916-01"', '"05.12.1915"', 5, "end"),
        ("patterns.toml", "low = 0.05\n", "", 1, None),
        ("patterns.toml", '"North"', '"Nord"', 4, "country"),
        ("patterns.toml", '"mean"', '"maen"', 1, None),
        ("patterns.toml", '"1914-06"', '"June 1914"', 5, "since"),
        ("patterns.toml", '"1914-06"', '"1941-06"', 5, "since"),
        ("patterns.toml", 'since = "1914-06"', 'until = "1941-06"', 5, "until"),
        ("patterns.toml", 'since = "1914-06"', 'until = "1914-01"', 5, "until"),
        ("patterns.toml", "model_sd = 0.1", "model_sd = '0.1'", 9, "model_sd"),
        ("patterns.toml", "observation_sd", "observed_sd", 8, "observed_sd"),
        ("course.csv", "rule,South", "rule,Suoth", 6, "country"),
        ("course.csv", "1914-08,0,", "1914-08,none,", 2, "outcome"),
        ("course.csv", "not 1", "not", 6, "outcome"),
        ("course.csv", "1914-06,1914-09", "1914-09,1914-06", 6, "until"),
        ("course.csv", "1914-06,1914-09", "1941-06,1914-09", 6, "since"),
        ("course.csv", ",1914-08,,1,,reading", ",1914-07,,1,,reading", 3, "since"),
        ("course.csv", "recorded,census,no war", "recorded,,no war", 6, "source_key"),
        ("course.csv", "recorded,census,no war", "recorded,cenus,no war", 6, "source_key"),
        ("course.csv", "recorded,census,no war", "reading,census,no war", 6, "kind"),
        ("course.csv", "recorded,census,no war", "assumption,census,no war", 6, "kind"),
        ("targets.csv", "wage,sex=men", "wages,sex=men", 2, "series_id"),
        ("targets.csv", "sex=men", "", 2, "breakdown"),
        ("targets.csv", "sex=men", "sex=man", 2, "breakdown"),
        ("targets.csv", "1914 = 1,0.005", "pence,0.005", 2, "over_time"),
        ("wages.csv", "1915-12-31,240", "1915-12-31,", 4, "value"),
        ("wages.csv", "1915-01-01", "01.01.1915", 4, "period_start"),
        ("wages.csv", "1915-01-01", "1914-07-01", 4, "period_start"),
        ("wages.csv", "200,pence", "-200,workers", 2, "value"),
        ("wages.csv", "sex=men", "unit=men", 2, "breakdown"),
        ("hashes.json", "}", "", 2, 1),
        ("hashes.json", "{", "[{", 2, 1),
        ("hashes.json", "{}", '{"wages.csv": 1}', 1, None),
    ],
)  # fmt: skip
def test_a_mistake_has_its_file_line_and_column(
    folder: Path, file: str, old: str, new: str, line: int, column: str | int | None
) -> None:
    if file == "hashes.json":
        (folder / file).write_text("{}\n", "utf-8")
    spoil(folder, file, old, new)
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    places = [(Path(one.file).name, one.line, one.column) for one in error.value.mistakes]
    assert (file, line, column) in places
    assert all(mistake.remedy for mistake in error.value.mistakes)


def test_all_mistakes_of_a_table_come_at_once(folder: Path) -> None:
    spoil(folder, "society.csv", ",0.8,", ',"0,8",')
    spoil(folder, "society.csv", "country,South,,literacy,0.4", "country,Soth,,literacy,0.4")
    spoil(folder, "society.csv", "assumption,,textiles", "assumption,census,textiles")
    spoil(folder, "society.csv", "stratum,North: others,North", "stratum,North: others,Nowhere")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    found = [(mistake.line, mistake.column) for mistake in error.value.mistakes]
    assert found == [(5, "within"), (7, "value"), (8, "member"), (10, "source_key")]


def test_a_row_with_a_bad_cell_is_still_checked_for_others(folder: Path) -> None:
    spoil(folder, "inputs.csv", "war,South,1914-09-01,1914-11,1,", 'war,Sout,1914-09-01,1914-11,"0,1",')
    head = "name,variable,country,member,series_id,breakdown,unit,scale,note\n"
    (folder / "targets.csv").write_text(head + 'pay,wage,Nort,,wages,,pence,"0,1",\n', "utf-8")
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    found = [(Path(one.file).name, one.line, one.column) for one in error.value.mistakes]
    assert found == [
        ("inputs.csv", 4, "value"),
        ("inputs.csv", 4, "country"),
        ("targets.csv", 2, "scale"),
        ("targets.csv", 2, "over_time"),
        ("targets.csv", 2, "series_id"),
        ("targets.csv", 2, "country"),
    ]


def test_mistakes_of_several_tables_come_at_once(folder: Path) -> None:
    spoil(folder, "inputs.csv", "war,South", "war,Sout")
    spoil(folder, "targets.csv", "wage,sex=men", "wages,sex=men")
    spoil(folder, "patterns.toml", '"North"', '"Nord"')
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    files = [Path(mistake.file).name for mistake in error.value.mistakes]
    assert files == ["inputs.csv", "patterns.toml", "targets.csv"]
