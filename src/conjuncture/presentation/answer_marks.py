"""The two kinds of drawing that answers need: estimates with intervals, and courses with bands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.estimates import Course, Estimate
from conjuncture.presentation.number_words import number, percent
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import band_layers

MOST = 16
"""Lines in one panel; further ones are in the table."""


@dataclass(frozen=True)
class Mark:
    """A number with its interval, under a name; `kind` tells those of a panel apart by colour."""

    name: str
    value: float
    low: float
    high: float
    kind: str = ""


@dataclass(frozen=True)
class Curve:
    """A curve: x (numbers, or ISO dates) and value of equal length, and low and high if it has a band."""

    name: str
    x: Sequence[Any]
    value: Sequence[float]
    low: Sequence[float] | None = None
    high: Sequence[float] | None = None


NULL_BAND = "the null twin's (95% of draws)"

_COLOURS = (theme.BLUE, theme.ORANGE, theme.GREEN, theme.PURPLE, theme.INK)


def mark(name: str, found: Estimate | None, kind: str = "") -> Mark | None:
    """What is drawn of an estimate; None where there is none, or it is no number."""
    if found is None or not math.isfinite(found.value):
        return None
    low, high = (end if math.isfinite(end) else found.value for end in (found.low, found.high))
    return Mark(name, found.value, low, high, kind)


def curve(name: str, x: Sequence[Any], found: Course) -> Curve:
    """What is drawn of a course."""
    return Curve(name, x, found.mean, found.low, found.high)


def intervals(
    marks: Sequence[Mark | None],
    *,
    heading: str = "",
    axis: str = "",
    domain: tuple[float, float] | None = None,
    rules: Sequence[tuple[float, str]] = (),
    within: float | None = None,
) -> Any:
    """A line for each mark: its name above, its dot, its interval, its value. None where there is none.

    Args:
        marks: from above to below; None are left out.
        heading: above the panel.
        axis: what is measured, with its unit.
        domain: ends of the axis; default what is drawn, with nought.
        rules: values marked by an upright dashed line, each with what it is.
        within: half-width of a grey field around nought: the null twin's.
    """
    shown = [one for one in marks if one is not None][:MOST]
    if not shown:
        return None
    kinds = list(dict.fromkeys(one.kind for one in shown if one.kind))
    if domain is None:
        reach = [0.0, *(end for one in shown for end in (one.low, one.high, one.value))]
        reach += [value for value, _ in rules]
        reach += [within, -within] if within else []
        wide = (max(reach) - min(reach)) or 1.0
        domain = (min(reach) - (0.04 * wide if min(reach) < 0 else 0), max(reach) + 0.1 * wide)
    shares = domain == (0.0, 1.0)
    scale = alt.Scale(domain=list(domain), nice=False, clamp=True)
    x_axis = alt.Axis(
        title=axis or None, tickCount=6, domain=False, format=".0%" if shares else alt.Undefined
    )

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=x_axis)

    layers: list[Any] = []
    entries = [theme.dot(kind, _COLOURS[place % len(_COLOURS)]) for place, kind in enumerate(kinds)]
    if within:
        field = pd.DataFrame({"low": [-within], "high": [within]})
        layers.append(alt.Chart(field).mark_rect(color=theme.RULE).encode(x=x("low"), x2="high:Q"))
        entries.append(theme.Entry(NULL_BAND, theme.RULE, theme.MIDDLE_HALF.sample))
    if domain[0] < 0 < domain[1]:
        layers.append(alt.Chart(pd.DataFrame({"at": [0.0]})).mark_rule(color=theme.FAINT).encode(x=x("at")))
    for value, told in rules:
        mark = alt.Chart(pd.DataFrame({"at": [value], "told": [told]}))
        layers.append(
            mark.mark_rule(color=theme.FAINT, strokeDash=[5, 4]).encode(x=x("at"), tooltip="told:N")
        )
        entries.append(theme.line(f"{told} ({_told(value, domain)})", theme.FAINT, dashed=True))
    drawn = [
        {
            "place": f"{place:02d}",
            "name": one.name,
            "value": one.value,
            "low": min(one.low, one.value),
            "high": max(one.high, one.value),
            "told": _told(one.value, domain),
            "kind": one.kind,
        }
        for place, one in enumerate(shown)
    ]
    for place, kind in enumerate(kinds or [""]):
        colour = _COLOURS[place % len(_COLOURS)]
        rows = pd.DataFrame([row for row in drawn if row["kind"] == kind])
        base = alt.Chart(rows).encode(
            y=alt.Y("place:N", axis=None, scale=alt.Scale(paddingOuter=0.2)),
            tooltip=["name:N", "told:N"],
        )
        layers += [
            base.mark_rule(strokeWidth=2, color=colour).encode(x=x("low"), x2="high:Q"),
            base.mark_point(filled=True, size=90, opacity=1, color=colour).encode(x=x("value")),
        ]
        for halo in (True, False):  # letters in front of lines, in a rim of paper
            ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 4} if halo else {"color": colour}
            name = base.mark_text(align="left", baseline="bottom", dy=-8, fontSize=13, **ink)
            value = base.mark_text(align="left", baseline="middle", dx=7, fontSize=12, **ink)
            layers += [name.encode(x=alt.value(2), text="name:N"), value.encode(x=x("high"), text="told:N")]
    return _panel(layers, entries, heading, height=44 * len(shown))


def courses(
    found: Sequence[Curve],
    *,
    heading: str = "",
    axis: str = "",
    across: str = "",
    null: Curve | None = None,
    upright: tuple[float, str] | None = None,
) -> Any:
    """Curves over dates or numbers, each with its band, before a grey null band; None where there is none."""
    found = [one for one in found if len(one.x) > 1]
    if not found:
        return None
    every = [*([null] if null else []), *found]
    dated = isinstance(found[0].x[0], str)
    axis_of_dates: dict[str, Any] = {"tickCount": 8}
    if dated:
        years = int(str(found[0].x[-1])[:4]) - int(str(found[0].x[0])[:4])
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
    for place, one in enumerate(every):
        is_null = one is null
        colour = theme.FAINT if is_null else _COLOURS[(place - bool(null)) % len(_COLOURS)]
        banded = one.low is not None and one.high is not None
        edges = {"low": list(one.low or ()), "high": list(one.high or ())} if banded else {}
        rows = pd.DataFrame({"x": list(one.x), "value": list(one.value), **edges})
        layers += band_layers(
            alt.Chart(rows).encode(x=x),
            upright_axis,
            (("low", "high", colour),) if banded else (),
            "" if is_null else "value",
            colour=colour,
            opacity=0.3 if is_null else 0.2,
        )
        shade = theme.Entry(one.name, "#bdbdbd", theme.MIDDLE_HALF.sample)
        entries.append(shade if is_null else theme.line(one.name, colour))
    if upright is not None:
        mark = alt.Chart(pd.DataFrame({"x": [upright[0]]}))
        layers.append(mark.mark_rule(color=theme.INK, strokeDash=[5, 4]).encode(x="x:Q"))
        entries.append(theme.line(upright[1], theme.INK, dashed=True))
    return _panel(layers, entries, heading, height=260)


def stacked(panels: Sequence[Any], *, title: str, description: str) -> Any:
    """Panels below one another, as one picture; None where there is none."""
    there = [panel for panel in panels if panel is not None]
    if not there:
        return None
    apart = alt.ScaleResolveMap(x="independent", y="independent", color="independent", shape="independent")
    chart = alt.vconcat(*there, spacing=30, resolve=alt.Resolve(scale=apart))
    return theme.finished(chart, title=title, description=description, side=60)


def _panel(layers: Sequence[Any], entries: Sequence[theme.Entry], heading: str, *, height: int) -> Any:
    keyed = [theme.key(entries)] if entries else []
    chart = alt.layer(*layers, *keyed).properties(width=theme.WIDTH, height=height)
    if not heading:
        return chart
    title = alt.TitleParams(heading, anchor="start", fontSize=14, offset=8, color=theme.INK)
    return chart.properties(title=title)


def _told(value: float, domain: tuple[float, float]) -> str:
    if domain == (0.0, 1.0):
        return percent(value)
    if value and abs(value) < 1e-4 * (domain[1] - domain[0]):
        return "≈ 0"
    return number(value).replace("-", "−")
