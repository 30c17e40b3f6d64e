"""The picture of a recorded target beside the draws on which a claim is judged."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from conjuncture.presentation.against_record import upper_edge
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import HALF, NINE_IN_TEN
from conjuncture.presentation.pictures.recorded_course import Line, recorded_course
from conjuncture.presentation.pictures.recorded_rows import recorded_rows

FEWEST = 4
"""Figures of a course; fewer are drawn below one another."""
_HEIGHT = 210  # px
_BANDS = (NINE_IN_TEN, HALF)
_KEY = (theme.field("half of the draws", theme.HALF), theme.field("nine draws in ten", theme.NINE_IN_TEN))


def beside_picture(
    rows: pd.DataFrame, unit: str, title: str, description: str, claim: str, width: int
) -> Any:
    """The recorded figures with the bands of the draws, and with two medians if draws are divided by a claim.

    Args:
        rows: a row for each figure, by the first day of its period: `figure`, `recorded`, `upper`, `middle`,
            `low_90`, `high_90`, `low_50`, `high_50`; and `holds` and `fails`, the medians of the draws in
            which the claim holds, and does not.
        unit: of the figures.
        title, description: of the picture.
        claim: the id of the claim that divides the draws; empty: none.
        width: of the plot, in px.
    """
    if len(rows) < FEWEST:
        return _few(rows, unit, title, description, width)
    lines = [Line("holds", theme.GREEN), Line("fails", theme.ORANGE, dashed=True)] if claim else []
    medians = [theme.MEDIAN]
    if claim:
        medians += [
            theme.line(f"median where {claim} holds", theme.GREEN),
            theme.line("median where it does not", theme.ORANGE, dashed=True),
        ]
    entries = [theme.RECORDED, *medians, *_KEY]
    bands = rows.drop(columns="upper") if (rows["upper"] == rows["recorded"]).all() else rows
    plot, _ = recorded_course(bands, unit, _BANDS, lines, width=width, height=_HEIGHT)
    return _below_key(entries, plot, title, description, side=86, width=width)


def _few(rows: pd.DataFrame, unit: str, title: str, description: str, width: int) -> Any:
    shares = unit == "%"  # an index, such as "% of 1921", goes beyond 100
    names = 90
    top = 100.0 if shares else 1.1 * float(max(upper_edge(rows).max(), rows["high_90"].max()))
    own: dict[str, Any] = {"title": None, "labelExpr": "datum.value + '%'"} if shares else {"title": unit}
    axis = alt.Axis(tickCount=4, ticks=False, domain=False, **own)
    entries = [theme.RECORDED, theme.tick("median of the draws", theme.BLUE), *_KEY]
    drawn = rows.assign(label=rows["figure"])
    scale = alt.Scale(domain=[0, top], nice=False, clamp=True)
    plot = recorded_rows(drawn, _BANDS, scale, axis, width=width - names, names=names)
    return _below_key(entries, plot, title, description, side=names + 60, width=width)


def _below_key(
    entries: list[theme.Entry], plot: theme.Plot, title: str, description: str, *, side: int, width: int
) -> Any:
    chart = alt.vconcat(theme.key_line(entries, width), plot, spacing=4)
    chart = chart.resolve_scale(color="independent", shape="independent")
    return theme.finished(chart, title=title, description=description, side=side, width=width)
