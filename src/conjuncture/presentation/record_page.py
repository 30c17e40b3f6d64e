"""The page of a record: every series, its figures, its sources and their disagreements, to be searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.presentation.pages import rendered, resource, write
from conjuncture.presentation.record_line import line_of
from conjuncture.records.exporting import export
from conjuncture.records.overview import in_words
from conjuncture.records.record import Disagreement, Record, Source


@dataclass(frozen=True)
class _Row:
    """A figure."""

    period: str
    of: tuple[str, ...]
    value: str
    unit: str
    source: str
    note: str


@dataclass(frozen=True)
class _Source:
    """A source, and whether its address is one that a browser opens."""

    source_key: str
    citation: str
    grade: str
    address: str
    link: bool


@dataclass(frozen=True)
class _Series:
    """A series as the page shows it."""

    name: str
    what: str
    unit: str
    units: bool
    years: str
    figures: int
    keys: tuple[str, ...]
    line: str
    drawn: str
    rows: tuple[_Row, ...]
    sources: tuple[_Source, ...]
    differ: tuple[Disagreement, ...]


def write_record_page(record: Record, title: str, folder: Path, mark: str = "") -> Path:
    """Write `index.html` and the data beside it; returns the page's path. It opens without a network.

    Args:
        record: of the case.
        title: the case's.
        folder: where.
        mark: of whose report it is.
    """
    series = tuple(_series(record, name) for name in record.ids())
    script = resource("record.js")
    page = rendered(
        "record.html.j2",
        script,
        title=title,
        series=series,
        figures=sum(one.figures for one in series),
        sources=len({source.source_key for one in series for source in one.sources}),
        script=script,
        mark=mark,
    )
    export(record, None, folder / "data" / "record.csv")
    export(record, None, folder / "data" / "record.json")
    path = folder / "index.html"
    write(path, page)
    return path


def _series(record: Record, name: str) -> _Series:
    series = record[name]
    frame = series.frame
    first, last = frame["period_start"].min().year, frame["period_end"].max().year
    (line, drawn), keys = line_of(series), series.line_keys
    return _Series(
        name=name,
        what=in_words(name, keys),
        unit="; ".join(series.units),
        units=len(series.units) > 1,
        years=str(first) if first == last else f"{first}-{last}",
        figures=len(frame),
        keys=keys,
        line=line,
        drawn=drawn,
        rows=tuple(_row(row, keys) for row in frame.to_dict("records")),
        sources=tuple(_source(source) for source in record.sources(name)),
        differ=tuple(record.disagreements(name)),
    )


def _row(row: dict[Any, Any], keys: Sequence[str]) -> _Row:
    return _Row(
        period=_period(row["period_start"], row["period_end"]),
        of=tuple(str(row[key]) for key in keys),
        value=f"{row['value']:,.10g}".replace("-", "−"),
        unit=str(row["unit"]),
        source=str(row["source_key"]),
        note=str(row["note"]),
    )


def _source(source: Source) -> _Source:
    link = source.address.startswith(("https://", "http://")) and " " not in source.address
    return _Source(source.source_key, source.citation, source.grade, source.address, link)


def _period(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A year, a month, a day, or from when to when."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}-{end.year}"
    if start == end:
        return f"{start:%Y-%m-%d}"
    if start.day == 1 and start.year == end.year and start.month == end.month and end.is_month_end:
        return f"{start:%Y-%m}"
    return f"{start:%Y-%m-%d} to {end:%Y-%m-%d}"
