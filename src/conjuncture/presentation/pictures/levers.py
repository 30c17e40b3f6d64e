"""The levers in their order: how far each moves what the case is about, and how often it is the first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.sensitivity.levers import Levers
from conjuncture.presentation.lever_words import finding, moved
from conjuncture.presentation.number_words import capital, number, percent
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture, Table

_BREAK = "|"
_KEY = (
    theme.dot("middle draw", theme.BLUE),
    theme.line("80 draws in 100", theme.BLUE),
    theme.line("95 draws in 100", theme.BLUE, thin=True),
)


def levers_picture(levers: Levers) -> Picture:
    """A line for each lever, the one that lowers the outcome most at the top."""
    name = levers.outcome.words
    title = f"What each rule moves the {name} by"
    description = (
        "A line for each rule, the strongest at the top: a dot at the median over draws of what the rule "
        f"moves the {name} by, a thick bar over 80 draws in 100 and a thin one over 95. Beside its name, "
        "in how many draws the rule is the first."
    )
    data = lever_table(levers)
    return Picture(
        name="levers",
        title=title,
        finding=finding(levers),
        chart=theme.finished(_chart(data, name), title=title, description=description, side=150),
        data=data,
        source_keys=(),
        how_to_read=(
            "Each rule is changed alone, from the first month on, and compared with the same draw without "
            f"the change, all else and all noise the same. Shown is the {name}, mean of the last quarter of "
            f"the time, with the rule less without it; left of the line is nearer to members. One irrelevant "
            f"change at the start moves it by {number(levers.null_band, 2)} or less in 95 of 100 draws (the "
            "null twin). Rules together may do more or less than each alone."
        ),
        description=description,
        table=Table.of(data, _COLUMNS),
    )


def lever_table(levers: Levers) -> pd.DataFrame:
    """A row for each lever, in order."""
    return pd.DataFrame(
        {
            "place": place,
            "rule": effect.lever.name,
            "says": effect.lever.says,
            "quantity": effect.lever.quantity,
            "now": effect.now.median,
            "drawn": effect.drawn,
            "at": effect.lever.at,
            "moved": effect.moved.median,
            "told": moved(effect.moved.median, levers),
            "told_95": f"{moved(effect.moved.low_95, levers)} to {moved(effect.moved.high_95, levers)}",
            "low_80": effect.moved.low_80,
            "high_80": effect.moved.high_80,
            "low_95": effect.moved.low_95,
            "high_95": effect.moved.high_95,
            "lowers": effect.lowers.share,
            "first": effect.first.share,
            "first_low": effect.first.low,
            "first_high": effect.first.high,
        }
        for place, effect in enumerate(levers.effects, 1)
    )


def _chart(data: pd.DataFrame, name: str) -> theme.Plot:
    low, high = float(data["low_95"].min()), float(data["high_95"].max())
    room = max(high - low, 1e-6)
    scale = alt.Scale(domain=[min(low, 0) - 0.03 * room, max(high, 0) + 0.03 * room], nice=False)
    axis = alt.Axis(title=f"what the rule moves the {name} by", tickCount=5, domain=False)
    shown = data.assign(
        line=[
            f"{capital(rule)}{_BREAK}first in {percent(first)} of draws"
            for rule, first in data[["rule", "first"]].itertuples(index=False, name=None)
        ]
    )
    base = alt.Chart(shown).encode(
        y=alt.Y(
            "line:N",
            sort=list(shown["line"]),
            axis=alt.Axis(title=None, ticks=False, domain=False, labelExpr=f"split(datum.label, '{_BREAK}')"),
        ),
        tooltip=[
            alt.Tooltip("says:N", title="rule"),
            *(alt.Tooltip(f"{key}:Q", format=".4f") for key in ("moved", "low_95", "high_95")),
        ],
    )
    zero = alt.Chart(pd.DataFrame({"x": [0]})).mark_rule(color=theme.FAINT).encode(x="x:Q")
    thin, thick = (
        base.mark_rule(strokeWidth=width, color=theme.BLUE).encode(
            x=alt.X(f"low_{share}:Q", scale=scale, axis=axis), x2=f"high_{share}:Q"
        )
        for width, share in ((1.5, 95), (5, 80))
    )
    dot = base.mark_point(filled=True, size=90, opacity=1, color=theme.BLUE, stroke="white").encode(
        x=alt.X("moved:Q", scale=scale, axis=axis)
    )
    whole = alt.layer(theme.key(_KEY), zero, thin, thick, dot)
    return whole.properties(width=theme.WIDTH, height=alt.Step(34))


_COLUMNS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "rule": ("rule", str),
    "says": ("what it says", str),
    "now": ("now (median)", number),
    "at": ("with the rule", number),
    "told": ("moves it by", str),
    "told_95": ("95 draws in 100", str),
    "lowers": ("lowers it in", percent),
    "first": ("first in", percent),
}
