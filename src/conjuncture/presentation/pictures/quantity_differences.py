"""One recorded quantity of a comparison: how much further from the record than the first theory each is."""

from __future__ import annotations

import re
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from conjuncture.inquiry.comparing.compared_target import ComparedTarget, Entrant
from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.presentation.compare_words import difference_in_words, near_in_words, pool_in_words
from conjuncture.presentation.number_words import capital, number
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture, Table

_WIDTH, _LINE = 640, 40
_ERRORS = 2  # standard errors to each side
_LOOKS = {
    "first": ("the first theory", theme.BLUE, "square", "M-0.6,-0.6H0.6V0.6H-0.6Z"),
    "theory": ("another theory", theme.GREEN, "circle", theme.dot("", "").sample),
    "fitted": ("a theory fitted to the other blocks", theme.PURPLE, "triangle-up", "M0,-0.8L0.8,0.6H-0.8Z"),
    "guess": ("a guess without any theory", theme.INK, "diamond", "M0,-0.8L0.8,0L0,0.8L-0.8,0Z"),
}


def differences(comparison: TheoryComparison, target: ComparedTarget, place: int) -> Picture:
    """One quantity: how much further from the record than the first theory each is, the nearest on top."""
    first = next(one for one in target.entrants if one.theory).name
    rows = pd.DataFrame(
        {
            "rank": rank,
            "name": entrant.name,
            "theory": entrant.theory,
            "score": entrant.score,
            "difference": entrant.difference,
            "standard_error": entrant.standard_error,
            "low": entrant.difference - _ERRORS * np.nan_to_num(entrant.standard_error),
            "high": entrant.difference + _ERRORS * np.nan_to_num(entrant.standard_error),
            "kind": _kind(comparison, entrant, first),
            "told": number(entrant.score, 2),
            "difference_in_words": difference_in_words(entrant) or "–",
            "near": near_in_words(entrant) or "–",
            "saw": entrant.saw or "nothing",
        }
        for rank, entrant in enumerate(target.ranked, 1)
    )
    description = (
        f"A line for each theory and guess, the nearest to the record on top: its error in {target.name} "
        f"less that of {first}, with a bar of two standard errors to each side."
    )
    title = capital(target.name)
    drawn = rows.dropna(subset=["difference"])
    reach = max(float(drawn[["low", "high", "difference"]].abs().to_numpy().max()), 1e-6) * 1.1
    least, most = float(drawn["low"].min()) * 1.1, float(drawn["high"].max()) * 1.1
    scale = alt.Scale(domain=[min(least, -0.2 * reach), max(most, 0.2 * reach)], nice=False)
    axis = alt.Axis(
        title="further right is further from the record than the first theory",
        titleLimit=_WIDTH,
        domain=False,
        tickCount=5,
    )

    def x(name: str) -> alt.X:
        return alt.X(f"{name}:Q", scale=scale, axis=axis)

    base = alt.Chart(drawn).encode(
        y=alt.Y("rank:O", axis=None, scale=alt.Scale(paddingOuter=0.3)),
        tooltip=[
            "name:N",
            alt.Tooltip("told:N", title="score"),
            alt.Tooltip("difference_in_words:N", title="difference"),
        ],
    )
    even = alt.Chart(pd.DataFrame({"at": [0.0]})).mark_rule(color=theme.FAINT, strokeDash=[5, 4])
    layers: list[Any] = [even.encode(x=x("at"))]
    for kind, (_, colour, shape, _) in _LOOKS.items():
        some = base.transform_filter(alt.datum.kind == kind)
        layers.append(some.mark_rule(strokeWidth=2, color=colour).encode(x=x("low"), x2="high:Q"))
        layers.append(
            some.mark_point(filled=True, size=100, opacity=1, color=colour, shape=shape).encode(
                x=x("difference")
            )
        )
    for halo in (True, False):  # letters in front of lines, in a rim of paper
        ink: dict[str, Any] = {"stroke": "#ffffff", "strokeWidth": 4} if halo else {"color": theme.INK}
        letters = base.mark_text(align="left", baseline="bottom", dy=-8, fontSize=13, **ink)
        layers.append(letters.encode(x=alt.value(2), text="name:N"))
    there = [
        theme.Entry(words, colour, sample)
        for kind, (words, colour, _, sample) in _LOOKS.items()
        if (drawn["kind"] == kind).any()
    ]
    chart = alt.layer(*layers, theme.key(there)).properties(width=_WIDTH, height=_LINE * len(drawn))
    columns = {
        "name": ("theory or guess", str),
        "told": ("error", str),
        "difference_in_words": (f"less that of {first}", str),
        "near": ("draws near the record", str),
        "saw": ("what it saw of the record", str),
    }
    return Picture(
        name=f"quantity_{place}_{re.sub(r'[^a-z0-9]+', '_', target.name.lower()).strip('_')[:60]}",
        title=title,
        finding=(_finding(target), *pool_in_words(target)),
        chart=theme.finished(chart, title=title, description=description, side=24, width=_WIDTH),
        data=rows.drop(columns=["kind", "told", "difference_in_words", "near"]),
        source_keys=tuple(
            dict.fromkeys(
                key
                for run in comparison.runs.values()
                for standing in run.standings
                if standing.row.name == target.name
                for one in standing.targets
                for key in one.source_keys
            )
        ),
        how_to_read="The bar is two standard errors of the paired differences to each side: where it does "
        "not reach the dashed line the two are told apart.",
        description=description,
        table=Table.of(rows, columns),
    )


def _kind(comparison: TheoryComparison, entrant: Entrant, first: str) -> str:
    if entrant.name == first:
        return "first"
    if not entrant.theory:
        return "guess"
    return "theory" if entrant.name in comparison.runs else "fitted"


def _finding(target: ComparedTarget) -> str:
    nearest, *others = target.ranked
    sentence = f"Nearest to the record is {nearest.name} ({number(nearest.score, 2)})"
    if not others:
        return f"{sentence}; nothing else can be compared with it."
    next_one = next((one for one in others if nearest.theory or one.theory), others[0])
    apart = "told apart from" if target.apart else "not told apart from"
    return (
        f"{sentence}, {apart} {'the next' if nearest.theory else 'the nearest theory'}, {next_one.name} "
        f"({number(next_one.score, 2)}); furthest is {others[-1].name} ({number(others[-1].score, 2)})."
    )
