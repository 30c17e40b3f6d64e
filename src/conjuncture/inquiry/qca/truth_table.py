"""The truth table: every configuration that has cases, and whether it goes with the outcome.

A case belongs to the one configuration in which its degree is above a half; whether the configuration is
sufficient for the outcome is judged by the degrees of all cases (Ragin 2008, ch. 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.expression import condition_of, conjunction, degrees_of
from conjuncture.inquiry.qca.fit import reaches, sufficiency
from conjuncture.inquiry.qca.table import Table

Output = Literal["1", "0", "C", "?"]
"""What a configuration counts as: with the outcome, without it, contradictory, or too few cases."""
MOST_CONFIGURATIONS = 100_000


@dataclass(frozen=True)
class Row:
    """A configuration.

    Attributes:
        values: of each condition.
        cases: those that belong to it.
        inclusion, pri: of the configuration in the outcome.
        output: what it counts as.
    """

    values: tuple[int, ...]
    cases: tuple[str, ...]
    inclusion: float
    pri: float
    output: Output


@dataclass(frozen=True, eq=False)
class TruthTable:
    """The configurations that have cases, in the order of their values.

    Attributes:
        table: the cases.
        outcome: the outcome as it was written, and `degrees`, the cases' degrees in it.
        conditions, levels: their names, and how many values each has.
        rows: the configurations with at least one case.
        nowhere: cases at exactly a half in some condition, which are therefore in no configuration.
    """

    table: Table
    outcome: str
    degrees: NDArray[np.float64]
    conditions: tuple[str, ...]
    levels: tuple[int, ...]
    rows: tuple[Row, ...]
    nowhere: tuple[str, ...]

    def configurations(self, *outputs: Output) -> NDArray[np.int64]:
        """The values of the rows that count as one of these, (rows, conditions)."""
        values = [row.values for row in self.rows if row.output in outputs]
        return np.array(values, np.int64).reshape(len(values), len(self.conditions))

    def all_but(self, *others: NDArray[np.int64]) -> NDArray[np.int64]:
        """Every possible configuration except these, (configurations, conditions).

        Raises:
            QuestionError: there are more than `MOST_CONFIGURATIONS`.
        """
        if prod(self.levels) > MOST_CONFIGURATIONS:
            raise QuestionError(
                f"{len(self.conditions)} conditions make {prod(self.levels):,} configurations: use fewer."
            )
        left_out = {tuple(row) for some in others for row in some.tolist()}
        remaining = [
            configuration
            for configuration in product(*map(range, self.levels))
            if configuration not in left_out
        ]
        return np.array(remaining, np.int64).reshape(len(remaining), len(self.conditions))


def truth_table(
    table: Table,
    outcome: str,
    conditions: Sequence[str] | None = None,
    *,
    inclusion: float = 1.0,
    exclusion: float | None = None,
    pri: float = 0.0,
    cases: int = 1,
) -> TruthTable:
    """The truth table of an outcome.

    Args:
        table: the cases.
        outcome: `SURV`, `~SURV`, `PB[1]`.
        conditions: default every column but the outcome's.
        inclusion: the least inclusion of a configuration that goes with the outcome.
        exclusion: below this a configuration counts as without the outcome; between the two it is
            contradictory. Default: `inclusion`, so that none is contradictory.
        pri: a configuration below this does not go with the outcome, whatever its inclusion.
        cases: with fewer cases than this a configuration says nothing.

    Raises:
        QuestionError: an unknown condition, the outcome among the conditions, a condition or outcome that
            never varies, impossible cut-offs.
    """
    about = condition_of(outcome)
    degrees = degrees_of(outcome, table)
    names = tuple(conditions) if conditions is not None else tuple(n for n in table.columns if n != about)
    _check(table, outcome, about, names, degrees)
    floor = inclusion if exclusion is None else exclusion
    if not 0 < floor <= inclusion <= 1 or cases < 1:
        raise QuestionError(
            "cut-offs go 0 < exclusion <= inclusion <= 1, and cases from 1: they are "
            f"{floor:g}, {inclusion:g} and {cases}."
        )
    levels = tuple(table.levels(name) for name in names)
    placed = _configurations_of(table, names)
    rows = []
    for values in sorted({where for where in placed if where is not None}):
        members = tuple(case for case, where in zip(table.cases, placed, strict=True) if where == values)
        corner = [table.degrees(name, value) for name, value in zip(names, values, strict=True)]
        fit = sufficiency(conjunction(corner, len(table.cases)), degrees)
        output = _output(fit.inclusion, fit.pri, len(members), (inclusion, floor, pri, cases))
        rows.append(Row(values, members, fit.inclusion, fit.pri, output))
    nowhere = tuple(case for case, where in zip(table.cases, placed, strict=True) if where is None)
    return TruthTable(table, outcome, degrees, names, levels, tuple(rows), nowhere)


def _configurations_of(table: Table, names: Sequence[str]) -> list[tuple[int, ...] | None]:
    """The configuration of each case; None for a case at exactly a half."""
    coded = []
    half = np.zeros(len(table.cases), np.bool_)
    for name in names:
        values = table.column(name)
        if name in table.fuzzy:
            half |= values == 0.5
            coded.append((values > 0.5).astype(np.int64))
        else:
            coded.append(values.astype(np.int64))
    each = np.stack(coded, axis=1).tolist()
    return [None if torn else tuple(row) for row, torn in zip(each, half, strict=True)]


def _output(inclusion: float, pri: float, number: int, cuts: tuple[float, float, float, int]) -> Output:
    enough, floor, least_pri, least_cases = cuts
    if number < least_cases:
        return "?"
    if reaches(inclusion, enough):
        return "1" if least_pri == 0 or reaches(pri, least_pri) else "0"
    return "C" if reaches(inclusion, floor) else "0"


def _check(
    table: Table, outcome: str, about: str, names: tuple[str, ...], degrees: NDArray[np.float64]
) -> None:
    table.column(about)
    for name in names:
        values = table.column(name, outcome=about)
        if name == about:
            raise QuestionError(f"'{name}' is the outcome: it cannot be a condition of itself.")
        if (values == values[0]).all():
            raise QuestionError(
                f"'{name}' is {values[0]:g} in every case: what never varies tells no cases apart. "
                "Leave it out."
            )
    if not names or len(set(names)) < len(names):
        raise QuestionError(f"name at least one condition, each once, not {list(names)}.")
    if not (degrees > 0.5).any():
        raise QuestionError(
            f"no case is more in than out of '{outcome}': what is to be explained never happens."
        )
    if not (degrees < 0.5).any():
        raise QuestionError(
            f"every case has '{outcome}': without cases that lack it nothing can be compared."
        )
