"""Rules by which networks are made, each written as it is called: `poisson(6)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.society.levels import Filling
from conjuncture.society.networks.shifts import Shifts

Numbers = NDArray[np.int64]
Recipe = tuple[str, tuple[Any, ...]]
"""The name of a rule, and its arguments: numbers, or rows of numbers."""


@dataclass(frozen=True, eq=False)
class Ties:
    """Ties as a rule makes them, in any order.

    Attributes:
        near: who looks, (ties,).
        far: whom they see, (ties,).
        values: further values of each tie, by name, (ties,).
        shifts: by which moves they lead from each member to another, if these are the same for all; the ties
            then lie move by move.
    """

    near: Numbers
    far: Numbers
    values: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)
    shifts: Shifts | None = None


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule that ties the members of a level.

    Attributes:
        written: as it is called.
        ties: makes the ties of a filled level, with the chance of a generator.
        recipe: for a rule with chance, its name and its arguments.
        most: for a rule with chance, how many ties one of so many members may have: more with a probability
            below 1e-9.
        anew: whether each draw follows it anew.
    """

    written: str
    ties: Callable[[Filling, np.random.Generator], Ties]
    recipe: Recipe | None = None
    most: Callable[[int], int] = lambda members: members - 1
    anew: bool = False

    def __repr__(self) -> str:
        return self.written


def mutual(first: Numbers, second: Numbers) -> Ties:
    """Ties that are seen from both ends."""
    return Ties(np.concatenate([first, second]), np.concatenate([second, first]))
