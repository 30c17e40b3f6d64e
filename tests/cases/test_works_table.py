"""A society of single workers from a table of works, and all that can be wrong with the table."""

from pathlib import Path

import numpy as np
import pytest
from tests.cases.made_up_country import spoiled, write_country

from conjuncture.cases.tables import case_from_tables
from conjuncture.cases.tables.works_table import works_from
from conjuncture.files.mistakes import FileError
from conjuncture.records import Source

SOURCES = {"census": Source("census", "A census", "", "", "", "A")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_country(tmp_path / "strikes_utopia_1901_1916")


def test_workers_works_branches_and_towns_are_those_of_the_table(folder: Path) -> None:
    society = works_from(folder / "works.csv", SOURCES)(2000, 3)
    given = society.given
    assert society.levels["worker"].size == 2000
    assert given["persons_per_slot"].values.item() * 2000 == pytest.approx(100_000)
    assert given["stands_for"].values.sum() == pytest.approx(5_000 + 200)
    persons = (given["stands_for"].values * given["workforce"].values).sum()
    assert persons == pytest.approx(90_000)
    assert society.levels["town"].labels == ("harbour", "hills")
    works = society.levels["workplace"]
    slots = np.bincount(society.levels["worker"].within["workplace"])
    of_branch = np.bincount(works.within["branch"], slots)
    assert of_branch / of_branch.sum() == pytest.approx([0.3, 0.7], abs=0.02)


def test_a_case_has_as_many_workers_as_the_user_wants(folder: Path) -> None:
    case = case_from_tables(folder)
    assert case.sized
    assert [case.society(size, 0).levels["worker"].size for size in (300, 700)] == [300, 700]


@pytest.mark.parametrize(
    ("was", "becomes", "column", "line"),
    [
        ("size,small,1,99", "size,small,,99", "smallest", 3),
        ("branch,mills,,,30", "branch,mills,1,,30", "smallest", 5),
        ("branch,mines,,,70", "branch,mills,,,70", "name", 6),
        ("town,hills,,,1", "country,hills,,,1", "name", 8),
        ("60000,5000", "60000,600", "workers", 3),
        ("60000,5000", "0,5000", "workers", 3),
        ("town,hills", "street,hills", "part", 8),
        ("recorded,census,", "recorded,,", "source_key", 2),
    ],
)
def test_each_mistake_is_named_with_its_line_and_column(
    folder: Path, was: str, becomes: str, column: str, line: int
) -> None:
    spoiled(folder / "works.csv", was, becomes)
    with pytest.raises(FileError) as error:
        case_from_tables(folder)
    assert (line, column) in [(one.line, one.column) for one in error.value.mistakes]
    assert all(one.remedy for one in error.value.mistakes)


@pytest.mark.parametrize("part", ["country", "size", "branch", "town"])
def test_a_table_without_one_of_its_parts_is_refused(folder: Path, part: str) -> None:
    table = folder / "works.csv"
    lines = table.read_text("utf-8").splitlines(keepends=True)
    table.write_text("".join(line for line in lines if not line.startswith(f"{part},")), "utf-8")
    with pytest.raises(FileError, match=f"no row of the part {part}"):
        case_from_tables(folder)


def test_a_folder_has_named_members_or_single_workers_not_both(folder: Path) -> None:
    (folder / "society.csv").write_text("level,member\n", "utf-8")
    with pytest.raises(FileError, match=r"society\.csv and a works\.csv"):
        case_from_tables(folder)
