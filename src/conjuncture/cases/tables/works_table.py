"""`works.csv`: how many workers there are, in works of which sizes, in which branches and towns.

A society of single workers has too many members to name each. The table has their numbers, and a run samples
as many workers as `workers` says. A folder has this table or `society.csv`, not both.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.resources.abc import Traversable

from conjuncture.cases.case_input import kind_of
from conjuncture.cases.tables.cells import check_kind, kind, source
from conjuncture.files.columns import Column, number_between, one_of
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Margin, PopulationTables, SizeClass, Society, SocietyError, populate

FILE = "works.csv"
FEWEST = 8
"""Places of the smallest works: fewer have no quorum."""

_PARTS = ("country", "size", "branch", "town")
_REMEDY = "Write a number above 0, with a point."


def _positive(text: str) -> str:
    return number_between(0, math.inf)(text) or ("is not above 0" if float(text) == 0 else "")


def _number(name: str, says: str) -> Column:
    return Column(name, says, _positive, may_be_empty=True, remedy=_REMEDY)


def works_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    return (
        Column("part", "what the row counts: country, size (a class of sizes), branch or town",
               one_of(_PARTS), remedy="Write country, size, branch or town."),
        Column("name", "the name of the country, class of sizes, branch or town"),
        _number("smallest", "of a class of sizes: the fewest workers of one works"),
        _number("largest", "of a class of sizes: the most workers of one works"),
        Column("workers", "how many work there; of branches and towns only the shares count",
               _positive, remedy=_REMEDY),
        _number("works", "of a class of sizes: how many works there are"),
        kind("recorded or assumption"),
        source(sources),
        Column("reason", "why an assumption has this value", may_be_empty=True),
    )  # fmt: skip


def works_from(file: Traversable, sources: Mapping[str, Source]) -> Callable[[int, int], Society]:
    """A function that makes the society of a table from a number of workers and a seed.

    Args:
        file: the table.
        sources: the sources that recorded rows may name.

    Raises:
        FileError: all bad rows; no country or several; no class of sizes, branch or town.
    """
    table = read_csv(file, works_columns(sources))
    mistakes = table.mistakes
    for row in table.rows:
        _check(mistakes, row)
    by_part = {part: [row for row in table.rows if row["part"] == part] for part in _PARTS}
    for part, rows in by_part.items():
        _check_part(mistakes, part, rows, whole=table.whole)
    mistakes.refuse()
    (whole,) = by_part["country"]
    tables = PopulationTables(
        country=whole["name"],
        largest_workforce=float(whole["workers"]),
        workforce_source=_said(whole, sources),
        size_classes=tuple(_size_class(mistakes, row, sources) for row in by_part["size"]),
        branches=_margin("branch", by_part["branch"], sources),
        towns=_margin("town", by_part["town"], sources),
        smallest_workplace=FEWEST,
    )
    return lambda workers, seed: populate(tables, workers, seed)


def fewest_places(file: Traversable, sources: Mapping[str, Source]) -> int:
    """A number of workers so large that every class of sizes has a place, whatever the rounding."""
    rows = [row for row in read_csv(file, works_columns(sources)).rows if row["part"] == "size"]
    workers = [float(row["workers"]) for row in rows]
    return max(FEWEST, math.ceil(sum(workers) / min(workers)))


def _check(mistakes: Mistakes, row: Row) -> None:
    check_kind(mistakes, row)
    of_size = row["part"] == "size"
    for column in ("smallest", "largest", "works"):
        if of_size and not row[column]:
            problem = f"the class of sizes '{row['name']}' lacks {column}."
            mistakes.note(row.line, column, problem, _REMEDY)
        if row[column] and not of_size:
            problem = f"a {row['part']} has no {column}."
            mistakes.note(row.line, column, problem, "Leave the cell empty.", value=row[column])


def _check_part(mistakes: Mistakes, part: str, rows: Sequence[Row], *, whole: bool) -> None:
    if not rows and whole and not mistakes.found:
        problem = f"there is no row of the part {part}."
        mistakes.note(None, None, problem, f"Add a row that begins with {part},")
    if part == "country" and len(rows) > 1:
        problem = f"'{rows[1]['name']}' is a second country."
        mistakes.note(rows[1].line, "name", problem, "Keep one row: a case of works is of one country.")
    first: dict[str, int] = {}
    for row in rows:
        if row["name"] in first:
            problem = f"the {part} '{row['name']}' stands in line {first[row['name']]} already."
            mistakes.note(row.line, "name", problem, "Join the two rows.", value=row["name"])
        first.setdefault(row["name"], row.line)


def _size_class(mistakes: Mistakes, row: Row, sources: Mapping[str, Source]) -> SizeClass:
    smallest, largest, workers, works = (
        float(row[key]) for key in ("smallest", "largest", "workers", "works")
    )
    try:
        return SizeClass(row["name"], smallest, largest, workers, works, _said(row, sources))
    except SocietyError as wrong:
        mistakes.note(row.line, "workers", str(wrong), "Correct the row.", value=row["workers"])
        mistakes.refuse()
        raise


def _margin(part: str, rows: Sequence[Row], sources: Mapping[str, Source]) -> Margin:
    kinds = kind_of([row["kind"] for row in rows])
    return Margin(
        part,
        tuple(row["name"] for row in rows),
        tuple(float(row["workers"]) for row in rows),
        "recorded" if kinds == "recorded" else "assumption",
        "; ".join(dict.fromkeys(_said(row, sources) for row in rows)),
    )


def _said(row: Row, sources: Mapping[str, Source]) -> str:
    """The origin of a row in words."""
    if row["kind"] == "recorded":
        return sources[row["source_key"]].citation
    return f"assumption: {row['reason']}"
