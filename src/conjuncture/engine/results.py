"""Results: batches become one xarray Dataset with dates, units, sources, and the cause of each failure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine.batch import Batch
from conjuncture.engine.program_data import NO_FAILURE, STOPPED, order_of_checks
from conjuncture.engine.simulation import Simulation

if TYPE_CHECKING:
    import xarray as xr


def dataset_of(simulation: Simulation, batches: Sequence[Batch], reasons: Sequence[str] = ()) -> xr.Dataset:
    """Batches as one dataset, in the order of draws: dimensions draw, time and levels.

    A draw that failed has missing values from the date of its failure on, and its cause in `failure`. A draw
    that stopped early has the same, with its reason. If draws have others' noise, `luck` has the numbers.
    """
    import xarray as xr  # imported here, so that a simulation can be described without loading it

    batches = sorted(batches, key=lambda batch: int(batch.draws[0]))
    society = simulation.society
    draws = np.concatenate([batch.draws for batch in batches])
    failed_step = np.concatenate([batch.failed_step for batch in batches])
    broken = failed_step != NO_FAILURE
    spoiled = broken[:, None] & (np.arange(simulation.steps)[None, :] >= failed_step[:, None])
    variables: dict[str, Any] = {}
    for name in simulation.brought_home:
        variable = simulation.variable(name)
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
        attributes: dict[str, Any] = {"units": variable.unit, "level": variable.level, "kind": variable.kind}
        if variable.categories is not None:  # as netCDF's conventions have them
            attributes["flag_values"] = list(range(len(variable.categories)))
            attributes["flag_meanings"] = " ".join(variable.categories)
        if variable.refers is not None:
            attributes["refers"] = variable.refers
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
            lambda *at: _cause(simulation, reasons, *map(int, at)),
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
    if simulation.luck_numbers:
        coordinates["luck"] = ("draw", np.asarray(simulation.luck_numbers, np.int64)[draws])
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


def _cause(simulation: Simulation, reasons: Sequence[str], draw: int, step: int, at: int, member: int) -> str:
    """The failure of a draw as a sentence, or why it stopped; empty if it is complete."""
    if step == NO_FAILURE:
        return ""
    if at == STOPPED:
        return reasons[member]
    name, need = order_of_checks(simulation.resolved)[at]
    variable = simulation.resolved.variables[name]
    when = "at the start" if step < 0 else f"on {str(simulation.times[step])[:10]}"
    labels = simulation.society.levels[variable.level].labels
    who = f"{variable.level} {labels[member] if labels else member}"
    if need is not None:
        requirement = variable.needs[need]
        return (
            f"'{name}' ({requirement.place}): noise.{requirement.call} was not given {requirement.need} "
            f"{when}, in draw {draw}, for {who}. Limit what it is given with clip(...), maximum(...) or "
            "minimum(...)."
        )
    if variable.categories is not None:
        return (
            f"'{name}' ({variable.place}) was no category {when}, in draw {draw}, for {who}. "
            f"Its categories are: {variable.categories.legend()}."
        )
    if variable.refers is not None:
        last = simulation.society.levels[variable.refers].size - 1
        return (
            f"'{name}' ({variable.place}) referred to no {variable.refers} {when}, in draw {draw}, for "
            f"{who}. Their numbers are 0 to {last}; write NONE for a reference to nobody."
        )
    bounds = f" or left its bounds {variable.within}" if variable.within else ""
    return (
        f"'{name}' ({variable.place}) was not a finite number{bounds} {when}, in draw {draw}, for {who}. "
        "Look at its formula for a division by zero or a logarithm of zero, or limit it with clip(...)."
    )
