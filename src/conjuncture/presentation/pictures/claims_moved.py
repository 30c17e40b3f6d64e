"""Claims before and after a record: in how many draws each holds, of all and of those near the record."""

from __future__ import annotations

import altair as alt
import pandas as pd

from conjuncture.inquiry.identifying.decidability import SURE
from conjuncture.inquiry.identifying.identification import Identification
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _LINE = 560, 30


def claims_moved(found: Identification) -> Picture | None:
    """A line for each claim; None if none could be asked."""
    if len(found.claims) == len(found.too_few):
        return None
    rows = pd.DataFrame(
        {
            "claim": name,
            "before": one.decided.before.share,
            "after": one.decided.after.share,
            "low": one.decided.after.low,
            "high": one.decided.after.high,
            "decided_in": one.decided.decided.share,
        }
        for name, one in found.claims.items()
        if not one.decided.too_few
    )
    title = "Claims before and after the record"
    description = (
        "A line for each claim: the share of all draws in which it holds, and of those near the record with "
        "its 95% interval. Fields on both sides are where a claim counts as decided."
    )
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(title=None, format=".0%", domain=False, tickCount=5)
    base = alt.Chart(rows).encode(
        y=alt.Y("claim:N", sort=None, axis=alt.Axis(title=None, domain=False, ticks=False)),
        tooltip=["claim:N", *(alt.Tooltip(f"{name}:Q", format=".0%") for name in list(rows)[1:])],
    )
    decided = pd.DataFrame({"from": [0.0, SURE], "to": [1 - SURE, 1.0]})
    fields = (
        alt.Chart(decided)
        .mark_rect(color=theme.BEFORE)
        .encode(x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q")
    )
    span = base.mark_rule(color=theme.BLUE, strokeWidth=3).encode(
        x=alt.X("low:Q", scale=scale, axis=axis), x2="high:Q"
    )
    after = base.mark_point(filled=True, size=110, opacity=1, color=theme.BLUE).encode(
        x=alt.X("after:Q", scale=scale, axis=axis)
    )
    before = base.mark_tick(color=theme.INK, thickness=2, height=16).encode(
        x=alt.X("before:Q", scale=scale, axis=axis)
    )
    entries = [
        theme.tick("all draws", theme.INK),
        theme.dot("draws near the record, with the 95% interval", theme.BLUE),
        theme.field("counts as decided", theme.BEFORE),
    ]
    chart = alt.layer(fields, span, after, before, theme.key(entries, 390))
    chart = chart.properties(width=_WIDTH, height=_LINE * len(rows) + 20)
    return Picture(
        name="claims",
        title=title,
        finding=(),
        chart=theme.finished(chart, title=title, description=description, side=60, width=_WIDTH),
        data=rows,
        source_keys=(),
        how_to_read="How far a claim moves says what the record does to it, were the theory right. Where the "
        "record lies outside what the theory leaves, the move is not to be believed.",
        description=description,
    )
