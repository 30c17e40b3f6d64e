"""Twin pairs: worlds under interventions, some of them also by a hair, in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from conjuncture.engine import program_inputs
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, hold, ready_for, world
from conjuncture.inquiry.experiments.outcomes import check_outcomes
from conjuncture.inquiry.experiments.twins import hair_breadth

if TYPE_CHECKING:
    import xarray as xr

TWINS = 100
"""Draws in which twins by a hair are run."""


class Measured(Protocol):
    """Anything that brings a world to one number a draw: `Outcome`, `WaveHeight`."""

    @property
    def variable(self) -> str: ...  # noqa: D102

    def check(self, simulation: Simulation) -> None:
        """Refuse what cannot be looked at."""
        ...

    def of(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The outcome by draw."""
        ...


@dataclass(frozen=True, eq=False)
class PairedWorlds:
    """The worlds that were run, found again by what was done to them."""

    simulation: Simulation
    dataset: xr.Dataset
    by_a_hair: xr.Dataset | None
    names_of: dict[Intervention, str]

    def outcome(self, outcome: Measured, done: Intervention, *, by_a_hair: bool = False) -> np.ndarray:
        """An outcome in one world, (draws,); by a hair in the first draws alone."""
        dataset = self.by_a_hair if by_a_hair else self.dataset
        assert dataset is not None
        return outcome.of(self.simulation, dataset.sel(world=self.names_of[done])).to_numpy()

    @property
    def draws(self) -> np.ndarray:
        """The draws' numbers."""
        return self.dataset["draw"].to_numpy()

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters' names."""
        return tuple(self.simulation.resolved.parameters)

    @property
    def parameters(self) -> np.ndarray:
        """Each draw's quantities before any world sets them otherwise, (draws, parameters)."""
        found = program_inputs.parameters(self.simulation, self.draws.astype(np.uint32))
        return (
            np.stack([found[name] for name in self.names], 1)
            if self.names
            else np.empty((len(self.draws), 0))
        )


def room_for(
    simulation: Simulation, interventions: Sequence[Intervention], outcomes: Sequence[Measured]
) -> Simulation:
    """The simulation with room for these interventions and a hair, and with these outcomes recorded."""
    hairs = [hold(one.variable, one.value) for one in hair_breadth(simulation).holds]
    with_hair = [sum(hairs, done) for done in (NOTHING_DONE, *interventions)]
    return ready_for(simulation, *with_hair, keep=[outcome.variable for outcome in outcomes])


def run_pairs(
    simulation: Simulation,
    *,
    haired: Sequence[Intervention],
    plain: Sequence[Intervention],
    outcomes: Sequence[Measured],
    draws: int | Sequence[int],
    progress: Progress | None = None,
) -> PairedWorlds:
    """Run each world once, those of `haired` also by a hair. Where least is done comes first.

    The twins are run in the first hundred draws alone: they tell how far a hair moves things, which so many
    draws tell as well as more.

    Raises:
        QuestionError: an outcome of an unknown variable, a date or condition that fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    check_outcomes(simulation, outcomes)
    distinct = sorted(dict.fromkeys((*haired, *plain)), key=lambda done: len(done.acts))
    ready = room_for(simulation, distinct, outcomes)
    ready = replace(ready, only=tuple(sorted({outcome.variable for outcome in outcomes})))
    hair = hair_breadth(simulation)
    names_of = {done: f"world {number}" for number, done in enumerate(distinct)}
    worlds = [world(ready, name, done) for done, name in names_of.items()]
    with_twin = {names_of[done] for done in haired}
    twins = [replace(one, holds=(*one.holds, *hair.holds)) for one in worlds if one.name in with_twin]
    numbers = list(range(draws)) if isinstance(draws, int) else list(draws)
    first = numbers[:TWINS]
    lanes = len(worlds) * len(numbers), len(twins) * len(first)
    parts = [part / sum(lanes) for part in lanes]
    dataset = run_worlds(ready, worlds, numbers, progress=_part_of(progress, 0.0, parts[0]))
    by_a_hair = None
    if twins:
        by_a_hair = run_worlds(ready, twins, first, progress=_part_of(progress, parts[0], parts[1]))
    return PairedWorlds(ready, dataset, by_a_hair, names_of)


def _part_of(progress: Progress | None, begin: float, share: float) -> Progress | None:
    """Progress of a part of the work, told as progress of the whole, in thousandths."""
    if progress is None:
        return None
    return lambda done, total: progress(round(1000 * (begin + share * done / total)), 1000)
