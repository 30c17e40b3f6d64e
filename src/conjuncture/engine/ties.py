"""Ties in the engine: what those have to whom one is tied, and which ties are there."""

from __future__ import annotations

from typing import Any

import numpy as np

from conjuncture.engine.column_noise import ColumnNoise
from conjuncture.engine.columns import Column
from conjuncture.engine.standing import Standing, of_each
from conjuncture.engine.windows import windows_of
from conjuncture.language.noise import chosen


class Ties:
    """A network as a mechanism has it: called on a value, it gives what those at the other ends have."""

    __slots__ = ("ends", "far", "name", "standing")

    def __init__(self, name: str, ends: str, standing: Standing, far: Any) -> None:
        """Args:
        name: of the network.
        ends: the level whose members it ties.
        standing: that of the mechanism.
        far: whom each tie leads to, (ties,) or (ties, lanes).
        """
        self.name = name
        self.ends = ends
        self.standing = standing
        self.far = far

    def __call__(self, value: Column) -> Column:
        """A group; on a tie, what the one has to whom it leads."""
        child = None if self.standing.level == self.name else self.name
        array = value.on(self.ends)
        slices = self.standing.slices.get(f"{self.name}>{self.standing.level}")
        if slices is None or slices.shifts is None or array.shape[0] == 1:
            seen = at(array, self.far)
        else:
            seen = windows_of(array, slices.shifts)
        return Column(seen, self.standing, value.shape, child, refers=value.refers)

    def choose(self, noise: ColumnNoise, *, where: Any = None) -> Column:
        """Of each member one of those to whom it is tied, by chance that belongs to the tie."""
        far = _in_draws(self.far).astype(np.float32)
        numbers = Column(far, self.standing, child=self.name)
        found = chosen(noise.of_group(self.name, far.shape[0]), numbers, where)
        found.refers = self.ends
        return found


def at(array: Any, members: Any) -> Any:
    """The values of these members, (members,) or (members, lanes); where one value stands for all, that."""
    return of_each(array, _in_draws(members))


def _in_draws(members: Any) -> Any:
    """Numbers of members, (members, 1) where they are the same in all draws."""
    return members[:, None] if members.ndim == 1 else members


def at_both_ends(truth: Any, near: Any, far: Any) -> Any:
    """Whether it holds at both ends of a tie, (ties, lanes)."""
    return at(truth, near) & at(truth, far)
