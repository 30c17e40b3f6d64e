"""Grids beside Mesa, `python -m benchmarks.grids [SIDE STEPS MESA_STEPS]`: one line of JSON for each model.

Mesa's own examples of Epstein 2002 and Schelling 1971, as they come with it, and ours in `theories.canon`, on
as many places, as full, with the same numbers. An agent-step is one person (police among them) in one step of
one draw. The engine runs a batch of draws on all cores, Mesa one draw on one core; processor time is that of
all threads.

They are not the same model to the letter. Mesa's Epstein counts within seven steps of four neighbours, 112
places, where ours sees the 148 of a disc, which Epstein has; its jailed stay where they are; people act one
after another. Mesa's Schelling moves one after another.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from mesa import Model
from mesa.examples.advanced.epstein_civil_violence.model import EpsteinCivilViolence, EpsteinScenario
from mesa.examples.basic.schelling.model import Schelling, SchellingScenario

from conjuncture import Simulation, regular_society
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import grid
from conjuncture.theories.canon import epstein, schelling

PEOPLE, POLICE, LEGITIMACY, LONGEST_TERM = 0.7, 0.04, 0.82, 30
DENSITY, WANTED = 0.8, 0.5


def of_epstein(side: int, steps: int) -> Simulation:
    """Our Epstein, in the reading that has outbursts."""
    places = side * side
    people, police = round(PEOPLE * places), round(POLICE * places)
    where = np.random.default_rng(1).permutation(places)[: people + police]
    society = regular_society(
        {"town": 1, "place": places, "person": people + police},
        {"place": "town", "person": "town"},
        {
            "first_place": ("person", where.astype(np.float32)),
            "police": ("person", np.arange(people + police) < police),
        },
        networks={"sight": ("place", grid(disc=7))},
    )
    return Simulation(
        epstein.THEORY.reading(ratio="floor"), society, steps, 1, "2002-01-01", keep=("active",),
        parameters={"legitimacy": LEGITIMACY},
    )  # fmt: skip


def of_schelling(side: int, steps: int) -> Simulation:
    """Our Schelling."""
    people = round(DENSITY * side * side)
    first = np.random.default_rng(1).permutation(side * side)[:people]
    society = regular_society(
        {"board": 1, "square": side * side, "person": people},
        {"square": "board"},
        {
            "first_square": ("person", first.astype(np.float32)),
            "kind": ("person", np.arange(people) % 2 == 0),
        },
        networks={"around": ("square", grid("moore"))},
    )
    return Simulation(
        schelling.THEORY, society, steps, 1, "1971-01-01", keep=("everybody",),
        parameters={"aim.wanted": WANTED},
    )  # fmt: skip


def mesas_epstein(side: int) -> Model:
    """Mesa's Epstein, with our numbers."""
    scenario = EpsteinScenario(
        citizen_density=PEOPLE, cop_density=POLICE, legitimacy=LEGITIMACY, max_jail_term=LONGEST_TERM
    )
    return EpsteinCivilViolence(side, side, scenario=scenario)


def mesas_schelling(side: int) -> Model:
    """Mesa's Schelling, with our numbers."""
    return Schelling(SchellingScenario(width=side, height=side, density=DENSITY, homophily=WANTED))


def measured(model: str, run: Simulation, mesas: Model, mesa_steps: int, repeats: int = 3) -> dict[str, Any]:
    """Nanoseconds of an agent-step of both, once compiled and once Mesa's first step is over."""
    persons = run.society.levels["person"].size
    first, _ = took(lambda: run_batch(run, range(run.batch)))
    times = [took(lambda: run_batch(run, range(run.batch))) for _ in range(repeats)]
    clock, processor = (min(column) * 1e9 for column in zip(*times, strict=True))
    agent_steps = persons * run.steps * run.batch
    mesas.step()  # it looks up who is near whom, and keeps that
    mesa_times = [took(mesas.step) for _ in range(mesa_steps)]
    mesa_clock, mesa_processor = (1e9 * sum(column) for column in zip(*mesa_times, strict=True))
    mesa_agent_steps = len(mesas.agents) * mesa_steps
    return {
        "model": model,
        "places": run.society.levels["place" if model == "epstein" else "square"].size,
        "persons": persons,
        "draws": run.batch,
        "compiling_seconds": first - clock / 1e9,
        "nanoseconds": clock / agent_steps,
        "processor_nanoseconds": processor / agent_steps,
        "mesa_nanoseconds": mesa_clock / mesa_agent_steps,
        "mesa_processor_nanoseconds": mesa_processor / mesa_agent_steps,
        "ratio": mesa_clock / mesa_agent_steps / (clock / agent_steps),
        "processor_ratio": mesa_processor / mesa_agent_steps / (processor / agent_steps),
    }


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of all threads of this process."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


def main(side: int = 150, steps: int = 20, mesa_steps: int = 3) -> None:
    """Measure and print."""
    for model, run, mesas in (
        ("schelling", of_schelling(side, steps), mesas_schelling(side)),
        ("epstein", of_epstein(side, steps), mesas_epstein(side)),
    ):
        print(json.dumps(measured(model, run, mesas, mesa_steps)), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
