"""One measurement of the engine in a process of its own, `python -m benchmarks.engine`.

A fresh process, so that compilation is cold and the peak of memory is this run's alone. Prints one line
of JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time

from conjuncture.cases.registry import load
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.theories.leninism.struggle import THEORY


def russia(workers: int) -> Simulation:
    """The theory of struggle on the Russian case: 240 months, all mechanisms, measures and the bridge."""
    return prepare(load("russia"), THEORY, workers=workers)


def measured(workers: int, draws: int, repeats: int) -> dict[str, float]:
    """Seconds and GiB of a run of `draws` draws; one batch when `draws` is 0.

    Compiling is what the first batch takes over the quickest of the later ones. Running is the whole of
    `engine.running.run` once compiled: parameters, batches on all threads, the labelled dataset.
    """
    begun = time.perf_counter()
    simulation = russia(workers)
    society = time.perf_counter() - begun
    draws = draws or simulation.batch
    first = _timed(simulation, min(draws, simulation.batch))
    runs = [_timed(simulation, draws) for _ in range(repeats)]
    one_batch = min(runs) if draws <= simulation.batch else _timed(simulation, simulation.batch)
    seconds = min(runs)
    return {
        "workers": workers,
        "draws": draws,
        "steps": simulation.steps,
        "batch": simulation.batch,
        "society_seconds": society,
        "compile_seconds": first - one_batch,
        "first_answer_seconds": society + first,
        "run_seconds": seconds,
        "worker_steps_per_second": workers * draws * simulation.steps / seconds,
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def _timed(simulation: Simulation, draws: int) -> float:
    begun = time.perf_counter()
    run(simulation, draws)
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
