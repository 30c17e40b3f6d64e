"""Networks: ties between the members of a level. The ties are members of a level of their own."""

from __future__ import annotations

import dis
import sys
from types import FrameType

from conjuncture.errors import caller_place
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level, level_name
from conjuncture.language.reserved import refuse_reserved_variable


def network(level: Level | str, *, name: str = "") -> Level:
    """Declare a network among the members of a level: `friends = network(person)`.

    A mechanism that names it looks through it: `friends(active)` is the group of the values of those to whom
    a person is tied. The society says who is tied to whom. The network is itself a level, whose members are
    its ties: a variable declared on it (`given(friends, ...)`, `@trait(friends, ...)`, `@state(friends,
    ...)`) joins the group.

    Example:
        person = Level("person")
        network(person, name="friends")

    Args:
        level: whose members are tied.
        name: only needed if the network is not assigned to a name at once.

    Raises:
        TheoryError: it has no name, or a reserved one.
    """
    place = caller_place(2)
    own_name = name or _name_it_is_put_under(sys._getframe(1))  # noqa: SLF001  (the caller's assignment)
    if not own_name:
        raise TheoryError(
            f"this network among members of '{level_name(level)}' has no name.",
            place=place,
            remedy=f'Write friends = network({level_name(level)}), or add name="friends".',
        )
    refuse_reserved_variable(own_name, "network", place)
    return Level(own_name, within=(level,), network=True, place=place)


def _name_it_is_put_under(caller: FrameType) -> str:
    """The name to which the present call is assigned; empty if there is none."""
    after = (found for found in dis.get_instructions(caller.f_code) if found.offset > caller.f_lasti)
    following = next(after, None)
    if following is None or not following.opname.startswith("STORE_"):
        return ""
    name = following.argval  # two names if Python does two things in one instruction
    return str(name[0] if isinstance(name, tuple) else name)
