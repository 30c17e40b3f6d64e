"""Selection of members by traits and by the names of the members above them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.society import place_above

Comparison = Literal["<", "<=", ">", ">=", "=", "!="]
COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True)
class Where:
    """The members for whom all conditions hold.

    Each condition is (what, comparison, value): a trait that the society gives, or a level (at or above
    theirs) with the name of one of its members.

    Example:
        Where(("skill", ">", 0.5), ("branch", "=", "metal"))
    """

    conditions: tuple[tuple[str, Comparison, float | str], ...]

    def __init__(self, *conditions: tuple[str, Comparison, float | str]) -> None:
        object.__setattr__(self, "conditions", conditions)

    def __str__(self) -> str:
        return " and ".join(f"{what} {comparison} {value}" for what, comparison, value in self.conditions)

    @property
    def place(self) -> str:
        """The members in words: `Bolsheviks`, or `those with skill > 0.5`."""
        labels = [value for _, comparison, value in self.conditions if comparison == "="]
        one_name = len(self.conditions) == 1 and labels and isinstance(labels[0], str)
        return str(labels[0]) if one_name else f"those with {self}" if self.conditions else ""


def members(simulation: Simulation, level: str, where: Where) -> NDArray[np.bool_]:
    """Which members of a level meet the conditions, (members,).

    Raises:
        QuestionError: an unknown trait, level or name, or nobody meets the conditions.
    """
    society = simulation.society
    mask = np.ones(society.levels[level].size, np.bool_)
    for what, comparison, value in where.conditions:
        mask &= COMPARISONS[comparison](*_compared(simulation, level, what, value))
    if not mask.any():
        raise QuestionError(f"nobody on the level '{level}' meets {where}.")
    return mask


def names_of(simulation: Simulation, level: str) -> tuple[str, ...]:
    """The names of a level's members; their numbers where they have none."""
    filling = simulation.society.levels[level]
    return filling.labels or tuple(map(str, range(filling.size)))


def levels_above(simulation: Simulation, level: str) -> tuple[str, ...]:
    """The levels in which a level's members lie, the nearest first."""
    above: list[str] = []
    ahead = list(simulation.society.levels[level].within)
    while ahead:
        above += [name for name in ahead if name not in above]
        ahead = [name for parent in ahead for name in simulation.society.levels[parent].within]
    return tuple(above)


def _compared(simulation: Simulation, level: str, what: str, value: float | str) -> tuple[Any, Any]:
    society = simulation.society
    if what in society.given:
        supplied = society.given[what]
        values = (
            supplied.values
            if supplied.level == level
            else supplied.values[place_above(society, level, supplied.level)]
        )
        return values, value
    if what in society.levels:
        labels = names_of(simulation, what)
        if value not in labels:
            raise QuestionError(f"there is no {what} '{value}'. {nearest(str(value), labels)}")
        return np.array(labels)[place_above(society, level, what)], value
    raise QuestionError(
        f"'{what}' is neither a given trait nor a level. {nearest(what, [*society.given, *society.levels])}"
    )
