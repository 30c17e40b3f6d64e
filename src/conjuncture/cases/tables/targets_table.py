"""`targets.csv`: which recorded series a variable of a run is held against. They are never matched on.

The columns up to `note` are in every such table. Further ones may be left out, or be empty:

kind          recorded (arithmetic alone leads from variable to figure) or assumption (a judgement does)
over          members, parted by semicolons, among whom the variable is put as a share
whole         of what the row is a part: rows of one whole are scored together, as one division of it
least, most   between what the figure could lie if nothing were known of it, in the series' unit
upper         a breakdown: the upper edge of a band, of which `breakdown` picks the lower
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

import pandas as pd
import pandera.pandas as pa

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.tables.cells import bad_cell, filled, is_number, kind
from conjuncture.cases.tables.whose import whose
from conjuncture.record import Record, RecordError
from conjuncture.record.breakdown import parse_breakdown
from conjuncture.record.table import read_table
from conjuncture.society import Society


def _more(column: pa.Column) -> pa.Column:
    """A column that may be left out."""
    column.required = False
    return column


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
        "kind": _more(kind(may_be_empty=True)),
        "over": _more(pa.Column(str)),
        "whole": _more(pa.Column(str)),
        "least": _more(pa.Column(str)),
        "most": _more(pa.Column(str)),
        "upper": _more(pa.Column(str)),
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
    kind: str = ""
    over: str = ""
    whole: str = ""
    least: str = ""
    most: str = ""
    upper: str = ""


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
    lines = table.itertuples(name=None)
    rows = [_Row(line, **dict(zip(table.columns, cells, strict=True))) for line, *cells in lines]
    return tuple(_target(file, row, record, society) for row in rows)


def _target(file: Traversable, row: _Row, record: Record, society: Society) -> RecordedTarget:
    scale = _number(file, row, "scale")
    scale = 1.0 if scale is None else scale
    try:
        choice = parse_breakdown(row.breakdown)
        figures = record.values(row.series_id, **choice)
        edges = record.values(row.series_id, **parse_breakdown(row.upper)) if row.upper else None
    except RecordError as wrong:
        raise bad_cell(file, row.line, "series_id", str(wrong), "Choose by `breakdown`.") from None
    if edges is not None and not edges.index.equals(figures.index):
        remedy = "Give both edges for the same periods."
        raise bad_cell(file, row.line, "upper", "the edges of the band are of different periods.", remedy)
    place = f"{file}, line {row.line}"
    other_edge = parse_breakdown(row.upper) if row.upper else choice
    shared = {key: value for key, value in choice.items() if other_edge.get(key) == value}
    told_in, told_per = choice.get("unit", record[row.series_id].units[0]), scale
    if row.over:
        told_in, told_per = "%", 0.01
    elif row.unit.startswith("index"):  # "index, 1913 = 1" is told in % of 1913
        told_in, told_per = f"% of {row.unit.removeprefix('index, ').partition(' = ')[0]}", 0.01
    least, most = (_number(file, row, column) for column in ("least", "most"))
    return RecordedTarget(
        name=row.name,
        variable=row.variable,
        member=whose(place, society, row.country, row.member),
        values=pd.Series(figures.to_numpy(float) * scale, figures.index),
        unit=row.unit,
        source_keys=_sources(record, row.series_id, shared),
        note=row.note,
        kind=row.kind,
        told_in=told_in,
        told_per=told_per,
        over=tuple(whose(place, society, "", name.strip()) for name in row.over.split(";") if name.strip()),
        whole=row.whole,
        least=None if least is None else least * scale,
        most=None if most is None else most * scale,
        upper=None if edges is None else pd.Series(edges.to_numpy(float) * scale, edges.index),
    )


def _sources(record: Record, series_id: str, choice: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the sources of the figures chosen; of a band's, of both edges."""
    frame = record[series_id].frame
    for key, value in choice.items():
        if key in frame:
            frame = frame[frame[key] == value]
    return tuple(dict.fromkeys(frame["source_key"]))


def _number(file: Traversable, row: _Row, column: str) -> float | None:
    said = getattr(row, column)
    if said and not is_number(said):
        remedy = "Write 0.001 for thousands." if column == "scale" else "Write a number, or nothing."
        raise bad_cell(file, row.line, column, f"'{said}' is not a number.", remedy)
    return float(said) if said else None
