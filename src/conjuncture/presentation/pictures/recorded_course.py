"""Recorded figures on the course of the draws: dots or bars, bands and a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.presentation.against_record import upper_edge
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import band_layers

_TOLD = ("recorded", "middle")
_TEN = 10  # figures that differ by more than this factor are drawn on a scale of factors


@dataclass(frozen=True)
class Line:
    """A line beside the median: its column, and how it looks."""

    column: str
    colour: str
    dashed: bool = False
    thin: bool = False


def recorded_course(
    bands: pd.DataFrame,
    unit: str,
    shown: Sequence[tuple[str, str, str]],
    lines: Sequence[Line] = (),
    *,
    middle: str = "middle",
    width: int,
    height: int,
) -> tuple[theme.Plot, bool]:
    """The plot, without a key, and whether its scale is one of factors.

    Args:
        bands: a row for each figure, by the first day of its period: `figure` (its label), `recorded`,
            `upper` where a figure may lie between two counts, `middle`, and the edges of bands.
        unit: of all figures.
        shown: the bands to draw, as `band_layers` takes them; the narrowest gives the picture its top.
        lines: further lines.
        middle: the column of the median; empty: it is not drawn.
        width, height: of the plot, in px.
    """
    positive = bands["recorded"][bands["recorded"] > 0]
    wide = len(positive) > 0 and positive.max() >= _TEN * positive.min()
    by_factors = bool(wide) and not unit.startswith("%")
    top = 1.15 * float(max(upper_edge(bands).max(), bands[shown[-1][1]].max()))
    bottom = float(positive.min()) / 20 if by_factors else 0.0
    scale = alt.Scale(domain=[bottom, top], type="log" if by_factors else "linear", nice=False)
    axis = alt.Axis(
        title=unit,
        titleAngle=0,
        titleAlign="left",
        titleX=-60,
        titleY=-12,
        tickCount=5,
        ticks=False,
        domain=False,
        format=",.0f" if top >= 10 else ",.2~f",
    )
    monthly = any(" " in figure for figure in bands["figure"])
    across = alt.Axis(format="%b %Y" if monthly else "%Y", title=None, grid=False, tickCount=8)
    drawn = _with_gaps(bands.assign(at=pd.DatetimeIndex(bands.index).strftime("%Y-%m-%d")), bottom, top)
    base = alt.Chart(drawn).encode(x=alt.X("at:T", axis=across))

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", scale=scale, axis=axis)

    layers = band_layers(base, y, shown, middle)
    drawn_lines = [(_line(base, line).encode(y=y(line.column)), line.thin) for line in lines]
    below = len(layers) - bool(middle)
    layers[below:below] = [line for line, thin in drawn_lines if thin]  # below the median
    layers += [line for line, thin in drawn_lines if not thin]
    dots = base.mark_point(filled=True, color=theme.INK, size=46, opacity=1)
    edges = [edge for edge in shown[-1][:2] if edge in drawn]
    tips = ["figure:N", *(alt.Tooltip(f"{name}:Q", format=",.3~r") for name in (*_TOLD, *edges))]
    if "upper" in drawn:
        dots = dots.transform_filter("datum.upper == datum.recorded")
        layers.append(base.mark_rule(color=theme.INK, strokeWidth=4).encode(y=y("recorded"), y2="upper:Q"))
    layers.append(dots.encode(y=y("recorded"), tooltip=tips))
    return alt.layer(*layers).properties(width=width, height=height), by_factors


def _line(base: alt.Chart, line: Line) -> Any:
    if line.thin:
        return base.mark_line(color=line.colour, strokeWidth=0.8, opacity=0.55)
    return base.mark_line(color=line.colour, strokeDash=[5, 4] if line.dashed else [1, 0])


def _with_gaps(bands: pd.DataFrame, bottom: float, top: float) -> pd.DataFrame:
    """The table kept within the picture, with an empty row where periods are missing: a gap in lines."""
    numbers = bands.select_dtypes("number").columns.difference(["recorded", "upper"])
    drawn = bands.assign(**{name: bands[name].clip(bottom, top) for name in numbers})
    steps = np.diff(pd.DatetimeIndex(bands.index).to_numpy())
    rows = []
    for place in range(len(drawn)):
        rows.append(drawn.iloc[[place]])
        if place < len(steps) and steps[place] > 1.6 * np.median(steps):
            after = bands.index[place] + pd.Timedelta(days=1)
            rows.append(pd.DataFrame({"at": [f"{after:%Y-%m-%d}"]}))
    return pd.concat(rows, ignore_index=True)
