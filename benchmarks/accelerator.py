"""The whole theory on a processor and on an accelerator: `python -m benchmarks.accelerator [LANES ...]`.

A lane is one draw of one world: the essay's theory over Russia in the world, 468 months, six countries. One
line of JSON for each number of lanes. Beside the speeds stands how far the two machines agree: the promise
between machines is rounding, not bits, and a decision taken by chance may flip where rounding does.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import fields
from typing import Any

import jax
import numpy as np

from conjuncture.cases.registry import load
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.ground import ground_of

LANES = (64, 1_024, 8_192)
KEPT = ("rule", "members", "degeneration")


def wide(lanes: int) -> Simulation:
    """The simulation in batches of so many lanes."""
    simulation = ground_of(load("russia_1895_1933"), "leninism.essay", AskSettings()).simulation
    kind = type("Wide", (Simulation,), {"batch": lanes})
    given = {one.name: getattr(simulation, one.name) for one in fields(Simulation) if one.init}
    return kind(**{**given, "keep": KEPT, "only": KEPT})


def measured(lanes: int, device: Any) -> tuple[dict[str, float], dict[str, np.ndarray]]:
    """Seconds to the first results and of a second run; and the values."""
    with jax.default_device(device):
        simulation = wide(lanes)
        times = []
        for _ in range(2):
            begun = time.perf_counter()
            batch = run_batch(simulation, range(lanes))
            times.append(time.perf_counter() - begun)
    found = {"first_seconds": times[0], "seconds": times[1], "lanes_a_second": lanes / times[1]}
    return found, {name: np.asarray(batch.values[name]) for name in KEPT}


def agreement(one: dict[str, np.ndarray], other: dict[str, np.ndarray]) -> dict[str, float]:
    """Shares of draws: with the same governments month by month, and all else within a thousandth."""
    lanes = len(one["rule"])
    same = (one["rule"] == other["rule"]).reshape(lanes, -1).all(1)
    apart = [np.abs(one[name] - other[name]).reshape(lanes, -1).max(1) for name in KEPT[1:]]
    return {
        "same_governments": float(same.mean()),
        "all_within_a_thousandth": float((same & (np.max(apart, 0) < 1e-3)).mean()),
    }


def main(sizes: tuple[int, ...]) -> None:
    """Measure and print, the processor first."""
    processor, accelerator = jax.devices("cpu")[0], jax.devices()[0]
    for lanes in sizes:
        told: dict[str, Any] = {"lanes": lanes}
        told["processor"], here = measured(lanes, processor)
        if accelerator.platform != "cpu":
            told["accelerator"], there = measured(lanes, accelerator)
            told["faster"] = told["processor"]["seconds"] / told["accelerator"]["seconds"]
            told["name"] = accelerator.device_kind
            told["agreement"] = agreement(here, there)
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or LANES)
