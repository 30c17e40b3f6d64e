"""The recorded course in a comparison: the chance that each theory and guess gave to each passage."""

from __future__ import annotations

import numpy as np
import pandas as pd

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.course.passages import SAYS_NOTHING, WHO
from conjuncture.presentation import compare_by_theory, compare_tables
from conjuncture.presentation.compare_finding import short_names
from conjuncture.presentation.course_words import odds
from conjuncture.presentation.number_words import capital
from conjuncture.presentation.pictures import theme
from conjuncture.presentation.pictures.heat_table import MOST_COLUMNS, heat_table
from conjuncture.presentation.pictures.picture import Picture

_WIDTH, _REACH = 640, float(np.log(100))


def by_passage(comparison: TheoryComparison) -> Picture | None:
    """The chance that each theory and guess gave to each recorded passage.

    None where none is recorded, and where so many gave one that their columns could not be read.
    """
    found = compare_by_theory.frame(comparison)
    found = found[(found["of"] != "quantity") & ~found["name"].str.contains(WHO)]
    names = list(dict.fromkeys(map(str, found["name"])))
    if not 0 < len(names) <= MOST_COLUMNS:
        return None
    short = short_names([name for name in names if name in comparison.courses])
    in_time = found.sort_values(["of", "month", "event", "member"], ascending=[False, True, True, True])
    lines = dict(enumerate(dict.fromkeys(map(str, in_time["recorded"]))))
    whole = found["of"] == "course"
    log_chance = _logarithms(found["value"], whole)
    cells = pd.DataFrame(
        {
            "line": found["recorded"].map({name: line for line, name in lines.items()}),
            "name": found["recorded"].map(capital),
            "column": [short.get(name, name) for name in found["name"]],
            "value": -_logarithms(found["over_guess"], whole),
            "told": [_told(*one) for one in zip(whole, log_chance, strict=True)],
            "strong": whole,
            "log_chance": log_chance,
        }
    )
    title = f"The chance that each gave to what came, {comparison.case.title}"
    description = (
        "A table of coloured cells, a line for each recorded passage and a column for each theory and guess: "
        "the chance that it gave to the passage in its month. Blue cells are larger than by a constant rate, "
        "orange ones smaller."
    )
    columns = [short.get(name, name) for name in names]
    headings = {line: capital(name) for line, name in lines.items()}
    chart = heat_table(cells, headings, columns, _REACH, _WIDTH)
    return Picture(
        name="theory_by_passage",
        title=title,
        finding=_evidence_finding(comparison),
        chart=theme.finished(chart, title=title, description=description, side=12, width=_WIDTH),
        data=cells.drop(columns=["line", "value", "strong"]),
        source_keys=(),
        how_to_read="The chance of the passage in its month, given all that is recorded before. Blue is more "
        "than a guess by one constant rate gave, orange less. The last line is the logarithm of the chance "
        f"of the whole course, quiet months included: less than {SAYS_NOTHING:.0f} apart says nothing.",
        description=description,
    )


def _told(whole: bool, log_chance: float) -> str:
    return f"{log_chance:.1f}".replace("-", "−") if whole else odds(log_chance)


def _logarithms(values: pd.Series, whole: pd.Series) -> np.ndarray:
    """Of passages, minus infinity where there was no chance; those of the whole course are logarithms."""
    with np.errstate(divide="ignore"):
        return np.where(whole, values, np.log(values.mask(whole, 1.0)))


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
