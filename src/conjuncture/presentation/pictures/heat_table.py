"""A table of coloured cells: a line for each thing that is compared, a column for each of those who are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.presentation.pictures import theme

LINE = 48
"""Px from one line to the next: its name, and below it the cells."""
MOST_COLUMNS = 10
"""With more, what the cells say does not fit into them."""
_NEAR, _EVEN, _FAR = "#79b6de", "#f4f4f4", "#f0a06a"
_TOP, _BOTTOM = 0.4, 0.86
_A_LETTER, _A_LINE, _HEADING = 6.6, 15, 14


def heat_table(
    cells: pd.DataFrame, lines: Mapping[int, str], columns: Sequence[str], reach: float, width: int
) -> theme.Plot:
    """The table; blue is below nought, orange above.

    Args:
        cells: `line` (its number, from 0), `column` (its name), `value`, `told` (what the cell says) and
            `strong` (whether in heavy letters); no row where there is no cell.
        lines: the name of each line, by its number.
        columns: their names, from left to right.
        reach: the value beyond which the colour gets no stronger.
        width: of the whole, in px, where there is room.
    """
    rows = cells.assign(top=cells["line"] + _TOP, bottom=cells["line"] + _BOTTOM)
    across = alt.Scale(domain=list(columns), paddingInner=0.06, paddingOuter=0)
    headings, deep = _wrapped(columns)
    widest = max(len(part) for parts in headings.values() for part in parts)
    upright = f"width / {len(columns)} < {widest * _A_LETTER:.0f}"
    axis = alt.Axis(
        orient="top",
        title=None,
        ticks=False,
        domain=False,
        labelLimit=190,
        labelExpr=f"{upright} ? datum.label : {json.dumps(headings)}[datum.label]",
        labelAngle=alt.ExprRef(f"{upright} ? -90 : 0"),
        labelAlign=alt.ExprRef(f"{upright} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"{upright} ? 'middle' : 'bottom'"),
        labelPadding=alt.ExprRef(f"{upright} ? 4 : {4 + _A_LINE * (deep - 1)}"),
        labelLineHeight=_A_LINE,
    )
    down = alt.Scale(domain=[0, len(lines)], reverse=True, nice=False, zero=False)
    base = alt.Chart(rows).encode(
        x=alt.X("column:N", scale=across, sort=list(columns), axis=axis),
        tooltip=[alt.Tooltip("name:N", title="of"), alt.Tooltip("column:N", title="by"), "told:N"],
    )
    colour = alt.Scale(domain=[-reach, 0, reach], range=[_NEAR, _EVEN, _FAR], clamp=True)
    tiles = base.mark_rect().encode(
        y=alt.Y("top:Q", scale=down, axis=None),
        y2="bottom:Q",
        color=alt.Color("value:Q", scale=colour, legend=None),
    )
    layers: list[Any] = [tiles]
    for strong in (False, True):
        letters = base.transform_filter(alt.datum.strong == strong).transform_calculate(
            middle="(datum.top + datum.bottom) / 2"
        )
        layers.append(
            letters.mark_text(
                fontSize=12, fontWeight="bold" if strong else "normal", color=theme.INK, baseline="middle"
            ).encode(y=alt.Y("middle:Q", scale=down, axis=None), text="told:N")
        )
    names = pd.DataFrame({"at": [line + _TOP - 0.05 for line in lines], "name": list(lines.values())})
    layers.append(
        alt.Chart(names)
        .mark_text(align="left", baseline="bottom", fontSize=13, color=theme.INK)
        .encode(x=alt.value(0), y=alt.Y("at:Q", scale=down, axis=None), text="name:N")
    )
    return alt.layer(*layers).properties(width=width, height=LINE * len(lines))


def _wrapped(columns: Sequence[str]) -> tuple[dict[str, list[str]], int]:
    """Headings in lines, all as many, since Vega hangs each from its first line; and how many."""
    lines = {name: wrap(name, _HEADING, break_long_words=False) or [name] for name in columns}
    deep = max(map(len, lines.values()))
    return {name: [""] * (deep - len(parts)) + parts for name, parts in lines.items()}, deep
