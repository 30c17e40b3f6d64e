"""Reserved names: names that variables and levels of a theory may not have, since they are in use."""

from __future__ import annotations

import keyword

from conjuncture.errors import Place
from conjuncture.language.errors import TheoryError

SPECIAL_NAMES = ("noise", "dt", "t", "me", "size_of")
"""Names under which a mechanism reads no variable: noise, years a step, years since the start, the member's
number, and how many members a level has.
"""

RESULT_NAMES = ("draw", "failure", "parameter", "parameters", "time", "world", "year")
"""Names that every result uses: a variable of such a name would be lost there, or appear twice."""

# A theory may have the world for a level above all countries: of one member, it is no dimension of a result.
_OF_LEVELS = tuple(name for name in RESULT_NAMES if name != "world")


def refuse_reserved_variable(name: str, what: str, place: Place) -> None:
    """Raise an error for a name under which no mechanism could read the variable, or no result have it.

    Args:
        name: its name.
        what: its kind: a mechanism, a series, a given.
        place: where it is declared.

    Raises:
        TheoryError: the name is special, needed by results, or not a plain name.
    """
    if not name.isidentifier() or keyword.iskeyword(name):
        raise TheoryError(
            f"{name!r} is no name for a {what}: no signature could name it.",
            place=place,
            remedy="Use letters, digits and underscores, as in 'hands_wanted'.",
        )
    if name in SPECIAL_NAMES:
        raise TheoryError(
            f"a {what} cannot be called '{name}': that name is special.",
            place=place,
            remedy=f"Special names: {', '.join(SPECIAL_NAMES)}.",
        )
    if name in RESULT_NAMES:
        raise TheoryError(
            f"a {what} cannot be called '{name}': results need that name.",
            place=place,
            remedy=f"Results need: {', '.join(RESULT_NAMES)}. Say which it is, as in 'year_of_birth'.",
        )


def refuse_reserved_level(name: str, place: Place) -> None:
    """Raise an error for the name of a level that results need for another dimension.

    Raises:
        TheoryError: the message has the reserved names.
    """
    if name in _OF_LEVELS:
        raise TheoryError(
            f"a level cannot be called '{name}': results need that name.",
            place=place,
            remedy=f"Results need: {', '.join(_OF_LEVELS)}. Say whose it is, as in 'lottery_draw'.",
        )
