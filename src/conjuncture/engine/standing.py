"""Where the engine stands while it runs one mechanism: its level, and the ways to the levels around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conjuncture.engine.exact import Exact
from conjuncture.engine.slices import Slices


@dataclass(frozen=True)
class Standing:
    """A level, and the ways to the levels around it.

    Attributes:
        size: members of the level.
        ways: "below>above": the index of each lower member's member of the upper level, (members below,).
        heads: "below>above": how many lower members each upper member has, (members above, 1).
        rows: "below>above": which they are, (members above, most of one), -1 for none; of small levels alone.
        filled: for each level, which members exist at this date, (members, draws); absent when all do.
        slices: how the ties of networks lie.
        sizes: members of each level.
    """

    exact: Exact
    level: str
    size: int
    ways: Mapping[str, Any]
    heads: Mapping[str, Any]
    rows: Mapping[str, Any]
    filled: Mapping[str, Any]
    slices: Mapping[str, Slices]
    sizes: Mapping[str, int]

    def seen_from(self, child: str, array: Any) -> Any:
        """Values of this level's members, spread to the members of a level below."""
        return array if array.shape[0] == 1 else array[self.ways[f"{child}>{self.level}"]]

    def seen_at(self, above: str, array: Any) -> Any:
        """Values of a level above, as this level's members see them."""
        return array if array.shape[0] == 1 else array[self.ways[f"{self.level}>{above}"]]
