"""`targets.csv`: which recorded series a variable of a run is held against. They are never matched on."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import NamedTuple

import pandas as pd
import pandera.pandas as pa

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.tables.cells import bad_cell, filled, is_number
from conjuncture.cases.tables.whose import whose
from conjuncture.record import Record, RecordError
from conjuncture.record.breakdown import parse_breakdown
from conjuncture.record.table import read_table
from conjuncture.society import Society

_SCHEMA = pa.DataFrameSchema(
    {
        "name": filled(),
        "variable": filled(),
        "country": pa.Column(str),
        "member": pa.Column(str),
        "series_id": filled(),
        "breakdown": pa.Column(str),
        "unit": filled(),
        "scale": pa.Column(str),
        "note": pa.Column(str),
    },
    strict=True,
    ordered=True,
)


class _Row(NamedTuple):
    """A row of the table, and its line."""

    line: int
    name: str
    variable: str
    country: str
    member: str
    series_id: str
    breakdown: str
    unit: str
    scale: str
    note: str


def targets_from(file: Traversable, record: Record, society: Society) -> tuple[RecordedTarget, ...]:
    """The targets of a table, in its order; none where there is no table.

    `breakdown` picks figures of the series (`kind=political;unit=persons`); `scale` (empty is 1) brings them
    to the unit of the variable.

    Raises:
        RecordError: a series that is not there, or a breakdown that does not leave one figure a period.
    """
    if not file.is_file():
        return ()
    table = read_table(file, _SCHEMA).map(str.strip)
    return tuple(_target(file, _Row(*row), record, society) for row in table.itertuples(name=None))


def _target(file: Traversable, row: _Row, record: Record, society: Society) -> RecordedTarget:
    scale = row.scale or "1"
    if not is_number(scale):
        raise bad_cell(file, row.line, "scale", f"'{scale}' is not a number.", "Write 0.001 for thousands.")
    try:
        figures = record.values(row.series_id, **parse_breakdown(row.breakdown))
    except RecordError as wrong:
        raise bad_cell(file, row.line, "series_id", str(wrong), "Choose by `breakdown`.") from None
    return RecordedTarget(
        name=row.name,
        variable=row.variable,
        member=whose(f"{file}, line {row.line}", society, row.country, row.member),
        values=pd.Series(figures.to_numpy(float) * float(scale), figures.index),
        unit=row.unit,
        source_keys=tuple(source.source_key for source in record.sources(row.series_id)),
        note=row.note,
    )
