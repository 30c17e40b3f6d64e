"""The record over the bands of the draws, period by period: areas over years, bars over a few quarters."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.scales import Upright
from conjuncture.scoring.bands import QUANTILES

_FEW = 12  # so many periods or fewer are drawn as bars: an area between four points says more than is known
_SINGLE = theme.line("single draws, 0 to 4", theme.ORANGE, thin=True)
# the year once, below its first quarter
_QUARTER_TOLD = (
    "datum.index == 0 || slice(datum.label, 4) == 'Q1' "
    "? [slice(datum.label, 4), slice(datum.label, 0, 4)] : slice(datum.label, 4)"
)


def over_time(
    rows: pd.DataFrame, upright: Upright, *, height: int = 340, rule: tuple[float, str] | None = None
) -> theme.Plot:
    """Bands, single draws, and the record on top.

    Args:
        rows: as `bands.beside` makes them.
        upright: the axis.
        height: px.
        rule: a value to mark with a dashed line, and what it is.
    """
    few = len(rows) <= _FEW
    x = _across(rows, few)
    drawn = _table(rows, upright)
    base = alt.Chart(drawn).encode(x=x)
    y, told = upright.axis(), drawn.columns[drawn.columns.str.startswith("told_")]
    tips = [alt.Tooltip(f"{name}:N", title=_TIPS[name]) for name in ("period", *told)]

    layers: list[Any] = []
    bar_width = alt.RelativeBandSize(0.5)
    for low, high, colour in (("low_90", "high_90", theme.NINE_IN_TEN), ("low_50", "high_50", theme.HALF)):
        mark = base.mark_bar(width=bar_width, color=colour) if few else base.mark_area(color=colour)
        layers.append(mark.encode(y=_named(y, low), y2=f"{high}:Q"))
    if rule is not None:
        layers.append(
            alt.Chart(pd.DataFrame({"y": [rule[0]]}))
            .mark_rule(color=theme.FAINT, strokeDash=[5, 4])
            .encode(y=_named(y, "y"), tooltip=alt.value(rule[1]))
        )
    layers.append(
        alt.Chart(_single(rows, upright))
        .mark_line(color=theme.ORANGE, strokeWidth=1, opacity=0.75)
        .encode(x=x, y=y, detail="draw:N", tooltip=[alt.Tooltip("draw:N"), alt.Tooltip("period:N")])
    )
    middle = _named(y, "median")
    layers.append(
        base.mark_bar(width=bar_width, color=theme.BLUE, stroke=theme.BLUE, strokeWidth=3).encode(
            y=middle, y2="median:Q"
        )
        if few
        else base.mark_line(color=theme.BLUE, strokeWidth=2.5).encode(y=middle)
    )
    if (rows["recorded_low"] < rows["recorded_high"]).any():
        layers.append(
            base.mark_rule(color=theme.INK, strokeWidth=1.5).encode(
                y=_named(y, "recorded_low"), y2="recorded_high:Q"
            )
        )
    record = base.encode(y=_named(y, "recorded"))
    if not few:
        layers.append(record.mark_line(color=theme.INK, strokeWidth=1.2))
    layers.append(
        record.mark_point(
            filled=True, color=theme.INK, size=64, stroke="#ffffff", strokeWidth=1.2, opacity=1
        ).encode(tooltip=tips)
    )
    entries = [theme.RECORDED, theme.MEDIAN, theme.MIDDLE_HALF, theme.MIDDLE_NINE, _SINGLE]
    if rule is not None:
        entries.append(theme.line(rule[1], theme.FAINT, dashed=True))
    return alt.layer(*layers, theme.key(entries)).properties(width=theme.WIDTH, height=height)


_TIPS = {
    "period": "period",
    "told_recorded": "recorded",
    "told_median": "median of the draws",
    "told_half": "middle half",
    "told_nine": "nine in ten",
}


def _across(rows: pd.DataFrame, few: bool) -> alt.X:
    """The axis of periods: years as numbers, quarters by name."""
    if few:
        axis = alt.Axis(labelExpr=_QUARTER_TOLD, labelAngle=0, title=None, ticks=False)
        return alt.X("period:O", axis=axis, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0.1))
    first, last = int(rows.index[0]), int(rows.index[-1])
    axis = alt.Axis(format="d", title=None, grid=False, values=list(range(first - first % 5, last + 1, 5)))
    return alt.X("period:Q", axis=axis, scale=alt.Scale(domain=[first - 0.4, last + 0.4], nice=False))


def _table(rows: pd.DataFrame, upright: Upright) -> pd.DataFrame:
    """What is drawn: values clipped to the axis, and the true ones in words."""
    names = ["recorded", "recorded_low", "recorded_high", *QUANTILES]
    told = {
        "told_recorded": [upright.told(value) for value in rows["recorded"]],
        "told_median": [upright.told(value) for value in rows["median"]],
        "told_half": _spans(rows, "50", upright),
        "told_nine": _spans(rows, "90", upright),
    }
    clipped = upright.clipped(rows[names]).map(_rounded)
    return clipped.assign(**told).rename_axis("period").reset_index()


def _spans(rows: pd.DataFrame, band: str, upright: Upright) -> list[str]:
    pairs = zip(rows[f"low_{band}"], rows[f"high_{band}"], strict=True)
    return [f"{upright.told(low)} to {upright.told(high)}" for low, high in pairs]


def _single(rows: pd.DataFrame, upright: Upright) -> pd.DataFrame:
    """The single draws, one row a draw and period."""
    lines = [name for name in rows.columns if str(name).startswith("draw_") and str(name)[5:].isdigit()]
    clipped = upright.clipped(rows[lines]).map(_rounded).rename_axis("period").reset_index()
    long = clipped.melt("period", var_name="draw", value_name="y")
    return long.assign(draw=long["draw"].str.removeprefix("draw_"))


def _rounded(value: float) -> float:
    return float(f"{value:.4g}") if np.isfinite(value) else value


def _named(y: alt.Y, name: str) -> alt.Y:
    """The same axis for another column."""
    copied = y.copy()
    copied.shorthand = f"{name}:Q"
    return copied
