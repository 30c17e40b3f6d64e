"""The base class of all errors that a user sees: a sentence with the place of the problem and the remedy."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Place:
    """The file and line where something was declared."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{_shortened(self.file)}:{self.line}"


class ConjunctureError(Exception):
    """conjuncture cannot do something; the message says what, where, and what to do instead.

    The message reads `place: what is wrong. Remedy.`

    Attributes:
        problem: the problem, in a sentence.
        place: its file and line, or another place in words; None if it has no place.
        remedy: what the user can do instead; may be empty.
    """

    def __init__(self, problem: str, *, place: Place | str | None = None, remedy: str = "") -> None:
        self.problem = problem
        self.place = place
        self.remedy = remedy
        message = f"{place}: {problem}" if place else problem
        super().__init__(f"{message} {remedy}".rstrip())


def caller_place(depth: int = 2) -> Place:
    """The place of the code `depth` frames above this one (2: the caller of the function that calls it)."""
    frame = sys._getframe(depth)  # noqa: SLF001  (inspect.stack would read the source file of every frame)
    return Place(frame.f_code.co_filename, frame.f_lineno)


def nearest(name: str, known: Iterable[str]) -> str:
    """`Did you mean 'x'?`, or the list of known names if none is similar."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.6)
    if close:
        return "Did you mean " + " or ".join(f"'{match}'" for match in close) + "?"
    return f"Known names: {', '.join(names)}." if names else "No names are known here."


def _shortened(file: str) -> str:
    """The path from the working directory, or from the package; else the whole path."""
    path = Path(file)
    if path.is_relative_to(Path.cwd()):
        return str(path.relative_to(Path.cwd()))
    parts = path.parts
    if "conjuncture" in parts[:-1]:
        within = len(parts) - 1 - parts[::-1].index("conjuncture")
        return str(Path(*parts[within:]))
    return file
