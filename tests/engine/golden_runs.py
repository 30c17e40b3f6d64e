"""Golden runs: two small runs whose numbers are written down, and the command that writes them anew.

The oracle reads a theory in plain Python with numpy and the same noise, so what moves engine and oracle
alike (a function of numpy or scipy, a constant of the noise) leaves them equal. These numbers stay. They are
written as the bits of 32-bit floats, in hexadecimal, beside the number they stand for; counts and truths are
plain.

    python tests/engine/golden_runs.py      # writes golden/*.json from what the engine gives now

Take a change only where you know what made it. The engine's own arithmetic promises bits on a processor; a
change of numpy or scipy may move the last bit of a parameter that is drawn, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from conjuncture import (
    Beta,
    Level,
    LogNormal,
    Normal,
    Theory,
    clip,
    derived,
    exp,
    given,
    log,
    parameter,
    series,
    sigmoid,
    state,
    tanh,
    trait,
    where,
)
from conjuncture.engine.batch import Batch
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.society.regular import regular
from conjuncture.theories.leninism.struggle import THEORY as STRUGGLE

FOLDER = Path(__file__).parent / "golden"
DRAWS = 3

country = Level("country")
town = Level("town", within=(country,))
worker = Level("worker", within=(town,), filled_by="employed", renewed_by="quits")
rising = series(country, unit="1", name="rising")
age = given(worker, unit="year", absent=30.0, name="age")


@trait(worker, source="-")
def nerve(age, noise):
    return noise.normal(age * 0.01, 1.0)


@derived(worker, source="-", absent=False)
def quits(noise, nerve):
    return noise.bernoulli(0.05 + 0.1 * sigmoid(nerve))


@state(worker, initial=True, source="-")
def employed(employed, quits, noise):
    return (employed & ~quits) | noise.bernoulli(0.5)


@state(worker, initial="nerve", source="-")
def mood(mood, out, noise, dt, *, rate=parameter(LogNormal(-1, 0.7), unit="1/year", reason="-")):
    moved = rate * dt * (where(out, 1.0, -0.3) + noise.uniform(-0.1, 0.1)) * exp(-abs(mood))
    return clip(mood + moved + 0.01 * noise.poisson(0.3), -3, 3)


@derived(town, source="-", absent=False)
def out(mood, rising, *, quorum=parameter(Beta(6, 14), unit="share", reason="-")):
    return mood.mean(where=mood > 0) > quorum + 1.5 * rising


@state(town, initial=0.0, source="-")
def memory(memory, mood, rising, *, weight=parameter(Normal(0, 1), unit="1", reason="-")):
    return memory / 3.0 + tanh(weight * mood.quantile(0.3)) + rising


@derived(town, source="-", absent=0)
def heads(mood):
    return (mood > 0).count(where=mood > 0.5) + (mood > 1).sum()


@derived(country, source="-")
def climate(mood, memory):
    return log(1.0 + abs(mood.sum())) ** 1.5 + memory.max()


def everything() -> Simulation:
    """Each kind of noise, of prior, of reduction, of function, in one small theory."""
    society = regular(
        {"country": 1, "town": 3, "worker": 40}, {"town": "country", "worker": "town"}, name="golden"
    )
    return Simulation(
        Theory.of(rising, age, nerve, quits, employed, mood, out, memory, heads, climate, name="golden"),
        society,
        steps=12,
        seed=3,
        series={"rising": np.linspace(0, 1, 12)},
        holds=(Hold("memory", 0.5, 2, 4),),
    )


def struggle() -> Simulation:
    """Struggle and consciousness of 120 workers in six works, for three years with a war in the second."""
    society = regular(
        {"country": 1, "town": 2, "branch": 2, "workplace": 6, "worker": 120},
        {
            "town": "country",
            "branch": "country",
            "workplace": ("town", "branch"),
            "worker": "workplace",
        },
        {
            "place_in_queue": ("worker", (np.arange(120) + 0.5) / 120),
            "skill": ("worker", (np.arange(120) % 10) / 10),
            "pay": ("worker", 0.5 + (np.arange(120) % 7) / 6),
        },
        name="six works",
    )
    months = np.arange(36)
    return Simulation(
        STRUGGLE,
        society,
        steps=36,
        seed=5,
        series={
            "hands": 0.8 + 0.2 * (months >= 12),
            "war": ((months >= 12) & (months < 24)) * 1.0,
            "trade_cycle": 0.1 * np.cos(months / 6),
        },
    )


RUNS: Mapping[str, tuple[Callable[[], Simulation], tuple[str, ...], tuple[int, ...]]] = {
    "everything": (everything, ("climate", "memory", "heads", "out"), (5, 11)),
    "struggle": (
        struggle,
        ("authority", "seen_in_country", "taking_part_share", "on_strike", "won", "horizon", "opponent"),
        (23, 35),
    ),
}
"""By name: how the run is made, the variables written down, and the steps at which they are."""


def numbers(name: str) -> dict[str, dict[str, list[Any]]]:
    """A run's numbers: its parameters, and the chosen variables at the chosen steps, members after draws."""
    made, variables, steps = RUNS[name]
    batch: Batch = run_batch(made(), range(DRAWS)).first(DRAWS)
    assert (batch.failed_step > 10**6).all(), "a golden run fails"
    return {
        "parameters": {key: _written(values) for key, values in sorted(batch.parameters.items())},
        **{
            f"step {step}": {key: _written(batch.values[key][:, step]) for key in variables} for step in steps
        },
    }


def _written(values: np.ndarray) -> list[Any]:
    flat = values.ravel()
    if flat.dtype != np.float32:
        return [int(value) for value in flat]
    if np.array_equal(flat, np.rint(flat)):  # counts stand as counts
        return [int(value) for value in flat]
    return [f"{value.view(np.uint32):08x} {value:.6g}" for value in flat]


def path_of(name: str) -> Path:
    """Where a run's numbers are written down."""
    return FOLDER / f"{name}.json"


def main() -> None:
    """Write all runs' numbers down."""
    for name in RUNS:
        parts = (
            f" {json.dumps(part)}: {{\n"
            + ",\n".join(f"  {json.dumps(key)}: {json.dumps(row)}" for key, row in rows.items())
            + "\n }"
            for part, rows in numbers(name).items()
        )
        path_of(name).write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()
