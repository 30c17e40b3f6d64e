"""Sizes: how many members the levels of a society have, as a mechanism reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level


@dataclass(frozen=True)
class SizeOf:
    """Read as `size_of` in a mechanism's signature: `size_of(worker)` is how many workers the society has.

    This includes empty slots: count existing members from above, by `group.count()`. With it members can form
    a circle: `(me + 1) % size_of(worker)`.

    Attributes:
        sizes: by the name of the level, as the runner has numbers.
    """

    sizes: Mapping[str, Any]

    def __call__(self, level: Level | str) -> Any:
        """The number of members of a level.

        Raises:
            TheoryError: it is not a level, or not one of the theory.
        """
        if not isinstance(level, Level | str):
            raise TheoryError(
                "size_of(...) is given something that is not a level.",
                remedy="Name a level, as in size_of(worker); for the members of a group write group.count().",
            )
        name = level.name if isinstance(level, Level) else level
        if name not in self.sizes:
            raise TheoryError(
                f"size_of(...) names '{name}', which is no level of the theory.",
                remedy=nearest(name, self.sizes),
            )
        return self.sizes[name]
