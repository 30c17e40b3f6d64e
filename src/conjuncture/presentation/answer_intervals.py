"""A panel of estimates: a line for each, with its name, its dot and its interval."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.presentation.answer_marks import COLOURS, NULL_BAND, Mark, Panel, framed, in_words
from conjuncture.presentation.pictures import theme

MOST = 16
"""Lines in one panel; further ones are in the table."""
_ROW, _LINE, _BELOW = 44, 16, 18
"""Heights in px: of a row whose name has one line, of each further line, of the room below a dot."""
_LETTER = 6.9  # px of a letter of a name: that of a browser's widest usual font


def intervals(
    marks: Sequence[Mark | None],
    *,
    heading: str = "",
    axis: str = "",
    domain: tuple[float, float] | None = None,
    rules: Sequence[tuple[float, str]] = (),
    within: float | None = None,
) -> Panel | None:
    """A line for each mark: its name above, its dot, its interval, its value. None where there is none.

    Args:
        marks: from above to below; None are left out.
        heading: above the panel.
        axis: what is measured, with its unit.
        domain: ends of the axis; default what is drawn, with nought.
        rules: values marked by an upright dashed line, each with what it is.
        within: half-width of a grey field around nought: the null twin's.
    """
    shown = [mark for mark in marks if mark is not None][:MOST]
    if not shown:
        return None
    draw = partial(_chart, shown, heading, axis, domain, rules, within)
    return Panel(draw, heading, tuple(shown), shares=domain == (0.0, 1.0))


def _chart(
    shown: Sequence[Mark],
    heading: str,
    axis: str,
    domain: tuple[float, float] | None,
    rules: Sequence[tuple[float, str]],
    within: float | None,
    width: int,
) -> Any:
    kinds = list(dict.fromkeys(mark.kind for mark in shown if mark.kind))
    if domain is None:
        reach = [0.0, *(end for mark in shown for end in (mark.low, mark.high, mark.value))]
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
    entries = [theme.dot(kind, COLOURS[place % len(COLOURS)]) for place, kind in enumerate(kinds)]
    if within:
        field = pd.DataFrame({"low": [-within], "high": [within]})
        layers.append(alt.Chart(field).mark_rect(color=theme.RULE).encode(x=x("low"), x2="high:Q"))
        entries.append(theme.Entry(NULL_BAND, theme.RULE, theme.MIDDLE_HALF.sample))
    if domain[0] < 0 < domain[1]:
        layers.append(alt.Chart(pd.DataFrame({"at": [0.0]})).mark_rule(color=theme.FAINT).encode(x=x("at")))
    for value, label in rules:
        mark = alt.Chart(pd.DataFrame({"at": [value], "told": [label]}))
        layers.append(
            mark.mark_rule(color=theme.FAINT, strokeDash=[5, 4]).encode(x=x("at"), tooltip="told:N")
        )
        entries.append(theme.line(f"{label} ({_value_words(value, domain)})", theme.FAINT, dashed=True))
    names = [textwrap.wrap(mark.name, int(width / _LETTER)) for mark in shown]
    lines = max(map(len, names))
    row = _ROW + _LINE * (lines - 1)
    drawn = [
        {
            "from_above": row * (place + 1) - _BELOW,
            "name": mark.name,
            "first_line": row * (place + 1) - _BELOW - _LINE * (len(name) - 1),
            "label": "\n".join(name),  # its lines are laid downwards from the place of the first
            "value": mark.value,
            "low": min(mark.low, mark.value),
            "high": max(mark.high, mark.value),
            "told": _value_words(mark.value, domain),
            "kind": mark.kind,
        }
        for place, (mark, name) in enumerate(zip(shown, names, strict=True))
    ]
    height = row * len(shown)
    down = alt.Scale(domain=[height, 0], nice=False)  # px
    y, first_line = (alt.Y(f"{name}:Q", axis=None, scale=down) for name in ("from_above", "first_line"))
    for place, kind in enumerate(kinds or [""]):
        colour = COLOURS[place % len(COLOURS)]
        rows = pd.DataFrame([mark for mark in drawn if mark["kind"] == kind])
        base = alt.Chart(rows).encode(y=y, tooltip=["name:N", "told:N"])
        layers += [
            base.mark_rule(strokeWidth=2, color=colour).encode(x=x("low"), x2="high:Q"),
            base.mark_point(filled=True, size=90, opacity=1, color=colour).encode(x=x("value")),
        ]
        for halo in (True, False):  # letters in front of lines, in a rim of paper
            ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 4} if halo else {"color": colour}
            above = {"baseline": "bottom", "dy": -8, "lineHeight": _LINE, "lineBreak": "\n"}
            name = base.mark_text(align="left", fontSize=13, **above, **ink)
            value = base.mark_text(align="left", baseline="middle", dx=7, fontSize=12, **ink)
            layers += [
                name.encode(x=alt.value(2), y=first_line, text="label:N"),
                value.encode(x=x("high"), text="told:N"),
            ]
    return framed(layers, entries, heading, width=width, height=height)


def _value_words(value: float, domain: tuple[float, float]) -> str:
    if domain != (0.0, 1.0) and value and abs(value) < 1e-4 * (domain[1] - domain[0]):
        return "≈ 0"
    return in_words(value, shares=domain == (0.0, 1.0))
