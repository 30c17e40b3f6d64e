"""The members that a table declares, and which member is within which.

A level is within the level that has the names in its column `within`. Countries are within the world, which
need not be declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from conjuncture.errors import nearest
from conjuncture.files.csv_table import Row
from conjuncture.files.mistakes import Mistakes
from conjuncture.society import Filling

WORLD, COUNTRY = "world", "country"

Members = Mapping[str, Mapping[str, Row]]
"""By level and name, in the order of their declaration: the rows that declare them."""


def declared(mistakes: Mistakes, rows: Iterable[Row]) -> Members:
    """The members that rows declare; a name that occurs twice in a level is a mistake."""
    members: dict[str, dict[str, Row]] = {WORLD: {WORLD: Row(0, {"within": ""})}}
    for row in rows:
        level, member = row["level"], row["member"]
        if level == WORLD:
            if member != WORLD:
                problem, remedy = "there is one world.", f"Call it '{WORLD}'."
                mistakes.note(row.line, "member", problem, remedy, value=member)
            continue
        of_level = members.setdefault(level, {})
        if member in of_level:
            problem = f"'{member}' is a {level} already in line {of_level[member].line}."
            remedy = f"Name members uniquely in their level, such as '{row['within']}: {member}'."
            mistakes.note(row.line, "member", problem, remedy, value=member)
            continue
        of_level[member] = row
    return members


def fillings(mistakes: Mistakes, members: Members) -> dict[str, Filling]:
    """The levels with their members; a `within` of no level, or of several levels, is a mistake."""
    fillings_of = {level: _filling(mistakes, members, level) for level in members}
    return {level: filling for level, filling in fillings_of.items() if filling is not None}


def _filling(mistakes: Mistakes, members: Members, level: str) -> Filling | None:
    own = members[level]
    if level == WORLD:
        return Filling(1, labels=(WORLD,))
    levels = {row.line: _level_above(mistakes, members, level, name, row) for name, row in own.items()}
    above = list(dict.fromkeys(levels.values()))
    if None in above:
        return None
    if len(above) > 1:
        line = next(line for line in levels if levels[line] == above[-1])
        problem = f"some of level '{level}' lie within a {' and some within a '.join(map(str, above))}."
        mistakes.note(line, "within", problem, "Let all of a level lie within one other level.")
        return None
    parent = str(above[0])
    places = list(members[parent])
    index = [0 if parent == WORLD else places.index(row["within"]) for row in own.values()]
    return Filling(len(own), {parent: np.array(index, np.int32)}, tuple(own))


def _level_above(mistakes: Mistakes, members: Members, level: str, name: str, row: Row) -> str | None:
    within = row["within"]
    if level == COUNTRY and within in ("", WORLD):
        return WORLD
    candidates = [other for other, known in members.items() if other != level and within in known]
    if COUNTRY in candidates or len(candidates) == 1:
        return COUNTRY if COUNTRY in candidates else candidates[0]
    if candidates:
        problem = f"'{within}' is a member of {' and of '.join(candidates)}."
        remedy = "Name members of different levels differently."
    else:
        problem = f"nobody is called '{within}'." if within else f"{name} lies nowhere."
        remedy = f"Name its country. {nearest(within, members.get(COUNTRY, members[WORLD]))}"
    mistakes.note(row.line, "within", problem, remedy, value=within)
    return None
