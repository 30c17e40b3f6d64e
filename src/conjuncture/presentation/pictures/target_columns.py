"""Each recorded quantity over draws chosen in several ways, side by side, on one scale."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.against_record import upper_edge
from conjuncture.presentation.column_words import HEADINGS, columns_of
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _HEIGHT, _SIDE = 220, 150, 56
_BESIDE = 3  # panels in a row; four are set two by two
_LABELLED = 6  # figures that have room for their names
_MANY = 3  # powers of ten above which no step between them has a line
_KEY = (
    theme.RECORDED,
    theme.tick("median of the draws", theme.BLUE),
    theme.field("80 draws in 100", theme.HALF),
    theme.field("95 draws in 100", theme.NINE_IN_TEN),
)


def target_columns(run: CaseRun) -> list[Picture]:
    """A picture for each recorded quantity, a panel for each column."""
    made = []
    for standing in run.standings:
        some = [
            (HEADINGS[column.chosen], there)
            for column in columns_of(run)
            if (there := column.standing(standing.row.name)) is not None
            and len(there.told)
            and there.told["middle"].notna().any()
        ]
        if len(some) > 1:
            made.append(_picture(standing, some))
    return made


def _picture(standing: Standing, some: Sequence[tuple[str, Standing]]) -> Picture:
    panels = [_rows(there).assign(column=heading) for heading, there in some]
    data = pd.concat(panels, ignore_index=True)
    scale, axis = _upright(standing, data)
    title = standing.row.name
    description = (
        f"{title}: a small chart for each way of choosing draws, with a bar for the draws and a dot for the "
        "record at each figure."
    )
    key = theme.key_line(_KEY, _WIDTH)
    charts = [
        _panel(rows, heading, there, scale, axis) for rows, (heading, there) in zip(panels, some, strict=True)
    ]
    beside = len(charts) if len(charts) == _BESIDE else 2
    together = alt.concat(*charts, columns=beside, spacing=18)
    chart = alt.vconcat(key, together, spacing=8).resolve_scale(color="independent", shape="independent")
    return Picture(
        name=f"columns_{re.sub(r'[^a-z0-9]+', '_', title.lower()).strip('_')}",
        title=capital(title),
        finding=(_finding(some),),
        chart=theme.finished(
            chart, title=title, description=description, side=_SIDE, columns=beside, width=_WIDTH
        ),
        data=data,
        source_keys=standing.targets[0].source_keys,
        how_to_read=f"In {standing.unit}. All panels have one scale, and bars are followed to its ends.",
        description=description,
    )


def _finding(some: Sequence[tuple[str, Standing]]) -> str:
    parts = [f"{number(there.error_ratio, 2)} ({heading})" for heading, there in some]
    return f"The theory's error over the guess's: {', '.join(parts)}."


def _rows(standing: Standing) -> pd.DataFrame:
    rows = standing.told.reset_index(drop=True)
    names = rows["figure"].astype(str)
    if names.duplicated().any() and "period" in standing.told:
        names = names + " " + rows["period"].dt.strftime("%b %Y")
    return rows.assign(name=names, upper=upper_edge(rows), place=range(len(rows)))[
        ["place", "name", "recorded", "upper", "middle", "low_80", "high_80", "low_95", "high_95"]
    ]


def _upright(standing: Standing, data: pd.DataFrame) -> tuple[alt.Scale, alt.Axis]:
    recorded = pd.concat([data["recorded"], data["upper"]])
    axis = alt.Axis(title=None, tickCount=4, ticks=False, domain=False, format=",.3~r")
    if standing.unit.startswith("%"):
        top = max(1.15 * float(recorded.max()), float(data["high_80"].max()) * 1.05)
        return alt.Scale(domain=[0, top], nice=False, clamp=True), axis
    least = float(recorded[recorded > 0].min())
    low = max(min(least / 3, float(data["low_80"].min())), least / 1000)
    top = 1.3 * max(float(recorded.max()), float(data["high_80"].max()))
    powers = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(top)) + 1)]
    steps = powers if len(powers) > _MANY else [step * power for power in powers for step in (1, 2, 5)]
    axis.values = [step for step in steps if low <= step <= top]
    return alt.Scale(type="log", domain=[low, top], nice=False, clamp=True), axis


def _panel(
    rows: pd.DataFrame, heading: str, standing: Standing, scale: alt.Scale, axis: alt.Axis
) -> theme.Plot:
    few = len(rows) <= _LABELLED
    across = alt.Axis(title=None, labels=few, ticks=False, labelAngle=-40 if few else 0, labelLimit=90)
    base = alt.Chart(rows).encode(x=alt.X("name:N", sort=rows["name"].tolist(), axis=across))

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", scale=scale, axis=axis)

    share = alt.RelativeBandSize(0.8)
    tips = ["name:N", *(alt.Tooltip(f"{name}:Q", format=",.3~r") for name in ("recorded", "middle"))]
    layers: list[Any] = [
        base.mark_bar(color=theme.NINE_IN_TEN, width=share).encode(y=y("low_95"), y2="high_95:Q"),
        base.mark_bar(color=theme.HALF, width=share).encode(y=y("low_80"), y2="high_80:Q"),
        base.mark_tick(color=theme.BLUE, thickness=2.5, width=share).encode(y=y("middle")),
    ]
    bar = base.mark_bar(color=theme.INK, width=5)
    layers.append(bar.encode(y=y("recorded"), y2="upper:Q", tooltip=tips))
    dots = base.mark_point(filled=True, color=theme.INK, size=34, opacity=1)
    single = dots.transform_filter("datum.upper == datum.recorded")
    layers.append(single.encode(y=y("recorded"), tooltip=tips))
    said = f"{standing.row.verdict} than {standing.row.baseline}" if standing.row.verdict else ""
    title = alt.TitleParams(
        heading, subtitle=said, anchor="start", frame="group", fontSize=13, subtitleFontSize=11,
        color=theme.INK, subtitleColor=theme.FAINT, offset=6, limit=_WIDTH + 40,
    )  # fmt: skip
    return alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT, title=title)
