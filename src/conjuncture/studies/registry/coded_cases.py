"""Codings by name: those that come with conjuncture, and tables of one's own."""

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
"""The situations whose roots both coders coded, with `implantation` as one of the three codings has it."""
BY_BASIS = {"data-anchored": 0.1}
"""How far a code may be off by what it rests on. The record says on what each code rests, not how sure it is,
and asks every use to move the codes by 0.2: one that follows from a figure is moved by half of that."""


def get_codings(name: str, unsure: float = UNSAID) -> Codings:
    """Coded cases: recorded ones, or a CSV file.

    Example:
        coded_cases("situations").table

    Args:
        name: of recorded codings, or the path of a table whose first column names the cases. Recorded are
            `situations`, all twenty as the first coder has them, and those of `BY_ROOTS`.
        unsure: how far a code may be off where nothing is said of its sureness.

    Raises:
        QuestionError: no codings of that name, or no such file.
        FileError: all that is wrong in the table.
    """
    if name == RECORDED:
        return _situations(unsure)
    if name in BY_ROOTS:
        return _by_roots(name, unsure)
    if not name.endswith(".csv"):
        raise QuestionError(
            f"there are no codings '{name}'. {nearest(name, [RECORDED, *BY_ROOTS])} "
            "Or give a table: cases.csv"
        )
    table = read_table(Path(name))
    note = (
        f"The table says nothing of how sure its codes are: each is moved by up to {unsure:g}."
        if table.fuzzy
        else "The cases are kinds, which are not moved: every recoding is the same."
    )
    widths = dict.fromkeys(table.columns, np.full(len(table.cases), unsure))
    return Codings(Path(name).name, table, widths, note)


def read_table(path: Path) -> Table:
    """A table of cases from a CSV file: the first column names the cases, the others are conditions.

    Raises:
        QuestionError: the file is not there.
        FileError: all that is wrong in it: ragged rows, cells that are no number, cases without a name or
            with one that another has.
    """
    if not path.exists():
        raise QuestionError(f"there is no table {path}. Its path is seen from the question's file.")
    read = read_csv(path)
    first, *names = read.header
    lines: dict[str, int] = {}
    for row in read.every:
        if not row[first]:
            read.mistakes.note(row.line, first, "this case has no name.", "Name it.")
        elif row[first] in lines:
            problem = f"'{row[first]}' is the case of line {lines[row[first]]} already."
            read.mistakes.note(row.line, first, problem, "Give each its own name.", value=row[first])
        lines.setdefault(row[first], row.line)
        for name in names:
            if wrong := number(row[name]) if row[name] else "is missing":
                remedy = "Code it in numbers with a point, or leave the case out."
                shown = f"'{row[name]}' {wrong}." if row[name] else f"the code {wrong}."
                read.mistakes.note(row.line, name, shown, remedy, value=row[name])
    read.mistakes.refuse()
    if _holds_degrees([row[first] for row in read.rows]):
        problem = f"the first column names the cases, and '{first}' holds degrees."
        remedy = "Put a column with the names of the cases before it."
        raise QuestionError(problem, place=path.name, remedy=remedy)
    columns = {name: np.array([float(row[name]) for row in read.rows]) for name in names}
    try:
        return Table(tuple(row[first] for row in read.rows), columns)
    except QuestionError as error:  # of the table as a whole: its names, and what its numbers may be
        raise QuestionError(error.problem, place=path.name, remedy=error.remedy) from None


def _holds_degrees(names: Sequence[str]) -> bool:
    """Whether what should be names are numbers, some of them not whole: a condition, not counted cases."""
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
        f"{min(BY_BASIS['data-anchored'], unsure):g}; of the others the record says on what they rest, not "
        f"how sure they are: they are moved by up to {unsure:g}. {agreement_in_words()}"
    )
    return Codings(RECORDED, table, widths, note)


def _by_roots(name: str, unsure: float) -> Codings:
    """The situations that both coders have, with one of the three codings in the place of `implantation`."""
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
        f"The {len(both)} situations that both coders have, implantation coded as {BY_ROOTS[name]}. "
        f"{all_of_them.told}"
    )
    return Codings(name, table, widths, note)
