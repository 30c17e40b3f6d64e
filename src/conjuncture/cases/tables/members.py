"""Who there is: the members that a table declares, and which lies within which.

A level lies within the level in which the names of its `within` are found. Countries lie within the world,
which need not be declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Protocol

import numpy as np

from conjuncture.cases.tables.cells import bad_cell
from conjuncture.errors import nearest
from conjuncture.society import Filling

WORLD, COUNTRY = "world", "country"


class Declaration(Protocol):
    """A row that declares a member."""

    @property
    def line(self) -> int: ...  # noqa: D102
    @property
    def level(self) -> str: ...  # noqa: D102
    @property
    def member(self) -> str: ...  # noqa: D102
    @property
    def within(self) -> str: ...  # noqa: D102


class _World:
    line, level, member, within = 0, WORLD, WORLD, ""


Members = Mapping[str, Mapping[str, Declaration]]
"""By level and name, in the order of their declaration."""


def declared(file: Traversable, rows: Iterable[Declaration]) -> Members:
    """The members that rows declare.

    Raises:
        RecordError: a name twice in a level.
    """
    members: dict[str, dict[str, Declaration]] = {WORLD: {WORLD: _World()}}
    for row in rows:
        if row.level == WORLD:
            if row.member != WORLD:
                raise bad_cell(file, row.line, "member", "there is one world.", f"Call it '{WORLD}'.")
            continue
        known = members.setdefault(row.level, {})
        if row.member in known:
            problem = f"'{row.member}' is a {row.level} already in line {known[row.member].line}."
            remedy = f"Name members uniquely in their level, such as '{row.within}: {row.member}'."
            raise bad_cell(file, row.line, "member", problem, remedy)
        known[row.member] = row
    return members


def fillings(file: Traversable, members: Members) -> dict[str, Filling]:
    """The levels filled in.

    Raises:
        RecordError: a `within` that names nobody, or members of several levels.
    """
    return {level: _filling(file, members, level) for level in members}


def _filling(file: Traversable, members: Members, level: str) -> Filling:
    own = members[level]
    if level == WORLD:
        return Filling(1, labels=(WORLD,))
    above = {_level_above(file, members, row): row for row in own.values()}
    if len(above) > 1:
        odd = list(above.values())[-1]
        problem = f"some of level '{level}' lie within a {' and some within a '.join(above)}."
        raise bad_cell(file, odd.line, "within", problem, "Let all of a level lie within one other level.")
    (parent,) = above
    places = list(members[parent])
    index = [0 if parent == WORLD else places.index(row.within) for row in own.values()]
    return Filling(len(own), {parent: np.array(index, np.int32)}, tuple(own))


def _level_above(file: Traversable, members: Members, row: Declaration) -> str:
    if row.level == COUNTRY and row.within in ("", WORLD):
        return WORLD
    found = [level for level, known in members.items() if level != row.level and row.within in known]
    if COUNTRY in found or len(found) == 1:
        return COUNTRY if COUNTRY in found else found[0]
    if found:
        problem = f"'{row.within}' is a member of {' and of '.join(found)}."
        raise bad_cell(file, row.line, "within", problem, "Name members of different levels differently.")
    what = f"nobody is called '{row.within}'." if row.within else f"{row.member} lies nowhere."
    remedy = f"Name its country. {nearest(row.within, members.get(COUNTRY, members[WORLD]))}"
    raise bad_cell(file, row.line, "within", what, remedy)
