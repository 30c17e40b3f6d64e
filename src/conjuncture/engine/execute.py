"""Execution: all draws of a simulation; each batch is stored as soon as it is done."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import xarray as xr

from conjuncture.engine.checks import check_draws, check_series
from conjuncture.engine.errors import RunError
from conjuncture.engine.jobs import Draws
from conjuncture.engine.memory import refuse_large_run
from conjuncture.engine.results import dataset_of
from conjuncture.engine.scheduling import Progress, Share
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import Part, work_share, work_through
from conjuncture.language.theory import Theory
from conjuncture.society.society import Society


@dataclass(frozen=True)
class RunResult:
    """A run's dataset, and how many of its batches were computed rather than read.

    Attributes:
        dataset: dimensions draw, time and each level with more than one member.
        computed, read: batches computed now (here or by an executor), and found in the store.
        warnings: sentences for the reader, for example that nothing could be stored, or that workers were
            lost.
    """

    dataset: xr.Dataset
    computed: int
    read: int
    warnings: tuple[str, ...] = ()


def run(
    simulation: Simulation,
    draws: int,
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> RunResult:
    """Run (or read) this many draws.

    Args:
        simulation: what to run.
        draws: how many; a draw is the same whatever their number.
        store: where batches are stored; existing ones are read.
        executor: any of `concurrent.futures`, which computes the batches that are not in the store; it
            receives the store's folder, a fingerprint and a number. Default: threads of this process.
        progress: called with (steps done, steps in all) over all batches.

    Raises:
        RunError: fewer than one draw.
        TheoryError: a list of parameter values is too short for the draws.
        TooLargeError: the run does not fit into memory.
        ConjunctureError: an executor without a store, or with a theory that was changed in Python.
    """
    done = work_through(_job(simulation, draws), store=store, executor=executor, progress=progress)
    rest = draws - (len(done.batches) - 1) * simulation.batch
    batches = [*done.batches[:-1], done.batches[-1].first(rest)]
    read = len(batches) - done.computed
    return RunResult(dataset_of(simulation, batches), done.computed, read, done.warnings)


def run_share(
    simulation: Simulation,
    draws: int,
    share: Share,
    *,
    store: Store,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Part:
    """Compute one process's share of the draws into a store: the batches with its numbers.

    Raises:
        RunError: fewer than one draw.
        ConjunctureError: nothing of this run can be stored.
    """
    job = _job(simulation, draws)
    return work_share(job, share, store=store, executor=executor, progress=progress)


def _job(simulation: Simulation, draws: int) -> Draws:
    if draws < 1:
        raise RunError(f"a run cannot have {draws} draws: ask for one or more.")
    refuse_large_run(simulation, draws)
    check_draws(simulation.by_draw, (draws - 1,))
    return Draws(simulation, draws)


def simulate(
    theory: Theory, society: Society, *, steps: int, draws: int = 16, dt: float = 1 / 12, **settings: Any
) -> xr.Dataset:
    """Run a theory on a society, without a case: `simulate(theory, society, steps=240)`.

    Example:
        town = Level("town")

        @state(town, initial=1.0, source="own conjecture")
        def unrest(unrest):
            return 0.9 * unrest

        simulate(Theory.of(unrest), regular_society({"town": 2}), steps=12, draws=1)["unrest"]

    Args:
        theory: the theory.
        society: from `conjuncture.regular_society(...)` or a case.
        steps: how many steps of `dt` years.
        draws: samples of parameters and noise.
        settings: further attributes of `Simulation`: start, series, seed, holds, keep, parameters,
            course.

    Returns:
        Dimensions draw, time and each level with more than one member; units and sources as attributes. A
        draw that fails has missing values from then on, and its cause in `failure`.

    Raises:
        TheoryError: the theory is not sound, or it does not fit the society or the settings.
        TooLargeError: the run does not fit into memory.
    """
    simulation = Simulation(theory, society, steps, dt=dt, **settings)
    check_series(theory, simulation.series)
    return run(simulation, draws).dataset
