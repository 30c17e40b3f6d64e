"""Worlds at chosen quantities: each has its place in the priors and the noise of a draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.engine import priors
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.fitting.figures import Figure, figures_of, seen_by_month, targets_of, values_of

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]


def placed(simulation: Simulation, positions: Floats, draws: Numbers) -> Simulation:
    """The simulation whose draw i has the i-th place in the priors and the noise of the i-th number.

    Args:
        simulation: with these free parameters.
        positions: (draws, quantities), each from 0 to 1.
        draws: the numbers of the draws whose noise each has, (draws,).
    """
    values = priors.at(simulation.free_parameters, np.ascontiguousarray(positions.T))
    return replace(
        simulation,
        parameters={**simulation.parameters, **{name: found.tolist() for name, found in values.items()}},
        luck_numbers=tuple(draws.tolist()),
    )


@dataclass(frozen=True, eq=False)
class Worlds:
    """A theory on a case, run at chosen quantities; only what the case's figures need is recorded.

    Attributes:
        whole: the prepared simulation.
        case: whose record it is fitted to.
        chosen: the figures to compute; none: those by which the theory is fitted.
    """

    whole: Simulation
    case: Case
    chosen: tuple[Figure, ...] = ()

    @cached_property
    def simulation(self) -> Simulation:
        """The simulation, recording only what the figures need."""
        resolved, levels = self.whole.resolved, self.whole.society.levels
        wanted = self.case.counted if self.case.keeps_books else ()
        wanted = {*wanted, *(target.variable for target in targets_of(self.case))}
        kept = [
            name
            for name in sorted(wanted)
            if name in resolved.variables
            and resolved.variables[name].kind != "given"
            and levels[resolved.variables[name].level].size <= KEPT_LEVEL_SIZE
        ]
        return replace(self.whole, sparing=True, keep=tuple(kept), only=(), store=None, executor=None)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures by which the theory is fitted, or those that were chosen."""
        return self.chosen or figures_of(self.case, self.seen_variables)

    @cached_property
    def seen_variables(self) -> tuple[str, ...]:
        """The variables that targets can use in these worlds."""
        if not self.case.keeps_books:
            return self.simulation.keep
        here, positions = np.array([0]), np.full((1, len(self.quantities)), 0.5)
        return tuple(map(str, self.seen(positions, here).data_vars))

    @property
    def quantities(self) -> tuple[str, ...]:
        """The free parameters, by name."""
        return tuple(self.whole.free_parameters)

    def prior_positions(self, draws: Sequence[int] | range) -> Floats:
        """The places of draws in the priors, (draws, quantities)."""
        numbers = np.asarray(draws, np.uint32)
        return priors.shares(self.quantities, self.whole.seed, numbers).T

    def seen(self, positions: Floats, draws: Numbers, progress: Progress | None = None) -> xr.Dataset:
        """These worlds, with the variables of targets, numbered by `draw`; `failure` says which failed."""
        simulation = placed(self.simulation, positions, draws)
        run = run_worlds(simulation, (World(),), len(draws), progress=progress).isel(world=0)
        return seen_by_month(self.case, run, self.whole.seed).assign_coords(failure=run["failure"])

    def values(self, positions: Floats, draws: Numbers, progress: Progress | None = None) -> Floats:
        """The figures of these worlds, (draws, figures); a row of NaN where a world failed."""
        seen = self.seen(positions, draws, progress)
        found = values_of(seen, self.figures)
        return np.where((seen["failure"].to_numpy() == "")[:, None], found, np.nan)
