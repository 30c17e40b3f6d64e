"""`society.csv`: who there is, level by level, and what each has for good.

A row with an empty variable declares a member of a level; the others give members a value. `*` as member is
every member not named for that variable (within the one named, if one is), `*: miners` every one whose name
ends so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import pandera.pandas as pa

from conjuncture.cases.case_input import kind_of
from conjuncture.cases.tables.cells import (
    REMEDIES,
    TRUTHS,
    bad_cell,
    check_kind,
    filled,
    is_number,
    kind,
    source,
)
from conjuncture.cases.tables.members import Members, declared, fillings
from conjuncture.errors import nearest
from conjuncture.record import Source
from conjuncture.record.table import read_table
from conjuncture.society import Given, Society

EVERYBODY = "*"


class Row(NamedTuple):
    """A row of the table, and its line."""

    line: int
    level: str
    member: str
    within: str
    variable: str
    value: str
    unit: str
    kind: str
    source_key: str
    reason: str


def society_from(file: Traversable, sources: Mapping[str, Source], title: str) -> Society:
    """The society of a table.

    Args:
        file: the table.
        sources: the sources that recorded values may name.
        title: the society's name.

    Raises:
        RecordError: a bad row, with file, line, column and remedy; or a variable that some members of a level
            have and others lack.
    """
    rows = _rows(file, sources)
    members = declared(file, (row for row in rows if not row.variable))
    levels = fillings(file, members)
    given = {
        variable: _given(file, [row for row in rows if row.variable == variable], members, sources)
        for variable in dict.fromkeys(row.variable for row in rows if row.variable)
    }
    return Society(levels, given, title, f"From {file.name}.")


def _rows(file: Traversable, sources: Mapping[str, Source]) -> list[Row]:
    schema = pa.DataFrameSchema(
        {
            "level": filled(),
            "member": filled(),
            "within": pa.Column(str),
            "variable": pa.Column(str),
            "value": pa.Column(str),
            "unit": pa.Column(str),
            "kind": kind(may_be_empty=True),
            "source_key": source(sources),
            "reason": pa.Column(str),
        },
        strict=True,
        ordered=True,
    )
    table = read_table(file, schema, REMEDIES).map(str.strip)
    rows = [Row(*row) for row in table.itertuples(name=None)]
    for row in rows:
        _check(file, row)
    return rows


def _check(file: Traversable, row: Row) -> None:
    if not row.variable:
        if row.value or row.unit or row.kind:
            remedy = "Name the variable; a row without one only declares a member."
            raise bad_cell(file, row.line, "variable", "a value of nothing.", remedy)
        if EVERYBODY in row.member:
            raise bad_cell(file, row.line, "member", f"'{row.member}' declares nobody.", "Name the member.")
        return
    if not (is_number(row.value) or row.value.lower() in TRUTHS):
        remedy = "Write a number with a point, or yes or no."
        raise bad_cell(file, row.line, "value", f"'{row.value}' is no value of '{row.variable}'.", remedy)
    if not row.unit:
        raise bad_cell(file, row.line, "unit", f"'{row.variable}' has no unit.")
    if not row.kind:
        raise bad_cell(file, row.line, "kind", f"'{row.variable}' of {row.member} is of no kind.")
    check_kind(file, row.line, row.kind, row.source_key, row.reason)


def _given(file: Traversable, rows: list[Row], members: Members, sources: Mapping[str, Source]) -> Given:
    """One variable, from its rows."""
    first = rows[0]
    if first.level not in members:
        remedy = f"{nearest(first.level, members)} A row with an empty variable declares a member."
        raise bad_cell(file, first.line, "level", f"nobody of a level '{first.level}' is declared.", remedy)
    for row in rows:
        for column in ("level", "unit"):
            here, there = getattr(row, column), getattr(first, column)
            if here != there:
                problem = f"'{row.variable}' has '{here}' here and '{there}' in line {first.line}."
                raise bad_cell(file, row.line, column, problem, "A variable has one level and one unit.")
    of_member = _spread(file, rows, members)
    values = [TRUTHS.get(row.value.lower(), row.value) for row in of_member]
    truths = [isinstance(value, bool) for value in values]
    if any(truths) and not all(truths):
        odd = of_member[truths.index(False)]
        problem = f"'{odd.variable}' is a number here and yes or no elsewhere."
        raise bad_cell(file, odd.line, "value", problem, "Write all in one way.")
    kinds = kind_of([row.kind for row in of_member])
    return Given(
        level=first.level,
        values=np.array(values, np.bool_) if all(truths) else np.array(values, float).astype(np.float32),
        unit=first.unit,
        kind="recorded" if kinds == "recorded" else "assumption",
        source=_sources(of_member, sources),
        description=_reasons(rows, in_part=kinds == "in part"),
    )


def _spread(file: Traversable, rows: list[Row], members: Members) -> list[Row]:
    """The row that holds for each member of the level, in its order: its own, or the nearest with a `*`."""
    level, variable = rows[0].level, rows[0].variable
    named: dict[tuple[str, str], Row] = {}
    for row in rows:
        _check_whose(file, row, members)
        key = row.member, row.within if EVERYBODY in row.member else ""
        if key in named:
            problem = f"'{variable}' of {row.member} stands in line {named[key].line} already."
            raise bad_cell(file, row.line, "variable", problem, "Keep one of the two.")
        named[key] = row
    # The longest name first: "Spain: miners" before "*: miners" before "*"; a place named before none.
    nearest_first = sorted(
        named, key=lambda key: (EVERYBODY not in key[0], len(key[0]), key[1]), reverse=True
    )
    found: list[Row] = []
    for member, declaration in members[level].items():
        fitting = (key for key in nearest_first if _fits(key, member, declaration.within))
        key = next(fitting, None)
        if key is None:
            raise bad_cell(
                file,
                rows[0].line,
                "variable",
                f"'{variable}' is given to some members of '{level}', and {member} lacks it.",
                "Give it to every member, or to nobody: then the theory's own value stands. A row with the "
                "member '*' gives it to all others.",
            )
        found.append(named[key])
    return found


def _fits(key: tuple[str, str], member: str, within: str) -> bool:
    whose, where = key
    if EVERYBODY not in whose:
        return whose == member
    before, _, after = whose.partition(EVERYBODY)
    whole = len(member) >= len(before) + len(after) and member.startswith(before) and member.endswith(after)
    return whole and where in ("", within)


def _check_whose(file: Traversable, row: Row, members: Members) -> None:
    known = members[row.level]
    if EVERYBODY in row.member:
        if not any(_fits((row.member, row.within), name, one.within) for name, one in known.items()):
            problem = f"no {row.level} is called so" + (f" within '{row.within}'." if row.within else ".")
            raise bad_cell(file, row.line, "member", f"'{row.member}': {problem}", nearest(row.member, known))
        return
    if row.member not in known:
        remedy = f"{nearest(row.member, known)} Or declare it by a row with an empty variable."
        raise bad_cell(file, row.line, "member", f"there is no {row.level} '{row.member}'.", remedy)
    if row.within and row.within != known[row.member].within:
        problem = f"{row.member} lies within '{known[row.member].within}', not '{row.within}'."
        raise bad_cell(file, row.line, "within", problem, "Correct it, or leave it empty.")


def _sources(rows: Iterable[Row], sources: Mapping[str, Source]) -> str:
    keys = dict.fromkeys(row.source_key for row in rows if row.source_key)
    return "; ".join(f"{key}: {sources[key].citation}" for key in keys) or "set by judgement"


def _reasons(rows: Iterable[Row], *, in_part: bool) -> str:
    """Who has the value for what reason, those with the same reason together."""
    told: dict[str, list[str]] = {}
    for row in rows:
        reason = f"{row.kind}: {row.reason}" if in_part else row.reason
        told.setdefault(reason, []).append("all others" if row.member == EVERYBODY else row.member)
    return "; ".join(f"{', '.join(who)} ({why})" if why else ", ".join(who) for why, who in told.items())
