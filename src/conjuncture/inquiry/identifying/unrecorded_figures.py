"""Figures that a case does not record, in each draw: means of a theory's variables over five years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.period_means import period_means

Floats = NDArray[np.float64]

_YEARS = 5


@dataclass(frozen=True, eq=False)
class Unrecorded:
    """Figures that the case does not record.

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
    """Means of variables over five years; for a level with several members also the spread between them.

    Args:
        worlds: the theory on the case.
        draws: the numbers of the draws.
        progress: called with (steps done, steps in all).

    Returns:
        The figures that are a number in every draw.
    """
    variables = _unrecorded(worlds)
    if not variables or not len(draws):
        return Unrecorded((), (), np.empty((len(draws), 0)))
    periods = _periods(worlds.simulation)
    means = period_means(worlds.simulation, list(variables), draws.tolist(), list(periods.values()), progress)
    found = [
        (name, variable, values)
        for label, of_period in zip(periods, means, strict=True)
        for variable, level in variables.items()
        for name, values in _figures(variable, level, label, of_period[variable])
    ]
    kept = [one for one in found if np.isfinite(one[2]).all()]
    return Unrecorded(
        tuple(name for name, _, _ in kept),
        tuple(variable for _, variable, _ in kept),
        np.stack([values for _, _, values in kept], axis=1) if kept else np.empty((len(draws), 0)),
    )


def _unrecorded(worlds: Worlds) -> dict[str, str]:
    """The variables that no target of the case uses, with their levels."""
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


def _periods(simulation: Simulation) -> dict[str, range]:
    """The steps of each five years, from the first year on, by label."""
    years = simulation.times.astype("datetime64[Y]").astype(int) + 1970
    firsts = range(int(years[0]), int(years[-1]) + 1, _YEARS)
    begins = [int(np.searchsorted(years, first)) for first in (*firsts, firsts[-1] + _YEARS)]
    return {
        f"{first}-{(first + _YEARS - 1) % 100:02d}": range(*steps)
        for first, steps in zip(firsts, pairwise(begins), strict=True)
    }


def _figures(variable: str, level: str, label: str, means: Floats) -> Iterator[tuple[str, Floats]]:
    """The figures of a variable in one period by name, each (draws,), from its means, (draws, members)."""
    words = variable.replace("_", " ")
    yield f"{words}, {label}", means.mean(axis=1)
    if means.shape[1] > 1:
        yield f"{words} between each {level}, {label}", means.std(axis=1)
