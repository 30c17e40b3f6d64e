"""Pictures of a coarse case: courses of its variables by member, and inputs as spells."""

from __future__ import annotations

import altair as alt
import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.cases.case_input import Input
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.format import capital, counted
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.variable_list import small
from conjuncture.scoring.bands import quantiles

_SIDE_BY_SIDE, _WIDTH, _HEIGHT = 2, 320, 90
_KEY = (theme.MEDIAN, theme.MIDDLE_HALF, theme.MIDDLE_NINE)
_LEAST = 0.001  # what differs by less is told as the same
_AXIS = alt.Axis(title=None, ticks=False, domain=False, tickCount=3, format="~g", minExtent=34)


def course(found: CaseRun, variable: str) -> Picture:
    """A variable year by year, a small chart for each member of its level."""
    values = found.dataset[variable].astype(float)
    level = str(values.attrs.get("level", ""))
    if level not in values.dims:
        labels = found.simulation.society.levels[level].labels or (level,)
        values = values.expand_dims({level: list(labels)})
    yearly = values.groupby("time.year").mean(skipna=False).transpose("draw", level, "year")
    rows = _rows(yearly, level)
    told, unit = variable.replace("_", " "), str(values.attrs.get("units", ""))
    members = list(dict.fromkeys(rows[level]))
    top = float(rows["high_90"].max())
    panels = [_band(rows[rows[level] == member], "year:Q", member, top) for member in members]
    description = f"A small chart over time of {told} for each {level}, with bands of the draws."
    return Picture(
        name=f"course_{variable}",
        title=capital(f"{told}, by {level}" if len(members) > 1 else told),
        finding=(_finding(rows, level, members),),
        chart=_set_together(panels, _KEY, told, description),
        data=rows,
        source_keys=(),
        how_to_read=f"{values.attrs.get('long_name', '')} Unit: {unit}. Means of years; of what is true or "
        "false, the share of months. Nothing is fitted.".strip(),
        description=description,
    )


def spells(found: CaseRun, name: str, given: Input) -> Picture:
    """An input as bars of months, darker where it is stronger; assumptions in orange."""
    rows = pd.DataFrame([vars(spell) for spell in given.spells]).replace({"member": {"*": "all others"}})
    rows["strength"] = (rows["value"].abs() / (rows["value"].abs().max() or 1.0)).round(3)
    members = list(dict.fromkeys(rows["member"]))
    told_apart = alt.Scale(domain=["recorded", "assumption"], range=[theme.INK, theme.ORANGE])
    months = found.dataset["time"].to_numpy().astype("datetime64[D]").astype(str)
    whole = alt.Scale(domain=[months[0], months[-1]], nice=False, type="time")
    chart = (
        alt.Chart(rows.assign(since=rows["since"] + "-01", until=rows["until"] + "-01"))
        .mark_bar(strokeWidth=0.8)  # else a single month in a century would not be seen
        .encode(
            x=alt.X("since:T", title=None, axis=alt.Axis(format="%Y", grid=False), scale=whole),
            x2="until:T",
            y=alt.Y("member:N", sort=members, title=None, axis=alt.Axis(ticks=False, labelLimit=150)),
color=alt.Color("kind:N", scale=told_apart, title=None, legend=alt.Legend(orient="top")),
            stroke=alt.Stroke("kind:N", scale=told_apart, legend=None),
            opacity=alt.Opacity("strength:Q", scale=alt.Scale(domain=[0, 1], range=[0.15, 1]), legend=None),
            tooltip=["member", "value", alt.Tooltip("since:T", format="%Y-%m"),
                     alt.Tooltip("until:T", format="%Y-%m"), "kind", "source_key", "reason"],
        )
        .properties(width=theme.WIDTH - 100, height=max(40, 18 * len(members)))
    )  # fmt: skip
    recorded = int((rows["kind"] == "recorded").sum())
    told = name.replace("_", " ")
    description = f"Bars over time for each member: when {told} was given, and how strong."
    return Picture(
        name=f"input_{name}",
        title=told,
        finding=(f"{counted(len(rows), 'stretch', 'stretches')} of time, of which {recorded} recorded.",),
        chart=theme.finished(chart, title=told, description=description, side=170, width=theme.WIDTH - 100),
        data=rows,
        source_keys=given.source_keys,
        how_to_read=f"Unit: {given.unit}. The darker a bar, the stronger; point at it for its value, source "
        "or reason. Where there is no bar the value is 0.",
        description=description,
    )


