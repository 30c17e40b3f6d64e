"""Running: all batches of a simulation, on as many threads as help, each kept as soon as it is done."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import xarray as xr

from conjuncture.engine.results import Batch
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Outcome:
    """A run's dataset, and how many of its batches were computed rather than read."""

    dataset: xr.Dataset
    computed: int
    read: int


def run(
    simulation: Simulation, draws: int, *, store: Store | None = None, progress: Progress | None = None
) -> Outcome:
    """Run (or read) this many draws.

    Args:
        simulation: what to run.
        draws: how many; a draw is the same however many are asked for.
        store: where batches are kept; what is there already is read.
        progress: told (steps done, steps in all) over all batches.

    Raises:
        ValueError: fewer than one draw.
    """
    if draws < 1:
        raise ValueError(f"{draws} draws: ask for one or more.")
    wanted = list(enumerate(simulation.batches(draws)))
    found: dict[int, Batch] = {}
    if store is not None:
        store.begin(simulation)
        for number, span in wanted:
            batch = store.read(simulation, number, span)
            if batch is not None:
                found[number] = batch
    waiting = [(number, span) for number, span in wanted if number not in found]
    done, total = len(found) * simulation.steps, len(wanted) * simulation.steps

    def advanced(steps: int) -> None:
        nonlocal done
        done += steps
        if progress is not None:
            progress(done, total)

    def compute(task: tuple[int, range]) -> tuple[int, Batch]:
        number, span = task
        # A batch is always kept whole, so that asking for more draws later runs only what is missing.
        whole = range(span.start, span.start + simulation.batch)
        batch = simulation.run_batch(whole, advanced)
        if store is not None:
            store.write(simulation, number, batch)
        return number, batch.first(len(span))

    if progress is not None:
        progress(done, total)
    with ThreadPoolExecutor(min(os.cpu_count() or 1, max(len(waiting), 1))) as threads:
        if waiting:  # the first alone compiles; the rest then run side by side
            found.update([compute(waiting[0])])
        found.update(threads.map(compute, waiting[1:]))
    return Outcome(simulation.result(list(found.values())), len(waiting), len(wanted) - len(waiting))


def simulate(
    theory: Theory, society: Society, *, steps: int, draws: int = 16, dt: float = 1 / 12, **settings: Any
) -> xr.Dataset:
    """Run a theory on a society, without a case: `simulate(theory, society, steps=240)`.

    Args:
        theory: what to run.
        society: from `conjuncture.regular_society(...)` or a case.
        steps: how many steps of `dt` years.
        draws: samples of parameters and luck.
        settings: further attributes of `Simulation`: start, series, seed, holds, keep, parameters.

    Returns:
        Dimensions draw, time and each level with more than one member; units and sources as attributes.
    """
    return run(Simulation(theory, society, steps, dt=dt, **settings), draws).dataset
