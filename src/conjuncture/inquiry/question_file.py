"""A question in a file of its own: of any kind, with the theory, the case and the draws it is asked of.

    theory = "leninism"                 these four may be left out
    case = "russia"
    draws = 200
    not_ruled_out = true                only draws that the case's crude patterns do not rule out

    [worlds]                            worlds by name, if several questions' parts speak of them
    "no teaching" = [{ cut = "taught" }]

    [question]
    is = "what if"
    done = "no teaching"
    outcomes = [{ variable = "horizon", since = "1905-01-01" }]

"Which conditions" compares cases and has `table = "cases.csv"` instead, whose first column names the cases,
or `table = "situations"`, the recorded ones. "Conditions" names its `cases` itself.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.written import question_from

_HEAD: dict[str, type] = {
    "theory": str,
    "case": str,
    "draws": int,
    "not_ruled_out": bool,
    "table": str,
    "worlds": dict,
    "question": dict,
}
_WORDS = {str: "text", int: "a whole number", bool: "true or false", dict: "a table"}


@dataclass(frozen=True)
class QuestionFile:
    """A question as read, with what its file says of how it is asked; empty or None where it says nothing."""

    path: Path
    question: Any
    theory: str = ""
    case: str = ""
    draws: int | None = None
    not_ruled_out: bool = False
    table: str = ""


def read_question(path: Path) -> QuestionFile:
    """The question in a file.

    Raises:
        QuestionError: the file, the field that is wrong, and what would be right.
    """
    written = read_toml(path)
    if "claim" in written:
        raise QuestionError(f"{path.name} is a ledger of claims. Ask it so: conjuncture ledger {path}")
    for key, item in written.items():
        if key not in _HEAD:
            raise QuestionError(f"{path.name}: '{key}' means nothing here. {nearest(key, _HEAD)}")
        if type(item) is not _HEAD[key]:
            raise QuestionError(f"{path.name}: '{key}' is {_WORDS[_HEAD[key]]}, not {item!r}.")
    if "question" not in written:
        raise QuestionError(f'{path.name} asks nothing. Write [question] and below it is = "what if", ...')
    if written.get("draws", 1) < 1:
        raise QuestionError(f"{path.name}: 'draws' is {written['draws']}: one is needed at least.")
    try:
        question = question_from(written["question"], written.get("worlds", {}))
    except QuestionError as error:
        raise QuestionError(f"{path.name}, question: {error}") from None
    rest = {key: item for key, item in written.items() if key not in ("worlds", "question")}
    return QuestionFile(path, question, **rest)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file as tables.

    Raises:
        QuestionError: it is not there, or is no TOML; with the place.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise QuestionError(f"there is no file {path}. Give the path of one that is there.") from None
    except tomllib.TOMLDecodeError as error:
        raise QuestionError(f"{path.name} cannot be read: {error}.") from None
