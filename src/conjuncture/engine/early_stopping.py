"""Early stopping: draws that are not needed any more stop, and those that go on share fewer batches.

A lane does not depend on its neighbours, so a draw that goes on is the same to the bit, whichever other draws
stop. Batches keep their shape: draws that go on move together only if that empties a batch; otherwise stopped
draws fill up the batch.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from conjuncture.engine import precision
from conjuncture.engine.batch import Batch
from conjuncture.engine.draws_that_go_on import DrawsThatGoOn
from conjuncture.engine.jobs import Advanced, Lanes
from conjuncture.engine.packing import packed
from conjuncture.engine.scheduling import first_alone, side_by_side
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.worlds import Lane, World

_BYTES_AT_ONCE = 2**27
_FEWEST, _MOST = 2, 32  # batches


class StoppingLanes(Lanes):
    """Lanes of several worlds of draws that may stop. Its batches combine several batches of the program."""

    def __init__(
        self, simulation: Simulation, worlds: Sequence[World], draws: Sequence[int], stopping: Stopping
    ) -> None:
        at_once = simulation.batch * _batches_at_once(simulation)
        super().__init__(simulation, worlds, list(packed(worlds, draws, at_once)))
        self.stopping = stopping

    def decides(self) -> dict[str, Any]:
        """Everything that determines the results, including the rule of stopping."""
        stopping = [self.stopping.decides.value, list(self.stopping.steps)]
        return {**super().decides(), "stopping": stopping}

    def begin(self, numbers: Sequence[int], advanced: Advanced) -> None:
        """Nothing is shared."""

    def steps(self, numbers: Sequence[int]) -> int:
        """The steps that these take if no draw stops."""
        return sum(len(self._packed(self.batches[number])) for number in numbers) * self.simulation.steps

    def compute(self, number: int, advanced: Advanced | None = None) -> Batch:
        """The lanes of several batches, world by world; a draw that stops has no values from there on."""
        lanes = self.batches[number]
        draws, batches = DrawsThatGoOn(self.simulation, self.worlds, lanes), self._packed(lanes)
        running, planned, last = [draws.placed(batch) for batch in batches], len(batches), 0
        tell = advanced or (lambda _: None)
        for first, last in pairwise((0, *self.stopping.ends(self.simulation))):
            advance = partial(draws.advanced, first=first, last=last)
            running = (side_by_side if first else first_alone)(advance, running)
            tell((last - first) * planned)
            if last < self.simulation.steps:
                draws.stop(self.stopping, last)
                go_on = zip(lanes, draws.go_on, strict=True)
                batches = self._packed([lane for lane, goes_on in go_on if goes_on])
                if len(batches) < len(running):
                    running = draws.gathered(running, batches)
            if not running:
                break
        tell((self.simulation.steps - last) * planned)
        for batch in running:
            precision.warn_of_large_states(self.simulation.resolved, batch.carry)
        return draws.batch

    def _packed(self, lanes: Sequence[Lane]) -> list[list[Lane]]:
        draws = list(dict.fromkeys(lane.draw for lane in lanes))
        return list(packed(self.worlds, draws, self.simulation.batch))


def _batches_at_once(simulation: Simulation) -> int:
    """How many batches are in memory at once: as many as there is room for the state they carry."""
    resolved, program = simulation.resolved, simulation.program
    names = (*resolved.states, *resolved.traits, *resolved.kept_from_start)
    carried = sum(program.size(name) * math.prod(resolved.variables[name].shape) for name in names)
    of_batch = simulation.batch * np.dtype(np.float32).itemsize * max(carried, 1)
    return min(max(_BYTES_AT_ONCE // of_batch, _FEWEST), _MOST)