def _rows(yearly: xr.DataArray, level: str) -> pd.DataFrame:
    found = quantiles(yearly.to_numpy())
    index = pd.MultiIndex.from_product(
        [yearly[level].to_numpy().tolist(), yearly["year"].to_numpy().tolist()], names=[level, "year"]
    )
    table = pd.DataFrame({name: np.round(q.ravel(), 5) for name, q in found.items()}, index=index)
    return table.reset_index()


def _band(
    rows: pd.DataFrame, across: str, title: str, top: float, over: alt.Chart | None = None
) -> theme.Plot:
    scale = alt.Scale(domain=[min(0.0, float(rows["low_90"].min())), top or 1.0], nice=False)
    x = alt.X(across, axis=alt.Axis(format="d", title=None, grid=False, tickCount=5), scale={"zero": False})
    base = alt.Chart(rows).encode(x=x)
    wide, half = (
        base.mark_area(color=colour).encode(y=alt.Y(f"low_{n}:Q", axis=_AXIS, scale=scale), y2=f"high_{n}:Q")
        for n, colour in (("90", theme.NINE_IN_TEN), ("50", theme.HALF))
    )
    tips = [across, *(alt.Tooltip(f"{name}:Q", format=".3g") for name in ("low_90", "median", "high_90"))]
    line = base.mark_line(color=theme.BLUE, strokeWidth=2).encode(
        y=alt.Y("median:Q", axis=_AXIS, scale=scale), tooltip=tips
    )
    layers = [wide, half, line, *([over] if over is not None else [])]
    heading = alt.TitleParams(title, anchor="start", frame="group", fontSize=13, color=theme.INK, offset=6)
    return alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT, title=heading)


def _set_together(
    panels: list[theme.Plot], entries: tuple[theme.Entry, ...], title: str, description: str
) -> alt.VConcatChart:
    together = alt.concat(*panels, columns=_SIDE_BY_SIDE, spacing=26)
    chart = alt.vconcat(theme.key_line(entries, _WIDTH), together, spacing=12).resolve_scale(
        color="independent", shape="independent"
    )
    return theme.finished(
        chart, title=title, description=description, side=66, columns=_SIDE_BY_SIDE, width=_WIDTH
    )


def _finding(rows: pd.DataFrame, level: str, members: list[str]) -> str:
    known = rows.dropna(subset=["median"])
    if known.empty:
        return "Every draw failed."
    ordered = known.sort_values("median", kind="stable")
    low, top = ordered.iloc[0], ordered.iloc[-1]
    far = known.iloc[int(known["high_90"].to_numpy().argmax())]
    where = f"{far[level]} in {far['year']}" if len(members) > 1 else f"{far['year']}"
    if top["median"] - low["median"] < _LEAST:
        at = "next to nothing" if abs(top["median"]) < _LEAST else small(top["median"])
        if far["high_90"] - top["median"] < _LEAST:
            return f"It stays at {at}, in the middle draw and nearly all others."
        return (
            f"In the middle draw it stays at {at} throughout; one draw in twenty reaches "
            f"{small(far['high_90'])} or more ({where})."
        )
    if len(members) == 1:
        first, last = known.iloc[0], known.iloc[-1]
        return (
            f"The middle draw goes from {small(first['median'])} in {first['year']} to "
            f"{small(last['median'])} in {last['year']}, and is highest in {top['year']}, at "
            f"{small(top['median'])}; nine draws in ten end between {small(last['low_90'])} and "
            f"{small(last['high_90'])}."
        )
    reached = f" One draw in twenty reaches {small(far['high_90'])} or more ({where})."
    further = reached if far["high_90"] - top["median"] >= _LEAST else ""
    highest = known.groupby(level)["median"].max()
    if highest.max() - highest.min() < _LEAST:
        return (
            f"In the middle draw it reaches {small(top['median'])} in every {level}, and falls lowest in "
            f"{low[level]}, to {small(low['median'])} in {low['year']}.{further}"
        )
    least = str(highest.idxmin())
    return (
        f"In the middle draw it is highest in {top[level]}, at {small(top['median'])} in {top['year']}; in "
        f"{least} it is never above {small(float(highest.min()))}.{further}"
    )
