"""A table gives its right rows or all its mistakes, each with line and column; nothing is guessed."""

from pathlib import Path

import pytest

from conjuncture.files.columns import Column, number, number_of
from conjuncture.files.csv_table import read_csv
from conjuncture.files.folders import files_of
from conjuncture.files.mistakes import LISTED, FileError

COLUMNS = (
    Column("name", "who", unique=True),
    Column("value", "how much", number),
    Column("note", "what else", may_be_empty=True, may_be_missing=True),
)
RIGHT = [("a", "1", ""), ("b", "0.5", "of \u00e9t\u00e9, 1905")]


def rows(path: Path) -> list[tuple[str, str, str]]:
    table = read_csv(path, COLUMNS)
    table.mistakes.refuse()
    return [(row["name"], row["value"], row["note"]) for row in table.rows]


@pytest.mark.parametrize(
    "text",
    [
        'name,value,note\na,1,\nb,0.5,"of été, 1905"\n',
        '\ufeffname,value,note\r\na,1,\r\nb,0.5,"of été, 1905"\r\n',
        'name,value,note\ra,1,\rb,0.5,"of été, 1905"\r',
        'name,value,note\n\na,1,\n,,\nb,0.5,"of été, 1905"',
        '"name","value","note"\n"a","1",""\n"b","0.5","of été, 1905"\n',
        'name, value ,note\na , 1,\nb,\u00a00.5,"of\u00a0e\u0301te\u0301, 1905"\n',
        '# encoding: utf-8\nname,value,note\na,1,\nb,0.5,"of été, 1905"\n',
    ],
)
def test_a_table_is_read_in_every_encoding_and_with_all_line_ends(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    assert rows(path) == RIGHT


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", [(1, None)]),
        ("\n \n", [(1, None)]),
        ("name;value\na;1\n", [(1, None)]),
        ("name\tvalue\na\t1\n", [(1, None)]),
        ("nome,value\na,1\n", [(1, "nome"), (1, "name")]),
        ("value,name\n1,a\n", [(1, "value")]),
        ("name,value,\na,1,\n", [(1, 3)]),
        ("name,value,value\na,1,1\n", [(1, "value")]),
        ("a,1\nb,2\n", [(1, 2), (1, "a"), (1, "1"), (1, "name"), (1, "value")]),
        ("name,value\na,1,2\n", [(2, None)]),
        ("name,value\na\n", [(2, None)]),
        ("name,value\na,0,5\n", [(2, None)]),
        ('name,value\na,"0,5"\n', [(2, "value")]),
        ("name,value\na,1_000\n", [(2, "value")]),
        ("name,value\na,nan\nb,inf\nc,1e999\n", [(2, "value"), (3, "value"), (4, "value")]),
        ("name,value\na,\u2212 1\n", [(2, "value")]),
        ("name,value\na,1\na,2\n", [(3, "name")]),
        ("name,value\na,1\nA\u0301,1\n\u00c1,2\n", [(4, "name")]),
        ("name,value\n,1\nb,\n", [(2, "name"), (3, "value")]),
        ('name,value,note\na,1,"left open\nb,2,x\nc,3,y\n', [(2, None)]),
        ('name,value,note\na,1,"closed"too late\n', [(2, None)]),
        ('name,value,note\na,x,"one\ntwo"\nb,1,"left\nopen\n', [(2, "value"), (4, None)]),
        ('name,value\na,x\n"b\nb",y\nc,z,z\n', [(2, "value"), (3, "value"), (5, None)]),
    ],
)
def test_all_mistakes_of_a_table_have_their_line_and_column(
    tmp_path: Path, text: str, places: list[tuple[int, str | int | None]]
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(text.encode())
    with pytest.raises(FileError) as error:
        rows(path)
    assert [(mistake.line, mistake.column) for mistake in error.value.mistakes] == places
    assert all(mistake.remedy and mistake.file == str(path) for mistake in error.value.mistakes)


def test_the_remedy_of_a_lacking_column_asks_for_no_column_that_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name\na\n", "utf-8")
    with pytest.raises(FileError) as error:
        rows(path)
    (mistake,) = error.value.mistakes
    assert mistake.remedy == "Begin the header with name,value. These columns may follow: note."


def test_a_message_lists_some_of_many_mistakes_and_the_error_has_all(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,value\n" + "".join(f"n{n},x{n}\n" for n in range(100)), "utf-8")
    with pytest.raises(FileError) as error:
        rows(path)
    assert [mistake.line for mistake in error.value.mistakes] == list(range(2, 102))
    assert str(error.value).count("column value") == LISTED
    assert str(error.value).endswith(f"And {100 - LISTED} more.")


def test_mistakes_that_differ_in_the_line_alone_are_one_line_of_the_message(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,value\n" + "".join(f"n{n},{'x' if n else 'y'}\n" for n in range(26)), "utf-8")
    with pytest.raises(FileError) as error:
        rows(path)
    first, second, third = str(error.value).splitlines()
    assert first == "26 mistakes."
    assert second.startswith(f"{path}, line 2, column value: 'y' ")
    assert third.startswith(f"{path}, lines 3-27, column value: 'x' ")
    assert [mistake.line for mistake in error.value.mistakes] == list(range(2, 28))


def test_lines_that_do_not_follow_one_another_are_named_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,value\na,x\nb,1\nc,x\n", "utf-8")
    with pytest.raises(FileError, match="lines 2, 4, column value"):
        rows(path)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.8", 0.8), ("-3", -3), ("+1e-3", 0.001), (".5", 0.5), ("5.", 5.0)]
    + [
        (text, None)
        for text in ("", "0,8", "1 000", "1_000", "nan", "inf", "0x1", "1e999", "\u0661", "1.2.3", "--1")
    ],
)
def test_a_number_has_only_one_form(text: str, value: float | None) -> None:
    assert number_of(text) == value


def test_files_that_programs_leave_in_a_folder_are_skipped(tmp_path: Path) -> None:
    for name in ("b.csv", "A.CSV", "._b.csv", "~$b.csv", ".b.csv", "b.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in files_of(tmp_path, ".csv")] == ["A.CSV", "b.csv"]
