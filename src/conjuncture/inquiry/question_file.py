"""A file with one question of any kind, and the theory, the case and the draws it is asked of.

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

"Which conditions" compares cases and has `table = "cases.csv"` instead, a file whose first column names the
cases, or `table = "situations"`, the recorded situations. "Conditions" names its `cases` itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conjuncture.files.toml import read_toml
from conjuncture.inquiry.codec import decode
from conjuncture.inquiry.errors import QuestionError

HEAD: dict[str, tuple[type, str]] = {
    "theory": (str, "name of the theory"),
    "case": (str, "name of the case"),
    "draws": (int, "how many draws"),
    "not_ruled_out": (bool, "true: use only draws that agree with the case's crude patterns"),
    "table": (str, 'for "which conditions": a CSV file in the same folder, or "situations"'),
    "worlds": (dict, "worlds by name, each a list of interventions"),
    "question": (dict, "the question"),
}
"""The type and the meaning of each key; all but the question may be left out."""
_WORDS = {str: "text", int: "a whole number", bool: "true or false", dict: "a table"}


@dataclass(frozen=True)
class QuestionFile:
    """A question with the settings of its file; empty or None where the file does not set them."""

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
        QuestionError: it is a ledger.
        FileError: every mistake, each with its line and the remedy.
    """
    toml = read_toml(path)
    written = toml.said
    if "claim" in written:
        raise QuestionError(f"{path.name} is a ledger of claims. Run: conjuncture ledger {path}")
    mistakes = toml.unknown(tuple(HEAD))
    for key, item in written.items():
        if key in HEAD and type(item) is not HEAD[key][0]:
            problem = f"'{key}' is {_WORDS[HEAD[key][0]]}, not {item!r}."
            mistakes.note(toml.line_of(key), key, problem, value=str(item))
    if "question" not in written:
        mistakes.note(None, None, "this asks nothing.", 'Write [question] and below it is = "what if", ...')
    if type(written.get("draws")) is int and written["draws"] < 1:
        problem = f"'draws' is {written['draws']}: it must be 1 or more."
        mistakes.note(toml.line_of("draws"), "draws", problem, value=str(written["draws"]))
    question, worlds = written.get("question"), written.get("worlds", {})
    if isinstance(question, dict) and isinstance(worlds, dict):
        try:
            question = decode(question, worlds)
        except QuestionError as error:
            mistakes.note(toml.line_of("question"), "question", error.problem, error.remedy)
    mistakes.refuse()
    rest = {key: item for key, item in written.items() if key not in ("worlds", "question")}
    return QuestionFile(path, question, **rest)
