"""Mistakes in users' files; they are collected, so that one error lists all mistakes of a file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from conjuncture.errors import ConjunctureError

LISTED = 20
"""A message lists at most so many mistakes; the error has all of them as data."""


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
        more = len(self.mistakes) - LISTED
        lines = [f"{len(self.mistakes)} mistakes.", *map(str, self.mistakes[:LISTED])]
        lines += [f"And {more} more."] if more > 0 else []
        super().__init__("\n".join(lines))


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
