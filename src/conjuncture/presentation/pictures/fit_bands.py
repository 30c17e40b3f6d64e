"""A recorded quantity beside the theory from its priors and fitted, each block predicted from the others."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.fitting.left_out import LeftOut
from conjuncture.presentation.number_words import capital, counted, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_HEIGHT = 320
_KEY = (
    theme.RECORDED,
    theme.tick("fitted, the middle world", theme.BLUE),
    theme.field("fitted, nine worlds in ten", theme.HALF),
    theme.field("from the priors, nine in ten", theme.BEFORE),
)
_LOWEST = 1_000.0  # below the largest record no further powers of ten are drawn


def fit_bands(one: LeftOut) -> Picture:
    """A bar for the priors and one for the fit at each figure that was left out, with the record."""
    rows = _rows(one)
    share = bool(one.target.whole) or one.target.told_in.startswith("%")
    recorded = rows["recorded"]
    if share:
        scale = alt.Scale(domain=[0, 100], nice=False, clamp=True)
    else:
        top = 3 * float(recorded.max())
        low = max(float(recorded[recorded > 0].min()) / 10, float(recorded.max()) / _LOWEST)
        scale = alt.Scale(type="log", domain=[low, top], nice=False, clamp=True)
    axis = alt.Axis(title=_unit(one), tickCount=5, format=",.3~r", domain=False)
    across = alt.X("figure:N", sort=rows["figure"].tolist(), axis=alt.Axis(title=None, labelAngle=-40))
    base = alt.Chart(rows).encode(x=across)

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", scale=scale, axis=axis)

    wide, narrow = alt.RelativeBandSize(0.9), alt.RelativeBandSize(0.45)
    tips = ["figure:N", *(alt.Tooltip(f"{name}:Q", format=",.3~r") for name in ("recorded", "fitted_middle"))]
    layers: list[Any] = [
        base.mark_bar(color=theme.BEFORE, width=wide).encode(y=y("prior_low"), y2="prior_high:Q"),
        base.mark_bar(color=theme.HALF, width=narrow).encode(y=y("fitted_low"), y2="fitted_high:Q"),
        base.mark_tick(color=theme.BLUE, thickness=2.5, width=narrow).encode(y=y("fitted_middle")),
        base.mark_point(filled=True, color=theme.INK, size=44, opacity=1).encode(
            y=y("recorded"), tooltip=tips
        ),
        theme.key(_KEY),
    ]
    name = one.name
    title = f"{capital(name)}: what the fit says of years that it was not shown"
    description = (
        f"{name}: at each figure a wide bar for the theory from its priors, a narrow one for the theory "
        "fitted to the other blocks of years, and a dot for the record."
    )
    chart = alt.layer(*layers).properties(width=theme.WIDTH, height=_HEIGHT)
    return Picture(
        name="fitted_" + re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_"),
        title=title,
        finding=(_finding(one, rows),),
        chart=theme.finished(chart, title=title, description=description),
        data=rows,
        source_keys=tuple(dict.fromkeys(key for target in one.targets for key in target.source_keys)),
        how_to_read="Each block of years is predicted by a fit to the other blocks, with new luck and "
        "with the errors that this fit found. Bars are followed to the ends of the scale.",
        description=description,
    )


def _unit(one: LeftOut) -> str:
    return "% of the whole" if one.target.whole else one.target.told_in or one.target.unit


def _finding(one: LeftOut, rows: pd.DataFrame) -> str:
    inside = int(((rows["fitted_low"] <= rows["recorded"]) & (rows["recorded"] <= rows["fitted_high"])).sum())
    scores = ", ".join(f"{each.name} {number(each.score, 2)}" for each in one.scored)
    return f"{inside} of {counted(len(rows), 'figure')} lie within nine worlds in ten. Errors: {scores}."


def _rows(one: LeftOut) -> pd.DataFrame:
    rows = one.bands.copy()
    numbers = rows.columns.difference(["period", "part"])
    rows[numbers] = rows[numbers] / (0.01 if one.target.whole else one.target.told_per)
    begins = rows.pop("period")
    yearly = begins.dt.year.is_unique
    if one.target.whole:
        rows.insert(0, "figure", begins.dt.strftime("%b %Y, ") + rows.pop("part"))
    else:
        rows.insert(0, "figure", begins.dt.strftime("%Y" if yearly else "%b %Y"))
    return rows
