"""Ties in the engine: what those have to whom one is tied, and which ties are there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp

from conjuncture.engine.columns import Column, Standing


class Ties:
    """A network as a mechanism has it: called on a value, it gives what those at the other ends have."""

    __slots__ = ("far", "name", "of_ends", "standing")

    def __init__(self, name: str, standing: Standing, far: Any, of_ends: Callable[[Any], Any]) -> None:
        """Args:
        name: of the network.
        standing: that of the mechanism.
        far: whom each tie leads to, (ties,) or (ties, lanes).
        of_ends: for a mechanism of a tie: what a variable that it reads is on the level of the ends.
        """
        self.name = name
        self.standing = standing
        self.far = far
        self.of_ends = of_ends

    def __call__(self, value: Column) -> Column:
        """A group; on a tie, what the one has to whom it leads."""
        if self.standing.level == self.name:
            return Column(at(self.of_ends(value), self.far), self.standing, value.shape)
        return Column(at(value.array, self.far), self.standing, value.shape, child=self.name)


def at(array: Any, members: Any) -> Any:
    """The values of these members, (members,) or (members, lanes); where one value stands for all, that."""
    if array.shape[0] == 1 or members.ndim == 1:
        return array if array.shape[0] == 1 else array[members]
    if array.shape[-1] == 1:
        return array[..., 0][members] if array.ndim == 2 else jnp.moveaxis(array[..., 0][members], -1, 1)
    return jnp.take_along_axis(array, members if array.ndim == 2 else members[:, None, :], axis=0)


def at_both_ends(truth: Any, near: Any, far: Any) -> Any:
    """Whether it holds at both ends of a tie, (ties, lanes)."""
    return at(truth, near) & at(truth, far)
