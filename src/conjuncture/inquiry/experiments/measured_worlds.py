"""Measured worlds: run some draws at a time, so that variables recorded for changes take little memory."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.experiments.changes import Change, recorded_for
from conjuncture.inquiry.experiments.interventions import Intervention
from conjuncture.inquiry.experiments.sizes import MeasuredChange, measured_change

if TYPE_CHECKING:
    import xarray as xr

_NUMBERS_AT_ONCE = 100_000_000
"""After this many recorded numbers (0.4 GB), changes are measured and their variables dropped."""


def run_measured(
    simulation: Simulation,
    worlds: Sequence[World],
    draws: Sequence[int],
    changes: Sequence[Change],
    names_of: Mapping[Intervention, str],
    *,
    steps: int | None = None,
    progress: Progress | None = None,
) -> tuple[xr.Dataset, dict[Change, MeasuredChange]]:
    """Run worlds and measure changes between them.

    Variables recorded only for changes may be larger than all others. They are dropped as soon as the changes
    are measured.

    Args:
        simulation: with room for the worlds; `only` names the variables that the result keeps.
        worlds: each with a name of its own.
        draws: their numbers.
        changes: between worlds that are run.
        names_of: the names of worlds, by what is done in them.
        steps: run only the first so many steps; no change is measured after them.
        progress: called with (steps done, steps in all).

    Raises:
        TheoryError, RunError: as `run_worlds`.
    """
    import xarray as xr

    wide = replace(simulation, only=tuple(sorted({*simulation.only, *recorded_for(changes, simulation)})))
    for_changes = [name for name in wide.only if name not in simulation.only]
    at_once = _draws_at_once(wide, len(worlds)) if for_changes else max(len(draws), 1)
    parts: list[xr.Dataset] = []
    values: dict[Change, list[np.ndarray]] = {change: [] for change in changes}
    for first in range(0, max(len(draws), 1), at_once):
        part_draws = draws[first : first + at_once]
        share = (first / max(len(draws), 1), (first + len(part_draws)) / max(len(draws), 1))
        part = run_worlds(wide, worlds, part_draws, steps=steps, progress=part_of(progress, *share))
        runs = {done: part.sel(world=name) for done, name in names_of.items()} if changes else {}
        for change, parts_of_change in values.items():
            parts_of_change.append(change.measured(simulation, runs))
        parts.append(part.drop_vars(for_changes))
    measured = {
        change: measured_change(change, np.concatenate(found, axis=1), simulation)
        for change, found in values.items()
    }
    return parts[0] if len(parts) == 1 else xr.concat(parts, "draw", join="exact"), measured


def _draws_at_once(simulation: Simulation, worlds: int) -> int:
    """As many draws as there is room for, so that their lanes fill whole batches where possible."""
    values_of_draw = worlds * sum(math.prod(shape) for _, shape in simulation.schema.values.values())
    draws = max(_NUMBERS_AT_ONCE // values_of_draw, 1)
    unit = simulation.batch // math.gcd(simulation.batch, worlds)
    return draws - draws % unit if draws > unit else draws
