"""Cases by conditions: the data of a comparison of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.grammar import counted
from conjuncture.inquiry.errors import QuestionError

MOST_VALUES = 10
"""A column with more values than this is not a set of kinds but a raw number, which must be calibrated
first."""


@dataclass(frozen=True, eq=False)
class Table:
    """Cases by conditions, the outcome among them.

    A column of 0 and 1 is crisp; one of whole numbers from 0 up has several values (multi-value); any other
    holds degrees from 0 to 1 (fuzzy).

    Example:
        Table.rows(("roots", "won"), {"a": (1, 1), "b": (0, 0)})

    Attributes:
        cases: their names, each once.
        columns: conditions and outcomes by name, (cases,) each.
        kinds: how many values a condition can have, where the cases do not show them all.

    Raises:
        QuestionError: no case, a name used twice, a column of another length, a value missing or outside
        0..1.
    """

    cases: tuple[str, ...]
    columns: Mapping[str, NDArray[np.float64]]
    kinds: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.cases or not self.columns:
            raise QuestionError("the table is empty: it needs cases, conditions and an outcome.")
        if len(set(self.cases)) < len(self.cases):
            twice = next(case for case in self.cases if self.cases.count(case) > 1)
            raise QuestionError(f"two cases are called '{twice}'. Give each its own name.")
        for name, values in self.columns.items():
            _check(name, values, self.cases)

    @classmethod
    def of(cls, cases: Sequence[str], columns: Mapping[str, Sequence[float]]) -> Table:
        """A table of plain numbers."""
        return cls(tuple(cases), {name: np.asarray(values, np.float64) for name, values in columns.items()})

    @classmethod
    def rows(cls, names: Sequence[str], rows: Mapping[str, Sequence[float]]) -> Table:
        """A table written case by case, in the order of these names.

        Raises:
            QuestionError: a case with more or fewer values than names.
        """
        for case, values in rows.items():
            if len(values) != len(names):
                raise QuestionError(
                    f"'{case}' has {counted(len(values), 'value')} for {counted(len(names), 'column')}."
                )
        values = np.array(list(rows.values()), np.float64).reshape(len(rows), len(names))
        return cls(tuple(rows), {name: values[:, place] for place, name in enumerate(names)})

    @cached_property
    def fuzzy(self) -> frozenset[str]:
        """The columns that hold degrees."""
        return frozenset(name for name, values in self.columns.items() if (values % 1 != 0).any())

    @cached_property
    def many(self) -> bool:
        """Whether some column has more than two values: then every value is written out, as in `DEV[2]`."""
        return any(self.levels(name) > 2 for name in self.columns)

    def column(self, name: str, *, outcome: str = "") -> NDArray[np.float64]:
        """One column, (cases,).

        Args:
            name: its name.
            outcome: the column of the outcome, where a condition is asked for: it is not offered as one.

        Raises:
            QuestionError: there is none of that name; with the nearest.
        """
        if name not in self.columns:
            known = [column for column in self.columns if column != outcome]
            raise QuestionError(f"there is no condition '{name}'. {nearest(name, known)}")
        return self.columns[name]

    def levels(self, name: str) -> int:
        """How many values a condition has: 2 if it is crisp or fuzzy."""
        shown = 2 if name in self.fuzzy else int(self.column(name).max()) + 1
        return max(2, shown, self.kinds.get(name, 0))

    def degrees(self, name: str, value: int) -> NDArray[np.float64]:
        """The degree to which each case has this value of the condition, (cases,)."""
        values = self.column(name)
        if self.levels(name) > 2:
            return (values == value).astype(np.float64)
        return values if value else 1.0 - values

    def only(self, chosen: Sequence[int]) -> Table:
        """These cases (by place; one may come twice, under a name of its own)."""
        names, times = [], Counter[str]()
        for place in chosen:
            name = self.cases[place]
            times[name] += 1
            names.append(name if times[name] == 1 else f"{name} ({times[name]})")
        return self.with_columns(
            tuple(names), {key: column[list(chosen)] for key, column in self.columns.items()}
        )

    def with_columns(self, cases: tuple[str, ...], columns: Mapping[str, NDArray[np.float64]]) -> Table:
        """Other cases or codings of the same conditions; values that no case has any more stay possible."""
        return Table(cases, columns, {name: self.levels(name) for name in columns})


def _check(name: str, values: NDArray[np.float64], cases: tuple[str, ...]) -> None:
    if values.shape != (len(cases),):
        raise QuestionError(
            f"'{name}' has {counted(values.size, 'value')} for {counted(len(cases), 'case')}."
        )
    if not name.strip() or set(name) & set("~*+[]"):
        raise QuestionError(f"a condition cannot be called '{name}': leave out ~ * + [ ].")
    if not np.isfinite(values).all():
        case = cases[int(np.argmin(np.isfinite(values)))]
        raise QuestionError(f"'{name}' of '{case}' is missing. Code it, or leave the case out.")
    whole = not (values % 1 != 0).any()
    outside = (values < 0) | (values >= MOST_VALUES if whole else values > 1)
    if outside.any():
        place = int(np.argmax(outside))
        raise QuestionError(
            f"'{name}' of '{cases[place]}' is {values[place]:g}: degrees go from 0 to 1, kinds are whole "
            f"numbers from 0 to {MOST_VALUES - 1}. Calibrate raw figures first: calibration.fuzzy or .crisp."
        )
