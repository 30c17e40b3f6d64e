"""Passages against quiet months: the value of a variable before the last passage that each alone favours."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.course.theory_on_course import TheoryOnCourse
from conjuncture.presentation.course_words import pull_in_words
from conjuncture.presentation.number_words import capital
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _LINE = 560, 46
_UP, _SQUARE = "M-0.7,0.6H0.7L0,-0.7Z", "M-0.6,-0.6H0.6V0.6H-0.6Z"
_LOOKS = {
    "passages": ("by the passages alone", theme.ORANGE, "triangle-up", _UP),
    "quiet": ("by the quiet months alone", theme.INK, "square", _SQUARE),
    "both": ("by both", theme.BLUE, "circle", theme.dot("", "").sample),
}


def pull_picture(found: TheoryOnCourse) -> Picture | None:
    """A line for each variable and member; None if there is no pull."""
    if not found.pulls:
        return None
    rows = pd.DataFrame(
        {
            "line": number,
            "name": capital(f"{pull.variable.replace('_', ' ')}, {pull.member}, {pull.month}"),
            "imposed": pull.imposed,
            "passages": pull.passages,
            "quiet": pull.quiet,
            "both": pull.both,
        }
        for number, pull in enumerate(found.pulls)
    )
    marks = rows[["imposed", *_LOOKS]]
    scale = alt.Scale(domain=[min(0.0, float(marks.min().min())), float(marks.max().max()) * 1.1 or 1.0])
    axis = alt.Axis(title=None, tickCount=5, domain=False, format=".2~f")
    base = alt.Chart(rows).encode(
        y=alt.Y("line:O", axis=None, scale=alt.Scale(paddingOuter=0.3)),
        tooltip=["name:N", *(alt.Tooltip(f"{name}:Q", format=".3~r") for name in marks.columns)],
    )

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    apart = base.mark_rule(color=theme.RULE, strokeWidth=3).encode(x=x("passages"), x2="quiet:Q")
    layers: list[Any] = [
        apart,
        base.mark_tick(color=theme.FAINT, thickness=2, height=16).encode(x=x("imposed")),
    ]
    for name, (_, colour, shape, _) in _LOOKS.items():
        point = base.mark_point(filled=True, size=110, opacity=1, color=colour, shape=shape)
        layers.append(point.encode(x=x(name)))
    label = base.mark_text(align="left", baseline="bottom", dy=-10, fontSize=13, color=theme.INK)
    layers.append(label.encode(x=alt.value(2), text="name:N"))
    entries = [theme.Entry(told, colour, sample) for told, colour, _, sample in _LOOKS.values()]
    entries.append(theme.tick("the course imposed on all draws alike", theme.FAINT))
    title = "Passages against quiet months"
    description = (
        "A line for each variable: its mean in the month before the last passage, of draws weighed by the "
        "passages alone, by the quiet months alone, and by both."
    )
    chart = alt.layer(*layers, theme.key(entries, 390)).properties(width=_WIDTH, height=_LINE * len(rows))
    return Picture(
        name="pull",
        title=title,
        finding=tuple(pull_in_words(pull) for pull in found.pulls),
        chart=theme.finished(chart, title=title, description=description, side=24, width=_WIDTH),
        data=rows.drop(columns="line").assign(
            variable=[pull.variable for pull in found.pulls],
            effective_passages=[pull.effective[0] for pull in found.pulls],
            effective_quiet=[pull.effective[1] for pull in found.pulls],
            effective_both=[pull.effective[2] for pull in found.pulls],
        ),
        source_keys=(),
        how_to_read="Draws are weighed by the chance that they gave to the passages, to the months without "
        "one, or to both. Where the two lie far apart, the theory has few worlds that stay quiet for as long "
        "as is recorded and then have the passages that came.",
        description=description,
    )
