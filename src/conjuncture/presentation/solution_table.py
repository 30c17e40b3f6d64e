"""The solutions of a comparison of cases as a table: every tied model, with each of its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from conjuncture.inquiry.qca.expression import readable
from conjuncture.inquiry.qca.fit import Sufficiency
from conjuncture.inquiry.qca.result import ConfigurationsResult, FoundAgain, ModelFound

HEADINGS = (
    "solution",
    "model",
    "term",
    "consistency (inclS in R)",
    "PRI",
    "coverage (covS)",
    "its alone (covU)",
    "found again",
    "cases",
)
MOST_MODELS, MOST_CASES = 24, 8
"""Models of one kind, and cases of one term, that are shown; the answer's data has them all."""


@dataclass(frozen=True)
class SolutionTable:
    """Rows of text under `HEADINGS`, and what is left out of them or missing, in a sentence."""

    rows: tuple[tuple[str, ...], ...]
    note: str


def solution_table(result: ConfigurationsResult) -> SolutionTable:
    """Every model of a comparison of cases.

    A model of several terms has a row of its own, with the figures of all of them together, above theirs.
    """
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for kind, solution in result.solutions.items():
        models = solution.models
        if not models:
            notes.append(f"The {kind} solution has no model: no configuration is enough.")
        if len(models) > MOST_MODELS:
            notes.append(
                f"{len(models) - MOST_MODELS} more {kind} models tie: they are in the answer's data."
            )
        for number, model in enumerate(models[:MOST_MODELS], 1):
            rows += _model(kind, f"{number} of {len(models)}", model)
    return SolutionTable(tuple(rows), " ".join(notes))


def _model(kind: str, number: str, model: ModelFound) -> list[tuple[str, ...]]:
    rows = []
    if len(model.terms) != 1:
        rows.append((kind, number, "all together", *_figures(model, None), _again(model.survives), ""))
    for term in model.terms:
        figures = _figures(term, term.unique if len(model.terms) > 1 else None)
        rows.append(
            (kind, number, readable(term.words), *figures, _again(term.survives), _first_cases(term.cases))
        )
    return rows


def _figures(fit: Sufficiency, unique: float | None) -> tuple[str, ...]:
    return tuple(_three(value) for value in (fit.inclusion, fit.pri, fit.coverage, unique))


def _again(survives: FoundAgain) -> str:
    """In what share of the tables with moved codes it is found again, else of those that lack a case."""
    if survives.moved is not None:
        return f"{survives.moved.share:.0%} of moved"
    if survives.left_out is not None:
        return f"{survives.left_out.count} of {survives.left_out.of} lacking cases"
    return "—"


def _first_cases(cases: Sequence[str]) -> str:
    more = f" and {len(cases) - MOST_CASES} more" if len(cases) > MOST_CASES else ""
    return ", ".join(cases[:MOST_CASES]) + more


def _three(value: float | None) -> str:
    """With three digits, as in R."""
    return "—" if value is None or not isfinite(value) else f"{value:.3f}"
