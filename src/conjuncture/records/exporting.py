"""Write series to a file that can be read without this package."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import pandas as pd

from conjuncture.files.spreadsheet import csv_text
from conjuncture.files.whole import write_text
from conjuncture.records.errors import RecordError
from conjuncture.records.record import Record

Format = Literal["csv", "json"]
_COLUMNS = [
    "series_id", "country", "period_start", "period_end", "value", "unit", "breakdown", "source_key", "note",
    "citation", "grade", "address",
]  # fmt: skip


def export(record: Record, series_id: str | None, path: Path | str, format: Format | None = None) -> Path:  # noqa: A002 - the usual word
    """Write one series, or all of them, with their sources.

    Args:
        record: the record.
        series_id: which series; None: all.
        path: the file to write.
        format: "csv" (one row for each figure, with citation, grade and address) or "json" (figures, sources
            and disagreements); None: the ending of the file's name decides.

    Returns:
        The path of the file.

    Raises:
        RecordError: an unknown series or format.
    """
    target = Path(path)
    kind = format or target.suffix.removeprefix(".")
    if kind == "csv":
        write_text(target, csv_text(figures(record, series_id)))
    elif kind == "json":
        content = json.dumps(_document(record, series_id), indent=2, ensure_ascii=False)
        write_text(target, content + "\n")
    else:
        raise RecordError(
            f"{target}: series can be written as csv or json, not as '{kind}'. Choose one of the two."
        )
    return target


def figures(record: Record, series_id: str | None = None) -> pd.DataFrame:
    """The figures of one series or of all, one row for each, with breakdown, citation, grade and address.

    Raises:
        RecordError: an unknown series.
    """
    rows = [_rows(record, name) for name in _ids(record, series_id)]
    return pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=_COLUMNS)


def _ids(record: Record, series_id: str | None) -> tuple[str, ...]:
    return record.ids() if series_id is None else (record[series_id].series_id,)


def _rows(record: Record, series_id: str) -> pd.DataFrame:
    series = record[series_id]
    frame = series.frame
    breakdown = [
        ";".join(f"{key}={row[key]}" for key in series.keys if row[key]) for row in frame.to_dict("records")
    ]
    sources = [record.all_sources[key] for key in frame["source_key"]]
    return pd.DataFrame(
        {
            "series_id": series_id,
            "country": frame["country"],
            "period_start": frame["period_start"].dt.strftime("%Y-%m-%d"),
            "period_end": frame["period_end"].dt.strftime("%Y-%m-%d"),
            "value": frame["value"],
            "unit": frame["unit"],
            "breakdown": breakdown,
            "source_key": frame["source_key"],
            "note": frame["note"],
            "citation": [source.citation for source in sources],
            "grade": [source.grade for source in sources],
            "address": [source.address for source in sources],
        }
    )


def _document(record: Record, series_id: str | None) -> dict[str, object]:
    rows = figures(record, series_id).drop(columns=["citation", "grade", "address"])
    ids = _ids(record, series_id)
    disputes = dict.fromkeys(dispute for name in ids for dispute in record.disagreements(name))
    return {
        "figures": rows.to_dict("records"),
        "sources": [asdict(record.all_sources[key]) for key in dict.fromkeys(rows["source_key"])],
        "disagreements": [asdict(dispute) for dispute in disputes],
    }
