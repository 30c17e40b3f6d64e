"""The joint distribution of persons over size class, branch and town, from the recorded margins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .errors import SocietyError

ATTEMPTS = 10_000
CLOSE_ENOUGH = 1e-10
"""Largest relative error of a margin at which fitting stops: far below one person in the largest
workforce."""


@dataclass(frozen=True)
class Margin:
    """Persons by member of one dimension ("branch", "town").

    `persons[i]` belongs to `names[i]`; only the shares count. kind is "recorded" or "assumption".
    """

    dimension: str
    names: tuple[str, ...]
    persons: tuple[float, ...]
    kind: str
    source: str

    def __post_init__(self) -> None:
        if len(self.names) != len(self.persons) or not self.names:
            raise SocietyError(
                f"table {self.dimension!r} has {len(self.names)} names and {len(self.persons)} numbers of "
                "persons; give one number for each name"
            )
        if len(set(self.names)) != len(self.names):
            raise SocietyError(f"table {self.dimension!r} names a member twice: {self.names}; merge its rows")
        for row, (name, number) in enumerate(zip(self.names, self.persons, strict=True), start=1):
            if not (np.isfinite(number) and number > 0):
                raise SocietyError(
                    f"table {self.dimension!r}, row {row} ({name}): {number} persons; "
                    "give a positive number, or drop the row"
                )

    @property
    def shares(self) -> np.ndarray:
        """Share of persons of each member, float64, sum 1."""
        persons = np.asarray(self.persons, dtype=np.float64)
        return persons / persons.sum()


@dataclass(frozen=True)
class Association:
    """The association of two dimensions: a table of persons by both, of any date or total.

    Only its pattern (the ratios of odds) enters; the margins come from the `Margin` tables, as usual when a
    table of cells is older or narrower than the margins. `persons[i][j]` belongs to the i-th name of `rows`,
    j-th of `columns`. A zero is a cell that stays empty.
    """

    rows: str
    columns: str
    persons: tuple[tuple[float, ...], ...]
    kind: str
    source: str


def fit_joint(margins: Sequence[Margin], associations: Sequence[Association] = ()) -> np.ndarray:
    """Shares of persons over all dimensions at once: float64, one axis for each margin in order, sum 1.

    Without associations the dimensions are independent: an assumption, that towns have the same mix of
    branches, and branches the same sizes of works. With them, iterative proportional fitting (Deming and
    Stephan 1940) keeps each association's ratios of odds and meets every margin; there is no third-order
    interaction. Raises `SocietyError` when a table has the wrong shape or its zeros leave no way to meet the
    margins.
    """
    axis_of = {margin.dimension: axis for axis, margin in enumerate(margins)}
    shape = tuple(len(margin.names) for margin in margins)
    joint, worst = np.ones(shape), np.inf
    for association in associations:
        joint = joint * _aligned(association, axis_of, shape)
    targets = [margin.shares for margin in margins]
    for _ in range(ATTEMPTS):
        worst = 0.0
        for axis, target in enumerate(targets):
            others = tuple(other for other in range(len(shape)) if other != axis)
            present = joint.sum(axis=others)
            if (present <= 0).any():
                empty = margins[axis].names[int(np.flatnonzero(present <= 0)[0])]
                raise SocietyError(
                    f"associations leave no cell for {margins[axis].dimension} {empty!r}; "
                    "give it a positive cell"
                )
            factor = target / present
            worst = max(worst, float(np.abs(factor - 1).max()))
            joint = joint * np.expand_dims(factor, others)
        if worst < CLOSE_ENOUGH:
            return joint / joint.sum()
    pairs = [(association.rows, association.columns) for association in associations]
    raise SocietyError(
        f"the zeros of the associations {pairs} contradict the margins: "
        f"after {ATTEMPTS} rounds a margin is still off by {worst:.2g}; "
        "give some of the empty cells a small number"
    )


def _aligned(association: Association, axis_of: dict[str, int], shape: tuple[int, ...]) -> np.ndarray:
    """The table of an association as an array that broadcasts over all dimensions."""
    title = f"association of {association.rows!r} and {association.columns!r}"
    for dimension in (association.rows, association.columns):
        if dimension not in axis_of:
            raise SocietyError(
                f"{title}: no dimension {dimension!r}; the dimensions are {', '.join(axis_of)}"
            )
    row_axis, column_axis = axis_of[association.rows], axis_of[association.columns]
    expected = (shape[row_axis], shape[column_axis])
    if any(len(row) != expected[1] for row in association.persons) or len(association.persons) != expected[0]:
        raise SocietyError(f"{title}: the table should have {expected[0]} rows of {expected[1]} cells")
    table = np.asarray(association.persons, dtype=np.float64)
    if not np.isfinite(table).all() or (table < 0).any():
        row, column = np.argwhere(~np.isfinite(table) | (table < 0))[0]
        raise SocietyError(
            f"{title}, row {row + 1}, column {column + 1}: {table[row, column]}; give a number >= 0"
        )
    if row_axis > column_axis:
        table = table.T
    others = tuple(axis for axis in range(len(shape)) if axis not in (row_axis, column_axis))
    # Scaled so that a table in thousands of persons cannot overflow when several are multiplied.
    return np.expand_dims(table / table.max(), others) if table.max() > 0 else np.expand_dims(table, others)
