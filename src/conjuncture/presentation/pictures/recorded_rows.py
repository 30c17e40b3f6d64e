"""Recorded figures one below another: a dark dot or bar for the record, blue bands for the draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.behind import HIGH, LOW

_ROW = 22  # px


def recorded_rows(
    rows: pd.DataFrame,
    shown: Sequence[tuple[str, str, str]],
    scale: alt.Scale,
    axis: alt.Axis,
    *,
    width: int,
    names: int,
    heading: alt.TitleParams | None = None,
) -> theme.Plot:
    """The plot, without a key.

    Args:
        rows: for each figure `label`, `recorded` and `upper` (equal where there is one count), `middle`, the
            edges of bands, and where there is a guess its middle and edges.
        shown: the bands to draw, the widest first, each with the columns of its edges and its colour.
        scale, axis: across.
        width: of the plot, in px.
        names: px for the names of the rows.
        heading: its title; None: it has none.
    """
    lines = alt.Axis(title=None, ticks=False, domain=False, minExtent=names, labelLimit=names)
    base = alt.Chart(rows).encode(y=alt.Y("label:N", sort=rows["label"].tolist(), axis=lines))

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    layers: list[Any] = [
        base.mark_bar(color=colour, height=14).encode(x=x(low), x2=f"{high}:Q") for low, high, colour in shown
    ]
    layers.append(base.mark_tick(color=theme.BLUE, thickness=3, height=14).encode(x=x("middle")))
    if LOW in rows:
        layers.insert(0, base.mark_bar(color=theme.BEFORE, height=20).encode(x=x(LOW), x2=f"{HIGH}:Q"))
    if "guess_middle" in rows:
        rule = base.mark_rule(color=theme.ORANGE, strokeWidth=2)
        layers.append(rule.encode(x=x("guess_low_80"), x2="guess_high_80:Q"))
    told = ("recorded", "middle", *shown[-1][:2])
    tips = ["label:N", *(alt.Tooltip(f"{name}:Q", format=".3~r") for name in told)]
    # Its outline keeps a bar visible that is narrower than a pixel.
    bar = base.mark_bar(color=theme.INK, height=4, stroke=theme.INK, strokeWidth=4, strokeJoin="round")
    layers.append(bar.encode(x=x("recorded"), x2="upper:Q", tooltip=tips))
    dots = base.mark_point(filled=True, color=theme.INK, size=55, opacity=1)
    single = dots.transform_filter("datum.upper == datum.recorded")
    layers.append(single.encode(x=x("recorded"), tooltip=tips))
    chart = alt.layer(*layers).properties(width=width, height=_ROW * len(rows))
    return chart if heading is None else chart.properties(title=heading)
