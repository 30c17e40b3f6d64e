"""Pictures of a coarse case against its record: courses of series, dots and bands where figures are few.

The record is dark, the theory blue, the guess beside it orange, here as everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.standings import Standing
from conjuncture.presentation.against_record import finding, matched, plain, upper_edge
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import EIGHTY, NINETY_FIVE
from conjuncture.presentation.pictures.behind import BAND, LOW, key_entry, standing_behind, with_behind
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.recorded_course import Line, recorded_course
from conjuncture.presentation.pictures.recorded_rows import recorded_rows
from conjuncture.presentation.record_words import of_few, of_series, of_shares, shared_sentences

_WIDTH, _HEIGHT, _SIDE = 620, 210, 190
_WIDEST = 300.0  # by what factor a band is followed out of the picture
_FACTORS = [0.01, 0.1, 1, 10, 100]
_FACTOR_WORDS = (
    "datum.value == 1 ? 'as recorded' : datum.value < 1 ? '1/' + format(1 / datum.value, 'd') "
    ": format(datum.value, 'd') + ' times'"
)
_EIGHTY = theme.Entry("80 draws in 100", theme.HALF, theme.MIDDLE_HALF.sample)
_NINETY_FIVE = theme.Entry("95 draws in 100", theme.NINE_IN_TEN, theme.MIDDLE_NINE.sample)
_SINGLE = theme.line("single draws, the first five", theme.BLUE, thin=True)
_GUESS_LINE = theme.line("middle of the guess beside it", theme.ORANGE, dashed=True)
_GUESS = theme.line("80 guesses in 100", theme.ORANGE, thin=True)
_MIDDLE_TICK = theme.tick("median of the draws", theme.BLUE)
_BEHIND = key_entry("95 in 100")


def record_pictures(run: CaseRun) -> list[Picture]:
    """A picture for each series, one for all shares, one for all other figures that are few."""
    with_bands = [
        _with_behind(run, standing)
        for standing in run.standings
        if len(standing.told) and standing.told["middle"].notna().all()
    ]
    shares = [standing for standing in with_bands if standing.unit == "%" and standing.form != "series"]
    few = [standing for standing in with_bands if standing.form == "few" and standing.unit != "%"]
    made = [_series(standing) for standing in with_bands if standing.form == "series"]
    return [*made, *([_shares(shares)] if shares else []), *([_few(few)] if few else [])]


def _with_behind(run: CaseRun, standing: Standing) -> Standing:
    """The same, and where others are shown, the edges of the whole priors' band among its figures."""
    before = standing_behind(run, standing.row.name)
    return replace(standing, told=with_behind(standing.told, before.told if before else None, 95))


def _series(standing: Standing) -> Picture:
    """Recorded figures on the course of the draws; on a scale of factors where they run over one of ten."""
    bands, title = standing.told, standing.row.name
    behind = BAND if LOW in bands else None
    thin = [Line(name, theme.BLUE, thin=True) for name in bands.columns if name.startswith("draw_")]
    entries = [theme.RECORDED, theme.MEDIAN, _EIGHTY, _NINETY_FIVE, _SINGLE, *([_BEHIND] if behind else [])]
    guess = [Line("guess_middle", theme.ORANGE, dashed=True)] if "guess_middle" in bands else []
    entries += [_GUESS_LINE] if guess else []
    shown = (*filter(None, (behind,)), NINETY_FIVE, EIGHTY)
    plot, by_factors = recorded_course(
        bands, standing.unit, shown, [*thin, *guess], width=_WIDTH, height=_HEIGHT
    )
    description = (
        f"{title} over time: dots or bars for the record, bands for the draws, a dashed line for the guess."
    )
    chart = alt.vconcat(theme.key_line(entries, _WIDTH), plot, spacing=4)
    return Picture(
        name=f"record_{re.sub(r'[^a-z0-9]+', '_', title.lower()).strip('_')}",
        title=capital(f"{title}: {finding(standing)}" if finding(standing) else title)
        + (" (record of grade C)" if standing.weak else ""),
        finding=tuple(of_series(standing)),
        chart=theme.finished(
            chart.resolve_scale(color="independent", shape="independent"),
            title=title,
            description=description,
            side=86,
            width=_WIDTH,
        ),
        data=bands,
        source_keys=standing.targets[0].source_keys,
        how_to_read=f"{standing.targets[0].note} Matching: {matched(standing)}. Single draws are the first "
        "by number, not by fit: a band is made of such histories. Bands are followed to the edges of the "
        f"picture{', whose scale is one of factors' if by_factors else ''}.",
        description=description,
    )


