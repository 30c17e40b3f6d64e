"""Overview of a record: one row for each series, for `conjuncture record CASE`."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.records.record import Record

_COUNTRY_PREFIXES = ("ru_", "su_")


@dataclass(frozen=True)
class SeriesRow:
    """One row of the overview.

    Attributes:
        series_id: its name in the record.
        what: its name in words, with its breakdown.
        unit: its unit or units.
        first_year: the year in which its first period begins.
        last_year: the year in which its last period ends.
        figures: how many figures it has.
        sources: keys of its sources with their grades, such as `helpiks_stachki (B)`.
        disagreements: on how many points its sources differ.
    """

    series_id: str
    what: str
    unit: str
    first_year: int
    last_year: int
    figures: int
    sources: tuple[str, ...]
    disagreements: int


def overview(record: Record) -> list[SeriesRow]:
    """One row for every series of the record, in alphabetical order."""
    return [_row(record, series_id) for series_id in record.ids()]


def _row(record: Record, series_id: str) -> SeriesRow:
    series = record[series_id]
    return SeriesRow(
        series_id=series_id,
        what=in_words(series_id, series.line_keys),
        unit="; ".join(series.units),
        first_year=int(series.frame["period_start"].min().year),
        last_year=int(series.frame["period_end"].max().year),
        figures=len(series.frame),
        sources=tuple(f"{source.source_key} ({source.grade})" for source in record.sources(series_id)),
        disagreements=len(record.disagreements(series_id)),
    )


def in_words(series_id: str, keys: tuple[str, ...] = ()) -> str:
    """A readable name: `ru_strikers_quarterly` by `kind` becomes `strikers quarterly, by kind`."""
    name = series_id
    for prefix in _COUNTRY_PREFIXES:
        name = name.removeprefix(prefix)
    words = name.replace("_", " ").replace(" pct", " per cent").replace("gdp", "GDP").replace("cc ", "CC ")
    shown = [key.replace("_", " ") for key in keys if key != "detail"]
    return f"{words}, by {', '.join(shown)}" if shown else words
