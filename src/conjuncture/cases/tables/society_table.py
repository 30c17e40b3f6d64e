"""`society.csv`: the members of a society, level by level, and their permanent values.

A row with an empty variable declares a member of a level; the other rows give members a value. The member `*`
means every member without its own row for that variable (only members within `within`, if it is not empty);
`*: miners` means every such member whose name ends so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib.resources.abc import Traversable

import numpy as np

from conjuncture.cases.case_input import kind_of
from conjuncture.cases.tables.cells import TRUTHS, UNIT, check_kind, kind, source
from conjuncture.cases.tables.members import Members, declared, fillings
from conjuncture.errors import nearest
from conjuncture.files.columns import Column, number
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Given, Society, numbered

EVERYBODY = "*"
_REMEDY = "Write a number with a point, yes or no, or the name of a category."
_SORTS = {"truth": "yes or no", "number": "a number", "word": "a word"}


def society_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    return (
        Column("level", "the level of the member: country, organisation, ..."),
        Column("member", "its name; * for all members without a row of their own, *: miners for such names"),
        Column("within", "the member that it lies within, if the row declares the member", may_be_empty=True),
        Column("variable", "the variable; empty: the row declares the member", may_be_empty=True),
        Column("value", "a number with a point, yes or no, or the name of a category", may_be_empty=True),
        Column("unit", "the unit of the value; one for all rows of a variable", may_be_empty=True),
        kind("recorded or assumption; empty if the row declares the member", may_be_empty=True),
        source(sources),
        Column("reason", "why an assumption has this value", may_be_empty=True),
    )


def society_from(file: Traversable, sources: Mapping[str, Source], title: str) -> Society:
    """Read the society from a table.

    Args:
        file: the table.
        sources: the sources that recorded values may name.
        title: the name of the society.

    Raises:
        FileError: all bad rows, and variables that only some members of a level have.
    """
    table = read_csv(file, society_columns(sources))
    mistakes = table.mistakes
    for row in table.every:
        _check(mistakes, row)
    if not table.whole:  # a row that was left out may declare a member
        mistakes.refuse()
    rows = [row for row in table.every if row["level"] and row["member"]]
    members = declared(mistakes, (row for row in rows if not row["variable"]))
    levels = fillings(mistakes, members)
    variables = dict.fromkeys(row["variable"] for row in rows if row["variable"])
    of_member = {
        variable: _spread(mistakes, [row for row in rows if row["variable"] == variable], members)
        for variable in variables
    }
    mistakes.refuse()
    given = {
        variable: _given_variable(
            [row for row in rows if row["variable"] == variable], of_member[variable], sources
        )
        for variable in variables
    }
    return Society(levels, given, title, f"From {file.name}.")


def _check(mistakes: Mistakes, row: Row) -> None:
    """Note the mistakes of a single row."""
    variable, cell = row["variable"], row["value"]
    if not variable:
        if cell or row["unit"] or row["kind"]:
            remedy = "Name the variable; a row without one only declares a member."
            mistakes.note(row.line, "variable", "a value of nothing.", remedy)
        if EVERYBODY in row["member"]:
            problem = f"'{row['member']}' declares nobody."
            mistakes.note(row.line, "member", problem, "Name the member.", value=row["member"])
        return
    if not _sort(cell):
        problem = f"'{cell}' is no value of '{variable}'"
        problem += f": it {number(cell)}." if "," in cell else "."
        mistakes.note(row.line, "value", problem, _REMEDY, value=cell)
    if not row["unit"]:
        mistakes.note(row.line, "unit", f"'{variable}' has no unit.", UNIT)
    if not row["kind"]:
        problem = f"'{variable}' of {row['member']} is of no kind."
        mistakes.note(row.line, "kind", problem, "Write recorded or assumption.")
    check_kind(mistakes, row)


def _given_variable(rows: list[Row], of_member: list[Row], sources: Mapping[str, Source]) -> Given:
    """A given variable, from its rows."""
    values, words = _values([row["value"] for row in of_member])
    kinds = kind_of([row["kind"] for row in of_member])
    return Given(
        level=rows[0]["level"],
        values=values,
        words=words,
        unit=rows[0]["unit"],
        kind="recorded" if kinds == "recorded" else "assumption",
        source=_sources(of_member, sources),
        description=_reasons(rows, in_part=kinds == "in part"),
    )


def _values(cells: list[str]) -> tuple[np.ndarray, tuple[str, ...]]:
    """The values in the cells of a variable; words become numbers, with the list of the words."""
    match _sort(cells[0]):
        case "truth":
            return np.array([TRUTHS[cell.casefold()] for cell in cells], np.bool_), ()
        case "number":
            return np.array(cells, float).astype(np.float32), ()
        case _:
            return numbered(cells)


def _spread(mistakes: Mistakes, rows: list[Row], members: Members) -> list[Row]:
    """The row that counts for each member of the level, in order: its own, or the nearest one with `*`."""
    first = rows[0]
    level, variable = first["level"], first["variable"]
    before = len(mistakes.found)
    if level not in members:
        remedy = f"{nearest(level, members)} A row with an empty variable declares a member."
        mistakes.note(first.line, "level", f"nobody of a level '{level}' is declared.", remedy, value=level)
        return []
    _check_alike(mistakes, rows)
    explicit: dict[tuple[str, str], Row] = {}
    for row in (row for row in rows if row["level"] == level):
        _check_whose(mistakes, row, members)
        key = row["member"], row["within"] if EVERYBODY in row["member"] else ""
        if key in explicit:
            problem = f"'{variable}' of {row['member']} stands in line {explicit[key].line} already."
            mistakes.note(row.line, "variable", problem, "Keep one of the two.", value=variable)
        explicit.setdefault(key, row)
    if len(mistakes.found) > before:
        return []
    # The longest name first: "Spain: miners" before "*: miners" before "*"; a place named before none.
    nearest_first = sorted(
        explicit, key=lambda key: (EVERYBODY not in key[0], len(key[0]), key[1]), reverse=True
    )
    spread: list[Row] = []
    for member, declaration in members[level].items():
        fitting = (key for key in nearest_first if _fits(key, member, declaration["within"]))
        key = next(fitting, None)
        if key is None:
            problem = f"'{variable}' is given to some members of '{level}', and {member} lacks it."
            remedy = (
                "Give it to every member, or to nobody: then the theory's own value stands. A row with the "
                "member '*' gives it to all others."
            )
            mistakes.note(first.line, "variable", problem, remedy, value=variable)
        else:
            spread.append(explicit[key])
    return spread


def _check_alike(mistakes: Mistakes, rows: list[Row]) -> None:
    """Note rows of a variable with another level, unit or sort of value than its other rows."""
    first = rows[0]
    for row in rows:
        for column in ("level", "unit"):
            if row[column] != first[column]:
                here, there = row[column], first[column]
                problem = f"'{row['variable']}' has '{here}' here and '{there}' in line {first.line}."
                remedy = "A variable has one level and one unit."
                mistakes.note(row.line, column, problem, remedy, value=here)
    sorts = [(row, _sort(row["value"])) for row in rows]
    usual = next((one for one in _SORTS if one in {sort for _, sort in sorts}), "")
    for row, sort in sorts:
        if sort not in ("", usual):
            here = f"{_SORTS[sort]} here, '{row['value']}',"
            problem = f"'{row['variable']}' is {here} and {_SORTS[usual]} elsewhere."
            mistakes.note(row.line, "value", problem, "Write all in one way.", value=row["value"])
            return


def _sort(cell: str) -> str:
    """The sort of a value, a name of `_SORTS`; empty if it is not a value."""
    if cell.casefold() in TRUTHS:
        return "truth"
    if not number(cell):
        return "number"
    return "word" if cell.isidentifier() and cell.casefold() not in ("nan", "inf", "infinity") else ""


def _fits(key: tuple[str, str], member: str, within: str) -> bool:
    whose, where = key
    if EVERYBODY not in whose:
        return whose == member
    before, _, after = whose.partition(EVERYBODY)
    whole = len(member) >= len(before) + len(after) and member.startswith(before) and member.endswith(after)
    return whole and where in ("", within)


def _check_whose(mistakes: Mistakes, row: Row, members: Members) -> None:
    of_level = members[row["level"]]
    level, member, within = row["level"], row["member"], row["within"]
    if EVERYBODY in member:
        if not any(_fits((member, within), name, one["within"]) for name, one in of_level.items()):
            problem = f"'{member}': no {level} is called so" + (f" within '{within}'." if within else ".")
            mistakes.note(row.line, "member", problem, nearest(member, of_level), value=member)
    elif member not in of_level:
        remedy = f"{nearest(member, of_level)} Or declare it by a row with an empty variable."
        mistakes.note(row.line, "member", f"there is no {level} '{member}'.", remedy, value=member)
    elif within and within != of_level[member]["within"]:
        problem = f"{member} lies within '{of_level[member]['within']}', not '{within}'."
        mistakes.note(row.line, "within", problem, "Correct it, or leave it empty.", value=within)


def _sources(rows: Iterable[Row], sources: Mapping[str, Source]) -> str:
    keys = dict.fromkeys(row["source_key"] for row in rows if row["source_key"])
    return "; ".join(f"{key}: {sources[key].citation}" for key in keys) or "set by judgement"


def _reasons(rows: Iterable[Row], *, in_part: bool) -> str:
    """The members with their reasons; members with the same reason are grouped."""
    reasons: dict[str, list[str]] = {}
    for row in rows:
        reason = f"{row['kind']}: {row['reason']}" if in_part else row["reason"]
        member = row["member"]
        reasons.setdefault(reason, []).append("all others" if member == EVERYBODY else member)
    return "; ".join(f"{', '.join(who)} ({why})" if why else ", ".join(who) for why, who in reasons.items())
