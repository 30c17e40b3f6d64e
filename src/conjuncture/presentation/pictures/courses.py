"""The course of a variable: a small chart over the years for each member of its level."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.columns import Column
from conjuncture.presentation.number_words import capital, counted
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import HALF, NINE_IN_TEN, band_layers
from conjuncture.presentation.pictures.behind import BAND, HIGH, LOW, key_entry, with_behind
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.variable_list import small
from conjuncture.scoring.bands import quantiles

_SIDE_BY_SIDE, _WIDTH, _HEIGHT = 2, 320, 90
_KEY = (theme.MEDIAN, theme.MIDDLE_HALF, theme.MIDDLE_NINE)
_LEAST = 0.001  # a smaller difference is reported as none
_AXIS = alt.Axis(title=None, ticks=False, domain=False, tickCount=3, format="~g", minExtent=34)


def course(run: CaseRun, variable: str) -> Picture:
    """A variable year by year, a small chart for each member of its level."""
    rows, values, level = _rows_of(run, run, variable)
    if run.chosen == "left":
        rows = with_behind(rows, _rows_of(run, run.before, variable)[0], 90)
    name, unit = variable.replace("_", " "), str(values.attrs.get("units", ""))
    members = list(dict.fromkeys(rows[level]))
    top = float(rows["high_90"].max())
    panels = [_band(rows[rows[level] == member], member, top) for member in members]
    description = f"A small chart over time of {name} for each {level}, with bands of the draws."
    entries = (*_KEY, key_entry("nine in ten")) if LOW in rows else _KEY
    return Picture(
        name=f"course_{variable}",
        title=capital(f"{name}, by {level}" if len(members) > 1 else name),
        finding=(_finding(rows, level, members),),
        chart=_set_together(panels, entries, name, description),
        data=rows,
        source_keys=(),
        how_to_read=f"{values.attrs.get('long_name', '')} Unit: {unit}. Means of years; of what is true or "
        "false, the share of months. Nothing is fitted.".strip(),
        description=description,
    )


def _rows_of(run: CaseRun, column: Column, variable: str) -> tuple[pd.DataFrame, xr.DataArray, str]:
    """The bands of a column's draws by member and year, what they are of, and the level of its members."""
    values = column.dataset[variable].astype(float)
    level = str(values.attrs.get("level", ""))
    if level in values.dims and (run.simulation.society.levels[level].labels is None):
        mean = f"mean of {counted(values.sizes[level], level)}"
        values = values.mean(level, skipna=False).expand_dims({level: [mean]}).assign_attrs(values.attrs)
    elif level not in values.dims:
        labels = run.simulation.society.levels[level].labels or (level,)
        values = values.expand_dims({level: list(labels)})
    yearly = values.groupby("time.year").mean(skipna=False).transpose("draw", level, "year")
    return _rows(yearly, level), values, level


def _rows(yearly: xr.DataArray, level: str) -> pd.DataFrame:
    bands = quantiles(yearly.to_numpy())
    index = pd.MultiIndex.from_product(
        [yearly[level].to_numpy().tolist(), yearly["year"].to_numpy().tolist()], names=[level, "year"]
    )
    table = pd.DataFrame({name: np.round(q.ravel(), 5) for name, q in bands.items()}, index=index)
    return table.reset_index()


def _band(rows: pd.DataFrame, title: str, top: float) -> theme.Plot:
    bottom = min(0.0, float(rows["low_90"].min()))
    scale = alt.Scale(domain=[bottom, top or 1.0], nice=False)
    behind = LOW in rows
    if behind:  # followed to the edges of the picture
        rows = rows.assign(**{edge: rows[edge].clip(bottom, top or 1.0) for edge in (LOW, HIGH)})
    years = theme.years_axis(rows["year"].min(), rows["year"].max())
    base = alt.Chart(rows).encode(x=alt.X("year:Q", axis=years, scale={"zero": False}))
    tips = ["year:Q", *(alt.Tooltip(f"{name}:Q", format=".3g") for name in ("low_90", "median", "high_90"))]

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", axis=_AXIS, scale=scale)

    bands = (*((BAND,) if behind else ()), NINE_IN_TEN, HALF)
    layers = band_layers(base, y, bands, "median", tips=tips)
    heading = alt.TitleParams(title, anchor="start", frame="group", fontSize=13, color=theme.INK, offset=6)
    return alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT, title=heading)


def _set_together(
    panels: list[theme.Plot], entries: Sequence[theme.Entry], title: str, description: str
) -> alt.VConcatChart:
    together = alt.concat(*panels, columns=_SIDE_BY_SIDE, spacing=26)
    chart = alt.vconcat(theme.key_line(entries, _WIDTH), together, spacing=12).resolve_scale(
        color="independent", shape="independent"
    )
    return theme.finished(
        chart, title=title, description=description, side=66, columns=_SIDE_BY_SIDE, width=_WIDTH
    )


def _finding(rows: pd.DataFrame, level: str, members: list[str]) -> str:
    complete = rows.dropna(subset=["median"])
    if complete.empty:
        return "Every draw failed."
    ordered = complete.sort_values("median", kind="stable")
    low, top = ordered.iloc[0], ordered.iloc[-1]
    far = complete.iloc[int(complete["high_90"].to_numpy().argmax())]
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
        first, last = complete.iloc[0], complete.iloc[-1]
        return (
            f"The middle draw goes from {small(first['median'])} in {first['year']} to "
            f"{small(last['median'])} in {last['year']}, and is highest in {top['year']}, at "
            f"{small(top['median'])}; nine draws in ten end between {small(last['low_90'])} and "
            f"{small(last['high_90'])}."
        )
    reached = f" One draw in twenty reaches {small(far['high_90'])} or more ({where})."
    further = reached if far["high_90"] - top["median"] >= _LEAST else ""
    highest = complete.groupby(level)["median"].max()
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
