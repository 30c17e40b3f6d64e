"""The tables of a comparison of cases as text, with R's names, for the command line.

Who knows R's QCA compares figure by figure: rows, their order and three digits are those of `truthTable` and
of `minimize(..., details = TRUE)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite

from conjuncture.inquiry.qca.fit import Sufficiency
from conjuncture.inquiry.qca.result import ConfigurationsResult, ModelFound
from conjuncture.presentation.solution_table import MOST_MODELS
from conjuncture.presentation.truth_table_rows import truth_table_shown

_FIT = ("inclS", "PRI", "covS", "covU", "cases")


def compared_in_text(result: ConfigurationsResult) -> str:
    """The truth table and every model of each solution."""
    return "\n\n".join((_truth_table(result), *_solutions(result)))


def _truth_table(result: ConfigurationsResult) -> str:
    shown = truth_table_shown(result)
    headings = [in_r or heading for heading, in_r in shown.headings]
    return f"The truth table (truthTable in R)\n{_aligned([headings, *shown.rows], texts=())}"


def _solutions(result: ConfigurationsResult) -> Iterable[str]:
    for kind, solution in result.solutions.items():
        for number, model in enumerate(solution.models[:MOST_MODELS], 1):
            tie = f", model {number} of {solution.tied}" if solution.tied > 1 else ""
            yield f"The {kind} solution{tie} (minimize in R)\n{_aligned(_model(model), texts=(0,))}"
        if not solution.models:
            yield f"The {kind} solution has no model: no configuration is enough."
        elif len(solution.models) > MOST_MODELS:
            more = len(solution.models) - MOST_MODELS
            yield f"{more} more {kind} models tie: they are in the answer's data."


def _model(model: ModelFound) -> list[Sequence[str]]:
    alone = len(model.terms) == 1
    terms = [
        (term.words, *_figures(term), "-" if alone else _three(term.unique), ", ".join(term.cases))
        for term in model.terms
    ]
    return [("", *_FIT), *terms, ("all together", *_figures(model), "", "")]


def _figures(fit: Sufficiency) -> tuple[str, ...]:
    return tuple(map(_three, (fit.inclusion, fit.pri, fit.coverage)))


def _three(value: float) -> str:
    return f"{value:.3f}" if isfinite(value) else "-"


def _aligned(rows: Sequence[Sequence[str]], texts: Sequence[int]) -> str:
    """The rows in columns: texts and the last column to the left, figures to the right."""
    last = len(rows[0]) - 1
    widths = [max(len(row[place]) for row in rows) for place in range(last + 1)]
    return "\n".join(
        "  ".join(
            cell.ljust(widths[place]) if place in (*texts, last) else cell.rjust(widths[place])
            for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    )
