"""Whose variable a pattern or target looks at: the member it names, checked against the society."""

from __future__ import annotations

from conjuncture.errors import nearest
from conjuncture.record import RecordError
from conjuncture.society import Society


def whose(place: str, society: Society, country: str, member: str) -> str:
    """The member to look at: the one named, or else the country; empty where nobody is named.

    Args:
        place: where this was written, for the error.
        society: who there is.
        country, member: names, or nothing.

    Raises:
        RecordError: nobody is called so.
    """
    everybody = [name for filling in society.levels.values() for name in filling.labels or ()]
    for name in filter(None, (country, member)):
        if name not in everybody:
            raise RecordError(f"{place}: nobody is called '{name}'. {nearest(name, everybody)}")
    return member or country
