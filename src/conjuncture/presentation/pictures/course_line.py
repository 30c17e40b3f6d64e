"""The recorded course as a line of governments, with the chance that theory and guesses gave to each part."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.course.passages import WHO
from conjuncture.inquiry.course.theory_on_course import TheoryOnCourse
from conjuncture.presentation.course_words import odds, state_in_words
from conjuncture.presentation.number_words import capital, counted
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _LINE, _RAIL = 560, 44, -18
_RAREST = 1e12  # the axis ends at this chance
_COLOURS = (theme.INK, theme.ORANGE, theme.GREEN)
_SHADES = ("#8a8a8a", "#c4c4c4")


def course_line(found: TheoryOnCourse) -> Picture:
    """A line for each passage and each stretch of quiet months, in the order of time, member by member."""
    guesses = [name for name in found.predicted.guesses if WHO not in name]
    rows = pd.DataFrame(_rows(found, guesses))
    reach = 1.6 * max(10.0, *(rows[name].max() for name in ("theory", *guesses)))
    ticks = [10.0**power for power in range(math.floor(math.log10(reach)) + 1)]
    ticks = ticks[:: math.ceil(len(ticks) / 5)]
    axis = alt.Axis(
        values=ticks,
        labelExpr="datum.value == 1 ? 'certain' : '1 in ' + format(datum.value, ',d')",
        title="chance that was given to it: further right is more surprising",
        titleLimit=_WIDTH,
        domain=False,
    )
    scale = alt.Scale(type="log", domain=[1, reach], nice=False)

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(rows).encode(
        y=alt.Y("line:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0)),
        tooltip=[
            alt.Tooltip("name:N", title="what came"),
            *(f"{name} said:N" for name in ("theory", *guesses)),
        ],
    )
    quiet, came = alt.datum.kind == "quiet", alt.datum.kind == "passage"
    rail = base.mark_bar(width=8, height=alt.RelativeBandSize(1.0)).encode(
        x=alt.value(_RAIL), x2=alt.value(_RAIL + 8)
    )
    layers: list[Any] = [
        rail.transform_filter(quiet).encode(color=alt.Color("shade:N", scale=None)),
        base.transform_filter(came)
        .mark_point(filled=True, size=90, opacity=1, color=theme.INK, shape="diamond")
        .encode(x=alt.value(_RAIL + 4)),
        base.transform_calculate(certain="1").mark_rule(color=theme.HALF, strokeWidth=2, yOffset=9)
        .encode(x=x("theory"), x2="certain:Q"),
    ]  # fmt: skip
    for name, colour in zip(guesses, _COLOURS, strict=False):
        layers.append(base.mark_tick(color=colour, thickness=2.5, height=15, yOffset=9).encode(x=x(name)))
    layers.append(
        base.mark_point(filled=True, size=85, opacity=1, color=theme.BLUE, yOffset=9).encode(x=x("theory"))
    )
    for halo in (True, False):
        for kind, weight in (("passage", "bold"), ("quiet", "normal")):
            ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 4} if halo else {"color": theme.INK}
            look: dict[str, Any] = {**ink, "fontWeight": weight, "fontSize": 13}
            text = base.transform_filter(alt.datum.kind == kind).mark_text(
                align="left", baseline="bottom", dy=-1, **look
            )
            layers.append(text.encode(x=alt.value(2), text="name:N"))
    entries = [
        theme.dot("the theory", theme.BLUE),
        *(theme.tick(name, colour) for name, colour in zip(guesses, _COLOURS, strict=False)),
    ]
    title = f"What came, and which chance was given to it beforehand, {found.case.title}"
    description = (
        "A line for each recorded passage and each stretch of months without one, in the order of time. A "
        "dot for the chance that the theory gave, ticks for those of guesses, on a scale of factors."
    )
    chart = alt.layer(*layers, theme.key(entries)).properties(width=_WIDTH, height=_LINE * len(rows))
    several = rows["member"].nunique() > 1
    return Picture(
        name="course_line",
        title=title,
        finding=(),
        chart=theme.finished(chart, title=title, description=description, side=44, width=_WIDTH),
        data=rows.drop(columns=["line", "shade"]),
        source_keys=_sources(found),
        how_to_read="The line at the left is the course: grey where a government stood, a diamond where "
        "another came. Each chance is given what is recorded before. Quiet months count together: that "
        "nothing came for twenty years can be a surprise, too."
        + (
            " Countries hang together, so the chance of the whole is not the product of the lines."
            if several
            else " The chances of all lines multiply to that of the whole course."
        ),
        description=description,
    )


def _rows(found: TheoryOnCourse, guesses: list[str]) -> list[dict[str, Any]]:
    """Passages and stretches, each member's in the order of time."""
    parts: list[tuple[str, str, str, dict[str, Any], Mapping[str, float]]] = []
    several = len({stretch.member for stretch in found.predicted.quiet}) > 1
    for passage in found.predicted.passages:
        state = _state(found, passage.event, passage.member, passage.month)
        whose = f"{passage.member}, " if several else ""
        row = {"kind": "passage", "name": f"{whose}{_month(passage.month)}: to {state}"}
        logs = {name: _log(passage.guesses[name]) for name in guesses} | {"theory": _log(passage.chance)}
        parts.append((passage.member, passage.event, passage.month, row, logs))
    for stretch in found.predicted.quiet:
        state = capital(_state(found, stretch.event, stretch.member, stretch.since)) or "Nothing came"
        whose = f"{stretch.member}, " if several else ""
        long = counted(stretch.months, "month") if stretch.months > 1 else "1 month"
        row = {"kind": "quiet", "name": f"{whose}{state[:1].lower() + state[1:] if whose else state}, {long}"}
        logs = {name: stretch.guesses[name] for name in guesses} | {"theory": stretch.log_chance}
        parts.append((stretch.member, stretch.event, stretch.since, row, logs))
    parts.sort(key=lambda part: part[:3])
    return [
        {
            "line": number,
            "member": member,
            "event": event,
            "month": month,
            **row,
            "shade": _SHADES[number // 2 % 2],
            **{name: min(math.exp(-log), _RAREST) for name, log in logs.items()},
            **{f"{name} said": odds(log) for name, log in logs.items()},
        }
        for number, (member, event, month, row, logs) in enumerate(parts)
    ]


def _state(found: TheoryOnCourse, event: str, member: str, month: str) -> str:
    return state_in_words(found.case, event, member, month, found.codings).partition(":")[0]


def _sources(found: TheoryOnCourse) -> tuple[str, ...]:
    assert found.case.course is not None
    members = {stretch.member for stretch in found.predicted.quiet}
    keys = [
        spell.source_key
        for spell in found.case.course.spells
        if spell.source_key and (spell.member in members or not spell.member)
    ]
    return tuple(dict.fromkeys(keys))


def _month(month: str) -> str:
    return f"{pd.Period(month):%B %Y}"


def _log(chance: float) -> float:
    return math.log(chance) if chance > 0 else -math.inf
