"""Cases by how far they belong to an expression and to an outcome, with the diagonal between.

If an expression is sufficient, cases lie on the diagonal or above it; if it is necessary, on it or below:
each case on the wrong side is evidence against it. Colour and shape both say on which side a case lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.qca.expression import readable
from conjuncture.inquiry.qca.result import Membership, Memberships
from conjuncture.presentation.answer_intervals import intervals
from conjuncture.presentation.answer_marks import Panel, framed, mark
from conjuncture.presentation.label_placement import placed
from conjuncture.presentation.pictures import theme

HEIGHT = 500
EDGE = 0.06
"""Room beyond 0 and 1, so that no point is cut, in degrees."""
MOST, MOST_PANELS = 40, 4
"""Cases that can be named in one panel, and panels."""
_THIN = "#8a8a8a"


def membership_plot(
    cases: Sequence[str],
    x: Sequence[float],
    y: Sequence[float],
    *,
    expression: str,
    outcome: str,
    about: str,
    heading: str,
    width: int,
) -> Any:
    """One panel: each case a point with its name, the diagonal, and the side that speaks against.

    Args:
        cases: their names.
        x, y: their degrees in the expression and in the outcome, 0 to 1.
        expression, outcome: what the axes show.
        about: "necessary" or "sufficient".
        heading: above the panel.
        width: of the plot, in px.
    """
    rows = _rows(cases, x, y, about)
    scale = alt.Scale(domain=[-EDGE, 1 + EDGE], nice=False)
    axis: dict[str, Any] = {
        "values": [0, 0.25, 0.5, 0.75, 1],
        "format": ".2~f",
        "domain": False,
        "ticks": False,
    }
    across = alt.X("x:Q", scale=scale, axis=alt.Axis(title=f"membership in: {expression}", **axis))
    up = alt.Y("y:Q", scale=scale, axis=alt.Axis(title=f"membership in: {outcome}", **axis))
    field = _corner(about)
    layers: list[Any] = [
        alt.Chart(field).mark_area(color="#f3ece6", opacity=1).encode(x=across, y=up, y2="y2:Q"),
        alt.Chart(pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, 1.0]}))
        .mark_line(color=theme.INK, strokeWidth=1.2)
        .encode(x=across, y=up),
    ]
    for kind, colour, shape in ((False, theme.BLUE, "circle"), (True, theme.ORANGE, "triangle-up")):
        some = rows[rows["against"] == kind]
        if len(some):
            layers.append(
                alt.Chart(some)
                .mark_point(filled=True, size=80, opacity=1, color=colour, shape=shape)
                .encode(x=across, y=up, tooltip=["case:N", "x:Q", "y:Q"])
            )
    layers += _names(rows, across, up, width)
    return framed(layers, _KEY, heading, width=width, height=HEIGHT)


_TRIANGLE = "M0,-0.8L0.8,0.65H-0.8Z"
_KEY = (
    theme.dot("does not speak against it", theme.BLUE),
    theme.Entry("speaks against it (shaded side)", theme.ORANGE, _TRIANGLE),
)
"""Short enough for a telephone; the heading says against what."""


def _corner(about: str) -> pd.DataFrame:
    """The half of the plot in which a case speaks against."""
    edge = 0.0 if about == "sufficient" else 1.0
    return pd.DataFrame({"x": [0.0, 1.0], "y": [0.0, 1.0], "y2": [edge, edge]})


def _rows(cases: Sequence[str], x: Sequence[float], y: Sequence[float], about: str) -> pd.DataFrame:
    """One row a point: cases at the same place share one name."""
    there: dict[tuple[float, float], list[str]] = {}
    for case, across, up in zip(cases, x, y, strict=True):
        there.setdefault((round(across, 3), round(up, 3)), []).append(case)
    return pd.DataFrame(
        [
            {
                "x": across,
                "y": up,
                "case": ", ".join(names),
                "against": bool(across > up if about == "sufficient" else up > across),
            }
            for (across, up), names in there.items()
        ]
    )


def _names(rows: pd.DataFrame, across: alt.X, up: alt.Y, width: int) -> list[Any]:
    """Names in the places that are free, with a thin line where one stands off its point."""
    there = zip(rows["x"], rows["y"], rows["case"], strict=True)
    labels = placed([(*_pixels(x, y, width), case) for x, y, case in there], width, HEIGHT)
    texts, led = [], []
    for label in labels:
        x, y = _degrees(label.left, label.middle, width)
        texts.append({"text": label.text, "x": x, "y": y})
        if label.led:
            (start, low), (end, high) = (
                _degrees(*label.at, width),
                _degrees(label.near_end, label.near_side, width),
            )
            led.append({"x": start, "y": low, "x2": end, "y2": high})
    layers: list[Any] = []
    if led:
        lines = alt.Chart(pd.DataFrame(led)).mark_rule(color=_THIN, strokeWidth=0.8)
        layers.append(lines.encode(x=across, y=up, x2="x2:Q", y2="y2:Q"))
    for halo in (True, False):  # letters in front of lines, in a rim of paper
        ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 3} if halo else {"color": theme.INK}
        text = alt.Chart(pd.DataFrame(texts)).mark_text(align="left", baseline="middle", fontSize=11.5, **ink)
        layers.append(text.encode(x=across, y=up, text="text:N"))
    return layers


def _pixels(x: float, y: float, width: int) -> tuple[float, float]:
    return (x + EDGE) / (1 + 2 * EDGE) * width, (1 + EDGE - y) / (1 + 2 * EDGE) * HEIGHT


def _degrees(left: float, down: float, width: int) -> tuple[float, float]:
    return left / width * (1 + 2 * EDGE) - EDGE, 1 + EDGE - down / HEIGHT * (1 + 2 * EDGE)


def membership_panels(memberships: Memberships) -> list[Panel | None]:
    """A panel for each expression of an answer's `memberships`, four at most.

    Where cases are too many to be named, or all are kinds, shares with the outcome among those with and
    without each expression are shown instead.
    """
    cases, panels = memberships.cases, memberships.panels
    values = {value for membership in panels for value in (*membership.x, *membership.y)}
    if len(cases) > MOST or values <= {0.0, 1.0}:
        return [_shares(panels)]
    return [Panel(partial(_panel, cases, membership)) for membership in panels[:MOST_PANELS]]


def _panel(cases: Sequence[str], membership: Membership, width: int) -> Any:
    expression, outcome = readable(membership.expression), readable(membership.outcome)
    return membership_plot(
        cases, membership.x, membership.y,
        expression=expression, outcome=outcome, about=membership.about, heading=_heading(membership),
        width=width,
    )  # fmt: skip


def _shares(panels: Sequence[Membership]) -> Panel | None:
    """How many have the outcome, with and without each expression; in it is a case from a half on."""
    lines = []
    once = {(each.expression, each.outcome): each for each in panels}  # necessary and sufficient look alike
    for membership in once.values():
        has, outcome = np.array(membership.x) > 0.5, np.array(membership.y) > 0.5
        for kind, among in (("with it", has), ("without it", ~has)):
            share = proportion(outcome, among)
            lines.append(mark(f"{readable(membership.expression)}: {kind}, {share.of} cases", share, kind))
    outcome = readable(panels[0].outcome) if panels else ""
    return intervals(lines, axis=f"share with: {outcome}", domain=(0.0, 1.0))


def _heading(membership: Membership) -> str:
    against = sum(
        (x > y) if membership.about == "sufficient" else (y > x)
        for x, y in zip(membership.x, membership.y, strict=True)
    )
    what = f"{readable(membership.expression)}, as {membership.about} for {readable(membership.outcome)}"
    return f"{what}: {against} of {len(membership.x)} cases speak against it"
