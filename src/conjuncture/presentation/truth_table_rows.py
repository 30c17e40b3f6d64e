"""The truth table of a comparison of cases as R's `truthTable` prints it, with R's names beside ours."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from conjuncture.inquiry.qca.expression import values_in
from conjuncture.inquiry.qca.result import ConfigurationsResult, RowFound

OUTPUTS = {
    "1": "it goes with the outcome",
    "0": "it does not",
    "C": "contradictory: its cases differ",
    "?": "too few cases to say",
}
"""What a configuration counts as, by the sign that R prints, too."""
_FIGURES = (("outcome", "OUT"), ("cases", "n"), ("consistency", "incl"), ("PRI", "PRI"), ("names", "cases"))


@dataclass(frozen=True)
class TruthTableShown:
    """The configurations that cases show.

    Attributes:
        headings: of the columns, each with R's name; that of a condition is its own.
        conditions: how many of them, the first, are conditions.
        rows: cells under them.
        outputs: the signs of the outcome that occur, each with its meaning.
        unseen: how many configurations no case shows; None where conditions have more than two values.
    """

    headings: tuple[tuple[str, str], ...]
    conditions: int
    rows: tuple[tuple[str, ...], ...]
    outputs: tuple[tuple[str, str], ...]
    unseen: int | None


def truth_table_shown(result: ConfigurationsResult) -> TruthTableShown:
    """The truth table, row by row in the order of its values, figures with three digits as in R."""
    found = {row.output for row in result.truth_table}
    kinds = any("[" in row.words for row in result.truth_table)
    return TruthTableShown(
        headings=(*((name, "") for name in result.conditions), *_FIGURES),
        conditions=len(result.conditions),
        rows=tuple(_cells(row, result.conditions) for row in result.truth_table),
        outputs=tuple((sign, meaning) for sign, meaning in OUTPUTS.items() if sign in found),
        unseen=None if kinds else 2 ** len(result.conditions) - len(result.truth_table),
    )


def _cells(row: RowFound, conditions: tuple[str, ...]) -> tuple[str, ...]:
    values = values_in(row.words)
    return (
        *(str(values[name]) for name in conditions),
        row.output,
        str(len(row.cases)),
        _three(row.inclusion),
        _three(row.pri),
        ", ".join(row.cases),
    )


def _three(value: float) -> str:
    return f"{value:.3f}" if isfinite(value) else "—"
