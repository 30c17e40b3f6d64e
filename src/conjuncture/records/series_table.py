"""A table of series: read it, and check each row, alone and against the other rows of its series."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from importlib.resources.abc import Traversable

from conjuncture.files.csv_table import CsvTable, Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records.breakdown import parse_breakdown
from conjuncture.records.series import FIXED
from conjuncture.records.table import series_columns

RESERVED = frozenset((*FIXED, "breakdown", "line"))
"""Names that a breakdown may not use as keys: columns of the table, or of the frame made from it."""

_COUNTED = re.compile(
    r"(thousand |million )?(persons?|people|workers|strikers|strikes|participants|participations|members|"
    r"delegates|deputies|votes|seats|enterprises|plants|disputes|working days|soldiers|households|unions|"
    r"mutinies|executions|sentences|arrests|copies|issues|officials|groups|deaths)\b"
)
_MAY_FALL = re.compile(r"(^|[\W_])(change|growth|balance|difference|net|increase|migration)([\W_]|$)")


def read_series_table(file: Traversable, known_sources: Collection[str]) -> CsvTable:
    """Read and check a table of series.

    Raises:
        FileError: all its mistakes: a bad cell, a period that ends before it begins, a negative count, a
            breakdown whose key is a column, two rows of one series and source whose periods overlap.
    """
    table = read_csv(file, series_columns(known_sources))
    sensible = [row for row in table.rows if not _no_sense(table.mistakes, row)]
    _check_overlaps(table.mistakes, sensible)
    table.mistakes.refuse()
    return table


def _no_sense(mistakes: Mistakes, row: Row) -> bool:
    before = len(mistakes.found)
    if row["period_end"] < row["period_start"]:
        problem = f"'{row['period_end']}' is before period_start."
        mistakes.note(
            row.line, "period_end", problem, "Exchange or correct the two.", value=row["period_end"]
        )
    if float(row["value"]) < 0 and is_count(row["unit"]) and not _MAY_FALL.search(_name(row)):
        problem = f"'{row['value']}' {row['unit']}: a count cannot be negative."
        remedy = "Correct the figure; for a loss, put the word change into the series_id or the unit."
        mistakes.note(row.line, "value", problem, remedy, value=row["value"])
    for key in RESERVED & parse_breakdown(row["breakdown"]).keys():
        problem = f"'{key}' is a column of the table, and cannot be a key of a breakdown."
        mistakes.note(row.line, "breakdown", problem, "Call the key something else.", value=row["breakdown"])
    return len(mistakes.found) > before


def is_count(unit: str) -> bool:
    """Whether a unit counts persons or things: "thousand persons"."""
    return bool(_COUNTED.match(unit.casefold()))


def _name(row: Row) -> str:
    return f"{row['series_id']} {row['unit']}".casefold()


def _check_overlaps(mistakes: Mistakes, rows: Iterable[Row]) -> None:
    """Note rows of one series, country, unit, source and breakdown whose periods share a day."""
    together: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        breakdown = tuple(sorted(parse_breakdown(row["breakdown"]).items()))
        key = (*(row[name] for name in ("series_id", "country", "unit", "source_key")), breakdown)
        together.setdefault(key, []).append(row)
    for same in together.values():
        same.sort(key=lambda row: (row["period_start"], row["period_end"], row.line))
        before = same[0]
        for row in same[1:]:
            periods = {(one["period_start"], one["period_end"]) for one in (before, row)}
            if row["period_start"] <= before["period_end"]:
                at_fault, other = (row, before) if row.line > before.line else (before, row)
                what = "the same period as" if len(periods) == 1 else "a period that overlaps"
                problem = f"{row['series_id']} has {what} that of line {other.line}."
                remedy = "Separate them by a breakdown, name their sources, or correct the dates."
                mistakes.note(at_fault.line, "period_start", problem, remedy, value=at_fault["period_start"])
            before = max(before, row, key=lambda one: one["period_end"])
