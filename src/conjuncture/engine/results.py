"""Results: batches become one xarray Dataset with dates, units, sources, and the cause of each failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from jaxtyping import Float32, Int32, Shaped, UInt32
from numpy.typing import NDArray

from conjuncture.engine.program_data import order_of_checks

if TYPE_CHECKING:
    import xarray as xr

    from conjuncture.engine.simulation import Simulation

_FINE = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Batch:
    """The recorded values of some draws: `values` are (draws, steps, members[, parts])."""

    draws: UInt32[np.ndarray, " draws"]
    parameters: dict[str, Float32[np.ndarray, " draws"]]
    values: dict[str, Shaped[np.ndarray, "draws steps members *parts"]]
    failed_step: Int32[np.ndarray, " draws"]
    failed_at: Int32[np.ndarray, " draws"]
    failed_member: Int32[np.ndarray, " draws"]

    def first(self, draws: int) -> Batch:
        """The first draws of the batch."""
        return self.chosen(slice(draws))

    def chosen(self, which: slice | NDArray[np.bool_]) -> Batch:
        """Some draws of the batch."""
        return Batch(
            self.draws[which],
            {name: values[which] for name, values in self.parameters.items()},
            {name: values[which] for name, values in self.values.items()},
            self.failed_step[which],
            self.failed_at[which],
            self.failed_member[which],
        )


def joined(batches: Sequence[Batch]) -> Batch:
    """Several batches as one."""
    return Batch(
        np.concatenate([batch.draws for batch in batches]),
        {
            name: np.concatenate([batch.parameters[name] for batch in batches])
            for name in batches[0].parameters
        },
        {name: np.concatenate([batch.values[name] for batch in batches]) for name in batches[0].values},
        np.concatenate([batch.failed_step for batch in batches]),
        np.concatenate([batch.failed_at for batch in batches]),
        np.concatenate([batch.failed_member for batch in batches]),
    )


def assembled(simulation: Simulation, batches: list[Batch]) -> xr.Dataset:
    """One dataset: dimensions draw, time, and a dimension for each level with more than one member.

    A draw that failed has missing values from the date of its failure on, and its cause in `failure`.
    """
    import xarray as xr  # here, so that who only describes a simulation does not wait for it

    resolved, society = simulation.resolved, simulation.society
    draws = np.concatenate([batch.draws for batch in batches])
    failed_step = np.concatenate([batch.failed_step for batch in batches])
    broken = failed_step != _FINE
    spoiled = broken[:, None] & (np.arange(simulation.steps)[None, :] >= failed_step[:, None])
    variables: dict[str, Any] = {}
    for name in simulation.brought_home:
        variable = resolved.variables[name]
        values = np.concatenate([batch.values[name] for batch in batches])
        dims: tuple[str, ...] = ("draw", "time")
        if society.levels[variable.level].size == 1:
            values = values[:, :, 0]
        else:
            dims = (*dims, variable.level)
        if variable.shape:
            dims = (*dims, f"{name}_part")
        if broken.any():
            values = values.astype(np.float32)
            values[spoiled] = np.nan
        attributes = {"units": variable.unit, "level": variable.level, "kind": variable.kind}
        if variable.reading is not None:
            attributes |= {"source": variable.reading.source, "long_name": variable.reading.description}
        variables[name] = (dims, values, attributes)
    if batches[0].parameters:
        names = list(batches[0].parameters)
        columns = [np.concatenate([batch.parameters[name] for batch in batches]) for name in names]
        variables["parameters"] = (("draw", "parameter"), np.stack(columns, axis=1))
    else:
        names = []
    causes = [
        cause
        for batch in batches
        for cause in map(
            lambda *at: _cause(simulation, *map(int, at)),
            batch.draws,
            batch.failed_step,
            batch.failed_at,
            batch.failed_member,
        )
    ]
    coordinates: dict[str, Any] = {
        "draw": draws.astype(np.int64),
        "time": simulation.times,
        "failure": ("draw", np.array(causes, dtype=object).astype(str)),
    }
    if names:
        coordinates["parameter"] = names
    for level, filling in society.levels.items():
        if filling.labels is not None and filling.size > 1 and any(level in v[0] for v in variables.values()):
            coordinates[level] = list(filling.labels)
    return xr.Dataset(
        variables,
        coordinates,
        attrs={"theory": simulation.theory.name, "society": society.name, "seed": simulation.seed},
    )


def _cause(simulation: Simulation, draw: int, step: int, at: int, member: int) -> str:
    """What went wrong in a draw, as a sentence; empty when nothing did."""
    if step == _FINE:
        return ""
    name, need = order_of_checks(simulation.resolved)[at]
    variable = simulation.resolved.variables[name]
    when = "at the start" if step < 0 else f"on {str(simulation.times[step])[:10]}"
    labels = simulation.society.levels[variable.level].labels
    who = f"{variable.level} {labels[member] if labels else member}"
    if need is not None:
        wanted = variable.needs[need]
        return (
            f"'{name}' ({wanted.place}): noise.{wanted.call} was not given {wanted.need} {when}, "
            f"in draw {draw}, for {who}. Hold what it is given with clip(...), maximum(...) or minimum(...)."
        )
    bounds = f" or left its bounds {variable.within}" if variable.within else ""
    return (
        f"'{name}' ({variable.place}) was not a finite number{bounds} {when}, in draw {draw}, for {who}. "
        "Look at its formula for a division by zero or a logarithm of zero, or hold it with clip(...)."
    )
