"""Reading one CSV table, row by row checked: a bad row is named by file, line and column."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Collection, Mapping
from datetime import date
from importlib.resources.abc import Traversable

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from conjuncture.record.errors import RecordError

# What each column must hold, in the words that the error uses.
_REMEDY = {
    "value": "Write a finite number with a point, without thousands separators.",
    "period_start": "Write the date as YYYY-MM-DD.",
    "period_end": "Write the date as YYYY-MM-DD.",
    "unit": "Write the unit; a figure without one cannot be compared with anything.",
    "source_key": "Add the source to sources.csv, or correct the key.",
    "grade": "Use A (primary or official table), B (scholarly secondary), C (weak) or - (computed here).",
}


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_finite(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _text(must: str, check: str) -> pa.Column:
    tests = {"a date YYYY-MM-DD": _is_date, "a finite number": _is_finite, "not empty": bool}
    return pa.Column(str, pa.Check(tests[check], element_wise=True, error=must))


def series_schema(known_sources: Collection[str]) -> pa.DataFrameSchema:
    """The schema of a table of series, whose every source must be one of `known_sources`."""
    known = pa.Check(lambda key: key in known_sources, element_wise=True, error="is no source in sources.csv")
    return pa.DataFrameSchema(
        {
            "series_id": _text("must not be empty", "not empty"),
            "country": _text("must not be empty", "not empty"),
            "period_start": _text("is not a date of the form YYYY-MM-DD", "a date YYYY-MM-DD"),
            "period_end": _text("is not a date of the form YYYY-MM-DD", "a date YYYY-MM-DD"),
            "value": _text("is not a finite number", "a finite number"),
            "unit": _text("must not be empty", "not empty"),
            "breakdown": pa.Column(str),
            "source_key": pa.Column(str, known),
            "note": pa.Column(str),
        },
        # Dates of one form compare as text; a date of another form is reported by its own column.
        checks=pa.Check(
            lambda table: table["period_end"] >= table["period_start"], error="lies before period_start"
        ),
        strict=True,
        ordered=True,
    )


SOURCES = pa.DataFrameSchema(
    {
        "source_key": pa.Column(
            str, pa.Check(bool, element_wise=True, error="must not be empty"), unique=True
        ),
        "citation": _text("must not be empty", "not empty"),
        "address": pa.Column(str),
        "licence_remark": pa.Column(str),
        "how_verified": pa.Column(str),
        "grade": pa.Column(str, pa.Check.isin(["A", "B", "C", "-"], error="is not one of A, B, C, -")),
    },
    strict=True,
    ordered=True,
)

DISAGREEMENTS = pa.DataFrameSchema(
    {
        "series_ids": pa.Column(str),
        "subject": _text("must not be empty", "not empty"),
        "source_a": pa.Column(str),
        "source_b": pa.Column(str),
        "reason": pa.Column(str),
        "recommended_use": _text("must not be empty", "not empty"),
    },
    strict=True,
    ordered=True,
)


def read_table(
    file: Traversable, schema: pa.DataFrameSchema, remedies: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The table as text, checked by `schema`, with its line numbers in the file as the index `line`.

    Args:
        file: a CSV in UTF-8, with commas between the columns.
        schema: what each column must hold.
        remedies: what to do about a bad cell, by column.

    Raises:
        RecordError: names file, line, column, what was found there and what to do.
    """
    reader = csv.DictReader(io.StringIO(_text_of(file), newline=""))
    if len(reader.fieldnames or ()) == 1 and ";" in str(reader.fieldnames):
        raise RecordError(f"{file}, line 1: the columns are parted by semicolons. Save it with commas.")
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    for row in reader:
        if None in row or None in row.values():
            width = len(reader.fieldnames or ())
            message = f"{file}, line {reader.line_num}: the row has not the {width} columns of the header."
            raise RecordError(f"{message} Quote the values that hold a comma.")
        rows.append(row)
        lines.append(reader.line_num)
    table = pd.DataFrame(rows, columns=pd.Index(reader.fieldnames or ()), dtype="str")
    table.index = pd.Index(lines, name="line", dtype="int64")
    try:
        return schema.validate(table, lazy=True)
    except SchemaErrors as failure:
        raise RecordError(_explain(file, table, failure, {**_REMEDY, **(remedies or {})})) from None


def _text_of(file: Traversable) -> str:
    if not file.is_file():
        raise RecordError(f"{file}: there is no such table. Add it, or correct the name of the folder.")
    try:
        return file.read_bytes().decode("utf-8-sig")  # spreadsheets put a mark before the first column
    except UnicodeDecodeError as wrong:
        raise RecordError(f"{file}: byte {wrong.start} is not UTF-8. Save the table as CSV UTF-8.") from None


def _explain(
    file: Traversable, table: pd.DataFrame, failure: SchemaErrors, remedies: Mapping[str, str]
) -> str:
    cases = failure.failure_cases
    rows = cases[cases["index"].notna()]
    if rows.empty:  # the header itself: a column too many, too few or out of order
        first, columns = cases.iloc[0], ",".join(map(str, getattr(failure.schema, "columns", ())))
        problem = f"column '{first['failure_case']}' ({first['check']})"
        return f"{file}, line 1: {problem}. Restore the header: {columns}."
    first = rows.sort_values("index", kind="stable").iloc[0]
    across = first["schema_context"] == "DataFrameSchema"
    column = "period_end" if across else str(first["column"])
    found = table.loc[int(first["index"]), column]
    problem = "is there twice" if first["check"] == "field_uniqueness" else str(first["check"])
    others = rows["index"].nunique() - 1
    more = f" ({others} more bad rows follow.)" if others else ""
    remedy = remedies.get(column, "Correct the row.")
    return f"{file}, line {int(first['index'])}, column {column}: '{found}' {problem}. {remedy}{more}"
