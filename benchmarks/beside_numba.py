"""The engine beside the hand-written loop, `python -m benchmarks.beside_numba`: one line of JSON.

The two take turns in one process, so that whatever else the machine does falls on both; the quickest
turn of each counts, by the clock and by the work of all cores. Every number that the loop writes is held
against the engine's.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import numpy as np

from benchmarks import numba_inputs, numba_loop
from benchmarks.engine import russia
from conjuncture.engine.execute import run


def measured(workers: int, draws: int, repeats: int) -> dict[str, float]:
    """Seconds of each, their ratio, and how many of the numbers that both write are equal to the bit."""
    simulation = russia(workers)
    dataset = run(simulation, draws).dataset
    loop = numba_loop.Loop.of(simulation, draws)
    begun = time.perf_counter()
    country, branch = loop.run()
    compiled = time.perf_counter() - begun
    turns = [(_spent(lambda: run(simulation, draws)), _spent(loop.run)) for _ in range(repeats)]
    (engine, engine_work), (numba, numba_work) = (
        np.min([turn[who] for turn in turns], axis=0) for who in (0, 1)
    )
    pairs = [(dataset[name].to_numpy(), country[:, at]) for at, name in enumerate(numba_inputs.COUNTRY)]
    pairs += [(dataset[name].to_numpy(), branch[:, at]) for at, name in enumerate(numba_inputs.BRANCH)]
    members = workers * draws * simulation.steps
    return {
        "workers": workers,
        "draws": draws,
        "engine_nanoseconds": engine / members * 1e9,
        "numba_nanoseconds": numba / members * 1e9,
        "ratio": engine / numba,
        "engine_core_nanoseconds": engine_work / members * 1e9,
        "numba_core_nanoseconds": numba_work / members * 1e9,
        "core_ratio": engine_work / numba_work,
        "numba_compile_seconds": compiled - numba,
        "numbers": sum(mine.size for mine, _ in pairs),
        "numbers_equal": int(sum(np.sum(mine == _flushed(theirs)) for mine, theirs in pairs)),
    }


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of all cores together, which other processes disturb less."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - worked


def _flushed(numbers: np.ndarray) -> np.ndarray:
    """XLA takes numbers below 2^-126 for zero, the loop keeps them: what was seen decades ago."""
    return np.where(np.abs(numbers) < np.finfo(np.float32).tiny, np.float32(0), numbers)


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
