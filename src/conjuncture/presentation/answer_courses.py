"""A panel of courses: curves over dates or numbers, each with its band, in front of the null band."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.presentation.answer_marks import COLOURS, Curve, Panel, framed
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import band_layers

_HEIGHT = 260


def courses(
    curves: Sequence[Curve],
    *,
    heading: str = "",
    axis: str = "",
    across: str = "",
    null: Curve | None = None,
    upright: tuple[float, str] | None = None,
) -> Panel | None:
    """Curves over dates or numbers, each with its band, before a grey null band; None where there is none."""
    shown = [curve for curve in curves if len(curve.x) > 1]
    return Panel(partial(_chart, shown, heading, axis, across, null, upright), heading) if shown else None


def _chart(
    curves: Sequence[Curve],
    heading: str,
    axis: str,
    across: str,
    null: Curve | None,
    upright: tuple[float, str] | None,
    width: int,
) -> Any:
    every = [*([null] if null else []), *curves]
    dated = isinstance(curves[0].x[0], str)
    axis_of_dates: dict[str, Any] = {"tickCount": 8}
    if dated:
        years = int(str(curves[0].x[-1])[:4]) - int(str(curves[0].x[0])[:4])
        axis_of_dates |= {"format": "%Y"} if years > 8 else {"format": "%b %Y", "tickCount": 5}
    x = alt.X(
        "x:T" if dated else "x:Q",
        axis=alt.Axis(title=across or None, grid=False, **axis_of_dates),
        scale=alt.Scale(nice=False, zero=False),
    )

    def upright_axis(name: str) -> alt.Y:
        axis_of_values = alt.Axis(title=axis or None, domain=False, ticks=False, tickCount=6)
        return alt.Y(f"{name}:Q", axis=axis_of_values)

    layers: list[Any] = []
    entries: list[theme.Entry] = []
    for place, curve in enumerate(every):
        is_null = curve is null
        colour = theme.FAINT if is_null else COLOURS[(place - bool(null)) % len(COLOURS)]
        banded = curve.low is not None and curve.high is not None
        edges = {"low": list(curve.low or ()), "high": list(curve.high or ())} if banded else {}
        rows = pd.DataFrame({"x": list(curve.x), "value": list(curve.value), **edges})
        layers += band_layers(
            alt.Chart(rows).encode(x=x),
            upright_axis,
            (("low", "high", colour),) if banded else (),
            "" if is_null else "value",
            colour=colour,
            opacity=0.3 if is_null else 0.2,
        )
        shade = theme.Entry(curve.name, "#bdbdbd", theme.MIDDLE_HALF.sample)
        entries.append(shade if is_null else theme.line(curve.name, colour))
    if upright is not None:
        mark = alt.Chart(pd.DataFrame({"x": [upright[0]]}))
        layers.append(mark.mark_rule(color=theme.INK, strokeDash=[5, 4]).encode(x="x:Q"))
        entries.append(theme.line(upright[1], theme.INK, dashed=True))
    return framed(layers, entries, heading, width=width, height=_HEIGHT)
