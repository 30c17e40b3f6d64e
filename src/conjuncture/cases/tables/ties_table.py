"""`ties.csv`: the ties between members, by network, and the values of each tie.

A row is a tie, or one value of a tie: a tie with two values has two rows. A tie is listed once and counts for
both members, unless its network is directed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable

from conjuncture.cases.case_input import kind_of
from conjuncture.cases.tables.cells import UNIT, VALUE, check_kind, kind, source
from conjuncture.errors import nearest
from conjuncture.files.columns import Column, number, one_of
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Given, Society
from conjuncture.society.networks.edge_table import edges

EXAMPLE = (
    "network,level,from,to,directed,variable,value,unit,kind,source_key,reason\n"
    "letters,person,Anna,Boris,,strength,12,letters a year,recorded,archive,"
)


def ties_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    truth = one_of(["yes", "no"])
    return (
        Column("network", "the network, as the theory names it"),
        Column("level", "the level whose members it ties"),
        Column("from", "a member"),
        Column("to", "the member to whom it is tied"),
        Column("directed", "yes: the first alone sees the second; empty: each sees the other", truth, True),
        Column("variable", "the variable; empty: the row only says that the tie is there", may_be_empty=True),
        Column("value", "a number with a point", number, True, remedy=VALUE),
        Column("unit", "the unit of the value; one for all rows of a variable", may_be_empty=True),
        kind("recorded or assumption"),
        source(sources),
        Column("reason", "why an assumption was made", may_be_empty=True),
    )  # fmt: skip


def with_ties(society: Society, file: Traversable, sources: Mapping[str, Source]) -> Society:
    """The society with the ties of a table; unchanged if there is no table.

    Args:
        society: the society.
        file: the table.
        sources: the sources that recorded ties and values may name.

    Raises:
        FileError: all bad rows: an unknown member, a tie of a member to itself or one that is listed twice, a
            value that only some ties of a network have.
    """
    if not file.is_file():
        return society
    table = read_csv(file, ties_columns(sources))
    mistakes = table.mistakes
    labels = {level: dict.fromkeys(filling.labels or ()) for level, filling in society.levels.items()}
    for row in table.every:
        _check(mistakes, row, labels)
    if not table.whole:
        mistakes.refuse()
    for name in dict.fromkeys(row["network"] for row in table.every if row["network"]):
        rows = [row for row in table.every if row["network"] == name]
        _check_alike(mistakes, rows, ("level", "directed"), f"network '{name}'")
        ties = _ties(mistakes, rows)
        if mistakes.found:
            continue
        by_variable = {
            variable: _rows_of_variable(mistakes, rows, variable, ties, society)
            for variable in dict.fromkeys(row["variable"] for row in rows if row["variable"])
        }
        if not mistakes.found:
            society = _tied(society, name, rows, ties, by_variable, sources)
    mistakes.refuse()
    return society


_Tie = tuple[str, str]


def _check(mistakes: Mistakes, row: Row, labels: Mapping[str, Collection[str]]) -> None:
    """Note the mistakes of a single row; empty cells are noted before."""
    network, level = row["network"], row["level"]
    if network and (network in labels or not network.isidentifier()):
        taken = "is the name of a level" if network in labels else "is no name that a theory can have"
        remedy = "Write another, of letters, digits and underscores, as in friends = network(person)."
        mistakes.note(row.line, "network", f"'{network}' {taken}.", remedy, value=network)
    if level and level not in labels:
        problem = f"the society has no level '{level}'."
        mistakes.note(row.line, "level", problem, nearest(level, labels), value=level)
    for end in ("from", "to"):
        if row[end] and row[end] not in labels.get(level, (row[end],)):
            problem = f"there is no {level} '{row[end]}'."
            mistakes.note(row.line, end, problem, nearest(row[end], labels[level]), value=row[end])
    if row["to"] and row["from"] == row["to"]:
        problem = f"'{row['to']}' is tied to itself."
        remedy = "Delete the row; a mechanism reads its own member's values as they are."
        mistakes.note(row.line, "to", problem, remedy, value=row["to"])
    for column, remedy in (("value", VALUE), ("unit", UNIT)):
        if row["variable"] and not row[column]:
            mistakes.note(row.line, column, f"'{row['variable']}' has no {column}.", remedy)
        if row[column] and not row["variable"]:
            nameless = "Name the variable; a row without one only says that the tie is there."
            mistakes.note(row.line, "variable", f"a {column} of nothing.", nameless)
    check_kind(mistakes, row)


def _check_alike(mistakes: Mistakes, rows: list[Row], columns: tuple[str, ...], what: str) -> None:
    """Note rows that differ from the first in columns that must be the same in all."""
    first = rows[0]
    for row in rows:
        for column in columns:
            if row[column] != first[column]:
                problem = f"{what} has '{row[column]}' here and '{first[column]}' in line {first.line}."
                mistakes.note(row.line, column, problem, "Write the same in all its rows.", value=row[column])


def _ties(mistakes: Mistakes, rows: list[Row]) -> dict[_Tie, int]:
    """The ties of a network in the order of the table, each with its first line."""
    ties: dict[_Tie, int] = {}
    listed: dict[tuple[_Tie, str], int] = {}
    for row in rows:
        tie = row["from"], row["to"]
        back = tie[1], tie[0]
        if row["directed"] != "yes" and back in ties:
            problem = f"the tie of {tie[0]} and {tie[1]} stands the other way round in line {ties[back]}."
            remedy = (
                "List it once, since each sees the other; or write directed = yes in all rows of the network."
            )
            mistakes.note(row.line, "to", problem, remedy, value=row["to"])
        ties.setdefault(tie, row.line)
        there = listed.setdefault((tie, row["variable"]), row.line)
        if there != row.line:
            what = f"'{row['variable']}' of the tie" if row["variable"] else "the tie"
            problem = f"{what} from {tie[0]} to {tie[1]} stands in line {there} already."
            mistakes.note(row.line, "to", problem, "Keep one of the two.", value=row["to"])
    return ties


def _rows_of_variable(
    mistakes: Mistakes, rows: list[Row], variable: str, ties: Mapping[_Tie, int], society: Society
) -> list[Row]:
    """The rows of a variable, in the order of the ties."""
    of_tie = {(row["from"], row["to"]): row for row in rows if row["variable"] == variable}
    first = next(iter(of_tie.values()))
    _check_alike(mistakes, list(of_tie.values()), ("unit",), f"'{variable}'")
    if variable in society.given:
        problem = f"'{variable}' is given to '{society.given[variable].level}' already."
        remedy = "A variable has one level; call one of the two otherwise."
        mistakes.note(first.line, "variable", problem, remedy, value=variable)
    lacking = next((tie for tie in ties if tie not in of_tie), None)
    if lacking is not None:
        problem = f"the tie from {lacking[0]} to {lacking[1]} lacks '{variable}', which others have."
        remedy = "Give it to every tie of the network, or to none: then the theory's own value stands."
        mistakes.note(ties[lacking], "variable", problem, remedy)
        return []
    return [of_tie[tie] for tie in ties]


def _tied(
    society: Society,
    name: str,
    rows: list[Row],
    ties: Mapping[_Tie, int],
    by_variable: Mapping[str, list[Row]],
    sources: Mapping[str, Source],
) -> Society:
    """The society with one more network, and the given variables of its ties."""
    level = rows[0]["level"]
    numbers = {label: number for number, label in enumerate(society.levels[level].labels or ())}
    values = {variable: [float(row["value"]) for row in of] for variable, of in by_variable.items()}
    rule = edges(
        [(numbers[near], numbers[far]) for near, far in ties], directed=rows[0]["directed"] == "yes", **values
    )
    tied = society.with_networks({name: (level, rule)})
    described = {
        variable: _described(tied.given[variable], of, sources) for variable, of in by_variable.items()
    }
    return replace(tied, given={**tied.given, **described})


def _described(given: Given, rows: list[Row], sources: Mapping[str, Source]) -> Given:
    """The given variable with its unit and origin."""
    keys = dict.fromkeys(row["source_key"] for row in rows if row["source_key"])
    return replace(
        given,
        unit=rows[0]["unit"],
        kind="recorded" if kind_of([row["kind"] for row in rows]) == "recorded" else "assumption",
        source="; ".join(f"{key}: {sources[key].citation}" for key in keys) or "set by judgement",
        description="; ".join(dict.fromkeys(row["reason"] for row in rows if row["reason"])),
    )
