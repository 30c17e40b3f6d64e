"""Twin pairs: worlds under interventions, some of them also by a hair, in one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import xarray as xr

from conjuncture.engine import feeding
from conjuncture.engine.ensemble import Progress, run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.worlds.interventions import Intervention, hold, ready_for, world
from conjuncture.inquiry.worlds.outcomes import check_outcomes
from conjuncture.inquiry.worlds.twins import hair_breadth


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
    names_of: dict[Intervention, str]

    def outcome(self, outcome: Measured, done: Intervention, *, by_a_hair: bool = False) -> np.ndarray:
        """An outcome in one world, (draws,)."""
        name = self.names_of[done] + (" by a hair" if by_a_hair else "")
        return outcome.of(self.simulation, self.dataset.sel(world=name)).to_numpy()

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
        found = feeding.parameters(self.simulation, self.draws.astype(np.uint32))
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
    with_hair = [sum(hairs, done) for done in (Intervention(), *interventions)]
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

    Raises:
        QuestionError: an outcome of an unknown variable, a date or condition that fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    check_outcomes(simulation, outcomes)
    distinct = sorted(dict.fromkeys((*haired, *plain)), key=lambda done: len(done.acts))
    ready = room_for(simulation, distinct, outcomes)
    hair = hair_breadth(simulation)
    names_of = {done: f"world {number}" for number, done in enumerate(distinct)}
    worlds = [world(ready, name, done) for done, name in names_of.items()]
    twins = [
        replace(one, name=f"{one.name} by a hair", holds=(*one.holds, *hair.holds))
        for one in worlds
        if one.name in {names_of[done] for done in haired}
    ]
    return PairedWorlds(ready, run_worlds(ready, [*worlds, *twins], draws, progress=progress), names_of)
