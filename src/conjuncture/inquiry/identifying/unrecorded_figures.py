"""Figures that a case does not record, in each draw: means of a theory's variables over five years."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE
from conjuncture.engine.worlds import World
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds

Floats = NDArray[np.float64]

_YEARS = 5
_AT_ONCE = 64
"""Draws whose courses are in memory at once: all variables over all months take a megabyte or more a draw."""


@dataclass(frozen=True, eq=False)
class Unrecorded:
    """Figures that nobody has recorded.

    Attributes:
        names: of the figures.
        variables: of which variable each is.
        values: in each draw, (draws, figures).
    """

    names: tuple[str, ...]
    variables: tuple[str, ...]
    values: Floats


def unrecorded_figures(
    worlds: Worlds, draws: NDArray[np.int64], progress: Progress | None = None
) -> Unrecorded:
    """Means of variables over five years, in all and, where a level has several members, between them.

    Args:
        worlds: the theory on the case.
        draws: the numbers of the draws.
        progress: called with (steps done, steps in all).

    Returns:
        Those that are a number in every draw.
    """
    levels, variables = worlds.whole.society.levels, _unrecorded(worlds)
    if not variables:
        return Unrecorded((), (), np.empty((len(draws), 0)))
    ready = replace(worlds.simulation, keep=tuple(variables), only=())
    several = {name for name, level in variables.items() if levels[level].size > 1}
    parts, of_variable = [], dict[str, str]()
    for first in range(0, len(draws), _AT_ONCE):
        here = draws[first : first + _AT_ONCE].tolist()
        of_part = part_of(progress, first / len(draws), (first + len(here)) / len(draws))
        run = run_worlds(ready, (World(),), here, progress=of_part).isel(world=0)
        found = _means(run, variables, several)
        of_variable = {name: variable for name, (variable, _) in found.items()}
        parts.append(np.stack([values for _, values in found.values()], axis=1))
    stacked = np.concatenate(parts)
    fine = np.isfinite(stacked).all(axis=0)
    kept = [name for name, there in zip(of_variable, fine, strict=True) if there]
    return Unrecorded(tuple(kept), tuple(of_variable[name] for name in kept), stacked[:, fine])


def _unrecorded(worlds: Worlds) -> dict[str, str]:
    """The variables that no target of the case is made of, with their levels."""
    resolved, levels = worlds.whole.resolved, worlds.whole.society.levels
    recorded = {target.variable for target in targets_of(worlds.case)}
    return {
        name: variable.level
        for name, variable in resolved.variables.items()
        if variable.kind not in ("given", "trait")
        and not variable.shape
        and name not in recorded
        and levels[variable.level].size <= KEPT_LEVEL_SIZE
    }


def _means(run: xr.Dataset, variables: dict[str, str], several: set[str]) -> dict[str, tuple[str, Floats]]:
    """By the name of each figure, of which variable it is and its values, (draws,)."""
    years = run["time"].dt.year.to_numpy()
    found: dict[str, tuple[str, Floats]] = {}
    for first in range(int(years.min()), int(years.max()) + 1, _YEARS):
        window = (years >= first) & (years < first + _YEARS)
        label = f"{first}-{(first + _YEARS - 1) % 100:02d}"
        for variable, level in variables.items():
            values = run[variable].isel(time=window).astype(np.float64).mean("time")
            words = variable.replace("_", " ")
            between = level in values.dims
            whole = values.mean(level) if between else values
            found[f"{words}, {label}"] = (variable, whole.to_numpy())
            if between and variable in several:
                found[f"{words} between each {level}, {label}"] = (variable, values.std(level).to_numpy())
    return found
