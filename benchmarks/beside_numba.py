"""The engine beside the hand-written loop: `python -m benchmarks.beside_numba WORKERS DRAWS`. One line of JSON.

The two take turns in one process, so that whatever else the machine does falls on both; the quickest turn of
each counts. Every number that the loop writes is held against the engine's.
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np

from benchmarks import numba_loop
from benchmarks.engine import russia
from conjuncture.engine.running import run


def measured(workers: int, draws: int, repeats: int) -> dict[str, float]:
    """Seconds of each, their ratio, and how many of the numbers that both write are equal to the bit."""
    simulation = russia(workers)
    dataset = run(simulation, draws).dataset
    loop = numba_loop.Loop.of(simulation, draws)
    begun = time.perf_counter()
    country, branch = loop.run()
    compiled = time.perf_counter() - begun
    engine_seconds, loop_seconds = [], []
    for _ in range(repeats):
        begun = time.perf_counter()
        run(simulation, draws)
        engine_seconds.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        loop.run()
        loop_seconds.append(time.perf_counter() - begun)
    pairs = [(dataset[name].to_numpy(), country[:, at]) for at, name in enumerate(numba_loop.COUNTRY)]
    pairs += [(dataset[name].to_numpy(), branch[:, at]) for at, name in enumerate(numba_loop.BRANCH)]
    members = workers * draws * simulation.steps
    return {
        "workers": workers,
        "draws": draws,
        "engine_nanoseconds": min(engine_seconds) / members * 1e9,
        "numba_nanoseconds": min(loop_seconds) / members * 1e9,
        "ratio": min(engine_seconds) / min(loop_seconds),
        "numba_compile_seconds": compiled - min(loop_seconds),
        "numbers": sum(mine.size for mine, _ in pairs),
        "numbers_equal": int(sum(np.sum(mine == _flushed(theirs)) for mine, theirs in pairs)),
    }


def _flushed(numbers: np.ndarray) -> np.ndarray:
    """XLA takes numbers below 2^-126 for zero, the loop keeps them: strikes seen decades ago, of no weight."""
    return np.where(np.abs(numbers) < np.finfo(np.float32).tiny, np.float32(0), numbers)


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
