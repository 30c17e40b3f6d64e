"""Schelling as ABMFrameworksComparison declares it: `python -m benchmarks.declared [STEPS REPEATS]`.

The declaration (github.com/JuliaDynamics/ABMFrameworksComparison, Schelling/DECLARATION.md): a board with
edges, one person on a square, half of each kind. Who has fewer of their own kind within a radius than they
need moves to a random empty square; distance is the larger of rows and columns. Small: 40 x 40 squares, 1,000
persons, radius 1, three of their kind. Large: 100 x 100, 8,000, radius 2, eight. Twenty steps.

One rule is not as declared: there persons act one after another in a random order, here all at once, and of
those who name the same square one gets it. So the line says of both how many of their own kind persons have
around in the end.
"""

from __future__ import annotations

import json
import statistics
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from mesa import Model
from mesa.discrete_space import CellAgent, OrthogonalMooreGrid

from benchmarks.grids import took
from conjuncture import Simulation, derived, regular_society, where
from conjuncture.engine.lanes import run_batch
from conjuncture.networks import grid
from conjuncture.theories.canon import schelling


@dataclass(frozen=True)
class Declared:
    """A size: squares of a side, persons, radius, and how many of their kind persons need around."""

    name: str
    side: int
    persons: int
    radius: int
    needed: int


SIZES = (Declared("small", 40, 1_000, 1, 3), Declared("large", 100, 8_000, 2, 8))


@derived(schelling.person, absent=0.0, unit="persons", source="ABMFrameworksComparison")
def alike(kind, people_around, of_one_kind_around):
    """How many of one's own kind are around."""
    return where(kind, of_one_kind_around, people_around - of_one_kind_around)


THEORY = schelling.THEORY.replacing(alike=alike).named("benchmarks.declared")


def ours(size: Declared, steps: int) -> Simulation:
    """The same as a simulation; each person's first square is drawn at random."""
    squares = size.side**2
    first = np.random.default_rng(1).permutation(squares)[: size.persons]
    society = regular_society(
        {"board": 1, "square": squares, "person": size.persons},
        {"square": "board"},
        {
            "first_square": ("person", first.astype(np.float32)),
            "kind": ("person", np.arange(size.persons) % 2 == 0),
        },
        # A disc that reaches the corners of a square of this radius, and no farther.
        networks={"around": ("square", grid(disc=2**0.5 * size.radius + 1e-6, torus=False))},
    )
    return Simulation(
        THEORY, society, steps, 1, "1971-01-01", keep=("alike",), parameters={"aim.wanted": size.needed}
    )


class Person(CellAgent):
    """A person of Mesa's."""

    def __init__(self, model: Board, kind: int) -> None:
        super().__init__(model)
        self.kind = kind
        self.cell = model.grid.select_random_empty_cell()

    def alike(self) -> int:
        """How many of one's own kind are around."""
        around = self.cell.get_neighborhood(radius=self.model.size.radius).agents
        return sum(other.kind == self.kind for other in around)

    def step(self) -> None:
        """Move to a random empty square if too few are around."""
        if self.alike() < self.model.size.needed:
            self.cell = self.model.grid.select_random_empty_cell()


class Board(Model):
    """The board of Mesa's."""

    def __init__(self, size: Declared, seed: int) -> None:
        super().__init__(rng=seed)
        self.size = size
        self.grid = OrthogonalMooreGrid((size.side, size.side), torus=False, capacity=1, random=self.random)
        for number in range(size.persons):
            Person(self, number % 2)

    def step(self) -> None:
        """Everybody acts, in a random order."""
        self.agents.shuffle_do("step")


def measured(size: Declared, steps: int, repeats: int) -> dict[str, Any]:
    """Milliseconds of a run, the making of Mesa's board among them; medians, as the comparison has them."""
    run = ours(size, steps)
    first, _ = took(lambda: run_batch(run, range(run.batch)))
    clock, processor = (
        statistics.median(column) for column in zip(*(_ours_again(run) for _ in range(repeats)), strict=True)
    )
    boards: list[Board] = []
    mesa_clock, mesa_processor = (
        statistics.median(column)
        for column in zip(*(_mesas(size, steps, seed, boards) for seed in range(repeats)), strict=True)
    )
    alike_here = run_batch(run, range(run.batch)).values["alike"][:, -1].mean(axis=-1)
    alike_there = [statistics.fmean(person.alike() for person in board.agents) for board in boards]
    return {
        "model": f"schelling, {size.name}",
        "persons": size.persons,
        "steps": steps,
        "draws": run.batch,
        "compiling_seconds": first - clock,
        "milliseconds": 1e3 * clock / run.batch,
        "processor_milliseconds": 1e3 * processor / run.batch,
        "mesa_milliseconds": 1e3 * mesa_clock,
        "mesa_processor_milliseconds": 1e3 * mesa_processor,
        "ratio": mesa_clock / clock * run.batch,
        "processor_ratio": mesa_processor / processor * run.batch,
        "alike": float(alike_here.mean()),
        "mesa_alike": statistics.fmean(alike_there),
    }


def _ours_again(run: Simulation) -> tuple[float, float]:
    return took(lambda: run_batch(run, range(run.batch)))


def _mesas(size: Declared, steps: int, seed: int, boards: list[Board]) -> tuple[float, float]:
    """Seconds of one run of Mesa's, whose board is added to the boards."""

    def whole() -> None:
        board = Board(size, seed)
        for _ in range(steps):
            board.step()
        boards.append(board)

    return took(whole)


def main(steps: int = 20, repeats: int = 11) -> None:
    """Measure and print."""
    for size in SIZES:
        print(json.dumps(measured(size, steps, repeats)), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
