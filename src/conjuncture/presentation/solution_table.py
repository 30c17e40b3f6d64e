"""The solutions of a comparison of cases as a table: every tied model, with each of its terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from conjuncture.inquiry.qca.expression import readable

HEADINGS = (
    "solution",
    "model",
    "term",
    "consistency",
    "PRI",
    "coverage",
    "its alone",
    "found again",
    "cases",
)
MOST_MODELS, MOST_CASES = 24, 8
"""Models of one kind, and cases of one term, that are told; the answer's data has them all."""


@dataclass(frozen=True)
class SolutionTable:
    """Rows of text under `HEADINGS`, and what is left out of them or missing, in a sentence."""

    rows: tuple[tuple[str, ...], ...]
    note: str


def solution_table(figures: Mapping[str, Any]) -> SolutionTable | None:
    """Every model of the figures of "which conditions"; None where the figures have no solutions.

    A model of several terms has a row of its own, with the figures of all of them together, above theirs.
    """
    solutions = figures.get("solutions")
    if not isinstance(solutions, Mapping):
        return None
    rows, notes = [], []
    for kind, found in solutions.items():
        models = found["models"]
        if not models:
            notes.append(f"The {kind} solution has no model: no configuration is enough.")
        if len(models) > MOST_MODELS:
            notes.append(
                f"{len(models) - MOST_MODELS} more {kind} models tie: they are in the answer's data."
            )
        for number, model in enumerate(models[:MOST_MODELS], 1):
            rows += _model(kind, f"{number} of {len(models)}", model)
    return SolutionTable(tuple(rows), " ".join(notes))


def _model(kind: str, number: str, model: Mapping[str, Any]) -> list[tuple[str, ...]]:
    terms = model["terms"]
    rows = [] if len(terms) == 1 else [_row(kind, number, "all together", model, ())]
    rows += [_row(kind, number, readable(term["words"]), term, term["cases"]) for term in terms]
    return rows


def _row(
    kind: str, number: str, words: str, found: Mapping[str, Any], cases: Sequence[str]
) -> tuple[str, ...]:
    figures = [_two(found.get(name)) for name in ("inclusion", "pri", "coverage", "unique")]
    return (kind, number, words, *figures, _again(found.get("survives") or {}), _some(cases))


def _again(survives: Mapping[str, Any]) -> str:
    """In what share of the tables with moved codes it is found again, else of those that lack a case."""
    if "moved" in survives:
        return f"{survives['moved']['share']:.0%} of moved"
    if "left_out" in survives:
        return f"{survives['left_out']['count']} of {survives['left_out']['of']} lacking cases"
    return "—"


def _some(cases: Sequence[str]) -> str:
    more = f" and {len(cases) - MOST_CASES} more" if len(cases) > MOST_CASES else ""
    return ", ".join(cases[:MOST_CASES]) + more


def _two(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, float) and isfinite(value) else "—"
