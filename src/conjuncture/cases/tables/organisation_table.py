"""`organisation.csv`: facts that one organisation knows about itself, a row for each quantity.

An empty cell means that a quantity is not known; it is then drawn from the theory's prior. The folder has
this table instead of `society.csv`, and needs no `inputs.csv`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from conjuncture.cases.known_quantity import KnownQuantity
from conjuncture.cases.lever import Lever
from conjuncture.cases.tables.cells import source
from conjuncture.errors import nearest
from conjuncture.files.columns import Column, number, number_between, number_of
from conjuncture.files.csv_table import Row, read_csv
from conjuncture.files.mistakes import Mistakes
from conjuncture.records import Source
from conjuncture.society import Filling, Society

FILE = "organisation.csv"
LEVEL = "organisation"

_QUANTITIES = (
    Column("quantity", "the quantity", unique=True),
    Column("unit", "its unit"),
    Column("low", "the least that it can be", number),
    Column("high", "the most that it can be", number),
    Column("means", "what it is"),
)


def organisation_columns(sources: Collection[str]) -> tuple[Column, ...]:
    """The columns of the table; its sources are some of `sources`."""
    return (
        Column("quantity", "the name of the quantity, a parameter of the theory", unique=True),
        Column("value", "a number with a point; empty where it is not known", number, may_be_empty=True),
        Column("unit", "the unit of the value"),
        source(sources),
        Column("reason", "where else a value is known from, or how it was reckoned", may_be_empty=True),
        Column("means", "what the quantity is, in a line", may_be_empty=True, may_be_missing=True),
    )


def quantities() -> dict[str, Mapping[str, str]]:
    """The possible rows of the table by name: unit, low, high and means."""
    table = read_csv(files("conjuncture.cases") / "unions" / "quantities.csv", _QUANTITIES)
    table.mistakes.refuse()
    return {row["quantity"]: row.cells for row in table.rows}


def known_from(file: Traversable, sources: Mapping[str, Source]) -> tuple[KnownQuantity, ...]:
    """The quantities of a table, in the order of `quantities`; one without a row is not known.

    Args:
        file: the table.
        sources: the sources that it may name.

    Raises:
        FileError: all bad rows: an unknown quantity, another unit, an impossible value, or a value without a
            source and a reason.
    """
    table, declared = read_csv(file, organisation_columns(sources)), quantities()
    for row in table.every:
        _check(table.mistakes, row, declared)
    table.mistakes.refuse()
    rows = {row["quantity"]: row for row in table.rows}
    return tuple(_quantity(name, one, rows.get(name)) for name, one in declared.items())


def society_of(title: str) -> Society:
    """The society with the one organisation."""
    return Society.of({LEVEL: Filling(1, labels=(title,))}, name=title, description=f"From {FILE}.")


def check_levers(mistakes: Mistakes, levers: Iterable[Lever]) -> None:
    """Note levers with an unknown quantity or an impossible value."""
    declared = quantities()
    for number_, lever in enumerate(levers, 1):
        one = declared.get(lever.quantity)
        if one is None:
            problem = f"lever {number_} sets '{lever.quantity}', which is no row of {FILE}."
            mistakes.note(None, "lever", problem, nearest(lever.quantity, declared), value=lever.quantity)
        elif problem := number_between(float(one["low"]), float(one["high"]))(f"{lever.at:f}"):
            problem = f"lever {number_} sets '{lever.quantity}' to {lever.at:g}, which {problem}."
            mistakes.note(None, "lever", problem, f"It is in {one['unit']}.", value=f"{lever.at:g}")


def _check(mistakes: Mistakes, row: Row, declared: Mapping[str, Mapping[str, str]]) -> None:
    name, cell = row["quantity"], row["value"]
    if name not in declared:
        problem = f"nothing is called '{name}'." if name else "a row without a quantity."
        mistakes.note(row.line, "quantity", problem, nearest(name, declared), value=name)
        return
    unit, low, high = (declared[name][key] for key in ("unit", "low", "high"))
    if row["unit"] and row["unit"] != unit:
        problem = f"'{name}' is in '{row['unit']}' here, and the theory has it in '{unit}'."
        mistakes.note(row.line, "unit", problem, f"Convert the value, and write {unit}.", value=row["unit"])
    if not cell or number(cell):
        return
    if problem := number_between(float(low), float(high))(cell):
        mistakes.note(row.line, "value", f"'{cell}' {problem}.", f"It is in {unit}.", value=cell)
    if not (row["source_key"] or row["reason"]):
        remedy = "Name its source, or say where the value is known from. Leave it empty if nobody knows it."
        mistakes.note(row.line, "reason", f"a value of '{name}' that comes from nowhere.", remedy)


def _quantity(name: str, declared: Mapping[str, str], row: Row | None) -> KnownQuantity:
    value = number_of(row["value"]) if row is not None and row["value"] else None
    if row is None or value is None:
        return KnownQuantity(name, declared["unit"], declared["means"], None)
    return KnownQuantity(name, declared["unit"], declared["means"], value, row["source_key"], row["reason"])
