"""The oracle's world: one draw at one moment, and its values from outside.

Given values, the series of the case, and the parameters of a draw, as plain values by member.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine import priors
from conjuncture.engine.oracle_values import Content, number
from conjuncture.language.levels import path
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.society.membership import place_above
from conjuncture.society.networks.each_draw import DrawnNetwork

if TYPE_CHECKING:
    from conjuncture.engine.simulation import Simulation

NEVER = 2**31 - 1
AT_THE_START = -1

Graph = tuple[list[tuple[int, int]], list[bool]]


@dataclass
class World:
    """One draw of a simulation, at one moment.

    Attributes:
        parameters: this draw's parameters.
        homes: (level below, level above) -> for each lower member its fixed upper member.
        compute: the values of a variable that are not known yet.
        step: the present step; -1 while the world is being set up.
        values: the values computed so far: variable -> one value for each member of its level.
        unmet: variable -> for each member the first unmet requirement of its calls of noise, or None.
        failure: step, place in the order of checks, and member of the first impossible value.
        log_chances: event -> for each member the log chance of its record in this step.
        starts: variable whose start is requested -> its values in the first step, once that is over.
        lucks: event, step and member -> the noise that brought its outcome.
        graphs: network -> the two ends of each of its ties, and whether the draw has the tie.
        luck_of: the world whose noise this one takes; None: its own.
    """

    simulation: Simulation
    draw: int
    parameters: Mapping[str, np.float32]
    homes: Mapping[tuple[str, str], list[int]]
    compute: Callable[[World, str], list[Content]]
    step: int = AT_THE_START
    values: dict[str, list[Content]] = field(default_factory=dict)
    unmet: dict[str, list[int | None]] = field(default_factory=dict)
    failure: tuple[int, int, int] = (NEVER, NEVER, NEVER)
    log_chances: dict[str, list[Any]] = field(default_factory=dict)
    starts: dict[str, list[Content]] = field(default_factory=dict)
    lucks: dict[tuple[str, int, int], list[Any]] = field(default_factory=dict)
    graphs: dict[str, Graph] = field(default_factory=dict)
    luck_of: World | None = None

    @property
    def theory(self) -> Resolved:
        """The theory, checked."""
        return self.simulation.resolved

    @property
    def luck(self) -> int:
        """The number of the draw whose noise and graphs this one has."""
        lucks = self.simulation.luck_numbers
        return lucks[self.draw] if lucks else self.draw

    def current(self, name: str) -> list[Content]:
        """A variable's values at this moment. A trait or derived value not yet known is computed now."""
        if name not in self.values:
            self.values[name] = self.compute(self, name)
        return self.values[name]

    def ends(self, network: str) -> list[tuple[int, int]]:
        """The two members that each tie joins: the one that looks, and the one that is seen."""
        return self._graph(network)[0]

    def ties(self, network: str) -> list[bool]:
        """Which ties this draw has: all, unless each draw has a network of its own."""
        return self._graph(network)[1]

    def _graph(self, network: str) -> Graph:
        if network not in self.graphs:
            ties = self.simulation.society.networks[network]
            if isinstance(ties, DrawnNetwork):
                far, there = (one.tolist() for one in ties.of_draw(self.simulation.seed, self.luck))
            else:
                far, there = ties.far.tolist(), [True] * len(ties.far)
            self.graphs[network] = list(zip(ties.near.tolist(), far, strict=True)), there
        return self.graphs[network]

    def home(self, below: str, above: str) -> list[int]:
        """For each lower member its upper member in this step; -1 for none."""
        if (below, above) in self.homes:
            return self.homes[below, above]
        levels, here = self.theory.levels, list(self.members(below))
        for one, other in pairwise(path(levels, below, above) or ()):
            joined = levels[one].joined.get(other)
            if joined is None:
                whose = self.homes[one, other]
            else:
                named, there = self.values[joined], self.members(other)
                whose = [int(number) if number in there else -1 for number in named]  # type: ignore[arg-type]
            here = [whose[member] if member >= 0 else -1 for member in here]
        return here

    def members(self, level: str) -> range:
        """The members (slots) of a level."""
        return range(self.simulation.society.levels[level].size)


def content_of(variable: Variable, value: Any) -> Content:
    """A value in the form the variable has: a truth, a number, or a vector."""
    if variable.shape:
        parts = value if isinstance(value, tuple) else (value,) * variable.shape[0]
        return tuple(_part(variable, part) for part in parts)
    return _part(variable, value)


def _part(variable: Variable, value: Any) -> Any:
    return np.bool_(value) if variable.truth else np.float32(number(value))


def homes_of(simulation: Simulation) -> dict[tuple[str, str], list[int]]:
    """For each pair of levels, one within the other permanently: the upper member of each lower member."""
    levels = simulation.resolved.levels
    homes: dict[tuple[str, str], list[int]] = {}
    for below in levels:
        for above in levels:
            if below != above and path(levels, below, above, fixed=True):
                homes[below, above] = place_above(simulation.society, below, above).tolist()
    return homes


def given_values(world: World) -> dict[str, list[Content]]:
    """The values that the society gives, or the declared absent value."""
    contents: dict[str, list[Content]] = {}
    for name, variable in world.theory.variables.items():
        if variable.kind == "given":
            supplied = world.simulation.society.given.get(name)
            if supplied is None and name not in world.theory.inputs_read:
                continue
            members = world.members(variable.level)
            values = [variable.absent] * len(members) if supplied is None else supplied.values
            contents[name] = [content_of(variable, values[member]) for member in members]
    return contents


def series_values(world: World) -> dict[str, list[Content]]:
    """The inputs of the case in this step."""
    contents: dict[str, list[Content]] = {}
    for name, variable in world.theory.variables.items():
        if variable.kind == "series":
            values = np.asarray(world.simulation.series.get(name, variable.absent))
            now = values[world.step] if values.ndim else values[()]
            everybody = np.broadcast_to(now, (len(world.members(variable.level)),))
            contents[name] = [content_of(variable, value) for value in everybody]
    return contents


def parameters_of(simulation: Simulation, draws: np.ndarray) -> dict[str, np.ndarray]:
    """Each draw's parameters: from their priors, or as they were set."""
    found: dict[str, np.ndarray] = {}
    for name, parameter in simulation.resolved.parameters.items():
        alone = [
            priors.sample({name: parameter}, simulation.seed, np.array([draw]))[name][0] for draw in draws
        ]
        found[name] = np.array(alone)
        if name in simulation.parameters:
            values = np.atleast_1d(np.asarray(simulation.parameters[name], np.float32))
            found[name] = np.array([values[draw if values.size > 1 else 0] for draw in draws])
    return found
