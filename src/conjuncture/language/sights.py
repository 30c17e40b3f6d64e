"""Sights: what a mechanism sees from its own place, and what it looks at elsewhere, while it is checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from conjuncture.errors import Place
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level, path


class Reference(NamedTuple):
    """The target of a reference.

    Attributes:
        level: the level of the members.
        means: the variables and networks from which it comes.
    """

    level: str
    means: frozenset[str]


class Sights:
    """What one mechanism looks at.

    Attributes:
        reader: the level of the mechanism.
        levels: of the theory.
        looked: by level, the variables that are looked at there.
        through: by reference and network, what is seen through it.
    """

    def __init__(self, reader: str, levels: Mapping[str, Level]) -> None:
        self.reader = reader
        self.levels = levels
        self.looked: dict[str, set[str]] = {}
        self.through: dict[str, set[str]] = {}

    def sees(self, level: str) -> bool:
        """Whether members of the reader's level see this one from their own place."""
        if not level or level == self.reader or level not in self.levels:
            return True  # the members that name a member are on no level of the theory
        return bool(path(self.levels, self.reader, level) or path(self.levels, level, self.reader))

    def level_of(self, levels: Iterable[str], made_of: Iterable[str], operation: str) -> str:
        """The level of a result that is computed from values of these levels.

        Raises:
            TheoryError: one of them is out of sight and is combined with another.
        """
        different = sorted({level for level in levels if level})
        if len(different) < 2:
            return different[0] if different else ""
        for level in different:
            if not self.sees(level):
                raise TheoryError(
                    f"{operation} mixes a value of a {level} with values of "
                    f"{' and '.join(repr(other) for other in different if other != level)} "
                    f"({', '.join(sorted(made_of))}); '{self.reader}' does not see '{level}' from its place.",
                    remedy=f"Look first, through a reference to a {level}, and compute with the result.",
                )
        return self.reader

    def note(self, reference: Reference, looked_at: Iterable[str]) -> None:
        """Note that these variables are looked at through a reference."""
        self.looked.setdefault(reference.level, set()).update(looked_at)
        for name in reference.means:
            self.through.setdefault(name, set()).update(looked_at)


def out_of_sight(mechanism: str, reader: str, variable: str, level: str, place: Place) -> TheoryError:
    """The error of a mechanism that reads what its level does not see."""
    return TheoryError(
        f"mechanism '{mechanism}' on level '{reader}' reads '{variable}' on level '{level}', but neither "
        "lies within the other.",
        place=place,
        remedy=f"Write a derived variable on a level above both, read a variable of '{reader}', or look "
        f"at it through a reference to a {level}.",
    )
