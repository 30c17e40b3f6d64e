"""All 2^k knock-outs of k mechanisms of the theory of struggle, `python -m benchmarks.lattice`.

One program for all of them: compiled by a first, tiny lattice, and counted afterwards. Prints one line of
JSON. `python -m benchmarks.lattice 600 16 4` is a small one: workers, draws, mechanisms.
"""

from __future__ import annotations

import json
import resource
import sys
import time

import jax

from benchmarks.engine import russia
from conjuncture.inquiry.experiments.knockouts import switch
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.links.lattice import Lattice, run_lattice
from conjuncture.inquiry.links.minimal_sets import knockout_masks
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

MECHANISMS = (
    "widens_in_action", "widens_by_example", "taught", "ruling_ideas",
    "faces_more", "example", "sackings_remembered", "softens",
)  # fmt: skip
NARROW = Statement(Side(Outcome("horizon", until="1905-01-01")), "below", 1.0, words="narrow before 1905")
WIDE = Statement(Side(Outcome("horizon", since="1905-01-01")), "above", 1.0, words="wide from 1905 on")


def measured(workers: int = 10_000, draws: int = 32, mechanisms: int = 8) -> dict[str, float]:
    """Seconds, programs compiled and GiB of the whole lattice; both statements share its worlds."""
    simulation = russia(workers)
    switches = [switch(simulation, name) for name in MECHANISMS[:mechanisms]]
    compiled: list[str] = []

    def listen(event: str, duration_secs: float, **_told: str | int) -> None:  # noqa: ARG001  (JAX names it)
        if event == "/jax/core/compile/backend_compile_duration":
            compiled.append(event)

    def run(number: int) -> tuple[Lattice, float]:
        begun = time.perf_counter()
        lattice = run_lattice(simulation, switches, (NARROW, WIDE), number, whole=number > 1)
        return lattice, time.perf_counter() - begun

    jax.monitoring.register_event_duration_secs_listener(listen)
    _, first = run(1)
    at_first = len(compiled)
    lattice, seconds = run(draws)
    jax.monitoring.unregister_event_duration_listener(listen)
    worlds = len(knockout_masks(mechanisms, whole=True)) + 1  # and the null twin
    return {
        "workers": workers,
        "draws": draws,
        "mechanisms": mechanisms,
        "sets": len(lattice.masks),
        "lanes": worlds * draws,
        "steps": simulation.steps,
        "first_seconds": first,
        "seconds": seconds,
        "seconds_a_lane": seconds / (worlds * draws),
        "worker_steps_per_second": workers * simulation.steps * worlds * draws / seconds,
        "compilations_first": at_first,
        "compilations_after": len(compiled) - at_first,
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
        "both_hold": float((lattice.holds[0] & lattice.holds[1])[0].mean()),
    }


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
