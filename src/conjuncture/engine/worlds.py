"""Worlds: interventions on a run, as data. Worlds of one draw share its noise and parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALWAYS = 2**31 - 1

Arrow = tuple[str, str]
"""(reader, variable): one arrow of the causal diagram."""


@dataclass(frozen=True, eq=False)
class Hold:
    """Hold a variable at a value, from one step (included) to another (excluded).

    whom: truths (members,) of those whose value is held; None for all.
    """

    variable: str
    value: float | bool
    start: int = 0
    end: int = ALWAYS
    whom: NDArray[np.bool_] | None = None

    def __str__(self) -> str:
        who = "all" if self.whom is None else f"{np.flatnonzero(self.whom).tolist()}"
        return f"{self.variable}={self.value} [{self.start}, {self.end}) {who}"


@dataclass(frozen=True, eq=False)
class World:
    """One world: a run under interventions.

    Attributes:
        name: its name in results.
        cut: mechanisms cut, besides those that the theory has cut.
        blind: arrows cut: the reader sees the variable's absent value.
        holds: variables held.
        parameters: parameters set, by name.
        given: values of the society replaced, each (members of its level,).
        series: inputs of the case replaced, each (steps,) or, where the case's own is, (steps, members).
        wired: arrows along which the reader sees the variable as it is in the world of that name.
        course: the record of events by name, each (steps, members of its level), as codes of
            `conjuncture.language.events`; None: that of the simulation.
        luck_of: the world whose noise its free events have; empty: its own.
    """

    name: str = "as it was"
    cut: frozenset[str] = frozenset()
    blind: frozenset[Arrow] = frozenset()
    holds: tuple[Hold, ...] = ()
    parameters: Mapping[str, float] = field(default_factory=dict)
    series: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    given: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    wired: Mapping[Arrow, str] = field(default_factory=dict)
    course: Mapping[str, NDArray[Any]] | None = None
    luck_of: str = ""

    @property
    def begins(self) -> int:
        """The first step in which it may differ from a world without interventions.

        A state that is held from a step on is written in the step before.
        """
        if self.cut or self.blind or self.parameters or self.series or self.given or self.wired:
            return 0
        if self.course is not None or self.luck_of:
            return 0
        return min((max(hold.start - 1, 0) for hold in self.holds), default=ALWAYS)


@dataclass(frozen=True)
class Lane:
    """One world of one draw."""

    world: int
    draw: int


def arrow_name(arrow: Arrow) -> str:
    """The name under which an arrow's wiring is kept."""
    return f"{arrow[0]}<{arrow[1]}"
