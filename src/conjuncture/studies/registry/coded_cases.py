"""Coded cases by name: those that come with conjuncture, and the user's own tables."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from conjuncture.errors import nearest
from conjuncture.files.columns import number, number_of
from conjuncture.files.csv_table import read_csv
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.codings import UNSAID, Codings
from conjuncture.inquiry.qca.table import Table

RECORDED = "situations"
BY_ROOTS = {f"{RECORDED}_{coding}": coding for coding in ("implantation", "roots_any", "roots_leninist")}
"""The situations whose roots both coders coded; `implantation` is from one of the three codings."""
BY_BASIS = {"data-anchored": 0.1}
"""How far a code may be wrong, by its basis. The record gives the basis of each code and not its error, and
requires that every use moves the codes by 0.2; a code that follows from a figure is moved by half of that."""


def get_codings(name: str, unsure: float = UNSAID) -> Codings:
    """Coded cases: recorded ones, or a CSV file.

    Example:
        coded_cases("situations").table

    Args:
        name: the name of recorded codings, or the path of a table whose first column has the names of the
            cases. Recorded are `situations`, all twenty by the first coder, and those of `BY_ROOTS`.
        unsure: how far a code may be wrong if its error is not known.

    Raises:
        QuestionError: an unknown name, or no such file.
        FileError: all mistakes of the table.
    """
    if name == RECORDED:
        return _situations(unsure)
    if name in BY_ROOTS:
        return _by_roots(name, unsure)
    if not name.endswith(".csv"):
        raise QuestionError(
            f"there are no coded cases '{name}'. {nearest(name, [RECORDED, *BY_ROOTS])} "
            "Or give a table: cases.csv"
        )
    table = read_table(Path(name))
    note = (
        f"The table does not say how sure its codes are: each is moved by up to {unsure:g}."
        if table.fuzzy
        else "All codes are whole numbers (kinds), which are not moved: every recoding is the same."
    )
    widths = dict.fromkeys(table.columns, np.full(len(table.cases), unsure))
    return Codings(Path(name).name, table, widths, note)


def read_table(path: Path) -> Table:
    """Read a table of cases from a CSV file: the first column has their names, the others are conditions.

    Raises:
        QuestionError: the file does not exist, the first column has degrees instead of names, or the values
            cannot be codes.
        FileError: all mistakes: ragged rows, cells that are not numbers, cases without a name or with the
            name of another.
    """
    if not path.exists():
        raise QuestionError(f"there is no table {path}. Its path is relative to the question's file.")
    read = read_csv(path)
    first, *names = read.header
    lines: dict[str, int] = {}
    for row in read.every:
        if not row[first]:
            read.mistakes.note(row.line, first, "this case has no name.", "Name it.")
        elif row[first] in lines:
            problem = f"'{row[first]}' is already the case of line {lines[row[first]]}."
            read.mistakes.note(row.line, first, problem, "Give each its own name.", value=row[first])
        lines.setdefault(row[first], row.line)
        for name in names:
            if wrong := number(row[name]) if row[name] else "is missing":
                remedy = "Code it in numbers with a point, or leave the case out."
                shown = f"'{row[name]}' {wrong}." if row[name] else f"the code {wrong}."
                read.mistakes.note(row.line, name, shown, remedy, value=row[name])
    read.mistakes.refuse()
    if _holds_degrees([row[first] for row in read.rows]):
        problem = f"the first column must have the names of the cases, but '{first}' has degrees."
        remedy = "Put a column with the names of the cases before it."
        raise QuestionError(problem, place=path.name, remedy=remedy)
    columns = {name: np.array([float(row[name]) for row in read.rows]) for name in names}
    try:
        return Table(tuple(row[first] for row in read.rows), columns)
    except QuestionError as error:  # a mistake of the whole table: its names, or its range of numbers
        raise QuestionError(error.problem, place=path.name, remedy=error.remedy) from None


def _holds_degrees(names: Sequence[str]) -> bool:
    """Whether all names are numbers, and some not whole: then the column is a condition and has no names."""
    numbers = [number_of(name) for name in names]
    return None not in numbers and any(value % 1 for value in numbers if value is not None)


def _situations(unsure: float) -> Codings:
    from conjuncture.cases.situations import codings, situations
    from conjuncture.cases.situations.reading import CONDITIONS, OUTCOME
    from conjuncture.cases.situations.roots import agreement_in_words

    read = situations()
    basis = codings().pivot_table(index="case_id", columns="condition", values="basis", aggfunc="first")
    basis = basis.reindex(read.index)
    names = (*CONDITIONS, OUTCOME)
    table = Table(
        tuple(read["case"].str.replace(",", "")), {name: read[name].to_numpy(float) for name in names}
    )
    widths = {
        name: np.array([min(BY_BASIS.get(value, unsure), unsure) for value in basis[name]]) for name in names
    }
    sure = int((basis[list(names)] == "data-anchored").to_numpy().sum())
    note = (
        f"A code that follows from a figure ({sure} of {basis[list(names)].size}) is moved by up to "
        f"{min(BY_BASIS['data-anchored'], unsure):g}. The record gives the basis of the others and not their "
        f"error: they are moved by up to {unsure:g}. {agreement_in_words()}"
    )
    return Codings(RECORDED, table, widths, note)


def _by_roots(name: str, unsure: float) -> Codings:
    """The situations that both coders coded, with one of the three codings as `implantation`."""
    from conjuncture.cases.situations.roots import roots

    all_of_them, coding = _situations(unsure), roots()
    both = np.flatnonzero(coding.notna().all(axis=1).to_numpy())
    table = all_of_them.table.only([int(place) for place in both])
    widths = {column: width[both] for column, width in all_of_them.unsure.items()}
    if BY_ROOTS[name] != "implantation":
        codes = coding[BY_ROOTS[name]].to_numpy(float)[both]
        table = table.with_columns(table.cases, {**table.columns, "implantation": codes})
        widths["implantation"] = np.full(len(both), unsure)
    note = (
        f"The {len(both)} situations that both coders coded, with implantation coded as {BY_ROOTS[name]}. "
        f"{all_of_them.told}"
    )
    return Codings(name, table, widths, note)
