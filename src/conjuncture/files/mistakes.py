"""Mistakes in users' files; they are collected, so that one error lists all mistakes of a file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from conjuncture.errors import ConjunctureError

LISTED = 20
"""A message lists at most so many kinds of mistakes; the error has all of them as data."""


@dataclass(frozen=True)
class Mistake:
    """One mistake.

    Attributes:
        file: its path.
        line: its line, from 1; None if it concerns the whole file.
        column: a column of a table, or a TOML key; in a text that cannot be parsed the character, from 1.
        value: the text in this place; empty if there is none.
        problem: the problem, in a sentence.
        remedy: the remedy, in a sentence; may be empty.
    """

    file: str
    line: int | None
    column: str | int | None
    value: str
    problem: str
    remedy: str = ""

    @property
    def place(self) -> str:
        """File, line and column in words; in a TOML file the key, or an entry such as "claim A1"."""
        line = "" if self.line is None else f", line {self.line}"
        if self.column in (None, ""):
            return f"{self.file}{line}"
        if isinstance(self.column, str) and self.file.endswith(".toml"):
            return f"{self.file}{line}, {'' if ' ' in self.column else 'key '}{self.column}"
        return f"{self.file}{line}, column {self.column}"

    def __str__(self) -> str:
        return f"{self.place}: {self.problem} {self.remedy}".rstrip()


class FileError(ConjunctureError, ValueError):
    """A file has mistakes.

    Attributes:
        mistakes: all of them; `Mistakes.refuse` sorts them by file and line.
    """

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        first, *others = self.mistakes
        if not others:
            super().__init__(first.problem, place=first.place, remedy=first.remedy)
            return
        alike = _alike(self.mistakes)
        more = sum(map(len, alike[LISTED:]))
        lines = [f"{len(self.mistakes)} mistakes.", *map(_together, alike[:LISTED])]
        lines += [f"And {more} more."] if more else []
        super().__init__("\n".join(lines))


def _alike(mistakes: Sequence[Mistake]) -> list[list[Mistake]]:
    """Mistakes that differ in the line alone, in one list: a wrong key that a whole column has."""
    found: dict[Mistake, list[Mistake]] = {}
    for one in mistakes:
        found.setdefault(replace(one, line=None), []).append(one)
    return list(found.values())


def _together(mistakes: Sequence[Mistake]) -> str:
    """One sentence for mistakes that differ in the line alone."""
    first = mistakes[0]
    lines = [one.line for one in mistakes if one.line is not None]
    if len(lines) < 2:
        return str(first)
    place = first.place.replace(f", line {first.line}", f", lines {_lines(lines)}", 1)
    return f"{place}: {first.problem} {first.remedy}".rstrip()


def _lines(lines: Sequence[int]) -> str:
    """Lines one after another as "2-14", else with commas; of many the first."""
    if lines[-1] - lines[0] == len(lines) - 1 and len(lines) > 2:
        return f"{lines[0]}-{lines[-1]}"
    shown = ", ".join(map(str, lines[:LISTED]))
    return f"{shown} and {len(lines) - LISTED} more" if len(lines) > LISTED else shown


@dataclass
class Mistakes:
    """The mistakes found so far in one file.

    Attributes:
        file: its path.
        found: the mistakes, in the order in which they were found.
    """

    file: object
    found: list[Mistake] = field(default_factory=list)

    def note(
        self, line: int | None, column: str | int | None, problem: str, remedy: str = "", *, value: str = ""
    ) -> None:
        """Add a mistake; see `Mistake`."""
        self.found.append(Mistake(str(self.file), line, column, value, problem, remedy))

    @contextmanager
    def collect(self) -> Iterator[None]:
        """Add the mistakes of a `FileError` that is raised inside the block, and continue after the block."""
        try:
            yield
        except FileError as error:
            self.found += error.mistakes

    def lines(self) -> set[int | None]:
        """The lines that have a mistake."""
        return {mistake.line for mistake in self.found}

    def refuse(self) -> None:
        """Raise all mistakes, in the order of the lines, if there are any.

        Raises:
            FileError: with all mistakes.
        """
        if self.found:
            together = dict.fromkeys(self.found)
            raise FileError(sorted(together, key=_place))


def _place(mistake: Mistake) -> tuple[str, float]:
    return mistake.file, math.inf if mistake.line is None else mistake.line


def refusal(
    file: object,
    line: int | None,
    column: str | int | None,
    problem: str,
    remedy: str = "",
    *,
    value: str = "",
) -> FileError:
    """The error for a single mistake."""
    return FileError([Mistake(str(file), line, column, value, problem, remedy)])
