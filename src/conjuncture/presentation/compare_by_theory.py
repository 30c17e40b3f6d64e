"""All theories on all recorded quantities in one table: as data, for the page, and for the terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from conjuncture.inquiry.comparing.by_theory import Figure, OnRecord, Recorded, by_theory
from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.course.passages import CONSTANT, SAYS_NOTHING, WHO
from conjuncture.presentation.compare_finding import short_names
from conjuncture.presentation.course_words import odds_of, state_in_words
from conjuncture.presentation.number_words import number

_WIDEST = 100
HOW_TO_READ = (
    "Of a quantity the error, of a passage the chance that it was given in its month after all that is "
    "recorded before, of the course the logarithm of its chance. Marked is what is told apart from the guess "
    f"beside it: errors from the first guess, the course by more than {SAYS_NOTHING:.0f} from {CONSTANT}. A "
    "column is read down; from column to column the figures cannot be compared."
)


@dataclass(frozen=True)
class Row:
    """A theory or guess: its name, its role, and for each column its figure with the verdict."""

    name: str
    short: str
    role: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """The table in words; a cell without a figure is empty."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def frame(comparison: TheoryComparison) -> pd.DataFrame:
    """A row for each theory or guess on each record; for its columns see `Comparison.by_theory`."""
    rows = [
        {
            "name": row.name,
            "role": row.role,
            "of": one.of,
            "recorded": recorded_in_words(comparison, one),
            "event": one.name if one.of == "passage" else "",
            "member": one.member,
            "month": one.month,
            "value": figure.value,
            "over_guess": figure.over_guess,
            "verdict": figure.verdict,
        }
        for row in by_theory(comparison).rows
        for one, figure in row.figures.items()
    ]
    columns = ["name", "role", "of", "recorded", "event", "member", "month"]
    return pd.DataFrame(rows, columns=[*columns, "value", "over_guess", "verdict"])


def recorded_in_words(comparison: TheoryComparison, one: Recorded) -> str:
    """What is recorded: a quantity's name, `Mar 1917, Russia: liberal rule`, or the whole course."""
    if one.of == "course":
        return "the whole course"
    if one.of == "quantity":
        return one.name
    codings = comparison.part.codings
    outcome = state_in_words(comparison.case, one.name, one.member, one.month, codings).partition(":")[0]
    return f"{pd.Period(one.month):%b %Y}, {one.member}: {outcome}"


def grid(comparison: TheoryComparison) -> Grid:
    """The table for people, without the guesses that know to whom each passage leads."""
    table = by_theory(comparison)
    rows = [row for row in table.rows if WHO not in row.name]
    short = short_names([row.name for row in rows if row.role != "guess"])
    return Grid(
        tuple(recorded_in_words(comparison, one) for one in table.recorded),
        tuple(
            Row(
                row.name,
                short.get(row.name, row.name),
                _role(row),
                tuple(_cell(one, row.figures.get(one)) for one in table.recorded),
            )
            for row in rows
        ),
    )


def in_words(comparison: TheoryComparison) -> str:
    """The table in lines, columns by number; if it is too wide, where to read it."""
    table = grid(comparison)
    if not table.headings:
        return ""
    lines = _lines(table)
    if len(lines[0]) > _WIDEST:
        return (
            f"{len(table.rows)} theories and guesses beside {len(table.headings)} things recorded, in one "
            "table: on the page, and in by_theory.csv."
        )
    key = [f"  {place}  {heading}" for place, heading in enumerate(table.headings, 1)]
    return "\n".join(["Theory by theory", *lines, *key])


def _lines(table: Grid) -> Sequence[str]:
    places = [str(place) for place in range(1, len(table.headings) + 1)]
    wide = [
        max(map(len, column)) for column in zip(places, *(_texts(row) for row in table.rows), strict=True)
    ]
    names = max(len(row.short) for row in table.rows)

    def line(name: str, texts: Sequence[str]) -> str:
        cells = (text.rjust(width) for text, width in zip(texts, wide, strict=True))
        return f"  {name.ljust(names)}  {'  '.join(cells)}"

    return [line("", places), *(line(row.short, _texts(row)) for row in table.rows)]


def _texts(row: Row) -> list[str]:
    return [text for text, _ in row.cells]


def _cell(one: Recorded, figure: Figure | None) -> tuple[str, str]:
    if figure is None or math.isnan(figure.value):
        return "", ""
    match one.of:
        case "quantity":
            return number(figure.value, 2), figure.verdict
        case "passage":
            return odds_of(figure.value), figure.verdict
        case "course":
            return f"{figure.value:.1f}".replace("-", "−"), figure.verdict


def _role(row: OnRecord) -> str:
    return {"first": "", "theory": "", "null": "null theory"}.get(row.role, row.role)
