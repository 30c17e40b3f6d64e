"""Looking through networks, `python -m benchmarks.networks [PERSONS STEPS]`: one line of JSON for each.

Watts's cascades (`theories.canon.watts`) on 100,000 persons, a batch of draws at once. On the Poisson network
a loop written by hand for Numba takes turns with the engine: the same draws, each friend looked up in a list,
and every person's end must be the engine's. An agent-step is one person in one step of one draw; processor
time is that of all threads, which a machine at work on something else lengthens less than the clock's.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from math import isqrt
from typing import Any

import numba
import numpy as np

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import each_draw, grid, poisson, ring
from conjuncture.society.networks.network import Network
from conjuncture.society.networks.rule import Rule
from conjuncture.theories.canon.watts import THEORY

THRESHOLD, SPARK = 0.18, 0.01


def simulation(rule: Rule, persons: int, steps: int, keep: tuple[str, ...] = ("cascade",)) -> Simulation:
    """Watts's theory on a network of this rule."""
    society = regular_society(
        {"population": 1, "person": persons}, {"person": "population"}, networks={"friends": rule}, seed=1
    )
    parameters = {"spark.share": SPARK, "active.threshold": THRESHOLD}
    return Simulation(THEORY, society, steps, 1, "2002-01-01", keep=keep, sparing=True, parameters=parameters)


def measured(rule: Rule, persons: int, steps: int, repeats: int = 3) -> dict[str, Any]:
    """Nanoseconds of an agent-step once compiled, and what the first run took over that."""
    run = simulation(rule, persons, steps)
    first, _ = _took(lambda: run_batch(run, range(run.batch)))
    again = [_took(lambda: run_batch(run, range(run.batch))) for _ in range(repeats)]
    agent_steps = persons * steps * run.batch
    return {
        "network": rule.written,
        "persons": persons,
        "steps": steps,
        "draws": run.batch,
        "compiling_seconds": first - min(again)[0],
        **_each("", again, agent_steps),
    }


def beside_a_loop(persons: int, steps: int, repeats: int = 3) -> dict[str, Any]:
    """The Poisson network, in turns with the loop.

    Raises:
        AssertionError: they end differently.
    """
    run = simulation(poisson(6), persons, steps)
    ties = run.society.networks["friends"]
    assert isinstance(ties, Network)
    order = np.argsort(ties.near, kind="stable")
    friends = ties.far[order]
    begins = np.searchsorted(ties.near[order], np.arange(persons + 1))
    seen = run_batch(simulation(poisson(6), persons, 1, ("active",)), range(run.batch)).values["active"]
    # What stands after one step: from there both go on, the engine for one step less.
    after_one = np.ascontiguousarray(seen[:, 0])
    found = cascade(after_one.copy(), friends, begins, steps - 1)
    engine, loop = [], []
    for _ in range(repeats):
        engine.append(_took(lambda: run_batch(run, range(run.batch))))
        loop.append(_took(lambda: cascade(after_one.copy(), friends, begins, steps)))
    ends = run_batch(simulation(poisson(6), persons, steps, ("active",)), range(run.batch)).values["active"]
    assert (ends[:, -1] == found).all(), "the loop and the engine end differently"
    agent_steps = persons * steps * run.batch
    return {
        "network": "poisson(6), beside a loop by hand",
        "draws": run.batch,
        **_each("", engine, agent_steps),
        **_each("loop_", loop, agent_steps),
        "ratio": min(loop)[0] / min(engine)[0],
    }


@numba.njit(parallel=True, cache=False)
def cascade(active: Any, friends: Any, begins: Any, steps: int) -> Any:
    """Who acts after so many steps, (draws, persons): each draw on a thread."""
    draws, persons = active.shape
    for draw in numba.prange(draws):
        now = active[draw].copy()
        for _ in range(steps):
            after = now.copy()
            for person in range(persons):
                if now[person]:
                    continue
                acting = 0
                ties = begins[person + 1] - begins[person]
                for tie in range(begins[person], begins[person + 1]):
                    acting += now[friends[tie]]
                if ties and np.float32(acting) / np.float32(ties) >= np.float32(0.18):
                    after[person] = True
            now = after
        active[draw] = now
    return active


def _each(whose: str, times: list[tuple[float, float]], agent_steps: int) -> dict[str, float]:
    """The least of some times, for one agent-step."""
    clock, processor = (min(column) / agent_steps * 1e9 for column in zip(*times, strict=True))
    return {f"{whose}nanoseconds": clock, f"{whose}processor_nanoseconds": processor}


def _took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of all threads of this process."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def main(persons: int = 100_000, steps: int = 48) -> None:
    """Measure and print."""
    side = isqrt(persons)
    print(json.dumps(beside_a_loop(persons, steps)), flush=True)
    print(json.dumps(measured(each_draw(poisson(6)), persons, steps)), flush=True)
    print(json.dumps(measured(ring(8), persons, steps)), flush=True)
    for rule in (grid("moore"), grid(disc=7)):
        print(json.dumps(measured(rule, side**2, steps)), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
