"""A strict reader of CSV tables: commas between the cells, and as many cells in a row as in the header.

It guesses nothing: a ragged row, a column that is missing or occurs twice, a quotation mark that is not
closed, and another separator are mistakes with their line. Cells are put in plain form (`plain`) and
stripped.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from conjuncture.errors import nearest
from conjuncture.files.columns import Column, number_of
from conjuncture.files.mistakes import Mistakes, refusal
from conjuncture.files.text import DECLARATION, plain, read_text
from conjuncture.grammar import counted

Cells = list[str]


@dataclass(frozen=True)
class Row:
    """A row, and the line in which it begins."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class CsvTable:
    """A table that was read.

    Attributes:
        file: its path.
        header: the names of its columns, in their order.
        rows: the rows without a mistake; the cells of a missing column are empty.
        every: these, and the rows with a bad cell.
        whole: whether `every` has all rows of the file: none was ragged or unreadable.
        mistakes: the mistakes of the other rows. `mistakes.refuse()` raises them; a caller may add more
            first.
    """

    file: Traversable
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    every: tuple[Row, ...]
    whole: bool
    mistakes: Mistakes


def read_csv(file: Traversable, columns: Sequence[Column] = ()) -> CsvTable:
    """Read a table and check its cells.

    Args:
        file: the table.
        columns: its columns; without them the table may have any columns.

    Raises:
        FileError: the file does not exist, cannot be read as a table, or has a wrong header. Mistakes of
            rows are not raised here: see `CsvTable.mistakes`.
    """
    records = _records(file)
    mistakes = Mistakes(file)
    first, header = next(records, (1, []))
    header = [plain(name).strip() for name in header]
    _check_header(mistakes, first, header, columns)
    mistakes.refuse()
    missing = [column.name for column in columns if column.name not in header]
    rows: list[Row] = []
    every: list[Row] = []
    whole = ragged = False
    first_lines: dict[tuple[str, str], int] = {}
    with mistakes.collect():  # the table ends at a row that cannot be read at all
        for line, record in records:
            cells = [plain(cell).strip() for cell in record]
            if not any(cells):
                continue
            if len(cells) != len(header):
                _note_ragged(mistakes, line, cells, header)
                ragged = True
                continue
            row = Row(line, dict(zip(header, cells, strict=True)) | dict.fromkeys(missing, ""))
            every.append(row)
            before = len(mistakes.found)
            for column in columns:
                _check_cell(mistakes, first_lines, row, column)
            if len(mistakes.found) == before:
                rows.append(row)
        whole = not ragged
    return CsvTable(file, tuple(header), tuple(rows), tuple(every), whole, mistakes)


def _records(file: Traversable) -> Iterator[tuple[int, Cells]]:
    """Each record with the line in which it begins; blank lines and a declared encoding are skipped."""
    text = read_text(file)
    if not text.strip():
        raise refusal(file, 1, None, "the table is empty.", "Write its header and its rows, or remove it.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for record in reader:
            line, begins = begins, reader.line_num + 1
            if record and not (line <= 2 and DECLARATION.fullmatch(",".join(record).strip())):
                yield line, record
    except csv.Error as wrong:
        raise _bad_quotes(file, text, begins, str(wrong)) from None


def _bad_quotes(file: object, text: str, begins: int, message: str) -> Exception:
    remedy = 'Close it; a quotation mark within a quoted cell is written twice: "the ""Iskra"" group".'
    if "unexpected end" in message:
        problem = "a quotation mark opens here and is never closed."
        return refusal(file, _left_open(text, begins), None, problem, remedy)
    if "expected after" in message:
        problem = "a quoted cell of the row that begins here continues after its closing quotation mark."
        return refusal(file, begins, None, problem, remedy)
    return refusal(file, begins, None, f"the row cannot be read: {message}.", "Correct the row.")


def _left_open(text: str, begins: int) -> int:
    """The line of the last opening quotation mark, from the line in which the record begins."""
    opened, inside, number = begins, False, begins
    lines = io.StringIO(text, newline="").readlines()
    for number, line in enumerate(lines[begins - 1 :], begins):
        # two marks in a row within a cell stand for one mark: the second one opens no new cell
        for place, mark in enumerate(line):
            if mark != '"':
                continue
            inside = not inside
            if inside and not (place and line[place - 1] == '"'):
                opened = number
    return opened


def _check_header(mistakes: Mistakes, line: int, header: Cells, columns: Sequence[Column]) -> None:
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        what = "semicolons" if ";" in header[0] else "tabs"
        problem = f"the columns are separated by {what}."
        mistakes.note(
            line, None, problem, "Save the table with commas between the columns, decimals with points."
        )
        return
    for place, name in enumerate(header, 1):
        if not name:
            problem = f"column {place} has no name in the header."
            mistakes.note(line, place, problem, "Name it, or delete the empty column.")
        elif header.index(name) + 1 < place:
            problem = f"two columns are called '{name}'."
            mistakes.note(line, name, problem, "Give each its own name.", value=name)
        elif number_of(name) is not None and name not in [column.name for column in columns]:
            problem = f"the header has the number {name}."
            mistakes.note(
                line, place, problem, "Write the names of the columns in the first line.", value=name
            )
    if columns:
        _check_names(mistakes, line, header, columns)


def _check_names(mistakes: Mistakes, line: int, header: Cells, columns: Sequence[Column]) -> None:
    names = [column.name for column in columns]
    needed = [column.name for column in columns if not column.may_be_missing]
    optional = [name for name in names if name not in needed]
    restore = f"Begin the header with {','.join(needed)}."
    if optional:
        restore += f" These columns may follow: {', '.join(optional)}."
    for name in header:
        if name and name not in names:
            hint = nearest(name, [column for column in names if column not in header] or names)
            mistakes.note(line, name, f"no column is called '{name}' here.", f"{hint} {restore}", value=name)
    for name in needed:
        if name not in header:
            mistakes.note(line, name, f"the column '{name}' is missing.", restore)
    if mistakes.found:
        return
    if header[: len(needed)] != needed:
        place = next(n for n, pair in enumerate(zip(header, needed, strict=False)) if pair[0] != pair[1])
        problem = f"column '{header[place]}' is in the place of '{needed[place]}'."
        mistakes.note(line, header[place], problem, restore, value=header[place])


def _note_ragged(mistakes: Mistakes, line: int, cells: Cells, header: Cells) -> None:
    problem = f"the row has {counted(len(cells), 'cell')} for the {len(header)} columns of the header."
    if any("\n" in cell or "\r" in cell for cell in cells):
        problem += " It continues over several lines: perhaps a quotation mark is not closed."
    remedy = "Quote a cell that contains a comma, and write decimals with a point."
    mistakes.note(line, None, problem, remedy, value=",".join(cells))


def _check_cell(
    mistakes: Mistakes, first_lines: dict[tuple[str, str], int], row: Row, column: Column
) -> None:
    cell = row[column.name]
    problem = column.problem(cell)
    if problem:
        shown = f"'{cell}' {problem}." if cell else f"this {problem}."
        mistakes.note(row.line, column.name, shown, column.remedy, value=cell)
    elif column.unique:
        there = first_lines.setdefault((column.name, cell), row.line)
        if there != row.line:
            problem = f"'{cell}' occurs twice, first in line {there}."
            mistakes.note(row.line, column.name, problem, column.remedy, value=cell)
