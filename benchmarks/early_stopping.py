"""What early stopping is worth: `python -m benchmarks.early_stopping [DRAWS] [WORKERS]`.

The draws of one round are ruled out twice in one process, by turns: every draw run to its end, and draws
that are ruled out stopped. Processor time, the program compiled beforehand. First the model of
`contagion.py` over twenty years, under a pattern of its first two years that few draws meet; then Russia's
case with its own patterns, which are sure late.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import xarray as xr

from benchmarks.contagion import THEORY
from conjuncture import Uniform, parameter, regular_society
from conjuncture.cases.pattern import Pattern
from conjuncture.cases.registry import load
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.ruling_out import Observe
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.ground import ground_of

TURNS = 2
DEFAULTS = (400, 2_000)
STRICT = Pattern(
    name="a tenth of the works strike in a month of the first two years",
    variable="seen",
    over_time="mean",
    low=0.098,
    high=0.102,
    observation_sd=0.01,
    model_sd=0.01,
    until="1897-01",
    unit="share of works",
    reason="set for the comparison",
    source="invented",
    rests_on="nothing",
)


def main() -> None:
    """Print what each way cost; JSON in the last line."""
    draws, workers = map(int, (*sys.argv[1:3], *DEFAULTS[len(sys.argv) - 1 :]))
    found = {"strict and early": contagion(draws, workers), "Russia's own": russia(draws, workers)}
    for name, one in found.items():
        print(
            f"{name:17} {one['ruled_out']:4.0%} of {draws} draws ruled out: "
            f"{one['whole']:6.1f} s to the end, {one['stopped']:6.1f} s stopped, "
            f"{one['ratio']:.2f} times as fast"
        )
    print(json.dumps(found))


def contagion(draws: int, workers: int) -> dict[str, float]:
    """Under a pattern whose period ends after a tenth of the course."""
    size = {"country": 1, "workplace": workers // 20, "worker": workers}
    society = regular_society(size, within={"workplace": "country", "worker": "workplace"})
    base = parameter(Uniform(0.05, 0.6), unit="chance", reason="set for the comparison")
    theory = THEORY.with_priors({"willing.base": base})
    simulation = Simulation(theory, society, steps=240, sparing=True, keep=("seen",))
    return measured(simulation, (STRICT,), lambda run: run, draws)


def russia(draws: int, workers: int) -> dict[str, float]:
    """Under patterns of twenty years."""
    ground = ground_of(load("russia"), "leninism.struggle", AskSettings(workers=workers))
    simulation = replace(ground.simulation, only=ground.seen)
    return measured(simulation, ground.patterns, ground.observe, draws)


def measured(
    simulation: Simulation, patterns: Sequence[Pattern], observe: Observe, draws: int
) -> dict[str, float]:
    """Seconds of one round in both ways, the least of some turns, and the share ruled out."""

    def to_the_end(focused: Simulation, numbers: range, *_: Any) -> xr.Dataset:
        return run_worlds(focused, (World(),), numbers).isel(world=0)

    ways = {"whole": to_the_end, "stopped": None}
    match_history(simulation, patterns, observe, simulation.batch)  # compiles
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    survivors = set()
    for _ in range(TURNS):
        for name, run in ways.items():
            begun = time.process_time()
            found = match_history(simulation, patterns, observe, draws, run=run)
            seconds[name].append(time.process_time() - begun)
            survivors.add(found.survivors)
    assert len(survivors) == 1, "the two ways leave other draws"
    least = {name: min(turns) for name, turns in seconds.items()}
    ruled_out = 1 - len(survivors.pop()) / draws
    return {**least, "ratio": least["whole"] / least["stopped"], "ruled_out": ruled_out}


if __name__ == "__main__":
    main()
