"""Networks without chance: rings, grids, and everybody tied to everybody."""

from __future__ import annotations

from math import isqrt
from typing import Literal

import numpy as np

from conjuncture.errors import nearest
from conjuncture.society.errors import SocietyError
from conjuncture.society.levels import Filling
from conjuncture.society.networks.network import MOST_TIES
from conjuncture.society.networks.rule import Numbers, Rule, Ties
from conjuncture.society.networks.shifts import shifts_of

_AROUND = {
    "moore": [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1) if (row, column) != (0, 0)],
    "von neumann": [(-1, 0), (0, -1), (0, 1), (1, 0)],
}


def ring(degree: int) -> Rule:
    """Everybody is tied to the nearest on both sides of a ring, half of `degree` on each.

    Example:
        ring(8)

    Args:
        degree: ties of each member; an even number.
    """
    written = f"ring({degree})"

    def ties(filling: Filling, _: np.random.Generator) -> Ties:
        check_ring(written, degree, filling.size)
        steps = [step for step in range(-degree // 2, degree // 2 + 1) if step]
        shifts = shifts_of(1, filling.size, [(0, step) for step in steps])
        assert shifts is not None
        return Ties(shifts.near(), shifts.far(), shifts=shifts)

    return Rule(written, ties)


def check_ring(written: str, degree: int, members: int) -> None:
    """Refuse a ring that so many members cannot form.

    Raises:
        SocietyError: an odd number of ties, none, or more than there are others.
    """
    if degree % 2 or not 0 < degree < members:
        raise SocietyError(
            f"{written} among {members} members: a ring has an even number of ties, from 2 to "
            f"{max((members - 1) // 2 * 2, 2)}"
        )


def grid(
    neighbours: Literal["moore", "von neumann"] = "moore",
    *,
    disc: float | None = None,
    columns: int | None = None,
    torus: bool = True,
) -> Rule:
    """Everybody has a place on a grid, row by row, and is tied to those around them.

    Example:
        grid("moore", columns=40)

    Args:
        neighbours: "moore", the eight around, or "von neumann", the four at the sides.
        disc: instead of these, all who are not farther than so many places.
        columns: of the grid; by default the grid is a square.
        torus: whether the last row meets the first, and the last column the first.
    """
    written = "grid(" + (f"disc={disc:g}" if disc is not None else repr(neighbours)) + ")"

    def ties(filling: Filling, _: np.random.Generator) -> Ties:
        across = isqrt(filling.size) if columns is None else columns
        if across < 1 or filling.size % across or (columns is None and across**2 != filling.size):
            raise SocietyError(
                f"{written}: {filling.size} members do not fill "
                + ("a square; give its columns=" if columns is None else f"rows of {columns}; give others")
            )
        if disc is None and neighbours not in _AROUND:
            raise SocietyError(f"{written}: there are no such neighbours. {nearest(neighbours, _AROUND)}")
        around = _AROUND[neighbours] if disc is None else _within(disc)
        down = filling.size // across
        shifts = shifts_of(down, across, around) if torus else None
        if shifts is not None:
            return Ties(shifts.near(), shifts.far(), shifts=shifts)
        place = np.arange(filling.size)
        near, far = [], []
        for below, beside in around:
            row, column = place // across + below, place % across + beside
            inside = (
                (row >= 0) & (row < down) & (column >= 0) & (column < across) if not torus else place >= 0
            )
            near.append(place[inside])
            far.append(((row % down) * across + column % across)[inside])
        return _once(np.concatenate(near), np.concatenate(far), filling.size)

    return Rule(written, ties)


def everybody() -> Rule:
    """Everybody is tied to everybody else. Among many, read the level above instead: that is much faster.

    Example:
        everybody()
    """

    def ties(filling: Filling, _: np.random.Generator) -> Ties:
        members = filling.size
        if not 0 < members * (members - 1) <= MOST_TIES:
            raise SocietyError(
                f"everybody() among {members} members makes {members * (members - 1)} ties, and a "
                f"network has 1 to {MOST_TIES}; where all see all, read a variable of the level above"
            )
        near, far = np.nonzero(~np.eye(members, dtype=bool))
        return Ties(near, far)

    return Rule("everybody()", ties)


def _within(distance: float) -> list[tuple[int, int]]:
    reach = range(-int(distance), int(distance) + 1)
    return [(row, column) for row in reach for column in reach if 0 < row**2 + column**2 <= distance**2]


def _once(near: Numbers, far: Numbers, members: int) -> Ties:
    """The ties without repetitions and ties to oneself, which a small torus has."""
    codes = np.unique((near * members + far)[near != far])
    return Ties(codes // members, codes % members)
