"""The shape of the waves: each measure of the record beside the same measure of the draws."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import MAIN
from conjuncture.presentation.number_words import listed, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.behind import HIGH, LOW, key_entry
from conjuncture.presentation.pictures.picture import Picture, Table
from conjuncture.scoring import WaveRow

_ENDLESS = 100.0  # where a half-life without end is drawn, in years; nothing recorded comes near


@dataclass(frozen=True)
class Measure:
    """A measure in words, and its scale.

    scale: `year`, `times` (by ratios), `halving` (the same, and may be endless), `count`, `correlation` or
        `share` (0 to 1).
    """

    told: str
    scale: str


MEASURES = {
    "main_peak_time": Measure("Year of the highest value", "year"),
    "explosion_ratio": Measure("Largest rise from one year to the next, times", "times"),
    "explosion_time": Measure("Year of that rise", "year"),
    "half_life_fitted": Measure("Half-life after the main peak, years (line through six)", "halving"),
    "half_life_end_to_end": Measure("Half-life after the main peak, years (two end points)", "halving"),
    "reignition_ratio": Measure("Largest later rise, after the low that follows the peak, times", "times"),
    "waves": Measure("Number of waves (rises and falls by a factor of 3)", "count"),
    "top_wave_share": Measure("Share of all strikers in the largest wave", "share"),
    "autocorrelation": Measure(
        "How like a year is to the one before (correlation of logarithms)", "correlation"
    ),
    "gini": Measure("Unevenness over the years (Gini: 0 even, 1 all in one year)", "share"),
    "clustering_p_value": Measure("Chance of so much likeness if the years were shuffled", "share"),
}


def shape(study: CaseRun) -> Picture | None:
    """Every measure on a line of its own."""
    books = study.books
    if books is None or not books.waves:
        return None
    years = books.targets[MAIN].values.index
    title = f"The shape of the waves, {study.case.title}"
    description = (
        "A line for each measure of the yearly strikers. Blue bar: nine draws in ten. Blue tick: their "
        "median. Dot: the record, dark inside the bar and orange outside it."
    )
    before = study.before.books if study.chosen == "left" else None
    behind = {row.name: row for row in before.waves} if before else {}
    lines = [_line(row, behind.get(row.name), (int(years[0]), int(years[-1]))) for row in books.waves]
    entries = (*_KEY, key_entry("nine in ten")) if behind else _KEY
    chart = alt.vconcat(theme.key_line(entries), *lines, spacing=14).resolve_scale(
        color="independent", shape="independent"
    )
    return Picture(
        name="waves",
        title=title,
        finding=finding(books.waves),
        chart=theme.finished(chart, title=title, description=description, side=36),
        data=pd.DataFrame([vars(row) for row in books.waves]).assign(told=[told(row) for row in books.waves]),
        source_keys=books.targets[MAIN].source_keys,
        how_to_read=(
            "Every measure has its own scale; ratios and half-lives are set out by doublings. Values under "
            "100 strikers a year count as 100. A draw in which a measure cannot be seen, such as a decay "
            "after a peak in the last years, is left out of that line and counted in the table."
        ),
        description=description,
        table=_table(books.waves),
    )


def told(row: WaveRow) -> str:
    """A measure's name in words."""
    return MEASURES[row.name].told if row.name in MEASURES else row.name.replace("_", " ")


def _table(rows: Sequence[WaveRow]) -> Table:
    headings = (
        "measure",
        "recorded",
        "median of the draws",
        "nine in ten, from",
        "to",
        "record inside",
        "draws",
    )
    return Table(
        headings,
        tuple(
            (
                told(row),
                *(_value_words(row, value) for value in (row.recorded, row.median, row.low, row.high)),
                _inside(row),
                str(row.draws_observed),
            )
            for row in rows
        ),
    )


def finding(rows: Sequence[WaveRow]) -> tuple[str, ...]:
    """How many measures of the record lie among nine draws in ten, which do not, and on which side."""
    comparable = [row for row in rows if row.inside is not None]
    inside = [row for row in comparable if row.inside]
    sentences = [
        f"Of {len(comparable)} measures of the recorded waves, {len(inside)} lie among nine draws in ten."
    ]
    for side, where in (
        ("higher", lambda row: row.recorded > row.high),
        ("lower", lambda row: row.recorded < row.low),
    ):
        outside = [_short(row) for row in comparable if not row.inside and where(row)]
        if outside:
            sentences.append(f"Recorded {side} than nearly all draws: {listed(outside)}.")
    unknown = [_short(row) for row in rows if row.inside is None]
    if unknown:
        sentences.append(f"Not to be compared, since record or draws do not show it: {listed(unknown)}.")
    return tuple(sentences)


_SHORT = {
    "main_peak_time": "the year of the peak",
    "explosion_ratio": "the largest rise",
    "explosion_time": "the year of the largest rise",
    "half_life_fitted": "the half-life through six years",
    "half_life_end_to_end": "the half-life from end to end",
    "reignition_ratio": "the largest later rise",
    "waves": "the number of waves",
    "top_wave_share": "the share of the largest wave",
    "autocorrelation": "the likeness to the year before",
    "gini": "the unevenness over the years",
    "clustering_p_value": "the chance of such likeness by shuffling",
}