def _few(some: Sequence[Standing]) -> Picture:
    """Every figure put at 1, and what the draws and the guess give as a multiple of it."""
    panels = [_by_factors(standing) for standing in some]
    data = pd.concat(panels, ignore_index=True)
    return _set_out(
        panels,
        alt.Scale(type="log", domain=[1 / _WIDEST, _WIDEST], nice=False),
        alt.Axis(values=_FACTORS, labelExpr=_FACTOR_WORDS, title=None, ticks=False, domain=False),
        some,
        name="record_few_figures",
        title="Three figures or fewer",
        finding=of_few(some, data),
        how_to_read="Each line is a recorded figure, put at the same place whatever its size. To the right "
        "the draws, or the guess, give more, to the left less, by factors. A dark bar is a band within which "
        f"the recorded figure lies. Draws are followed to a factor of {number(_WIDEST)}.",
        description="For each target a line for each figure: dark for the record, blue bands for the draws, "
        "an orange line for the guess, on a scale of factors.",
    )


def _shares(some: Sequence[Standing]) -> Picture:
    """What each part of a whole has in the record, in the draws and in the guess, in per cent."""
    panels = []
    for standing in some:
        label = standing.told["figure"] if standing.form == "division" else standing.targets[0].member
        upper = upper_edge(standing.told)
        panels.append(standing.told.assign(target=standing.row.name, upper=upper, label=label))
    notes = [target.note for standing in some for target in standing.targets]
    return _set_out(
        panels,
        alt.Scale(domain=[0, 100], nice=False),
        alt.Axis(labelExpr="datum.value + '%'", tickCount=5, title=None, ticks=False, domain=False),
        some,
        name="record_shares",
        title="Shares of a whole",
        finding=of_shares(some),
        how_to_read=f"{shared_sentences(notes)} A dark bar is a band between two counts. The guess is any "
        "division of the whole, each as likely as any other.",
        description="For each whole a line for each part: a dark dot for the record, blue bands for the "
        "draws, an orange line for the guess, from 0 to 100 per cent.",
    )


def _by_factors(standing: Standing) -> pd.DataFrame:
    """The figures of a target as multiples of what is recorded, the base of an index left out."""
    bands = standing.told.assign(upper=upper_edge(standing.told))
    if standing.unit.startswith("%"):
        bands = bands[bands["low_95"] != bands["high_95"]]
    edges = list(zip(bands["recorded"], bands["upper"], strict=True))
    label = [
        f"{figure}: {_counts(low, high)}" for figure, (low, high) in zip(bands["figure"], edges, strict=True)
    ]
    scaled = bands.assign(target=standing.row.name, label=label)
    numbers = bands.select_dtypes("number").columns.difference(["share_reaching"])
    middle = np.sqrt(bands["recorded"] * bands["upper"])
    scaled[numbers] = bands[numbers].div(middle, axis=0).clip(1 / _WIDEST, _WIDEST)
    return scaled


def _counts(low: float, high: float) -> str:
    """One count, or two in the room that a row has beside it: "700,000", "0.5 to 1 million"."""
    if not high > low:
        return plain(low)
    upper = plain(high)
    in_millions = low >= 1e5 and upper.endswith(" million")
    return f"{plain(low / 1e6 if in_millions else low)} to {upper}"


def _set_out(
    panels: Sequence[pd.DataFrame],
    scale: alt.Scale,
    axis: alt.Axis,
    some: Sequence[Standing],
    **words: object,
) -> Picture:
    """Panels of dots and bands under one another on one scale, which stands below the last."""
    width = _WIDTH - _SIDE + 86
    guess = [_GUESS] if any("guess_middle" in rows for rows in panels) else []
    guess += [_BEHIND] if any(LOW in rows for rows in panels) else []
    silent = alt.Axis(**{**axis.to_dict(), "labels": False})
    drawn = [
        _dots_and_bands(rows, standing, scale, axis if rows is panels[-1] else silent, width)
        for rows, standing in zip(panels, some, strict=True)
    ]
    key = theme.key_line((theme.RECORDED, _MIDDLE_TICK, _EIGHTY, _NINETY_FIVE, *guess), width)
    chart = alt.vconcat(key, *drawn, spacing=12).resolve_scale(color="independent", shape="independent")
    title, description = str(words["title"]), str(words["description"])
    return Picture(
        name=str(words["name"]),
        title=title,
        finding=tuple(words["finding"]),  # type: ignore[arg-type]
        chart=theme.finished(chart, title=title, description=description, side=_SIDE, width=width),
        data=pd.concat(panels, ignore_index=True),
        source_keys=tuple(dict.fromkeys(key for standing in some for key in standing.targets[0].source_keys)),
        how_to_read=str(words["how_to_read"]),
        description=description,
    )


def _dots_and_bands(
    rows: pd.DataFrame, standing: Standing, scale: alt.Scale, axis: alt.Axis, width: int
) -> theme.Plot:
    heading = alt.TitleParams(
        f"{capital(standing.row.name)}{'' if standing.unit == '%' else f' ({standing.unit})'}",
        subtitle=f"{finding(standing)} (record of grade C)" if standing.weak else finding(standing),
        anchor="start",
        frame="group",
        fontSize=13,
        subtitleFontSize=12,
        color=theme.INK,
        subtitleColor=theme.FAINT,
        offset=4,
    )
    bands = (NINETY_FIVE, EIGHTY)
    return recorded_rows(rows, bands, scale, axis, width=width, names=_SIDE - 20, heading=heading)
