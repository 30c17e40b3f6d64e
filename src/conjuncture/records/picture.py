"""A picture of one recorded series, with its source below the title."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.errors import nearest
from conjuncture.files.whole import write_bytes
from conjuncture.records.errors import RecordError
from conjuncture.records.overview import in_words
from conjuncture.records.record import Record

LOG_FROM = 30
"""If the largest figure is more than so many times the smallest, the scale is logarithmic."""

MOST_LINES = 8
"""The largest number of lines that a reader can distinguish by colour."""

_INK, _WIDTH, _HEIGHT = "#2b4c6f", 680, 340
_TITLE: dict[str, Any] = {"anchor": "start", "fontSize": 15, "subtitleFontSize": 11, "subtitleColor": "#555"}


def save(chart: alt.Chart | alt.LayerChart, path: Path) -> Path:
    """Write a picture, whole or not at all. An .html file includes its library, and needs no network.

    Raises:
        RecordError: the name of the file ends neither in .svg nor .png nor .html.
    """
    kind = path.suffix.removeprefix(".").lower()
    if kind not in ("svg", "png", "html"):
        raise RecordError(
            f"{path}: a picture needs the ending .svg, .png or .html.", remedy="Give it one of these endings."
        )
    file = io.BytesIO() if kind == "png" else io.StringIO()
    if kind == "html":
        chart.save(file, format=kind, inline=True)
    else:
        chart.save(file, format=kind)
    content = file.getvalue()
    return write_bytes(path, content if isinstance(content, bytes) else content.encode())


def plot(record: Record, series_id: str, *, unit: str | None = None) -> alt.Chart | alt.LayerChart:
    """Draw a series: over time, or as bars if it has figures for only one period, or as a line of events.

    Args:
        record: the record.
        series_id: which series.
        unit: which unit, if there are several; without it the one with the most figures.

    Raises:
        RecordError: an unknown series or unit.
    """
    series = record[series_id]
    frame = series.frame
    if (frame["value"] == 1).all() and len(frame) > MOST_LINES:
        return _events(record, series_id)
    chosen_unit = unit or str(frame["unit"].mode().iloc[0])
    if chosen_unit not in series.units:
        raise RecordError(f"{series_id} has no unit '{chosen_unit}'. {nearest(chosen_unit, series.units)}")
    rows = frame[frame["unit"] == chosen_unit]
    rows = rows.assign(group=_groups(rows, series.line_keys), middle=_middle(rows))
    title = alt.TitleParams(
        _lines(_finding(series_id, rows, chosen_unit)),
        subtitle=_subtitle(record, rows),
        **_TITLE,
    )
    one_period = rows["middle"].nunique() == 1
    chart = _bars(rows, chosen_unit) if one_period else _over_time(rows, chosen_unit)
    return _legible(chart.properties(title=title, width=_WIDTH))


def _over_time(rows: pd.DataFrame, unit: str) -> alt.Chart:
    scale = (
        alt.Scale(type="log") if _spans(rows["value"]) else alt.Scale(zero=bool((rows["value"] > 0).all()))
    )
    groups = rows["group"].nunique()
    chart = alt.Chart(rows[["middle", "value", "group", "source_key", "note"]])
    encodings: dict[str, Any] = {
        "x": alt.X("middle:T", title="middle of the period"),
        "y": alt.Y("value:Q", title=unit, scale=scale),
        "tooltip": ["middle:T", "value:Q", "group:N", "source_key:N", "note:N"],
    }
    if 1 < groups <= MOST_LINES:
        encodings["color"] = alt.Color("group:N", title=None, legend=alt.Legend(orient="top", labelLimit=260))
    if groups > MOST_LINES:
        return (
            chart.mark_point(filled=True, size=40, color=_INK, opacity=0.6)
            .encode(**encodings)
            .properties(height=_HEIGHT)
        )
    # Two figures for one date: points only, since a line between figures of two sources would show a
    # movement.
    twice = rows.duplicated(["middle", "group"]).any()
    mark = (
        chart.mark_point(filled=True, size=50)
        if twice
        else chart.mark_line(point=alt.OverlayMarkDef(filled=True, size=40))
    )
    drawn = mark.encode(**encodings)
    return (drawn if groups > 1 else drawn.encode(color=alt.value(_INK))).properties(height=_HEIGHT)


def _bars(rows: pd.DataFrame, unit: str) -> alt.Chart:
    scale = alt.Scale(type="log") if _spans(rows["value"]) else alt.Scale()
    chart = alt.Chart(rows[["group", "value", "source_key", "note"]])
    # On a log scale the length of a bar has no meaning.
    mark = (
        chart.mark_point(filled=True, size=80, color=_INK)
        if _spans(rows["value"])
        else chart.mark_bar(color=_INK)
    )
    return mark.encode(
        x=alt.X("value:Q", title=unit, scale=scale),
        y=alt.Y("group:N", title=None, sort="-x", axis=alt.Axis(labelLimit=320)),
        tooltip=["group:N", "value:Q", "source_key:N", "note:N"],
    )


def _events(record: Record, series_id: str) -> alt.Chart:
    series = record[series_id]
    rows = series.frame
    row = next(
        (key for key in ("direction", *series.keys) if key in rows and 1 < rows[key].nunique() <= 8), "unit"
    )
    name = "name" if "name" in rows else "unit"
    title = alt.TitleParams(
        _lines(
            f"{len(rows)} dated entries, {rows['period_start'].min():%Y} to {rows['period_end'].max():%Y}: "
            f"{in_words(series_id)}"
        ),
        subtitle=_subtitle(record, rows),
        **_TITLE,
    )
    columns = list(dict.fromkeys(["period_start", row, name, "unit", "source_key"]))
    chart = alt.Chart(rows[columns]).mark_tick(thickness=2, size=28, color=_INK)
    return _legible(
        chart.encode(
            x=alt.X("period_start:T", title=None),
            y=alt.Y(f"{row}:N", title=row),
            tooltip=["period_start:T", f"{name}:N", "unit:N", "source_key:N"],
        ).properties(title=title, width=_WIDTH)
    )


def _legible(chart: alt.Chart) -> alt.Chart:
    return chart.configure_axis(labelFontSize=12, titleFontSize=12, gridColor="#e4e4e4").configure_view(
        stroke=None
    )


def _spans(values: pd.Series) -> bool:
    return bool(values.min() > 0 and values.max() > LOG_FROM * values.min())


def _middle(rows: pd.DataFrame) -> pd.Series:
    return rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2


def _groups(rows: pd.DataFrame, keys: tuple[str, ...]) -> pd.Series:
    telling = [key for key in keys if rows[key].nunique() > 1]
    if not telling:
        return pd.Series("all", index=rows.index)
    return rows[telling].agg(lambda cells: ", ".join(filter(None, cells)) or "all", axis=1)


def _finding(series_id: str, rows: pd.DataFrame, unit: str) -> str:
    """The finding of the figures, in one sentence."""
    if len(rows) == 1:
        row = rows.iloc[0]
        return f"{_capital(in_words(series_id))}: {row['value']:,.10g} {unit} ({_when(row)})"
    in_order = rows.sort_values("value")
    bottom, top = in_order.iloc[0], in_order.iloc[-1]
    return (
        f"{_capital(in_words(series_id))}: from {bottom['value']:,.10g} ({_when(bottom)}) "
        f"to {top['value']:,.10g} ({_when(top)})"
    )


def _when(row: pd.Series) -> str:
    start, end = row["period_start"], row["period_end"]
    if start == end:
        date = f"{start.day} {start:%b %Y}"
    elif (start.year, start.month) == (end.year, end.month):
        date = f"{start:%b %Y}"
    elif start.year == end.year and (end - start).days < 360:
        date = f"{start:%b}-{end:%b %Y}"
    else:
        date = f"{start:%Y}" if start.year == end.year else f"{start:%Y}-{end:%Y}"
    group = row["group"]
    return date if group == "all" else f"{group}, {date}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subtitle(record: Record, rows: pd.DataFrame) -> list[str]:
    sources = [record.all_sources[key] for key in dict.fromkeys(rows["source_key"])]
    shown = [f"Source (grade {source.grade}): {_short(source.citation)}" for source in sources[:2]]
    return [*shown, f"and {len(sources) - 2} more sources"] if len(sources) > 2 else shown


def _lines(text: str) -> list[str]:
    """Break a title into lines that fit the width of the picture."""
    return wrap(text, 88)


def _short(citation: str, limit: int = 110) -> str:
    return citation if len(citation) <= limit else citation[: limit - 1].rsplit(" ", 1)[0] + " …"
