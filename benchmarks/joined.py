"""A joined level beside a fixed one, `python -m benchmarks.joined [WORKERS STEPS]`: one line of JSON.

Workers in ten parties go from one to another by chance. In the one theory they are where they have gone, in
the other where they were at the start; every mechanism is in both.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import numpy as np

from conjuncture import Level, Simulation, Theory, derived, given, regular_society, state, where
from conjuncture.engine.lanes import run_batch

PARTIES = 10


def theory(*, joined: bool) -> Theory:
    """Who is in a party of many who are willing is more willing."""
    country = Level("country")
    party = Level("party", within=(country,))
    worker = Level("worker", within=(party,), joined_by={"party": "adheres"} if joined else {})
    first = given(worker, refers=party, name="first")

    @derived(worker, absent=False, source="-")
    def willing(experience, line, noise):
        return noise.bernoulli(0.1 + 0.5 * experience + 0.3 * line)

    @state(worker, initial=0.3, source="-")
    def experience(experience, willing):
        return 0.95 * experience + 0.05 * willing

    @derived(party, absent=0.0, source="-")
    def line(experience):
        return experience.mean()

    @derived(party, absent=0.0, source="-")
    def willing_share(willing):
        return willing.share()

    @state(worker, refers=party, initial="first", source="-")
    def adheres(adheres, noise):
        return where(noise.bernoulli(0.02), noise.member(party), adheres)

    return Theory.of(willing, experience, line, willing_share, adheres, first)


def simulation(workers: int, steps: int, *, joined: bool) -> Simulation:
    """The theory on ten parties."""
    place = np.arange(workers) % PARTIES
    society = regular_society(
        {"country": 1, "party": PARTIES, "worker": workers},
        {"party": "country"} if joined else {"party": "country", "worker": "party"},
        {"first": ("worker", place.astype(np.float32))},
    )
    return Simulation(theory(joined=joined), society, steps, keep=("willing_share",), sparing=True)


def measured(workers: int, steps: int, repeats: int = 3) -> dict[str, Any]:
    """Nanoseconds of a worker-step of both, in turns."""
    runs = {name: simulation(workers, steps, joined=name == "joined") for name in ("joined", "fixed")}
    for run in runs.values():
        run_batch(run, range(run.batch))
    took: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            begun, used = time.perf_counter(), time.process_time()
            run_batch(run, range(run.batch))
            took[name].append((time.perf_counter() - begun, time.process_time() - used))
    found: dict[str, Any] = {"workers": workers, "parties": PARTIES, "draws": runs["fixed"].batch}
    for name, times in took.items():
        clock, processor = (
            min(column) / (workers * steps * runs[name].batch) * 1e9 for column in zip(*times, strict=True)
        )
        found |= {f"{name}_nanoseconds": clock, f"{name}_processor_nanoseconds": processor}
    found["ratio"] = found["joined_processor_nanoseconds"] / found["fixed_processor_nanoseconds"]
    return found


def main(workers: int = 100_000, steps: int = 60) -> None:
    """Measure and print."""
    print(json.dumps(measured(workers, steps)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
