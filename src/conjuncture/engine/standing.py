"""The position of a mechanism while the engine runs it: its level, and the ways to the levels around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from conjuncture.engine.exact import Exact
from conjuncture.engine.slices import Slices
from conjuncture.language.references import NONE


@dataclass(frozen=True)
class Standing:
    """A level, and the ways to the levels around it.

    Attributes:
        size: members of the level.
        ways: "below>above": the index of each lower member's member of the upper level, (members below,);
            where it moves (members below, draws), -1 for none.
        heads: "below>above": how many lower members each upper member has, (members above, 1).
        rows: "below>above": their numbers, (members above, most of one), -1 for none; only for small levels.
        filled: for each level, which members exist at this date, (members, draws); missing if all do.
        slices: how the ties of networks are arranged.
        sizes: members of each level.
    """

    exact: Exact
    level: str
    size: int
    ways: dict[str, Any]
    heads: Mapping[str, Any]
    rows: Mapping[str, Any]
    filled: dict[str, Any]
    slices: Mapping[str, Slices]
    sizes: Mapping[str, int]

    def seen_from(self, child: str, array: Any) -> Any:
        """Values of this level's members, spread to the members of a level below."""
        if f"{child}>{self.level}" in self.slices:
            # Computed once: otherwise the compiler does what made it again for every tie.
            array = jax.lax.optimization_barrier(array)
        return self._of_those(array, self.ways[f"{child}>{self.level}"])

    def seen_at(self, above: str, array: Any) -> Any:
        """Values of a level above, as this level's members see them; meaningless for those nowhere."""
        return self._of_those(array, self.ways[f"{self.level}>{above}"])

    def _of_those(self, array: Any, whose: Any) -> Any:
        if array.shape[0] == 1 or whose.ndim == 1:
            return array if array.shape[0] == 1 else array[whose]
        return of_each(array, jnp.maximum(whose, 0))


def of_each(array: Any, members: Any) -> Any:
    """The values of these members, which differ by draw: (here or 1, parts of a vector, draws).

    Args:
        array: the values of all members of a level, (members or 1, parts of a vector, draws or 1).
        members: the number of one of them for each member here, (here or 1, draws or 1).
    """
    if array.shape[0] == 1:
        return array
    if members.shape[-1] == 1:  # the same in all draws, so that whole rows are taken
        return array[members[:, 0]]
    if array.shape[-1] == 1:
        taken = array[..., 0][members]
        return taken if array.ndim == 2 else jnp.moveaxis(taken, -1, 1)
    members = members if array.ndim == 2 else members[:, None, :]
    return jnp.take_along_axis(array, members, axis=0, mode="promise_in_bounds")


def numbers_of(references: Any, size: int) -> Any:
    """References as whole numbers; -1 if a value is not the number of a member."""
    refers_to_one = (references >= 0) & (references < size)
    return jnp.where(refers_to_one, references, np.float32(NONE)).astype(np.int32)
