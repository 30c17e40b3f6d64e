"""Hundreds of seeded mutants of a case's files: each is read, or refused with its place."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from conjuncture.cases.tables import case_from_tables
from conjuncture.errors import ConjunctureError
from conjuncture.files.mistakes import FileError

MUTANTS = 300
FILES = [
    "case.toml", "society.csv", "ties.csv", "inputs.csv", "sources.csv", "wages.csv", "targets.csv",
    "course.csv", "patterns.toml",
]  # fmt: skip


CHARACTERS = ",;\"'\n\t=[]#\u00e9\u00a0\u200b0-.x"


def _cell(change: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """A change of one cell of one row."""

    def mutate(text: str, luck: random.Random) -> str:
        lines = text.splitlines()
        at = luck.randrange(len(lines))
        cells = lines[at].split(",")
        one = luck.randrange(len(cells))
        cells[one] = change(cells[one], luck)
        return "\n".join([*lines[:at], ",".join(cells), *lines[at + 1 :]]) + "\n"

    return mutate


def _line(change: Callable[[list[str], int], list[str]]) -> Callable[[str, random.Random], str]:
    """A change of the lines at one place."""

    def mutate(text: str, luck: random.Random) -> str:
        lines = text.splitlines()
        return "\n".join(change(lines, luck.randrange(len(lines)))) + "\n"

    return mutate


def _character(text: str, luck: random.Random) -> str:
    at = luck.randrange(len(text))
    return text[:at] + luck.choice(CHARACTERS) + text[at + luck.randrange(2) :]


WORDS = [
    "",
    "x",
    "-1",
    "0,5",
    "1e999",
    "nan",
    "05.12.1905",
    "1915",
    "*",
    "world",
    "yes",
    '"',
    "=",
    " ",
    "unit=a",
]
CHANGES: list[Callable[[str, random.Random], str]] = [
    _cell(lambda cell, luck: luck.choice(WORDS)),
    _cell(lambda cell, luck: cell + "," + luck.choice(WORDS)),
    _cell(lambda cell, luck: cell[1:]),
    _line(lambda lines, at: lines[:at] + lines[at + 1 :]),
    _line(lambda lines, at: [*lines, lines[at]]),
    _line(lambda lines, at: [*lines[:at], lines[at] + ",", *lines[at + 1 :]]),
    _line(lambda lines, at: [*lines[:at], lines[at].replace(",", ";"), *lines[at + 1 :]]),
    _line(lambda lines, at: [*lines[:at], lines[at][: len(lines[at]) // 2]]),
    _character,
    _character,
]


@pytest.mark.parametrize("file", FILES)
def test_a_changed_table_is_read_or_refused_with_its_place(folder: Path, file: str) -> None:
    path = folder / file
    whole = path.read_text("utf-8")
    luck = random.Random(file)
    refused: list[ConjunctureError] = []
    for _ in range(MUTANTS // len(FILES)):
        path.write_text(luck.choice(CHANGES)(whole, luck), "utf-8")
        try:
            case = case_from_tables(folder)
            shapes = {given.values.shape[0] for given in case.inputs_of("main").values()}
            assert shapes <= {case.steps}
        except ConjunctureError as error:
            refused.append(error)
    mistakes = [mistake for error in refused if isinstance(error, FileError) for mistake in error.mistakes]
    assert all(isinstance(error, FileError) for error in refused)
    assert all(Path(mistake.file).suffix in (".csv", ".toml") and mistake.problem for mistake in mistakes)
    assert len(refused) > MUTANTS // len(FILES) // 3


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_file_saved_in_another_form_gives_the_same_case(folder: Path, file: str, encoding: str) -> None:
    before = case_from_tables(folder)
    text = (folder / file).read_text("utf-8")
    (folder / file).write_bytes(text.replace("\n", "\r\n").encode(encoding))
    after = case_from_tables(folder)
    assert after.society(1, 0).levels["country"].labels == before.society(1, 0).levels["country"].labels
    for name, given in before.inputs_of("main").items():
        assert (after.inputs_of("main")[name].values == given.values).all()
    assert after.patterns == before.patterns
    (new,), (old,) = after.targets(), before.targets()
    assert new.values.equals(old.values)
