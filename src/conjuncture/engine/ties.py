"""Ties in the engine: the values of those to whom a member is tied, and which ties exist."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine.choices import most_lucky
from conjuncture.engine.column_noise import ColumnNoise
from conjuncture.engine.columns import Column
from conjuncture.engine.standing import Standing, of_each
from conjuncture.engine.windows import windows_of
from conjuncture.language.noise import chosen


class Ties:
    """A network in a mechanism: called on a value, it gives the values at the other ends."""

    __slots__ = ("ends", "far", "name", "standing")

    def __init__(self, name: str, ends: str, standing: Standing, far: Any) -> None:
        """Args:
        name: of the network.
        ends: the level whose members it ties.
        standing: of the mechanism.
        far: where each tie leads, (ties,) or (ties, lanes).
        """
        self.name = name
        self.ends = ends
        self.standing = standing
        self.far = far

    def __call__(self, value: Column) -> Column:
        """A group; on a tie, the value of the member to whom it leads."""
        child = None if self.standing.level == self.name else self.name
        array = value.on(self.ends)
        slices = self.standing.slices.get(f"{self.name}>{self.standing.level}")
        if slices is None or slices.shifts is None or array.shape[0] == 1:
            seen = at(array, self.far)
        else:
            seen = windows_of(array, slices.shifts)
        return Column(seen, self.standing, value.shape, child, refers=value.refers)

    def choose(self, noise: ColumnNoise, *, where: Column | None = None) -> Column:
        """For each member one of those to whom it is tied, by a random number that belongs to the tie."""
        luck, far = noise.of_group(), _in_draws(self.far)
        slices = self.standing.slices.get(f"{self.name}>{self.standing.level}")
        if slices is None or slices.shifts is None:
            ties = jnp.arange(far.shape[0], dtype=np.uint32)[:, None]
            lucks = Column(luck(ties), self.standing, child=self.name)
            numbers = Column(far.astype(np.float32), self.standing, child=self.name)
            found = chosen(lucks, numbers, where)
        else:
            may_be = [None if where is None else where.values, self.standing.filled.get(self.name)]
            number = most_lucky(len(slices.shifts.moves), self.standing.size, luck, far, may_be)
            found = Column(number, self.standing)
        found.refers = self.ends
        return found


def at(array: Any, members: Any) -> Any:
    """The values of these members, (members,) or (members, lanes); the one value if it stands for all."""
    return of_each(array, _in_draws(members))


def _in_draws(members: Any) -> Any:
    """Numbers of members, (members, 1) where they are the same in all draws."""
    return members[:, None] if members.ndim == 1 else members


def at_both_ends(truth: Any, near: Any, far: Any) -> Any:
    """Whether it holds at both ends of a tie, (ties, lanes)."""
    return at(truth, near) & at(truth, far)
