"""The member that a pattern or target names, checked against the society."""

from __future__ import annotations

from conjuncture.errors import nearest
from conjuncture.files.mistakes import Mistakes
from conjuncture.society import Society


def whose(mistakes: Mistakes, line: int | None, society: Society, **named: str) -> str:
    """The member to look at: the last that is named; empty if none is.

    Args:
        mistakes: unknown names are noted here.
        line: the line of the names.
        society: the society with the members.
        named: names by column or key, which may be empty: the country, and the member within it.
    """
    everybody = [name for filling in society.levels.values() for name in filling.labels or ()]
    for column, name in named.items():
        if name and name not in everybody:
            problem, remedy = f"nobody is called '{name}'.", nearest(name, everybody)
            mistakes.note(line, column, problem, remedy, value=name)
    return next((name for name in reversed(named.values()) if name), "")
