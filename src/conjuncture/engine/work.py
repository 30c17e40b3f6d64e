"""Work: the batches of a job, read from the store or computed.

Batches are computed here or by an executor; all of them, or one process's share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from conjuncture.engine.batch import Batch
from conjuncture.engine.identity import identity
from conjuncture.engine.jobs import Job
from conjuncture.engine.plan import write_plan
from conjuncture.engine.scheduling import Progress, Share, Tally, first_alone, sent_out
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.worker import compute_kept
from conjuncture.errors import ConjunctureError
from conjuncture.grammar import counted


@dataclass(frozen=True)
class JobResult:
    """All batches of a job.

    Attributes:
        batches: in the order of their numbers.
        computed: how many were computed now, here or by an executor; the rest were read.
        warnings: sentences for the reader, for example that nothing could be stored, or that workers were
            lost.
    """

    batches: tuple[Batch, ...]
    computed: int
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The part of a shared job that one process did.

    Attributes:
        share: its share.
        computed: batches computed now.
        there: batches in the store.
        batches: batches in all.
    """

    share: Share
    computed: int
    there: int
    batches: int

    @property
    def missing(self) -> int:
        """How many batches other processes have still to compute."""
        return self.batches - self.there


def work_through(
    job: Job,
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    share: Share | None = None,
    progress: Progress | None = None,
) -> JobResult:
    """All batches of a job.

    Args:
        job: the job.
        store: where batches are stored; existing ones are read.
        executor: computes the batches that are not there; it needs a store that its workers see.
        share: which batches to begin with, where several processes do the same job in one store.
        progress: called with (steps done, steps in all).

    Raises:
        ConjunctureError: an executor without a store, or with a job that cannot be written as data.
    """
    store, warnings = _usable(job, store, executor)
    batches = {} if store is None else _read(job, store, range(job.size))
    waiting = [number for number in range(job.size) if number not in batches]
    if share is not None:
        waiting.sort(key=lambda number: not share.has(number))
    tally = Tally(progress, len(batches) * job.simulation.steps + job.steps(waiting))
    tally(len(batches) * job.simulation.steps)
    if executor is not None and store is not None and waiting:
        warnings += _elsewhere(job, store, executor, waiting, tally)
        batches |= _read(job, store, waiting)
    _compute(job, store, [number for number in waiting if number not in batches], tally, batches.__setitem__)
    return JobResult(tuple(batches[number] for number in range(job.size)), len(waiting), warnings)


def work_share(
    job: Job,
    share: Share,
    *,
    store: Store,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Part:
    """Compute one process's share of a job into the store.

    Raises:
        ConjunctureError: something that determines the job has no digest, so that nothing of it can be
            stored.
    """
    usable, _ = _usable(job, store, executor)
    if usable is None:
        raise ConjunctureError(
            " ".join(not_kept(job.simulation)),
            remedy="Run it whole, without a share.",
        )
    there = {number for number in range(job.size) if _is_there(job, store, number)}
    own = [number for number in range(job.size) if share.has(number) and number not in there]
    tally = Tally(progress, job.steps(own))
    if executor is not None and own:
        _elsewhere(job, store, executor, own, tally)
    left = [number for number in own if not _is_there(job, store, number)]
    _compute(job, store, left, tally, lambda _, __: None)
    there = {number for number in range(job.size) if number in there or _is_there(job, store, number)}
    return Part(share, len(own), len(there), job.size)


def usable(store: Store | None, simulation: Simulation) -> Store | None:
    """The store; None (nothing is stored) if something that determines the simulation has no digest."""
    return None if store is None or not_kept(simulation) else store


def not_kept(simulation: Simulation) -> tuple[str, ...]:
    """Why nothing of a simulation is stored, a sentence each; empty if it is stored."""
    return tuple(f"Nothing of this run is stored: {why}" for why in identity(simulation).unknown)


def _usable(job: Job, store: Store | None, executor: Executor | None) -> tuple[Store | None, tuple[str, ...]]:
    """The store, if the job can be kept; warnings if it cannot."""
    hidden = not_kept(job.simulation) if store is not None or executor is not None else ()
    if executor is not None and hidden:
        raise ConjunctureError(" ".join(hidden), remedy="Run it without an executor.")
    if executor is not None and store is None:
        raise ConjunctureError(
            "an executor's workers need a store to write to.",
            remedy="Give a folder that all workers see: store=...",
        )
    if store is None or hidden:
        return None, hidden
    store.sweep()
    store.write_identity(job.fingerprint, identity(job.simulation).parts)
    return store, ()


def _read(job: Job, store: Store, numbers: Sequence[int]) -> dict[int, Batch]:
    schema = job.simulation.schema
    read = {number: store.read_batch(job.key(number), schema) for number in numbers}
    return {number: batch for number, batch in read.items() if batch is not None}


def _is_there(job: Job, store: Store, number: int) -> bool:
    return store.read_batch(job.key(number), job.simulation.schema) is not None


def _elsewhere(
    job: Job, store: Store, executor: Executor, numbers: Sequence[int], tally: Tally
) -> tuple[str, ...]:
    """Let an executor compute batches; return a warning if it lost any."""
    write_plan(store, job)
    given = (str(store.folder.resolve()), job.fingerprint)
    lost = sent_out(executor, compute_kept, given, numbers, lambda: tally(job.simulation.steps))
    if not lost:
        return ()
    return (f"{counted(len(lost), 'batch', 'batches')} of lost workers had to be computed here: {lost[0]}",)


def _compute(
    job: Job,
    store: Store | None,
    numbers: Sequence[int],
    tally: Tally,
    take: Callable[[int, Batch], None],
) -> None:
    """Compute batches here, store each, and hand it over."""
    if not numbers:
        return
    schema = job.simulation.schema
    job.begin(numbers, tally)

    def compute(number: int) -> None:
        # Another process may have computed it meanwhile.
        batch = None if store is None else store.read_batch(job.key(number), schema)
        if batch is not None:
            tally(job.simulation.steps)
        else:
            batch = job.compute(number, tally)
            if store is not None:
                store.write_batch(job.key(number), schema, batch)
        take(number, batch)

    first_alone(compute, numbers)
