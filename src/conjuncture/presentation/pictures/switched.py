"""The yearly strikers with mechanisms taken out and quantities set: a picture for the page's switches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.links.minimal_sets import members
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.switches import MOST_WORLDS, POINTS, WHOLE_UP_TO, Setting, Switches
from conjuncture.presentation.number_words import about, counted, listed, number, people
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.band_layers import HALF, NINE_IN_TEN, band_layers
from conjuncture.presentation.pictures.band_words import out_of, strikers_in_words, strikers_table
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.report_words import places
from conjuncture.scoring.bands import QUANTILES

NAME = "switches"
AS_DRAWN = "as drawn"
_SMALLER = ", fewer than in the rest of this page, so its figures differ somewhat from those above"
_COLUMNS = (*QUANTILES, "recorded")
_FLOOR = 1.0  # thousand: 0 has no place on a scale of powers of ten
_PEOPLE_TOLD = (
    "datum.value >= 1000 ? format(datum.value / 1000, ',') + ' million' : "
    f"datum.value == {_FLOOR:g} ? '≤ {_FLOOR:g} thousand' : format(datum.value, ',') + ' thousand'"
)
_USUAL = theme.line("median with everything at work", theme.ORANGE, dashed=True)


def picture(study: CaseRun) -> Picture | None:
    """The picture in its default state: every mechanism on, every quantity as drawn."""
    switches = study.switches
    if switches is None:
        return None
    smaller = switches.draws < study.draws or switches.workers < places(study)
    priors = " from the whole priors" if study.chosen == "left" else ""
    title = f"Strikers by year, as switched, {study.case.title}"
    description = (
        "Chart by year on a scale by powers of ten. Dark dots: recorded strikers. Blue bands: the middle "
        "half and nine in ten of the draws, with their median, as the switches stand. Dashed: the median "
        "with everything at work."
    )
    return Picture(
        name=NAME,
        title=title,
        finding=finding(switches, 0),
        chart=theme.finished(_chart(switches), title=title, description=description, side=112),
        data=frame(switches),
        source_keys=switches.target.source_keys,
        how_to_read=(
            f"Each setting is {counted(switches.draws, 'draw')}{priors} in a society of "
            f"{about(switches.workers)} workers' places{_SMALLER if smaller else ''}. All settings share "
            "their draws of luck and of the quantities not set; a mechanism that is out stands at the value "
            "declared for its absence. "
            "What changes here is what the theory says, in this case, with the rest of it at work; it is not "
            "what would have happened. Nought has no place on such a scale: 1 thousand and anything lower "
            "lie on the lowest line."
        ),
        description=description,
        table=strikers_table(switches.rows[0]),
    )


def finding(switches: Switches, place: int) -> tuple[str, ...]:
    """What one setting's numbers say, compared with every mechanism on, and with the record.

    Args:
        switches: all that was run.
        place: of the setting among `switches.settings`.
    """
    beside_record = strikers_in_words(switches.rows[place])
    opening = _as_it_was(switches) if place == 0 else _apart(switches, place)
    return (opening, *beside_record)


def in_words(switches: Switches, setting: Setting) -> str:
    """The setting in words: "without taught and example, with fear.cushion at 0.4 share (90% point)"."""
    out = [_plain(switches.toggles[bit].name) for bit in members(setting.off)]
    points_on = [
        f"{selector.name} at {number(selector.values[point - 1])} {selector.unit} "
        f"({POINTS[point - 1]:.0%} point of its prior)"
        for selector, point in zip(switches.selectors, setting.points, strict=True)
        if point
    ]
    parts = ([f"without {listed(out)}"] if out else []) + ([f"with {listed(points_on)}"] if points_on else [])
    return ", ".join(parts) or "with everything at work and every quantity as drawn"


def what_was_run(switches: Switches) -> str:
    """Which settings the page holds."""
    worlds = counted(len(switches.settings), "setting")
    if switches.whole:
        return f"All {worlds} were run."
    sets = (
        "every set of the mechanisms"
        if len(switches.toggles) <= WHOLE_UP_TO
        else "all mechanisms, none, each alone, each pair, and all but one"
    )
    text = f"{worlds} were run: {sets} out, with every quantity as drawn"
    if switches.selectors:
        text += (
            "; and each quantity moved by itself, with none, one or all of the mechanisms out. All of these "
            f"with each other would be more than {MOST_WORLDS} worlds"
        )
    return f"{text}. A setting that was not run says so."


def frame(switches: Switches) -> pd.DataFrame:
    """Every setting and year: what is out, where quantities stand, and the quantiles. One row each."""
    parts = []
    for setting, rows in zip(switches.settings, switches.rows, strict=True):
        part = rows.rename_axis("year").reset_index()
        standing: dict[str, Any] = {
            "without": " ".join(switches.toggles[bit].name for bit in members(setting.off))
        }
        for selector, point in zip(switches.selectors, setting.points, strict=True):
            standing[selector.name] = selector.values[point - 1] if point else AS_DRAWN
        for place, (name, value) in enumerate(standing.items()):
            part.insert(place, name, value)
        parts.append(part)
    return pd.concat(parts, ignore_index=True)


def embedded(switches: Switches) -> dict[str, Any]:
    """What the page's script needs: for each setting, by its key, the quantiles by year and the finding."""
    return {
        "key": "the mechanisms out as bits, a bar, and the selectors' points",
        "columns": list(QUANTILES),
        "mechanisms": [_plain(toggle.name) for toggle in switches.toggles],
        "settings": {
            key(setting): {
                "bands": [[_short(value) for value in rows[name]] for name in QUANTILES],
                "counted": rows["draws_counted"].tolist(),
                "finding": finding(switches, place),
            }
            for place, (setting, rows) in enumerate(zip(switches.settings, switches.rows, strict=True))
        },
        "not_run": "This combination was not run. " + what_was_run(switches),
    }


