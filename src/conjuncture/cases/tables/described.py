"""A description of every file of a case's folder and its columns or keys, for the reference and new cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from conjuncture.cases.tables import summaries_file
from conjuncture.cases.tables.case_toml import LISTS, NEEDED, OPTIONAL
from conjuncture.cases.tables.course_table import course_columns
from conjuncture.cases.tables.inputs_table import inputs_columns
from conjuncture.cases.tables.levers import KEYS as LEVERS
from conjuncture.cases.tables.organisation_table import FILE as ORGANISATION
from conjuncture.cases.tables.organisation_table import organisation_columns
from conjuncture.cases.tables.patterns_file import BOUNDS, NUMBERS, TEXTS, WHERE
from conjuncture.cases.tables.society_table import society_columns
from conjuncture.cases.tables.targets_table import TARGETS
from conjuncture.cases.tables.ties_table import EXAMPLE, ties_columns
from conjuncture.cases.tables.works_table import FILE as WORKS
from conjuncture.cases.tables.works_table import works_columns
from conjuncture.files.columns import Column
from conjuncture.records.table import DISAGREEMENTS, SOURCES, series_columns

_EXAMPLES = files("conjuncture.cases") / "germany" / "data"
_OF_WORKS = "strikes_sweden_1908_1919"
_OF_UNION = "union_unison_2010"


@dataclass(frozen=True)
class Part:
    """A file of the folder.

    Attributes:
        file: its name; a table of series may have any other.
        says: a description of its content.
        lines: a description of each column or key.
        example: the header and one row of a table.
        example_of: the origin of that row.
        drafted: whether a new case has the file; a file that replaces another one is left out.
    """

    file: str
    says: str
    lines: Mapping[str, str]
    example: str = ""
    example_of: str = " of the case germany"
    drafted: bool = True

    @property
    def word(self) -> str:
        """The word for its lines: key or column."""
        return "key" if self.file.endswith(".toml") else "column"


def parts() -> tuple[Part, ...]:
    """All files of a case's folder, in the order in which they are written."""
    left_out = {**{key: says for key, (says, _) in LISTS.items()}, **OPTIONAL}
    left_out["lever"] = f"[[lever]], a rule that could be otherwise: {', '.join(LEVERS)}"
    facts = {**NEEDED, **{key: f"{says}; optional" for key, says in left_out.items()}}
    summary = {**summaries_file.TEXTS, **summaries_file.NUMBERS, **summaries_file.LEFT_OUT}
    pattern = {**TEXTS, **NUMBERS, **BOUNDS, **WHERE}
    who, ties, drives = society_columns(()), ties_columns(()), inputs_columns(())
    return (
        Part("case.toml", "the name, place and period of the case, and the theory that runs on it", facts),
        _table("society.csv", "the members of the society, level by level, and their permanent values", who),
        _works(),
        _organisation(),
        Part("ties.csv", "who is tied to whom, for a theory with networks", _lines(ties), EXAMPLE, ""),
        _table("inputs.csv", "the inputs from outside the society, month by month", drives),
        Part("patterns.toml", "crude patterns, at most five, which rule out worlds: [[pattern]]", pattern),
        _table("series.csv", "recorded series; the table may have any name", series_columns(())),
        _table("targets.csv", "recorded series that runs are compared with, and never matched on", TARGETS),
        Part("summaries.toml", "the figures of targets by which a theory is fitted: [[summary]]", summary),
        _table("course.csv", "what is recorded of events that a theory leaves to chance", course_columns(())),
        _table("sources.csv", "the sources of recorded values", SOURCES),
        _table("disagreements.csv", "points on which two sources differ, and which to use", DISAGREEMENTS),
    )


def in_markdown(heading: str = "##") -> str:
    """The description of all files in Markdown, with a table for each."""
    lines = []
    for part in parts():
        lines += [f"{heading} {part.file}", "", f"{part.says[:1].upper()}{part.says[1:]}.", ""]
        lines += [f"| {part.word} | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {says} |" for name, says in part.lines.items()]
        if part.example:
            lines += ["", f"One row{part.example_of}:", "", "```text", part.example, "```"]
        lines.append("")
    return "\n".join(lines)


def _table(file: str, says: str, columns: Sequence[Column]) -> Part:
    table = _EXAMPLES / ("parties.csv" if file == "series.csv" else file)
    header, *rows = table.read_text("utf-8").splitlines()
    fullest = min(rows, key=lambda row: (row.count(",,"), len(row)))
    return Part(file, says, _lines(columns), f"{header}\n{fullest}")


def _works() -> Part:
    says = "instead of society.csv: how many workers there are, in works of which sizes"
    table = files("conjuncture.cases") / "strikes" / _OF_WORKS / WORKS
    header, *rows = table.read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith("size,"))
    example = f"{header}\n{row}"
    return Part(WORKS, says, _lines(works_columns(())), example, f" of the case {_OF_WORKS}", drafted=False)


def _organisation() -> Part:
    says = "instead of society.csv: what one organisation knows of itself, empty where it does not"
    table = files("conjuncture.cases") / "unions" / _OF_UNION / ORGANISATION
    header, *rows = table.read_text("utf-8").splitlines()
    row = next(row for row in rows if row.startswith("term,"))
    example = f"{header}\n{row}"
    lines = _lines(organisation_columns(()))
    return Part(ORGANISATION, says, lines, example, f" of the case {_OF_UNION}", drafted=False)


def _lines(columns: Sequence[Column]) -> dict[str, str]:
    return {
        column.name: f"{column.says}; optional column" if column.may_be_missing else column.says
        for column in columns
    }
