"""Filled levels: the number of members, their places, and the nesting of levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from conjuncture.grammar import counted

from .errors import SocietyError


@dataclass(frozen=True, eq=False)
class Filling:
    """One level filled in.

    size: number of members (slots; a theory may leave slots empty).
    within: name of each parent level -> whole numbers (size,), the index of each member's parent; a society
        keeps them as int32.
    labels: names of the members, for small levels (towns, branches).
    """

    size: int
    within: Mapping[str, np.ndarray] = field(default_factory=dict)
    labels: tuple[str, ...] | None = None


def checked(levels: Mapping[str, Filling], name: str) -> Filling:
    """The filling of a level once its places are known to be sound, its arrays read-only."""
    filling = levels[name]
    if filling.size < 1:
        raise SocietyError(
            f"level {name!r} has {counted(filling.size, 'member')}; give it at least one, or leave "
            "the level out"
        )
    if filling.labels is not None and len(filling.labels) != filling.size:
        raise SocietyError(
            f"level {name!r} has {counted(filling.size, 'member')} but "
            f"{counted(len(filling.labels), 'label')}; "
            "give one label for each member"
        )
    within: dict[str, np.ndarray] = {}
    for parent, given in filling.within.items():
        where = f"the place of {name!r} within {parent!r}"
        if parent not in levels:
            raise SocietyError(f"{where}: there is no level {parent!r}; fill it in, or take the place out")
        index = np.asarray(given)
        if index.dtype.kind not in "iu" or index.shape != (filling.size,):
            raise SocietyError(
                f"{where} is {index.dtype} of shape {index.shape}; "
                f"give whole numbers of shape ({filling.size},), one index for each member"
            )
        wrong = np.flatnonzero((index < 0) | (index >= levels[parent].size))
        if wrong.size:
            raise SocietyError(
                f"{where}: member {wrong[0]} points to {parent} {index[wrong[0]]}, "
                f"outside 0..{levels[parent].size - 1}; correct the index or enlarge {parent!r}"
            )
        within[parent] = read_only(index.astype(np.int32))
    return Filling(int(filling.size), within, filling.labels)


def levels_from_above(levels: Mapping[str, Filling]) -> tuple[str, ...]:
    """Names of the levels, each after all it lies within; the declared order settles the rest.

    Raises `SocietyError` where levels lie within one another, naming the cycle a -> b -> a.
    """
    ordered: list[str] = []
    pending: list[str] = []

    def visit(name: str) -> None:
        if name in ordered:
            return
        if name in pending:
            cycle = [*pending[pending.index(name) :], name]
            raise SocietyError(
                f"levels lie within one another: {' -> '.join(cycle)}; take one of these places out"
            )
        pending.append(name)
        for parent in levels[name].within:
            visit(parent)
        pending.pop()
        ordered.append(name)

    for name in levels:
        visit(name)
    return tuple(ordered)


def read_only(array: np.ndarray) -> np.ndarray:
    """A read-only copy; the caller's own array is not changed."""
    copy = np.array(array, order="C")
    copy.setflags(write=False)
    return copy
