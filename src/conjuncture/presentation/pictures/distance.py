"""How far from the record: the theory among dumb predictors, grouped by what they know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.inquiry.runs.strike_books import MAIN, StrikeBooks
from conjuncture.presentation.number_words import capital, counted, number, ordinal, percent
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.picture import Picture, Table
from conjuncture.scoring import ScoreRow, skill

KINDS = {
    "free-running": "Not told how the year before went",
    "one-step": "Told how the year before went",
}


def from_the_record(study: CaseRun) -> Picture | None:
    """Mean CRPS with its standard error, sorted, in two groups that are not weighed against one another."""
    books = study.books
    if books is None:
        return None
    scored = [row for row in books.scores if row.score is not None]
    if not scored:
        return None
    title = f"Distance from the recorded strikers, {study.case.title}"
    description = (
        "Dots with a bar of one standard error to each side: the mean distance (CRPS) of each predictor from "
        "the recorded yearly strikers, nearest first, in two groups. The theory is blue, the others dark."
    )
    kinds = [kind for kind in KINDS if any(row.kind == kind for row in scored)]
    parts = [_group(scored, kind, study.theory.name, last=kind == kinds[-1]) for kind in kinds]
    chart = alt.vconcat(*parts, spacing=26).resolve_scale(x="shared")
    return Picture(
        name="distance",
        title=title,
        finding=finding(books.scores, study.theory.name),
        chart=theme.finished(chart, title=title, description=description, side=40),
        data=_table(books.scores),
        source_keys=books.targets[MAIN].source_keys,
        how_to_read=(
            "The score is the continuous ranked probability score on log(1 + thousands of strikers): 0 is "
            "a sure and right prediction, 0.69 is like being out by a factor of two, 2.3 by a factor of "
            "ten. A wide band is charged for its width. Bars are one standard error, with years taken as "
            "independent, which "
            "years of one wave are not: they are too short rather than too long. Climatology: the spread "
            "of the "
            "other years. Persistence: last year again. Autoregressive counts: a count model on the year "
            "before. "
            "Forcing only: a regression on the case's inputs, without any theory; permuted: the same with "
            "the "
            "inputs in the wrong years. Leave-one-out: fitted to all other years; expanding: to earlier "
            "ones alone."
        ),
        description=description,
        table=Table.of(_table(books.scores), _COLUMNS),
    )


_COLUMNS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "name": ("predictor", str),
    "told_of_last_year": ("told last year's value", str),
    "mean_crps": ("mean CRPS", number),
    "standard_error": ("standard error", number),
    "coverage_90": ("record in its 90% band", percent),
    "free_parameters": ("numbers fitted", str),
    "sees": ("what it is shown", str),
    "cause": ("what went wrong", lambda cause: str(cause) or "–"),
}


def finding(rows: Sequence[ScoreRow], theory: str) -> tuple[str, ...]:
    """Whether the theory or a dumb predictor is nearer to the record, and whether the record can tell."""
    own = next((row for row in rows if row.name == theory), None)
    if own is None or own.score is None:
        return (f"{theory} could not be scored: {own.cause if own else 'it is not among the predictors'}.",)
    rivals = [row for row in rows if row.kind == own.kind and row.score is not None and row.name != theory]
    sentences = [_against(own, rivals)] if rivals else [f"Nothing of its kind stands beside {theory}."]
    other_kind = [row for row in rows if row.kind != own.kind and row.score is not None]
    if other_kind:
        nearest = min(other_kind, key=lambda row: row.mean_crps)
        nearer = "nearer than" if nearest.mean_crps < own.mean_crps else "no nearer than"
        sentences.append(
            f"{capital(nearest.name)}, which is handed last year's recorded value each year, has "
            f"{nearest.mean_crps:.3f}: {nearer} the theory, but it knows more."
        )
    return tuple(sentences)


def _against(own: ScoreRow, rivals: Sequence[ScoreRow]) -> str:
    """The theory against the nearest predictor of its kind, over the same years, paired."""
    best = min(rivals, key=lambda row: row.mean_crps)
    rank = 1 + sum(row.mean_crps < own.mean_crps for row in rivals)
    assert own.score is not None  # only scored rows come here
    assert best.score is not None
    gap = skill(own.score, best.score, own.together)
    apart = abs(gap.difference) > 2 * gap.standard_error
    figures = f"{own.mean_crps:.3f} against {best.mean_crps:.3f}, over {counted(own.years_scored, 'year')}"
    how_sure = (
        "more than two standard errors of the paired difference apart"
        if apart
        else "too close for this record to tell the two apart"
    )
    if rank == 1:
        return (
            f"The theory is the nearest to the record of {len(rivals) + 1} predictors of its kind; the "
            f"next is {best.name} ({figures}, where lower is nearer): {how_sure}."
        )
    return (
        f"The theory is not the nearest to the record: {best.name} is ({figures}, where lower is nearer): "
        f"{how_sure}. Among {len(rivals) + 1} predictors of its kind the theory comes {ordinal(rank)}."
    )


def _group(rows: Sequence[ScoreRow], kind: str, theory: str, *, last: bool) -> theme.Plot:
    """One group: a line for each predictor, its name above its dot."""
    ranked = sorted((row for row in rows if row.kind == kind), key=lambda row: row.mean_crps)
    drawn = pd.DataFrame(
        {
            "name": row.name,
            "crps": round(row.mean_crps, 4),
            "low": round(max(row.mean_crps - row.standard_error, 0), 4),
            "high": round(row.mean_crps + row.standard_error, 4),
            "told": f"{row.mean_crps:.2f}",
            "sees": row.sees,
            "theory": row.name == theory,
        }
        for row in ranked
    )
    names = [row.name for row in ranked]
    highest = max(row.mean_crps + row.standard_error for row in rows)
    x = alt.X(
        "crps:Q",
        scale=alt.Scale(domain=[0, highest * 1.08], nice=False),
        axis=alt.Axis(
            title="mean CRPS: further left is nearer to the record" if last else None,
            tickCount=6,
            domain=False,
        ),
    )
    colour = alt.condition("datum.theory", alt.value(theme.BLUE), alt.value(theme.INK))
    base = alt.Chart(drawn).encode(
        y=alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(paddingOuter=0.2)),
        tooltip=[alt.Tooltip("name:N"), alt.Tooltip("crps:Q", title="mean CRPS"), alt.Tooltip("sees:N")],
    )
    bar = base.mark_rule(strokeWidth=2).encode(x=_at(x, "low"), x2="high:Q", color=colour)
    points = base.mark_point(filled=True, size=90, opacity=1).encode(x=x, color=colour)
    label = base.mark_text(align="left", baseline="bottom", dy=-8, fontSize=13).encode(
        x=alt.value(2),
        text="name:N",
        color=colour,
    )
    figure = base.mark_text(align="left", baseline="middle", dx=6, fontSize=12).encode(
        x=_at(x, "high"), text="told:N", color=colour
    )
    heading = alt.TitleParams(KINDS[kind], anchor="start", fontSize=14, offset=8, color=theme.INK)
    return alt.layer(bar, points, label, figure).properties(
        width=theme.WIDTH, height=alt.Step(44), title=heading
    )


def _at(x: alt.X, name: str) -> alt.X:
    copied = x.copy()
    copied.shorthand = f"{name}:Q"
    return copied


def _table(rows: Sequence[ScoreRow]) -> pd.DataFrame:
    columns = (
        "name",
        "kind",
        "mean_crps",
        "standard_error",
        "coverage_50",
        "coverage_90",
        "free_parameters",
        "sees",
    )
    more = ("first_year", "last_year", "years_scored", "draws_scored", "draws_failed", "cause")
    table = pd.DataFrame([{name: getattr(row, name) for name in (*columns, *more)} for row in rows])
    return table.assign(told_of_last_year=["yes" if row.kind == "one-step" else "no" for row in rows])


def by_year(books: StrikeBooks) -> pd.DataFrame:
    """CRPS by year (index) and predictor (columns); NaN where a predictor was not scored."""
    years = books.targets[MAIN].values.index
    scored = {row.name: row.score.crps for row in books.scores if row.score is not None}
    return pd.DataFrame(scored, index=pd.Index(years, name="year"))
