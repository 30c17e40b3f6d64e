"""What the theory was given: every input series it read, assumptions visibly marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.cases.case_input import Input
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.number_words import counted, listed
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.spells import spells

_SIDE_BY_SIDE = 2
_PLOT_WIDTH, _PLOT_HEIGHT = 330, 96
_EVENTS = "events"  # units that begin so are counts of dated events: ticks, not a line


def input_pictures(run: CaseRun) -> tuple[Picture, ...]:
    """What the theory reads: small charts of monthly series, and a picture of each input made of spells."""
    series = {
        name: given for name, given in run.inputs.items() if not given.spells and given.values.ndim == 1
    }
    spelled = [spells(run, name, given) for name, given in run.inputs.items() if given.spells]
    return (*((_small_charts(run, series),) if series else ()), *spelled)


def _small_charts(run: CaseRun, series: Mapping[str, Input]) -> Picture:
    """A small chart for each input series."""
    dates = pd.to_datetime(run.dataset["time"].to_numpy())
    rows = pd.concat([_rows(name, given, dates) for name, given in series.items()], ignore_index=True)
    title = f"What the theory was given, {run.case.title}"
    description = (
        "A small chart over time for each input series that the theory reads. Dark lines and ticks are "
        "recorded; dashed orange ones are assumptions."
    )
    panels = [_panel(rows[rows["input"] == name], name, given) for name, given in series.items()]
    entries = [theme.line("recorded", theme.INK), theme.line("assumption", theme.ORANGE, dashed=True)]
    together = alt.concat(*panels, columns=_SIDE_BY_SIDE, spacing=26)
    chart = alt.vconcat(theme.key_line(entries, _PLOT_WIDTH), together, spacing=12).resolve_scale(
        color="independent", shape="independent"
    )
    return Picture(
        name="inputs",
        title=title,
        finding=_finding(run, series),
        chart=theme.finished(
            chart, title=title, description=description, side=66, columns=_SIDE_BY_SIDE, width=_PLOT_WIDTH
        ),
        data=rows,
        source_keys=tuple(dict.fromkeys(key for given in series.values() for key in given.source_keys)),
        how_to_read="What the theory reads from outside, month by month. No recorded figure that it is "
        "compared with is among it. What was set by judgement is marked as an assumption.",
        description=description,
    )


def assumed_years(given: Input) -> tuple[int, ...]:
    """Years of a recorded input that rest on an assumption all the same."""
    return given.assumed_years if given.kind == "recorded" else ()


def _finding(run: CaseRun, series: Mapping[str, Input]) -> tuple[str, ...]:
    """How many inputs are recorded and which are assumed, in whole or for some years."""
    assumed = [name.replace("_", " ") for name, given in series.items() if given.kind == "assumption"]
    partly = [name.replace("_", " ") for name, given in series.items() if assumed_years(given)]
    throughout = (
        f"set by assumption and not recorded: {listed(assumed)}"
        if assumed
        else "none of them an assumption throughout"
    )
    sentences = [f"The theory reads {counted(len(series), 'input series', 'input series')}; {throughout}."]
    if partly:
        sentences.append(f"Recorded in part, with assumed years: {listed(partly)}.")
    if run.scenario != run.case.scenarios[0]:
        sentences.append(
            f"The scenario is '{run.scenario}' and not the main one, '{run.case.scenarios[0]}': its "
            "inputs may answer the very strikes the theory is held against."
        )
    return tuple(sentences)


def _rows(name: str, given: Input, dates: pd.DatetimeIndex) -> pd.DataFrame:
    """One row a step; `kind` says of each whether it is recorded."""
    years = assumed_years(given)
    assumed = np.full(len(dates), given.kind == "assumption") | np.isin(dates.year.to_numpy(), years)
    values = [float(f"{value:.5g}") for value in np.asarray(given.values, float)]
    return pd.DataFrame(
        {
            "input": name,
            "month": dates.strftime("%Y-%m"),
            "value": values,
            "unit": given.unit,
            "kind": np.where(assumed, "assumption", "recorded"),
            "reason": given.reason if given.kind == "assumption" else "",
            "source_key": given.source_key,
        }
    )


def _panel(rows: pd.DataFrame, name: str, given: Input) -> theme.Plot:
    year = rows["month"].str[:4].astype(float) + (rows["month"].str[5:].astype(float) - 1) / 12
    drawn = rows[["month", "value", "kind"]].assign(at=year.round(3))
    x = alt.X(
        "at:Q",
        axis=theme.years_axis(year.min(), np.ceil(year.max())),
        scale=alt.Scale(domain=[float(year.min()), float(np.ceil(year.max()))], nice=False),
    )
    events = given.unit.startswith(_EVENTS)
    drawn = drawn[drawn["value"] != 0] if events else _turns(drawn)
    y = _upright(rows["value"], events=events)
    layers: list[Any] = []
    for kind, colour, dash in (("recorded", theme.INK, [1, 0]), ("assumption", theme.ORANGE, [5, 3])):
        of_kind = (
            drawn[drawn["kind"] == kind]
            if events
            else drawn.assign(value=drawn["value"].where(drawn["kind"] == kind))
        )
        if of_kind["value"].notna().any():
            base = alt.Chart(of_kind).encode(x=x, tooltip=["month:N", "value:Q", "kind:N"])
            mark = (
                base.mark_bar(color=colour, size=3)
                if events
                else base.mark_line(
                    color=colour,
                    strokeDash=dash,
                    strokeWidth=2,
                    interpolate="linear" if _smooth(rows) else "step-after",
                )
            )
            layers.append(mark.encode(y=y))
    marked = (
        " — ASSUMPTION"
        if given.kind == "assumption"
        else " — in part assumed"
        if assumed_years(given)
        else ""
    )
    title = alt.TitleParams(
        f"{name.replace('_', ' ')}{marked}",
        subtitle=given.unit if len(given.unit) <= 46 else given.unit[:44].rsplit(" ", 1)[0] + " …",
        anchor="start",
        frame="group",
        fontSize=13,
        subtitleFontSize=12,
        subtitleColor=theme.FAINT,
        color=theme.ORANGE if given.kind == "assumption" else theme.INK,
        offset=6,
    )
    return alt.layer(*layers).properties(width=_PLOT_WIDTH, height=_PLOT_HEIGHT, title=title)


def _upright(values: pd.Series, *, events: bool) -> alt.Y:
    low, high = min(0.0, float(values.min())), float(values.max())
    count = int(high) if events and high <= 4 else 3
    axis = alt.Axis(title=None, tickCount=count, domain=False, ticks=False, format="~g", minExtent=34)
    return alt.Y(
        "value:Q", scale=alt.Scale(domain=[low, high * 1.05 if high > 0 else 1], nice=False), axis=axis
    )


def _smooth(rows: pd.DataFrame) -> bool:
    """Whether a series changes from month to month, and not in steps."""
    return bool((rows["value"].diff().iloc[1:] != 0).mean() > 0.5)


def _turns(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows at which something changes, their neighbours, and both ends: all that a line needs."""
    changed = (rows["value"].diff() != 0) | (rows["kind"] != rows["kind"].shift())
    corners = changed | changed.shift(-1, fill_value=True)
    corners.iloc[[0, -1]] = True
    return rows[corners]
