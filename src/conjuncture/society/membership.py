"""Membership: the member of any upper level in which each member lies."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .errors import SocietyError
from .levels import Filling
from .society import Society


def place_above(society: Society, level: str, above: str) -> np.ndarray:
    """For each member of `level`, the member of `above` it lies in: int32, shape (size of `level`,).

    Places compose along every path (worker -> workplace -> town). Raises `SocietyError` when there is no
    path, or when two paths lead a member to different places.
    """
    for name in (level, above):
        if name not in society.levels:
            raise SocietyError(
                f"society {society.name!r} has no level {name!r}; it has {', '.join(society.levels)}"
            )
    place = _place(society.levels, level, above)
    if place is None:
        raise SocietyError(f"level {level!r} does not lie within {above!r}, directly or through other levels")
    return place


def _place(levels: Mapping[str, Filling], level: str, above: str) -> np.ndarray | None:
    if level == above:
        return np.arange(levels[level].size, dtype=np.int32)
    home: np.ndarray | None = None
    found_through = ""
    for parent, index in levels[level].within.items():
        further = _place(levels, parent, above)
        if further is None:
            continue
        place = further[index]
        if home is None:
            home, found_through = place, parent
        elif not np.array_equal(home, place):
            member = int(np.flatnonzero(home != place)[0])
            raise SocietyError(
                f"{level} {member} lies in {above} {home[member]} through {found_through!r} but in {above} "
                f"{place[member]} through {parent!r}; make the two paths agree, or take one out"
            )
    return home
