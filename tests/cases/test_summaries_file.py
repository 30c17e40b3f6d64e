"""`summaries.toml` of a folder: read as declared, or refused with the line of each mistake."""

from pathlib import Path

import pytest

from conjuncture.cases.tables import case_from_tables
from conjuncture.files.mistakes import FileError
from conjuncture.records.hashes import write_hashes

TEXT = """
[[summary]]
name = "wages of men"
target = "Men's wages"
first = 1914
last = 1915
transform = "log"
least = 0.01
observation_sd = 0.05
discrepancy = 0.2
claims = ["A1"]
reason = "wages were printed"
source = "almanac"
""".lstrip()


def write(folder: Path, text: str) -> Path:
    (folder / "summaries.toml").write_text(text, "utf-8")
    return folder


def test_a_summary_is_read_as_declared(folder: Path) -> None:
    (found,) = case_from_tables(write(folder, TEXT)).summaries
    assert (found.target, found.transform, found.least, found.together) == (
        "Men's wages",
        "log",
        0.01,
        "each",
    )
    assert (found.first, found.last, found.claims) == (1914, 1915, ("A1",))


def test_without_the_file_there_are_no_summaries(folder: Path) -> None:
    assert case_from_tables(folder).summaries == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("Men's wages", "Mens wages", 3, "target"),
        ('"log"', '"logg"', 1, None),
        ("least = 0.01\n", "", 1, None),
        ("least", "leest", 7, "leest"),
        ("0.05", "0", 1, None),
        ("0.2", "'0.2'", 9, "discrepancy"),
        ("first = 1914", "first = '1914'", 4, "first"),
        ("first = 1914", "first = 1941", 1, None),
        ('["A1"]', '"A1"', 10, "claims"),
        ('source = "almanac"\n', "", 1, "source"),
        ("[[summary]]", "[summary]", 1, "summary"),
        ("[[summary]]", "[[sumary]]", None, "sumary"),
    ],
)
def test_a_mistake_has_its_line_and_key(
    folder: Path, old: str, new: str, line: int | None, key: str | None
) -> None:
    assert old in TEXT
    with pytest.raises(FileError) as error:
        case_from_tables(write(folder, TEXT.replace(old, new, 1)))
    assert (line, key) in [(each.line, each.column) for each in error.value.mistakes]
    assert all(each.remedy for each in error.value.mistakes)


def test_two_summaries_with_one_name_are_refused(folder: Path) -> None:
    with pytest.raises(FileError) as error:
        case_from_tables(write(folder, TEXT + TEXT))
    assert [(each.line, each.column) for each in error.value.mistakes] == [(14, "name")]


def test_summaries_that_changed_after_they_were_accepted_are_refused(folder: Path) -> None:
    write_hashes(write(folder, TEXT))
    assert case_from_tables(folder).summaries
    with pytest.raises(FileError) as error:
        case_from_tables(write(folder, TEXT.replace("0.2", "0.9")))
    assert [Path(each.file).name for each in error.value.mistakes] == ["summaries.toml"]
