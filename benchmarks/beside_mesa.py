"""The engine beside Mesa on one small model, `python -m benchmarks.beside_mesa`: one line of JSON.

Both run the model of `contagion` with 10,000 workers in 500 works. They draw different luck, so they are
held against each other by what they find: the mean share of works on strike, with its standard error
over draws.
"""

from __future__ import annotations

import json
import sys
import time

import numpy as np

from benchmarks import contagion
from benchmarks.mesa_contagion import Contagion
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.society.regular import regular

WORKPLACES, SIZE = 500, 20


def measured(steps: int, mesa_draws: int, draws: int, repeats: int) -> dict[str, float]:
    """Agent-steps per second of each (workers alone are counted), their ratio, and what each finds."""
    workers = WORKPLACES * SIZE
    society = regular(
        {"country": 1, "workplace": WORKPLACES, "worker": workers},
        within={"workplace": "country", "worker": "workplace"},
    )
    simulation = Simulation(contagion.THEORY, society, steps=steps)
    dataset = run(simulation, draws).dataset
    seconds = min(_seconds(lambda: run(simulation, draws)) for _ in range(repeats))
    mesa_seconds, shares = [], []
    for seed in range(mesa_draws):
        model = Contagion(WORKPLACES, SIZE, seed)
        seen: list[float] = []

        def months(model: Contagion = model, seen: list[float] = seen) -> None:
            for _ in range(steps):
                model.step()
                seen.append(model.seen)

        mesa_seconds.append(_seconds(months))
        shares.append(np.mean(seen[:-1]))
    # The engine records `seen` at the start of a month, so its last month's strikes are not in it.
    found = dataset["seen"].to_numpy()[:, 1:].mean(axis=1)
    agent_steps, mesa_steps = workers * steps * draws / seconds, workers * steps / min(mesa_seconds)
    return {
        "workers": workers,
        "steps": steps,
        "draws": draws,
        "agent_steps_per_second": agent_steps,
        "mesa_agent_steps_per_second": mesa_steps,
        "ratio": agent_steps / mesa_steps,
        "share_on_strike": float(found.mean()),
        "share_on_strike_error": float(found.std(ddof=1) / len(found) ** 0.5),
        "mesa_share_on_strike": float(np.mean(shares)),
        "mesa_share_on_strike_error": float(np.std(shares, ddof=1) / len(shares) ** 0.5),
    }


def _seconds(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(measured(*(int(word) for word in sys.argv[1:]))))
