"""Ties in the engine: what those have to whom one is tied, and which ties are there."""

from __future__ import annotations

from typing import Any

from conjuncture.engine.columns import Column, of_each
from conjuncture.engine.standing import Standing


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
        seen = at(value.on(self.ends), self.far)
        return Column(seen, self.standing, value.shape, child, refers=value.refers)


def at(array: Any, members: Any) -> Any:
    """The values of these members, (members,) or (members, lanes); where one value stands for all, that."""
    return of_each(array, members[:, None] if members.ndim == 1 else members)


def at_both_ends(truth: Any, near: Any, far: Any) -> Any:
    """Whether it holds at both ends of a tie, (ties, lanes)."""
    return at(truth, near) & at(truth, far)
