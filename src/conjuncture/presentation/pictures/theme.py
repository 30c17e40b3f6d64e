"""How the pictures look: colours, letters, and the key.

The colours are those that Okabe and Ito (Color Universal Design, 2008) chose so that readers of every colour
vision tell them apart; the record is always dark, what a theory says always blue.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

INK, FAINT, RULE = "#1a1a1a", "#5c5c5c", "#e3e3e3"
BLUE, ORANGE, GREEN, PURPLE = "#0072b2", "#d55e00", "#007a5a", "#994f88"
HALF, NINE_IN_TEN = "#8dbfe0", "#d5e7f5"
BEFORE = "#e6e1d8"
FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"

WIDTH = 700
"""Width of a picture's plot in px, where there is room; on a small screen the page makes it narrower."""
_NARROW = 400
"""In a plot narrower than this the key has one column."""

# Shapes of the key's samples, in Vega's unit square of side 2.
_DOT = "M0,-0.6A0.6,0.6,0,1,1,0,0.6A0.6,0.6,0,1,1,0,-0.6Z"
_LINE = "M-1.3,-0.2H1.3V0.2H-1.3Z"
_THIN = "M-1.3,-0.1H1.3V0.1H-1.3Z"
_FIELD = "M-1.3,-0.7H1.3V0.7H-1.3Z"
_TICK = "M-0.2,-0.9H0.2V0.9H-0.2Z"
_DASHES = "M-1.3,-0.2H-0.6V0.2H-1.3ZM-0.35,-0.2H0.35V0.2H-0.35ZM0.6,-0.2H1.3V0.2H0.6Z"


Plot = alt.LayerChart | alt.FacetChart
"""What Altair gives for a layered chart with a size."""


@dataclass(frozen=True)
class Entry:
    """A line of a key: what is shown, in which colour, by which sample."""

    told: str
    colour: str
    sample: str


RECORDED = Entry("recorded", INK, _DOT)
MEDIAN = Entry("median of the draws", BLUE, _LINE)
MIDDLE_HALF = Entry("middle half of the draws (50%)", HALF, _FIELD)
MIDDLE_NINE = Entry("nine draws in ten (90%)", NINE_IN_TEN, _FIELD)


def dot(told: str, colour: str) -> Entry:
    """A key's entry for a dot."""
    return Entry(told, colour, _DOT)


def line(told: str, colour: str, *, thin: bool = False, dashed: bool = False) -> Entry:
    """A key's entry for a line."""
    return Entry(told, colour, _DASHES if dashed else _THIN if thin else _LINE)


def field(told: str, colour: str) -> Entry:
    """A key's entry for a field."""
    return Entry(told, colour, _FIELD)


def tick(told: str, colour: str) -> Entry:
    """A key's entry for an upright tick."""
    return Entry(told, colour, _TICK)


def key(entries: Sequence[Entry], width: int = WIDTH) -> alt.Chart:
    """A layer that draws nothing and carries the key of a layered chart whose marks have fixed colours."""
    columns = 1 if width < _NARROW else 3 if len(entries) > 4 else len(entries)
    labels = [entry.told for entry in entries]
    return (
        alt.Chart(pd.DataFrame({"told": labels}))
        .mark_point(filled=True, size=0, opacity=1)
        .encode(
            x=alt.value(0),
            y=alt.value(0),
            color=alt.Color(
                "told:N",
                scale=alt.Scale(domain=labels, range=[entry.colour for entry in entries]),
                legend=alt.Legend(
                    title=None,
                    orient="top",
                    direction="horizontal",
                    columns=columns,
                    symbolOpacity=1,
                    symbolSize=90,
                    symbolStrokeWidth=0,
                    labelLimit=min(300, width),
                    columnPadding=18,
                    rowPadding=4,
                    offset=12,
                ),
            ),
            shape=alt.Shape(
                "told:N", scale=alt.Scale(domain=labels, range=[entry.sample for entry in entries])
            ),
        )
    )


def key_line(entries: Sequence[Entry], width: int = WIDTH) -> Plot:
    """The key on a line of its own, for charts that are set together."""
    return alt.layer(key(entries, width)).properties(width=width, height=1)


def years_axis(first: float, last: float) -> alt.Axis:
    """An axis of years: each year where they are few, so that none is written twice."""
    few = list(range(math.ceil(first), math.floor(last) + 1)) if last - first <= 5 else None
    where: dict[str, Any] = {"tickCount": 5} if few is None else {"values": few}
    return alt.Axis(format="d", title=None, grid=False, **where)


def finished(
    chart: Any, *, title: str, description: str, side: int = 84, columns: int = 1, width: int = WIDTH
) -> Any:
    """The chart with its title, its description for those who cannot see it, and the letters of this house.

    `side`, `width` and `columns` tell the page how to make it fit: px beside each plot for its axis, the
    plot's full width, and how many plots stand side by side where there is room.
    """
    # one call: each further one would copy the whole chart again
    return chart.properties(
        title=alt.TitleParams(title, anchor="start", fontSize=16, offset=14, color=INK),
        description=description,
        usermeta={"fit": {"side": side, "columns": columns, "width": width}},
        background="#ffffff",
        padding=8,
        config=_CONFIG,
    )


_CONFIG = alt.Config(
    font=FONT,
    axis=alt.AxisConfig(
        labelFontSize=13,
        titleFontSize=13,
        titleFontWeight="normal",
        labelColor=INK,
        titleColor=FAINT,
        gridColor=RULE,
        domainColor="#8a8a8a",
        tickColor="#8a8a8a",
        labelPadding=5,
    ),
    legend=alt.LegendConfig(labelFontSize=13, labelColor=INK),
    view=alt.ViewConfig(stroke=None),
    concat=alt.CompositionConfig(spacing=28),
)
