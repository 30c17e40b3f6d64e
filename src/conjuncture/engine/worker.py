"""The worker: the function that an executor runs with a store's folder, a fingerprint and a number."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from threading import Lock

from conjuncture.engine.jobs import Job
from conjuncture.engine.plan import read_plan
from conjuncture.engine.store import Store


class _PreparedJob:
    """A job in this process; its first batch is computed alone, since it compiles."""

    def __init__(self, job: Job) -> None:
        self.job, self._lock, self._compiled = job, Lock(), False

    def compute(self, store: Store, number: int) -> None:
        """Compute one batch and store it, unless it is stored already."""
        job = self.job
        if store.read_batch(job.key(number), job.simulation.schema) is not None:
            return
        if self._compiled:
            store.write_batch(job.key(number), job.simulation.schema, job.compute(number))
            return
        with self._lock:
            store.write_batch(job.key(number), job.simulation.schema, job.compute(number))
            self._compiled = True


_READING = Lock()


@lru_cache(maxsize=4)
def _ready(folder: str, fingerprint: str) -> _PreparedJob:
    return _PreparedJob(read_plan(Store(Path(folder)), fingerprint))


def compute_kept(folder: str, fingerprint: str, number: int) -> int:
    """Compute one batch of a job and store it, unless it is stored already; returns its number.

    Raises:
        ConjunctureError: the store has no plan of this job, or its job is a different one in this process.
    """
    with _READING:
        ready = _ready(folder, fingerprint)
    ready.compute(Store(Path(folder)), number)
    return number
