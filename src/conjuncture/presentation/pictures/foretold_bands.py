"""A recorded quantity of a case that was foretold: the record, a theory before and after, and a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.number_words import capital, counted
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_HEIGHT = 300
_LOWEST = 1_000.0  # below the largest record no further powers of ten are drawn
_KEY = (
    theme.RECORDED,
    theme.tick("learnt elsewhere, the middle world", theme.BLUE),
    theme.field("learnt, nine worlds in ten", theme.HALF),
    theme.field("from its priors, nine in ten", theme.BEFORE),
    theme.tick("as much for each worker", theme.ORANGE),
)


def foretold_bands(
    case: str, theory: str, learnt: Standing, prior: Standing, rates: Standing | None
) -> Picture:
    """A bar for the priors and one for what was learnt at each figure, with the record and the guess.

    Args:
        case: its title.
        theory: its name.
        learnt, prior: the quantity beside the theory as learnt elsewhere, and as it is from its priors.
        rates: beside the guess of as much for each worker as elsewhere; None where it cannot be made.
    """
    rows = _rows(learnt.told, prior.told, None if rates is None else rates.told)
    recorded = rows["recorded"]
    top = 3 * float(recorded.max())
    low = max(float(recorded[recorded > 0].min()) / 10, float(recorded.max()) / _LOWEST)
    scale = alt.Scale(type="log", domain=[low, top], nice=False, clamp=True)
    axis = alt.Axis(title=learnt.unit or learnt.targets[0].unit, tickCount=5, format=",.3~r", domain=False)
    across = alt.X("figure:N", sort=rows["figure"].tolist(), axis=alt.Axis(title=None, labelAngle=-40))
    base = alt.Chart(rows).encode(x=across)

    def y(name: str) -> alt.Y:
        return alt.Y(f"{name}:Q", scale=scale, axis=axis)

    wide, narrow = alt.RelativeBandSize(0.9), alt.RelativeBandSize(0.45)
    shown = ["recorded", "learnt_middle", *(["as_much_for_each_worker"] if rates is not None else [])]
    tips = ["figure:N", *(alt.Tooltip(f"{name}:Q", format=",.3~r") for name in shown)]
    layers: list[Any] = [
        base.mark_bar(color=theme.BEFORE, width=wide).encode(y=y("prior_low"), y2="prior_high:Q"),
        base.mark_bar(color=theme.HALF, width=narrow).encode(y=y("learnt_low"), y2="learnt_high:Q"),
        base.mark_tick(color=theme.BLUE, thickness=2.5, width=narrow).encode(y=y("learnt_middle")),
    ]
    if rates is not None:
        guess = base.mark_tick(color=theme.ORANGE, thickness=2.5, width=wide)
        layers.append(guess.encode(y=y("as_much_for_each_worker")))
    layers.append(
        base.mark_point(filled=True, color=theme.INK, size=44, opacity=1).encode(
            y=y("recorded"), tooltip=tips
        )
    )
    layers.append(theme.key(_KEY if rates is not None else _KEY[:-1]))
    name = learnt.row.name
    title = f"{capital(name)}: {case}"
    description = (
        f"{name}, {case}: at each figure a wide bar for {theory} from its priors, a narrow one for the "
        "theory as learnt on other cases, and a dot for the record."
    )
    chart = alt.layer(*layers).properties(width=theme.WIDTH, height=_HEIGHT)
    return Picture(
        name="foretold_" + re.sub(r"[^a-z0-9]+", "_", f"{case} {name}".lower()).strip("_"),
        title=title,
        finding=(_finding(rows),),
        chart=theme.finished(chart, title=title, description=description),
        data=rows,
        source_keys=learnt.targets[0].source_keys,
        how_to_read="No figure of this record was shown to any of them. Bars and marks are followed to the "
        "ends of the scale. A narrow bar inside a wide one is what the other cases taught; a dot outside the "
        "narrow bar is what they taught wrongly.",
        description=description,
    )


def _finding(rows: pd.DataFrame) -> str:
    def inside(name: str) -> int:
        low, high = rows[f"{name}_low"], rows[f"{name}_high"]
        return int(((low <= rows["recorded"]) & (rows["recorded"] <= high)).sum())

    return (
        f"Of {counted(len(rows), 'figure')} {inside('learnt')} lie within nine in ten worlds of the theory "
        f"as learnt, and {inside('prior')} within nine in ten from its priors."
    )


def _rows(learnt: pd.DataFrame, prior: pd.DataFrame, rates: pd.DataFrame | None) -> pd.DataFrame:
    columns: Mapping[str, pd.Series] = {
        "recorded": learnt["recorded"],
        "prior_low": prior["low_90"],
        "prior_high": prior["high_90"],
        "learnt_low": learnt["low_90"],
        "learnt_middle": learnt["middle"],
        "learnt_high": learnt["high_90"],
    }
    rows = pd.DataFrame({"figure": learnt["figure"].astype(str), **columns})
    if rates is not None:
        rows["as_much_for_each_worker"] = rates["middle"]
    return rows.reset_index(drop=True)
