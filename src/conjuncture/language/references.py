"""References: numbers that name a member of a level, or none.

`boss = given(person, refers=person)` gives each person the number of another. A mechanism that names `boss`
looks through it: `boss(pay)` is the pay of that member.
"""

from __future__ import annotations

from typing import Any

from conjuncture.errors import Place
from conjuncture.language.categories import Categories
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level, level_name
from conjuncture.language.operands import Operand

NONE = -1.0
"""The reference to nobody."""
MOST_MEMBERS = 2**24
"""The most members of a level that references name: float32 distinguishes no more numbers."""


def named(aim: Any) -> Any:
    """The members that name this one: `named(aim).count()` counts them, `named(aim)(pay)` is their pay.

    It is a group, on the level to which `aim` refers: all members whose `aim` is this member.

    Example:
        person = Level("person")

        @derived(person, absent=0.0, source="own conjecture")
        def asked_by(aim):
            return named(aim).count()

    Raises:
        TheoryError: it is not a variable that refers to members of the mechanism's level.
    """
    if not isinstance(aim, Operand):
        raise TheoryError(
            "named(...) is called on something that is not a variable.",
            remedy="Name a variable of the signature that has refers=: named(aim).count().",
        )
    return aim.named()


def refuse_reference(
    what: str,
    refers: Level | str | None,
    within: tuple[float, float] | None,
    shape: tuple[int, ...],
    categories: Categories | None,
    place: Place,
) -> None:
    """Raise an error if a reference is declared to be something else as well.

    Raises:
        TheoryError: the message has the other declaration.
    """
    if refers is None:
        return
    level = level_name(refers)
    other = {"within=": within, "shape=": shape, "categories=": categories}
    for option, value in other.items():
        if value:
            raise TheoryError(
                f"{what} refers to a {level}, and declares {option} as well.",
                place=place,
                remedy=f"A reference is the number of one {level}, or NONE: leave {option} out.",
            )


def unit_of(refers: Level | str | None, unit: str) -> str:
    """The declared unit; for a reference the number of a member."""
    return f"number of a {level_name(refers)}" if refers is not None and unit in ("", "1") else unit


def could_refer(value: Any) -> bool:
    """Whether a plain value may be a reference before the society is known: a whole number, or NONE."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return plain and value >= NONE and value == int(value)
