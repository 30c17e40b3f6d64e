"""TOML is read in every form in which it is saved, and keys and tables keep their lines."""

from pathlib import Path

import pytest

from conjuncture.files.mistakes import FileError
from conjuncture.files.toml import read_toml

TEXT = '''name = "Côte"
many = [
    "a",
    ["b"],
]
long = """
[not] = a table
"""
day = 1914-08-01

[[pattern]]
low = 1
[pattern.within]
x = 1

[[pattern]]
"low" = 2
'''


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_keys_and_tables_have_their_lines_in_every_encoding(tmp_path: Path, encoding: str, ends: str) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(TEXT.replace("\n", ends).encode(encoding))
    toml = read_toml(file)
    assert toml.said["name"] == "Côte"
    assert toml.said["day"] == "1914-08-01"
    assert toml.said["pattern"] == [{"low": 1, "within": {"x": 1}}, {"low": 2}]
    paths = [("name",), ("many",), ("long",), ("day",), ("pattern", 0, "low"), ("pattern", 0, "within", "x")]
    assert [toml.line_of(*path) for path in paths] == [1, 2, 6, 9, 12, 14]
    assert toml.line_of("pattern", 1, "low") == 17
    assert toml.line_of("pattern", 1, "missing") == 16
    assert toml.line_of("not") is None


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = x\n", 2, 5),
        ("a = 1\na = 2\n", 2, None),
        ('a = "open\n', 1, None),
        ("[a\n", 1, None),
        ("a: 1\n", 1, None),
        ('a = "C:\\x"\n', 1, None),
        ('"\u00e9" = 1\n"e\u0301" = 2\n', 1, "e\u0301"),
    ],
)
def test_a_file_that_is_not_toml_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, column: int | str | None
) -> None:
    file = tmp_path / "x.toml"
    file.write_bytes(text.encode())
    with pytest.raises(FileError) as error:
        read_toml(file)
    (mistake,) = error.value.mistakes
    assert mistake.line == line
    assert column is None or mistake.column == column


def test_all_unknown_keys_are_named_with_the_nearest_known_key(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text("[[pattern]]\nlow = 1\nhihg = 2\n\nunti = 3\n", "utf-8")
    found = read_toml(file).unknown(("low", "high", "unit"), "pattern", 0).found
    assert [(one.line, one.column, one.remedy) for one in found] == [
        (3, "hihg", "Did you mean 'high'?"),
        (5, "unti", "Did you mean 'unit'?"),
    ]
