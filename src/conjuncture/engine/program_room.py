"""Room: the sizes of everything that a program computes, and the ways between levels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine.slices import Slices, slices_of
from conjuncture.engine.ways import Heads, Up, rows, ways
from conjuncture.language.resolved import Resolved
from conjuncture.society.society import Society


@dataclass(frozen=True, eq=False)
class Room:
    """A checked theory on a society, for so many draws at once."""

    resolved: Resolved
    society: Society
    batch: int

    @cached_property
    def ways(self) -> tuple[Up, Heads]:
        """The ways between levels, and how many members each has."""
        return ways(self.resolved, self.society)

    @cached_property
    def rows(self) -> Mapping[str, Any]:
        """Of small levels, which members each member above has."""
        return rows(*self.ways)

    @cached_property
    def slices(self) -> Mapping[str, Slices]:
        """By "network>ends": how the ties of networks are arranged."""
        of = {
            f"{name}>{ends}": slices_of(self.society.networks[name], self.society.levels[ends].size)
            for name, ends in self.resolved.networks.items()
        }
        return {pair: slices for pair, slices in of.items() if slices is not None}

    def size(self, name: str) -> int:
        """The number of members of a variable's level."""
        return self.society.levels[self.resolved.variables[name].level].size

    def whole(self, name: str, array: Any) -> Any:
        """The array in its full shape: every member, part and draw."""
        return jnp.broadcast_to(array, self.shape(name)).astype(self.dtype(name))

    def shape(self, name: str) -> tuple[int, ...]:
        """Members, parts of a vector if any, draws."""
        return (self.size(name), *self.resolved.variables[name].shape, self.batch)

    def dtype(self, name: str) -> Any:
        """Of the variable's values."""
        return np.bool_ if self.resolved.variables[name].truth else np.float32
