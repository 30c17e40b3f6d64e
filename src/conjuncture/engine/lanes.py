"""Lanes: draws of worlds, computed side by side in batches of one fixed shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import checks, precision, program_inputs
from conjuncture.engine.batch import Batch
from conjuncture.engine.program_data import SCAN_STEPS, Carry, Data
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Lane, World


@dataclass(frozen=True, eq=False)
class Past:
    """The state of the lanes of a batch: the next step, their states, and the values recorded so far."""

    step: int
    carry: Carry
    observed: Mapping[str, NDArray[Any]]


def run_batch(simulation: Simulation, draws: range, progress: Callable[[int], None] | None = None) -> Batch:
    """Run one batch of draws without interventions except those of the simulation.

    Raises:
        TheoryError: a list of parameter values is too short for the draws.
    """
    checks.check_draws(simulation.by_draw, draws)
    return whole_batch(simulation, draws.start, progress).first(len(draws))


def whole_batch(simulation: Simulation, first: int, progress: Callable[[int], None] | None = None) -> Batch:
    """The batch that begins with this draw, with the draws that only fill it up.

    If a list of parameter values is too short for these, they take its last value; for requested draws the
    list is checked by `checks.check_draws`.
    """
    lanes = [Lane(0, draw) for draw in range(first, first + simulation.batch)]
    return _run_lanes(simulation, (World(),), lanes, progress, None)


def run_lanes(
    simulation: Simulation,
    worlds: Sequence[World],
    lanes: Sequence[Lane],
    progress: Callable[[int], None] | None = None,
    *,
    past: Past | None = None,
    real: int | None = None,
) -> list[Batch]:
    """Run as many lanes as a batch holds; the results by world, in the order of lanes.

    Args:
        simulation: the simulation.
        worlds: the worlds that lanes refer to.
        lanes: exactly `batch` of them.
        progress: called with the number of steps done.
        past: the state of these lanes, if they do not begin at the start.
        real: how many lanes count; the others fill up the batch.

    Raises:
        TheoryError: a list of parameter values is too short for the draws.
    """
    count = len(lanes) if real is None else real
    checks.check_draws(simulation.by_draw, (lane.draw for lane in lanes[:count]))
    whole = _run_lanes(simulation, worlds, lanes, progress, past)
    of = np.array([lane.world for lane in lanes])
    counts = np.arange(len(lanes)) < count
    return [whole.chosen((of == world) & counts) for world in range(len(worlds))]


def _run_lanes(
    simulation: Simulation,
    worlds: Sequence[World],
    lanes: Sequence[Lane],
    progress: Callable[[int], None] | None,
    past: Past | None,
) -> Batch:
    data = program_inputs.data(simulation, worlds, lanes)
    inputs = (
        program_inputs.series(simulation, worlds, lanes),
        program_inputs.course(simulation, worlds, lanes),
    )
    now = past or Past(0, simulation.program.start(data), {})
    now = _advanced(simulation, now, data, inputs, simulation.steps, progress)
    precision.warn_of_large_states(simulation.resolved, now.carry)
    return Batch(
        draws=np.array([lane.draw for lane in lanes], np.uint32),
        parameters={name: np.asarray(values) for name, values in data.parameters.items()},
        values={name: np.moveaxis(values, -1, 0) for name, values in now.observed.items()},
        failed_step=np.asarray(now.carry.failed_step),
        failed_at=np.asarray(now.carry.failed_at),
        failed_member=np.asarray(now.carry.failed_member),
    )


def past_of(
    simulation: Simulation, lanes: Sequence[Lane], steps: int, progress: Callable[[int], None] | None = None
) -> Past:
    """The state of lanes of the world as it was after some steps."""
    worlds = (World(),)
    data = program_inputs.data(simulation, worlds, lanes)
    inputs = (
        program_inputs.series(simulation, worlds, lanes),
        program_inputs.course(simulation, worlds, lanes),
    )
    return _advanced(simulation, Past(0, simulation.program.start(data), {}), data, inputs, steps, progress)


def _advanced(
    simulation: Simulation,
    now: Past,
    data: Data,
    inputs: tuple[Mapping[str, Any], Mapping[str, Any]],
    end: int,
    progress: Callable[[int], None] | None,
) -> Past:
    series, course = inputs
    carry, parts = now.carry, [now.observed] if now.observed else []
    for first in range(now.step, end, SCAN_STEPS):
        last = min(end, first + SCAN_STEPS)
        carry, observed = simulation.program.advance(carry, data, series, course, first, last)
        parts.append({name: np.asarray(observed[name])[: last - first] for name in simulation.brought_home})
        if progress is not None:
            progress(last - first)
    states = {name: np.concatenate([part[name] for part in parts]) for name in simulation.brought_home}
    return Past(end, carry, states)
