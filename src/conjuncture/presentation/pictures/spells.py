"""An input as bars of months, for inputs that were given stretch by stretch."""

from __future__ import annotations

import altair as alt
import pandas as pd

from conjuncture.cases.case_input import Input
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.number_words import counted
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture


def spells(run: CaseRun, name: str, given: Input) -> Picture:
    """An input as bars of months, darker where it is stronger; assumptions in orange."""
    rows = pd.DataFrame([vars(spell) for spell in given.spells]).replace({"member": {"*": "all others"}})
    rows["strength"] = (rows["value"].abs() / (rows["value"].abs().max() or 1.0)).round(3)
    members = list(dict.fromkeys(rows["member"]))
    told_apart = alt.Scale(domain=["recorded", "assumption"], range=[theme.INK, theme.ORANGE])
    months = run.dataset["time"].to_numpy().astype("datetime64[D]").astype(str)
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
    label = name.replace("_", " ")
    description = f"Bars over time for each member: when {label} was given, and how strong."
    return Picture(
        name=f"input_{name}",
        title=label,
        finding=(f"{counted(len(rows), 'stretch', 'stretches')} of time, of which {recorded} recorded.",),
        chart=theme.finished(chart, title=label, description=description, side=170, width=theme.WIDTH - 100),
        data=rows,
        source_keys=given.source_keys,
        how_to_read=f"Unit: {given.unit}. The darker a bar, the stronger; point at it for its value, source "
        "or reason. Where there is no bar the value is 0.",
        description=description,
    )
