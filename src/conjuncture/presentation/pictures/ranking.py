"""The picture of a first screen: the theory's error over a guess's, for each recorded quantity."""

from __future__ import annotations

from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.behind import standing_behind
from conjuncture.presentation.pictures.picture import Picture

NAME = "ranking"
MOST = 12
_WIDTH, _LINE = 560, 42
_WIDEST = 100.0
"""A larger ratio is drawn at the edge; the table has the ratio itself."""
_TICKS = (2, 5, 10, 100)
_LOOKS = {
    "worse": (
        "further from the record than the guess",
        theme.ORANGE,
        "triangle-right",
        "M-0.6,-0.7L0.8,0L-0.6,0.7Z",
    ),
    "no better": ("too close to tell", theme.INK, "circle", theme.dot("", "").sample),
    "better": ("nearer than the guess", theme.BLUE, "square", "M-0.6,-0.6H0.6V0.6H-0.6Z"),
}


def ranking(run: CaseRun) -> Picture | None:
    """The theory's error over the guess's, quantity by quantity, the worst on top; None without a guess."""
    scored = [standing for standing in run.standings if np.isfinite(standing.error_ratio)]
    if not scored:
        return None
    shown = scored[:MOST]
    rows = pd.DataFrame(
        {
            "rank": rank,
            "name": capital(standing.row.name),
            "beside": standing.row.baseline,
            "ratio": standing.error_ratio,
            "before": before.error_ratio if (before := standing_behind(run, standing.row.name)) else None,
            "told": f"{number(standing.error_ratio, 2)} times, beside {standing.row.baseline}",
            "verdict": standing.row.verdict,
        }
        for rank, standing in enumerate(shown, 1)
    )
    drawn = rows[["ratio", "before"]].astype(float).clip(1 / _WIDEST, _WIDEST)
    reach = float(np.exp(np.nanmax(np.abs(np.log(drawn.to_numpy()))))) * 1.25
    reach = max(reach, 2.2)  # so that the narrowest scale has its ticks, too
    end = max(tick for tick in _TICKS if tick <= reach)
    ticks = [1 / end, 1, end]
    scale = alt.Scale(type="log", domain=[1 / reach, reach], nice=False)
    axis = alt.Axis(
        values=ticks,
        labelExpr="datum.value == 1 ? 'as far' : format(datum.value, '~g') + ' times'",
        title="the theory's error over the guess's: further right is further from the record",
        titleLimit=_WIDTH,
        domain=False,
    )

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(rows.assign(ratio=drawn["ratio"].round(4), before=drawn["before"].round(4))).encode(
        y=alt.Y("rank:O", axis=None, scale=alt.Scale(paddingOuter=0.3)),
        tooltip=["name:N", alt.Tooltip("told:N", title="error")],
    )
    even = alt.Chart(pd.DataFrame({"at": [1.0]})).mark_rule(color=theme.FAINT, strokeDash=[5, 4])
    layers: list[Any] = [even.encode(x=x("at"))]
    for verdict, (_, colour, shape, _) in _LOOKS.items():
        some = base.transform_filter(alt.datum.verdict == verdict)
        line = some.transform_calculate(even="1").mark_rule(strokeWidth=2, color=colour)
        point = some.mark_point(filled=True, size=110, opacity=1, color=colour, shape=shape)
        layers += [line.encode(x=x("ratio"), x2="even:Q"), point.encode(x=x("ratio"))]
    if run.chosen == "left":
        layers.append(base.mark_tick(color=theme.FAINT, thickness=2, height=14).encode(x=x("before")))
    for halo in (True, False):  # letters in front of lines, in a rim of paper
        ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 4} if halo else {"color": theme.INK}
        name = base.mark_text(align="left", baseline="bottom", dy=-8, fontSize=13, **ink)
        layers.append(name.encode(x=alt.value(2), text="name:N"))
    entries = [theme.Entry(told, colour, sample) for told, colour, _, sample in _LOOKS.values()]
    there = [
        entry for entry, verdict in zip(entries, _LOOKS, strict=True) if (rows["verdict"] == verdict).any()
    ]
    there += [theme.tick("over the whole priors", theme.FAINT)] if run.chosen == "left" else []
    title = f"How near to the record, the worst first, {run.case.title}"
    description = (
        "A line for each recorded quantity, the worst first: the theory's error over that of a guess made "
        "without any theory. To the right of the dashed line the theory is further from the record."
    )
    left_out = len(scored) - len(shown)
    chart = alt.layer(*layers, theme.key(there)).properties(width=_WIDTH, height=_LINE * len(rows))
    return Picture(
        name=NAME,
        title=title,
        finding=(),
        chart=theme.finished(chart, title=title, description=description, side=24, width=_WIDTH),
        data=rows,
        source_keys=tuple(
            dict.fromkeys(key for standing in shown for key in standing.targets[0].source_keys)
        ),
        how_to_read="Each quantity's error is put over that of its own guess, so lines can be compared."
        + (f" {left_out} more stand in the table below." if left_out else ""),
        description=description,
    )
