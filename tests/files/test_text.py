"""An encoding that is said gives the right text; one that is not gives a mistake with its line."""

from pathlib import Path

import pytest

from conjuncture.files.mistakes import FileError
from conjuncture.files.text import plain, read_text

WORDS = "name,town\nЮлия,Köln\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-bom", "utf-16-be-bom", "utf-32-be-bom"]
)
def test_a_text_with_a_byte_order_mark_or_in_utf_8_is_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "x.csv"
    if encoding.endswith("-bom"):
        file.write_bytes(("\ufeff" + WORDS).encode(encoding.removesuffix("-bom")))
    else:
        file.write_bytes(WORDS.encode(encoding))
    assert read_text(file) == WORDS


@pytest.mark.parametrize(
    ("encoding", "word"),
    [("latin-1", "Zürich"), ("cp1252", "„Zürich“"), ("cp1251", "Юлия"), ("koi8-r", "Юлия")],
)
def test_a_declared_encoding_is_used_and_a_missing_one_is_asked_for(
    tmp_path: Path, encoding: str, word: str
) -> None:
    file = tmp_path / "x.csv"
    said = f"# encoding: {encoding}\nname\n{word}\n"
    file.write_bytes(said.encode(encoding))
    assert read_text(file) == said
    file.write_bytes(f"name\n{word}\n".encode(encoding))
    with pytest.raises(FileError) as error:
        read_text(file)
    (mistake,) = error.value.mistakes
    assert mistake.line == 2
    assert encoding == "latin-1" or f"{encoding} as '{word}'" in mistake.remedy


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"name\na\x00b\n", 2),
        ("name\nЮлия\n".encode("utf-16-le"), 1),
        (b"PK\x03\x04 and so on", None),
        (b"# encoding: cp1599\nname\n", 1),
        (b"# encoding: rot13\nname\n", 1),
        (b"\xff\xfea", 1),
        (b"# encoding: ascii\nname\n\xe9\n", 3),
    ],
)
def test_a_file_that_is_not_text_is_refused(tmp_path: Path, content: bytes, line: int | None) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    with pytest.raises(FileError) as error:
        read_text(file)
    assert error.value.mistakes[0].line == line


def test_a_missing_file_is_a_mistake(tmp_path: Path, wording) -> None:
    with pytest.raises(FileError, match=r"x\.csv") as refused:
        read_text(tmp_path / "x.csv")
    wording(refused.value)


@pytest.mark.parametrize(
    "name", ["C\u00f4te d'Or", "Co\u0302te d'Or", "C\u00f4te\u00a0d'Or", "C\u00f4te\u202fd\u200b'Or"]
)
def test_different_unicode_forms_of_a_name_are_one_name(name: str) -> None:
    assert plain(name) == "C\u00f4te d'Or"
