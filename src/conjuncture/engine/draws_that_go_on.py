"""Draws that go on: lanes that advance in batches of one shape, and their recorded values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import program_inputs
from conjuncture.engine.batch import Batch
from conjuncture.engine.program_data import NO_FAILURE, STOPPED, Carry, Data
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.worlds import Lane, World


@dataclass(frozen=True, eq=False)
class Running:
    """A batch of the program: its lanes by their places in the whole, and their state."""

    places: NDArray[np.intp]
    real: int
    data: Data
    inputs: tuple[Any, Any]
    carry: Carry

    @property
    def own(self) -> NDArray[np.intp]:
        """The places of the real lanes, without those that only fill up the batch."""
        return self.places[: self.real]


class DrawsThatGoOn:
    """Lanes, their recorded values, and which of them go on."""

    def __init__(self, simulation: Simulation, worlds: Sequence[World], lanes: Sequence[Lane]) -> None:
        self._simulation, self._worlds, self._lanes = simulation, worlds, list(lanes)
        self._place = {lane: place for place, lane in enumerate(lanes)}
        self._numbers = np.array([lane.draw for lane in lanes], np.uint32)
        of = [worlds[lane.world] for lane in lanes]
        self._parameters = program_inputs.parameters(simulation, self._numbers, of)
        self._inputs: dict[tuple[int, ...], tuple[Any, Any]] = {}
        self._values = {
            name: np.zeros((len(lanes), *shape), kind)
            for name, (kind, shape) in simulation.schema.values.items()
        }
        self._failure = np.full((3, len(lanes)), NO_FAILURE)
        self.go_on = np.ones(len(lanes), np.bool_)

    def placed(
        self, lanes: Sequence[Lane], carry: Callable[[NDArray[np.intp]], Carry] | None = None
    ) -> Running:
        """These lanes as a batch, filled up by repetition; from the start, or with the state they carry."""
        simulation = self._simulation
        full = [*lanes, *[lanes[-1]] * (simulation.batch - len(lanes))]
        places = np.array([self._place[lane] for lane in full])
        drawn = {name: values[places] for name, values in self._parameters.items()}
        data = program_inputs.data(simulation, self._worlds, full, drawn)
        of = tuple(lane.world for lane in full)  # they alone decide the inputs
        if of not in self._inputs:
            self._inputs[of] = (
                program_inputs.series(simulation, self._worlds, full),
                program_inputs.course(simulation, self._worlds, full),
            )
        begun = simulation.program.start(data) if carry is None else carry(places)
        return Running(places, len(lanes), data, self._inputs[of], begun)

    def advanced(self, batch: Running, first: int, last: int) -> Running:
        """The batch after some more steps; the recorded values of the lanes that go on are noted."""
        advance = self._simulation.program.advance
        carry, observed = advance(batch.carry, batch.data, *batch.inputs, first, last)
        going = self.go_on[batch.own]
        rows = batch.own[going]
        for name, values in self._values.items():
            new = np.moveaxis(np.asarray(observed[name])[: last - first], -1, 0)
            values[rows, first:last] = new[: batch.real][going]
        for number, failed in enumerate((carry.failed_step, carry.failed_at, carry.failed_member)):
            self._failure[number, rows] = np.asarray(failed)[: batch.real][going]
        return replace(batch, carry=carry)

    def stop(self, stopping: Stopping, steps: int) -> None:
        """Stop the draws that are judged to stop, and those that failed in every world."""
        failed = self._failure[0] != NO_FAILURE
        self.go_on &= np.isin(self._numbers, self._numbers[~failed])
        first = np.array([lane.world == 0 for lane in self._lanes])
        judged = np.flatnonzero(first & ~failed & self.go_on)
        if not judged.size:
            return
        reasons = stopping.judge(dataset_of(self._simulation, [self._so_far(judged, steps)]), steps)
        for draw, reason in zip(self._numbers[judged], reasons, strict=True):
            if reason >= 0:
                of_draw = self._numbers == draw
                self.go_on &= ~of_draw
                self._failure[:, of_draw & ~failed] = np.array([[steps], [STOPPED], [reason]])

    def gathered(self, running: Sequence[Running], batches: Sequence[Sequence[Lane]]) -> list[Running]:
        """The lanes of these batches, taken from those that are running."""
        if not batches:
            return []
        import jax

        # With NumPy, since JAX would compile a program for each number of lanes.
        def joined(*arrays: Any) -> NDArray[Any]:
            real = (np.asarray(array)[..., : one.real] for one, array in zip(running, arrays, strict=True))
            return np.concatenate([*real], axis=-1)

        together = jax.tree.map(joined, *(one.carry for one in running))
        where = np.empty(len(self._lanes), np.intp)
        where[np.concatenate([one.own for one in running])] = np.arange(sum(one.real for one in running))

        def carry(places: NDArray[np.intp]) -> Carry:
            return jax.tree.map(lambda array: array[..., where[places]], together)

        return [self.placed(lanes, carry) for lanes in batches]

    @property
    def batch(self) -> Batch:
        """All lanes as they ended, world by world."""
        order = np.argsort([lane.world for lane in self._lanes], kind="stable")
        return self._chosen(order, self._values)

    def _so_far(self, places: NDArray[np.intp], steps: int) -> Batch:
        """Some lanes after so many steps; later values repeat the last of these."""
        after = self._simulation.steps - steps
        held = {
            name: np.concatenate(
                [values[:, :steps], np.repeat(values[:, steps - 1 : steps], after, axis=1)], axis=1
            )
            for name, values in ((name, values[places]) for name, values in self._values.items())
        }
        return replace(self._chosen(places, {}), values=held)

    def _chosen(self, places: NDArray[np.intp], values: dict[str, NDArray[Any]]) -> Batch:
        failed_step, failed_at, failed_member = self._failure[:, places]
        return Batch(
            draws=self._numbers[places],
            parameters={name: drawn[places] for name, drawn in self._parameters.items()},
            values={name: recorded[places] for name, recorded in values.items()},
            failed_step=failed_step,
            failed_at=failed_at,
            failed_member=failed_member,
        )
