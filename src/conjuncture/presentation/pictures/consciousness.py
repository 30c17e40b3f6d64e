"""What workers' consciousness did in the draws: with whom and against whom they act, branch by branch.

Nothing of this is recorded; it is what the theory says of the world behind the strikes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.format import listed, number, percent
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.scoring.bands import QUANTILES, quantiles

_BRANCH_COLOURS = (theme.ORANGE, theme.GREEN, theme.PURPLE, theme.INK)
_SIDE_BY_SIDE = 2
_PLOT_WIDTH, _PLOT_HEIGHT = 320, 200


@dataclass(frozen=True)
class Panel:
    """A measure: its heading, what it is in a sentence, the steps of its scale, or a share in short."""

    heading: str
    told: str
    steps: tuple[str, ...] = ()
    short: str = ""


PANELS: Mapping[str, Panel] = {
    "trade_union_share": Panel(
        "Beyond their own works, not class against state",
        "workers who look beyond their own works and foreman, but not so far as the class against the state",
        short="of workers beyond their own works and foreman",
    ),
    "class_conscious_share": Panel(
        "With the class, against the state",
        "workers who count the whole class as their own and hold the state answerable",
        short="with the whole class against the state",
    ),
    "horizon": Panel(
        "With whom: mean circle",
        "the mean circle that workers act with",
        ("workplace", "trade", "town", "class"),
    ),
    "opponent": Panel(
        "Against whom: mean opponent",
        "the mean opponent they hold answerable",
        ("foreman", "owner", "owners", "state"),
    ),
}
"""Variables shown, where a theory has them."""


def over_time(study: CaseRun) -> Picture | None:
    """Bands over time of each measure; None for a theory that has none of them."""
    shown = [name for name in PANELS if name in study.dataset]
    if not shown:
        return None
    rows = pd.concat([_panel_rows(study, name) for name in shown], ignore_index=True)
    title = f"Whom workers act with and against, {study.case.title} (simulated)"
    branches = [name for name in rows["branch"].unique() if name != "all"]
    description = (
        "Small charts over time, one for each measure of consciousness. Blue bands: the middle half and "
        "nine in "
        "ten of the draws for all branches together, with their median. Coloured lines: the median in each "
        "branch."
    )
    panels = [_panel(rows[rows["measure"] == name], name, branches) for name in shown]
    entries = [theme.MEDIAN, theme.MIDDLE_HALF, theme.MIDDLE_NINE]
    entries += [
        theme.line(f"median, {branch}", colour)
        for branch, colour in zip(branches, _BRANCH_COLOURS, strict=False)
    ]
    together = alt.concat(*panels, columns=_SIDE_BY_SIDE, spacing=30)
    chart = alt.vconcat(theme.key_line(entries, _PLOT_WIDTH), together, spacing=14).resolve_scale(
        color="independent", shape="independent"
    )
    return Picture(
        name="consciousness",
        title=title,
        finding=finding(rows, shown),
        chart=theme.finished(
            chart, title=title, description=description, side=72, columns=_SIDE_BY_SIDE, width=_PLOT_WIDTH
        ),
        data=rows,
        source_keys=(),
        how_to_read=(
            "No record is drawn here because none was found: this is what the theory says of the world "
            "behind the strikes. Quarterly means. All branches together are weighted by their places in "
            "the society."
        ),
        description=description,
    )


def finding(rows: pd.DataFrame, shown: list[str]) -> tuple[str, ...]:
    """Where each measure begins and ends, and how far the draws differ at the end."""
    everyone = rows[rows["branch"] == "all"]
    courses = {
        name: of_one
        for name in shown
        if len(of_one := everyone[everyone["measure"] == name].dropna(subset=["median"]))
    }
    shares = [
        f"{percent(of_one.iloc[-1]['median'])} {PANELS[name].short}"
        for name, of_one in courses.items()
        if PANELS[name].short
    ]
    lead = (f"At the end the median of the draws has {listed(shares)}.",) if shares else ()
    return (*lead, *(_course(PANELS[name], of_one) for name, of_one in courses.items()))


def _course(panel: Panel, rows: pd.DataFrame) -> str:
    """Begin, end, and the spread at the end, of one measure."""
    first, last = rows.iloc[0], rows.iloc[-1]
    if not panel.steps:
        start, end, low, high = (
            percent(value) for value in (first["median"], last["median"], last["low_90"], last["high_90"])
        )
        return (
            f"In the median of the draws {panel.told} are {start} of all at the start and {end} at the "
            f"end; nine draws in ten end between {low} and {high}."
        )
    start, end, low, high = (
        number(value, 2) for value in (first["median"], last["median"], last["low_90"], last["high_90"])
    )
    scale = f"{panel.steps[0]} 0, {panel.steps[-1]} {len(panel.steps) - 1}"
    return (
        f"In the median of the draws {panel.told} ({scale}) goes from {start} to {end}; nine draws in ten "
        f"end between {low} and {high}."
    )


def _panel_rows(study: CaseRun, name: str) -> pd.DataFrame:
    """Quantiles by quarter, of all branches together ("all") and of each."""
    values = study.dataset[name].transpose("draw", "time", ...).to_numpy().astype(float)
    quarters, labels = _quarters(study.dataset)
    if values.ndim == 2:
        series = {"all": values}
    else:
        names = [str(label) for label in study.dataset["branch"].to_numpy()]
        series = {"all": values @ _weights(study, len(names))}
        series |= {branch: values[:, :, at] for at, branch in enumerate(names)}
    parts = []
    for branch, monthly in series.items():
        by_quarter = np.stack([monthly[:, quarters == q].mean(axis=1) for q in range(len(labels))], axis=1)
        found = {key: row.round(4) for key, row in quantiles(by_quarter).items()}
        parts.append(pd.DataFrame({"measure": name, "branch": branch, "quarter": labels, **found}))
    return pd.concat(parts, ignore_index=True)


def _quarters(dataset: xr.Dataset) -> tuple[np.ndarray, list[str]]:
    """The number of each step's quarter, and the quarters' names (new style)."""
    months = dataset["time"].to_numpy().astype("datetime64[M]").astype(int)
    number_of = months // 3 - months[0] // 3
    labels = [f"{1970 + q // 4}Q{q % 4 + 1}" for q in range(months[0] // 3, months[-1] // 3 + 1)]
    return number_of, labels


def _weights(study: CaseRun, branches: int) -> np.ndarray:
    """Each branch's share of the society's places; equal where workers do not lie in branches."""
    levels = study.simulation.society.levels
    try:
        of_worker = levels["workplace"].within["branch"][levels["worker"].within["workplace"]]
    except KeyError:
        return np.full(branches, 1 / branches)
    return np.bincount(of_worker, minlength=branches) / len(of_worker)


def _panel(rows: pd.DataFrame, name: str, branches: list[str]) -> theme.Plot:
    panel = PANELS[name]
    x = alt.X(
        "at:Q",
        axis=alt.Axis(format="d", title=None, grid=False, tickCount=5),
        scale=alt.Scale(nice=False, zero=False),
    )
    drawn = rows.assign(
        at=rows["quarter"].str[:4].astype(float) + (rows["quarter"].str[5:].astype(float) - 0.5) / 4
    )
    y = _upright(drawn, panel.steps)
    base = alt.Chart(drawn[drawn["branch"] == "all"][["at", *QUANTILES]]).encode(x=x)
    layers: list[Any] = [
        base.mark_area(color=theme.NINE_IN_TEN).encode(y=_at(y, "low_90"), y2="high_90:Q"),
        base.mark_area(color=theme.HALF).encode(y=_at(y, "low_50"), y2="high_50:Q"),
    ]
    for branch, colour in zip(branches, _BRANCH_COLOURS, strict=False):
        one = drawn[drawn["branch"] == branch][["at", "median", "quarter"]]
        layers.append(
            alt.Chart(one)
            .mark_line(color=colour, strokeWidth=1.3)
            .encode(x=x, y=_at(y, "median"), tooltip=["quarter:N", alt.Tooltip("median:Q", title=branch)])
        )
    layers.append(base.mark_line(color=theme.BLUE, strokeWidth=2.5).encode(y=_at(y, "median")))
    title = alt.TitleParams(
        panel.heading, anchor="start", frame="group", fontSize=13, color=theme.INK, offset=8, limit=330
    )
    return alt.layer(*layers).properties(width=_PLOT_WIDTH, height=_PLOT_HEIGHT, title=title)


def _upright(rows: pd.DataFrame, steps: tuple[str, ...]) -> alt.Y:
    if not steps:
        highest = float(np.nan_to_num(rows["high_90"].max()))
        top = next((top for top in (0.05, 0.1, 0.25, 0.5, 0.75, 1.0) if highest <= top), 1.0)
        ticks = np.linspace(0, top, 4 if top == 0.75 else 6).round(4).tolist()
        axis = alt.Axis(values=ticks, format=".0%", title=None, domain=False, ticks=False, minExtent=72)
        return alt.Y("y:Q", scale=alt.Scale(domain=[0, top]), axis=axis)
    named = "[" + ",".join(f"'{step}'" for step in steps) + "][datum.value]"
    axis = alt.Axis(
        values=list(range(len(steps))), labelExpr=named, title=None, domain=False, ticks=False, minExtent=72
    )
    return alt.Y("y:Q", scale=alt.Scale(domain=[0, len(steps) - 1]), axis=axis)


def _at(y: alt.Y, name: str) -> alt.Y:
    copied = y.copy()
    copied.shorthand = f"{name}:Q"
    return copied