def key(setting: Setting) -> str:
    """A setting's name in the page: "5|0,2"."""
    return f"{setting.off}|{','.join(map(str, setting.points))}"


def _as_it_was(switches: Switches) -> str:
    recorded = float(switches.target.values.dropna().sum())
    return (
        f"With everything at work and every quantity as drawn, the books of the median draw hold "
        f"{people(_median(switches.totals[0]))} strikers over the recorded years; {people(recorded)} were "
        "recorded."
    )


def _apart(switches: Switches, place: int) -> str:
    """What the setting changes of the total, draw by draw, beyond the null band."""
    now, usual, band = switches.totals[place], switches.totals[0], switches.null_band
    both = np.isfinite(now) & np.isfinite(usual)
    setting = in_words(switches, switches.settings[place])
    if not both.any() or not np.isfinite(band):
        return f"{setting[:1].upper() + setting[1:]}, no draw came through that could be held against itself."
    apart = (now - usual)[both]
    fewer, more = int((apart < -band).sum()), int((apart > band).sum())
    medians = f"{people(_median(now[both]))} instead of {people(_median(usual[both]))} in the median draw"
    breadth = people(band) if band else "nothing, in these draws"
    by_more = f"by more than the null twin ({breadth})"
    opening = f"{setting[:1].upper() + setting[1:]}, strikers over the recorded years are {medians}"
    if not fewer and not more:
        return f"{opening}. In none of {counted(len(apart), 'draw')} does that differ {by_more}."
    sides = [
        f"{way} in {out_of(count, len(apart))} draws"
        for way, count in sorted((("fewer", fewer), ("more", more)), key=lambda side: -side[1])
        if count
    ]
    return f"{opening}: {by_more}, they are {listed(sides)}."


def _chart(switches: Switches) -> theme.Plot:
    upright = _upright(switches)
    rows = switches.rows[0]
    first, last = int(rows.index[0]), int(rows.index[-1])
    values = [
        {
            "year": int(year),  # type: ignore[call-overload]
            **{name: _short(row[name]) for name in _COLUMNS},
            "usual": _short(row["median"]),
        }
        for year, row in rows.iterrows()
    ]
    placed = {
        f"at_{name}": f"isValid(datum.{name}) ? max({_FLOOR:g}, datum.{name}) : null"
        for name in (*_COLUMNS, "usual")
    }
    years = alt.Axis(format="d", title=None, grid=False, values=list(range(first - first % 5, last + 1, 5)))
    x = alt.X("year:Q", axis=years, scale=alt.Scale(domain=[first - 0.4, last + 0.4], nice=False))
    base = alt.Chart().encode(x=x)

    def y(name: str) -> alt.Y:
        copied = upright.copy()
        copied.shorthand = f"at_{name}:Q"
        return copied

    tips = [alt.Tooltip("year:Q", format="d")] + [
        alt.Tooltip(f"{name}:Q", title=f"{told}, thousand", format=",.4~r") for name, told in _TIPS.items()
    ]
    layers = [
        *band_layers(base, y, (NINE_IN_TEN, HALF), "median", high="at_{}:Q".format),
        base.mark_line(color=theme.ORANGE, strokeWidth=1.5, strokeDash=[6, 4]).encode(y=y("usual")),
        base.mark_line(color=theme.INK, strokeWidth=1.2).encode(y=y("recorded")),
        base.mark_point(
            filled=True, color=theme.INK, size=64, stroke="#ffffff", strokeWidth=1.2, opacity=1
        ).encode(y=y("recorded"), tooltip=tips),
    ]
    entries = [theme.RECORDED, theme.MEDIAN, theme.MIDDLE_HALF, theme.MIDDLE_NINE, _USUAL]
    return (
        alt.layer(*layers, theme.key(entries), data=alt.InlineData(values=values, name="now"))
        .transform_calculate(**placed)
        .properties(width=theme.WIDTH, height=340)
    )


_TIPS = {
    "recorded": "recorded",
    "median": "median of the draws",
    "low_90": "nine in ten, from",
    "high_90": "to",
    "usual": "median, everything at work",
}


def _upright(switches: Switches) -> alt.Y:
    """One axis for every setting, by powers of ten, so that pictures can be compared."""
    highest = float(np.nanmax(pd.concat(list(switches.rows))[list(_COLUMNS)].to_numpy(float)))
    top = max(1, math.ceil(math.log10(max(highest, 2.0))))
    axis = alt.Axis(
        values=[10.0**power for power in range(top + 1)],
        labelExpr=_PEOPLE_TOLD,
        title=None,
        ticks=False,
        domain=False,
        labelLimit=160,
    )
    return alt.Y("y:Q", scale=alt.Scale(type="log", domain=[_FLOOR, 10.0**top], nice=False), axis=axis)


def _median(values: Sequence[float] | np.ndarray) -> float:
    finite = np.asarray(values)[np.isfinite(values)]
    return float(np.median(finite)) if finite.size else float("nan")


def _short(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None


def _plain(name: str) -> str:
    return name.replace("_", " ")
