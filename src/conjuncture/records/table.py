"""The record's tables: their columns, and the function that reads them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from conjuncture.files.columns import Column, day, known, number, one_of
from conjuncture.files.csv_table import CsvTable, read_csv

if TYPE_CHECKING:
    import pandas as pd

_DATE = "Write the date as YYYY-MM-DD."
_NUMBER = "Write a finite number with a point, without thousands separators."
_GRADE = "Use A (primary or official table), B (scholarly secondary), C (weak) or - (computed here)."


def series_columns(known_sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of a table of series; each source must be one of `known_sources`."""
    source = known(known_sources, "no source in sources.csv")
    return (
        Column("series_id", "the name of the series"),
        Column("country", "the country of the figure"),
        Column("period_start", "the first day of the period, YYYY-MM-DD", day, remedy=_DATE),
        Column("period_end", "the last day of the period, included, YYYY-MM-DD", day, remedy=_DATE),
        Column("value", "the figure, with a point", number, remedy=_NUMBER),
        Column(
            "unit",
            "its unit; a unit that counts, such as persons or strikes, has no negative figures",
            remedy="Write the unit; a figure without one cannot be compared with anything.",
        ),
        Column(
            "breakdown",
            "the part that the figure counts: key=value;key=value; no key has the name of a column",
            may_be_empty=True,
        ),
        Column(
            "source_key",
            "a key of sources.csv",
            source,
            remedy="Add the source to sources.csv, or correct the key.",
        ),
        Column("note", "what a user must know about the figure", may_be_empty=True),
    )


SOURCES = (
    Column("source_key", "a short key; rows name the source by it", unique=True),
    Column("citation", "the citation, so that a reader finds the source"),
    Column("address", "the address of the source", may_be_empty=True),
    Column("licence_remark", "the terms of use", may_be_empty=True),
    Column("how_verified", "how its figures were checked", may_be_empty=True),
    Column(
        "grade", "A official, B scholarly, C weak, - computed", one_of(["A", "B", "C", "-"]), remedy=_GRADE
    ),
)

DISAGREEMENTS = (
    Column("series_ids", "the series, separated by semicolons", may_be_empty=True),
    Column("subject", "the point on which two sources differ"),
    Column("source_a", "the statement of the first source", may_be_empty=True),
    Column("source_b", "the statement of the second source", may_be_empty=True),
    Column("reason", "why they differ", may_be_empty=True),
    Column("recommended_use", "which to use"),
)


def read_table(file: Traversable, columns: Sequence[Column], unique: Sequence[str] = ()) -> pd.DataFrame:
    """Read and check a table. Its cells are text; the index `line` has their line numbers in the file.

    Args:
        file: a CSV.
        columns: its columns.
        unique: columns whose values together must differ from row to row.

    Raises:
        FileError: all its mistakes, each with file, line, column, the cell and the remedy.
    """
    table = read_csv(file, columns)
    seen: dict[tuple[str, ...], int] = {}
    for row in table.rows if unique else ():
        there = seen.setdefault(tuple(row[name] for name in unique), row.line)
        if there != row.line:
            problem = f"{' and '.join(unique)} are the same as in line {there}."
            table.mistakes.note(row.line, unique[0], problem, "Keep one of the two.", value=row[unique[0]])
    table.mistakes.refuse()
    return as_frame(table)


def as_frame(table: CsvTable) -> pd.DataFrame:
    """The rows as text, by their line, with the columns that the file has."""
    import pandas as pd

    rows = [[row[column] for column in table.header] for row in table.rows]
    frame = pd.DataFrame(rows, columns=pd.Index(table.header), dtype="str")
    frame.index = pd.Index([row.line for row in table.rows], name="line", dtype="int64")
    return frame
