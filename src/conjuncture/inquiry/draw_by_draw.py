"""A claim draw by draw: where each of its statements holds, so that draws can be left out later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class DrawByDraw:
    """In which draws a claim holds.

    Every text has one letter for each draw: 1 where it holds, 0 where it does not, and - where the draw does
    not count, or was not run.

    Attributes:
        draws: the numbers of the draws that ran.
        statements: the text of each statement.
        otherwise: the text of all statements together, by what is changed: "half" and "twice" (its margins),
            and "without NAME" for each mechanism that was cut.
    """

    draws: tuple[int, ...]
    statements: tuple[str, ...]
    otherwise: Mapping[str, str]

    @property
    def whole(self) -> str:
        """The text of all statements together."""
        return together(self.statements)


def together(letters: tuple[str, ...]) -> str:
    """All of these at once: 1 where every one is 1, - where one does not count, else 0."""
    return "".join("-" if "-" in draw else "01"["0" not in draw] for draw in zip(*letters, strict=True))
