"""The recorded course in a comparison: the chance that each theory and guess gave to each passage."""

from __future__ import annotations

import numpy as np
import pandas as pd

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.course.passages import CONSTANT, WHO
from conjuncture.presentation import compare_tables
from conjuncture.presentation.compare_finding import short_names
from conjuncture.presentation.course_words import SAYS_NOTHING, odds
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.heat_table import heat_table
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _REACH = 640, float(np.log(100))


def by_passage(comparison: TheoryComparison) -> Picture | None:
    """The chance that each theory and guess gave to each recorded passage; None where none is recorded."""
    passages, whole = compare_tables.passages(comparison), compare_tables.evidence(comparison)
    if passages.empty:
        return None
    passages = passages[~passages["name"].str.contains(WHO)]
    by_theory_first = passages.sort_values("theory", ascending=False, kind="stable")
    names = list(dict.fromkeys(map(str, by_theory_first["name"])))
    short = short_names([name for name in names if name in comparison.courses])
    rows = passages.assign(log_chance=_logarithm(passages["chance"])).to_dict("records")
    constant = {row["passage"]: row["log_chance"] for row in rows if row["name"] == CONSTANT}
    lines = {
        int(row["passage"]) - 1: f"{pd.Period(row['month']):%b %Y}, {row['member']}: {row['outcome']}"
        for row in rows
    }
    cells = [
        {
            "line": int(row["passage"]) - 1,
            "name": lines[int(row["passage"]) - 1],
            "column": short.get(str(row["name"]), str(row["name"])),
            "value": constant.get(row["passage"], np.nan) - row["log_chance"],
            "told": odds(row["log_chance"]),
            "strong": False,
            "log_chance": row["log_chance"],
        }
        for row in rows
    ]
    last = len(lines)
    lines[last] = "The whole course, as a logarithm"
    logs = {str(row["name"]): float(row["log_evidence"]) for row in whole.to_dict("records")}
    cells += [
        {
            "line": last,
            "name": lines[last],
            "column": short.get(name, name),
            "value": logs[CONSTANT] - logs[name],
            "told": f"{logs[name]:.1f}".replace("-", "−"),
            "strong": True,
            "log_chance": logs[name],
        }
        for name in names
    ]
    title = f"The chance that each gave to what came, {comparison.case.title}"
    description = (
        "A table of coloured cells, a line for each recorded passage and a column for each theory and guess: "
        "the chance that it gave to the passage in its month. Blue cells are larger than by a constant rate, "
        "orange ones smaller."
    )
    columns = [short.get(name, name) for name in names]
    chart = heat_table(pd.DataFrame(cells), lines, columns, _REACH, _WIDTH)
    return Picture(
        name="theory_by_passage",
        title=title,
        finding=_evidence_finding(comparison),
        chart=theme.finished(chart, title=title, description=description, side=12, width=_WIDTH),
        data=pd.DataFrame(cells).drop(columns=["line", "value", "strong"]),
        source_keys=(),
        how_to_read="The chance of the passage in its month, given all that is recorded before. Blue is more "
        "than a guess by one constant rate gave, orange less. The last line is the logarithm of the chance "
        f"of the whole course, quiet months included: less than {SAYS_NOTHING:.0f} apart says nothing.",
        description=description,
    )


def _logarithm(chances: pd.Series) -> np.ndarray:
    """Minus infinity where there was no chance."""
    with np.errstate(divide="ignore"):
        return np.log(chances.to_numpy(float))


def _evidence_finding(comparison: TheoryComparison) -> tuple[str, ...]:
    """Who gave the course the largest chance, guesses first; and what cannot be trusted."""
    found = compare_tables.evidence(comparison).sort_values("log_evidence", ascending=False, kind="stable")
    untold = found[~found["name"].str.contains(WHO)]
    best, *others = untold.itertuples(name="Row")
    name = best.name if best.theory else f"a guess by {best.name}"
    sentences = [
        f"The largest chance of the whole recorded course was given by {name} (logarithm "
        f"{best.log_evidence:.1f})"
        + "".join(
            f", then {'' if one.theory else 'a guess by '}{one.name} ({one.log_evidence:.1f})"
            for one in others
        )
        + "."
    ]
    told = found[found["name"].str.contains(WHO)]
    if len(told):
        one = next(told.itertuples(name="Row"))
        sentences.append(
            f"A guess that is told to whom each passage leads comes to {one.log_evidence:.1f}: what a theory "
            "has over it is knowledge of when."
        )
    doubted = [str(row.name) for row in found.itertuples(name="Row") if not row.usable]
    if doubted:
        sentences.append(
            f"The weights of {', '.join(doubted)} hang on a few draws: that figure is not to be trusted."
        )
    sentences += [
        f"{name} has no chance of the course: {reason}" for name, reason in comparison.why_not.items()
    ]
    return tuple(sentences)
