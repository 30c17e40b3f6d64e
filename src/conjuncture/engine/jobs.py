"""Jobs: work in batches; the number of a batch is enough to compute it, so any process can do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from conjuncture.engine.batch import Batch, joined
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.lanes import run_lanes, whole_batch
from conjuncture.engine.past import CommonPast, common_past
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Key, fingerprint_of
from conjuncture.engine.worlds import Lane, World
from conjuncture.engine.worlds_data import ArraysByContent, world_data

Advanced = Callable[[int], None]
"""A callback that receives the number of steps done."""


@dataclass(frozen=True, eq=False)
class Draws:
    """The first draws of a simulation; batches are always whole, so more draws need only further batches."""

    simulation: Simulation
    draws: int

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the simulation: a draw is the same whatever their number."""
        return fingerprint(self.simulation)

    @property
    def size(self) -> int:
        """How many batches there are."""
        return -(-self.draws // self.simulation.batch)

    def key(self, number: int) -> Key:
        """The key under which a batch is stored."""
        return Key("batch", self.fingerprint, number, tuple(self._span(number)))

    def begin(self, numbers: Sequence[int], advanced: Advanced) -> None:
        """Nothing is shared."""

    def steps(self, numbers: Sequence[int]) -> int:
        """The steps that these batches take."""
        return len(numbers) * self.simulation.steps

    def compute(self, number: int, advanced: Advanced | None = None) -> Batch:
        """One batch, whole."""
        return whole_batch(self.simulation, self._span(number).start, advanced)

    def _span(self, number: int) -> range:
        first = number * self.simulation.batch
        return range(first, first + self.simulation.batch)


class Lanes:
    """Lanes of several worlds, in batches; a batch holds its lanes world by world."""

    def __init__(
        self, simulation: Simulation, worlds: Sequence[World], batches: Sequence[Sequence[Lane]]
    ) -> None:
        self.simulation, self.worlds, self.batches = simulation, tuple(worlds), tuple(batches)
        self._past: CommonPast | None = None
        begins = min((world.begins for world in worlds), default=0)
        self._shared = min(begins, simulation.steps)

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of everything that determines its numbers."""
        return fingerprint_of(self.decides())

    def decides(self) -> dict[str, Any]:
        """Everything that determines the numbers: simulation, room, worlds, and the lanes of each batch."""
        simulation, arrays = self.simulation, ArraysByContent()
        return {
            "run": fingerprint(simulation),
            "room": [list(simulation.settable), list(simulation.wirable), list(simulation.program.on_course)],
            "worlds": [world_data(world, arrays) for world in self.worlds],
            "lanes": [[(lane.world, lane.draw) for lane in lanes] for lanes in self.batches],
        }

    @property
    def size(self) -> int:
        """How many batches there are."""
        return len(self.batches)

    def key(self, number: int) -> Key:
        """The key under which a batch is stored."""
        draws = [lane.draw for lanes in self._by_world(number) for lane in lanes]
        return Key("worlds", self.fingerprint, number, tuple(draws))

    def begin(self, numbers: Sequence[int], advanced: Advanced) -> None:
        """Compute the steps that all worlds of each draw have in common."""
        if self._shared:
            self._past = common_past(self.simulation, self._draws(numbers), self._shared, advanced)

    def steps(self, numbers: Sequence[int]) -> int:
        """The steps that these batches take, with their common past."""
        pasts = -(-len(self._draws(numbers)) // self.simulation.batch)
        return len(numbers) * (self.simulation.steps - self._shared) + pasts * self._shared

    def compute(self, number: int, advanced: Advanced | None = None) -> Batch:
        """One batch, its lanes world by world."""
        lanes = list(self.batches[number])
        # The batch is filled up by repetition; these lanes are not returned.
        full = lanes + [lanes[-1]] * (self.simulation.batch - len(lanes))
        past = None if self._past is None else self._past.lanes([lane.draw for lane in full])
        return joined(run_lanes(self.simulation, self.worlds, full, advanced, past=past, real=len(lanes)))

    def by_world(self, number: int, batch: Batch) -> list[Batch]:
        """The parts of a batch, one for each world."""
        sizes = [len(lanes) for lanes in self._by_world(number)]
        ends = np.cumsum(sizes)
        return [batch.chosen(slice(end - size, end)) for end, size in zip(ends, sizes, strict=True)]

    def _by_world(self, number: int) -> list[list[Lane]]:
        lanes: list[list[Lane]] = [[] for _ in self.worlds]
        for lane in self.batches[number]:
            lanes[lane.world].append(lane)
        return lanes

    def _draws(self, numbers: Sequence[int]) -> list[int]:
        return list(dict.fromkeys(lane.draw for number in numbers for lane in self.batches[number]))


Job = Draws | Lanes