def short_name(name: str) -> str:
    """A measure in a few words, for a list."""
    return _SHORT.get(name, name.replace("_", " "))


def _short(row: WaveRow) -> str:
    recorded, low, high = (_value_words(row, value) for value in (row.recorded, row.low, row.high))
    return f"{short_name(row.name)} ({recorded} against {low} to {high})"


def _value_words(row: WaveRow, value: float) -> str:
    """A value of this measure; a year without thousands set apart."""
    scale = MEASURES[row.name].scale if row.name in MEASURES else ""
    return f"{value:.0f}" if scale == "year" and math.isfinite(value) else number(value, 2).replace("-", "−")


def _inside(row: WaveRow) -> str:
    return {True: "yes", False: "no", None: "not observed"}[row.inside]


def _line(row: WaveRow, before: WaveRow | None, years: tuple[int, int]) -> theme.Plot:
    """One measure: bar, median and record on its own scale, its name above."""
    scale = MEASURES[row.name].scale if row.name in MEASURES else "share"
    values = {name: getattr(row, name) for name in _MARKS}
    if before is not None:
        values |= {LOW: before.low, HIGH: before.high}
    if scale == "halving":
        values = {name: min(value, _ENDLESS) for name, value in values.items()}
    drawn = pd.DataFrame([values | {"told": _sentence(row)}])
    x = _axis(scale, [value for value in values.values() if math.isfinite(value)], years)
    colour = theme.ORANGE if row.inside is False else theme.INK
    base = alt.Chart(drawn).encode(tooltip=alt.Tooltip("told:N", title=" "))
    layers: list[Any] = [
        base.mark_bar(size=14, color=theme.HALF).encode(x=_at(x, "low"), x2="high:Q"),
        base.mark_tick(size=18, thickness=3, color=theme.BLUE, opacity=1).encode(x=_at(x, "median")),
        base.mark_point(
            filled=True, size=90, color=colour, stroke="#ffffff", strokeWidth=1.2, opacity=1
        ).encode(x=_at(x, "recorded")),
    ]
    heading = alt.TitleParams(
        told(row),
        anchor="start",
        fontSize=13,
        fontWeight="normal",
        color=theme.INK,
        frame="group",
        offset=4,
        limit=520,
    )
    if before is not None:
        layers.insert(0, base.mark_bar(size=22, color=theme.BEFORE).encode(x=_at(x, LOW), x2=f"{HIGH}:Q"))
    return alt.layer(*layers).properties(width=theme.WIDTH, height=26, title=heading)


_MARKS = ("recorded", "median", "low", "high")


def _sentence(row: WaveRow) -> str:
    recorded, median, low, high = (_value_words(row, getattr(row, name)) for name in _MARKS)
    return f"recorded {recorded}; median {median}, nine draws in ten {low} to {high}"


def _axis(scale: str, values: list[float], years: tuple[int, int]) -> alt.X:
    axis: dict[str, Any] = {"title": None, "domain": False, "tickSize": 4, "grid": True, "labelFontSize": 12}
    if scale == "year":
        first, last = years
        return alt.X(
            "x:Q",
            scale=alt.Scale(domain=[first, last]),
            axis=alt.Axis(format="d", values=list(range(first, last + 1, 5)), **axis),
        )
    if scale in {"times", "halving"} and values:
        lowest, highest = max(min(values), 1 / 8), max(2.0, *values)
        powers = range(math.floor(math.log2(lowest)), math.ceil(math.log2(highest)) + 1)
        apart = math.ceil(len(powers) / 6)
        ticks = [2.0**power for power in powers if power % apart == 0]
        domain = [2.0 ** powers[0], 2.0 ** powers[-1]]
        if scale == "halving" and max(values) >= _ENDLESS:
            ticks.append(_ENDLESS)
        told_endless = f"datum.value == {_ENDLESS:g} ? 'no decay' : format(datum.value, ',.4~r')"
        return alt.X(
            "x:Q",
            scale=alt.Scale(type="log", base=2, domain=domain, nice=False, clamp=True),
            axis=alt.Axis(values=ticks, labelExpr=told_endless, **axis),
        )
    low, high = {"share": (0.0, 1.0), "correlation": (-1.0, 1.0)}.get(scale, (0.0, max([4.0, *values])))
    ticks = {"share": [0, 0.25, 0.5, 0.75, 1], "correlation": [-1, -0.5, 0, 0.5, 1]}.get(
        scale, [float(tick) for tick in np.arange(0, high + 1, max(1, math.ceil(high / 5)))]
    )
    return alt.X(
        "x:Q",
        scale=alt.Scale(domain=[low, high], nice=False, clamp=True),
        axis=alt.Axis(values=ticks, labelExpr="format(datum.value, '.2~f')", **axis),
    )


def _at(x: alt.X, name: str) -> alt.X:
    copied = x.copy()
    copied.shorthand = f"{name}:Q"
    return copied


_KEY = (
    theme.dot("recorded, inside", theme.INK),
    theme.dot("recorded, outside", theme.ORANGE),
    theme.tick("median of the draws", theme.BLUE),
    theme.Entry("nine draws in ten (90%)", theme.HALF, theme.MIDDLE_HALF.sample),
)
