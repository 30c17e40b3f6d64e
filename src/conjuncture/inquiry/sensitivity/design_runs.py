"""Design runs: runs whose parameters are set by an experimental design, each in a world of its own.

Noise belongs to a draw's number and parameters to a world, so a design decides which of its runs share noise.
Worlds are data: a design of any size runs on one compiled program.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import program_inputs
from conjuncture.engine.ensemble import check
from conjuncture.engine.jobs import Lanes
from conjuncture.engine.results import dataset_of
from conjuncture.engine.scheduling import Progress, Tally, first_alone
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.work import work_through
from conjuncture.engine.worlds import Lane, World
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, ready_for, world
from conjuncture.inquiry.experiments.outcomes import Outcome, check_outcomes
from conjuncture.language.priors import Fixed, Prior

if TYPE_CHECKING:
    import xarray as xr

Numbers = NDArray[np.float64]


def run_each(
    simulation: Simulation,
    worlds: Sequence[World],
    draws: Sequence[int],
    read: Callable[[xr.Dataset], Numbers],
    *,
    progress: Progress | None = None,
) -> Numbers:
    """Run one world in one draw for each row of a design.

    Batches are stored in the simulation's store, if it has one, so that a design that was stopped can resume.

    Args:
        simulation: with room for what the worlds hold. The worlds may not be wired to each other.
        worlds: one for each row.
        draws: for each row the number of the draw, which determines its noise and everything that the world
            does not set.
        read: gives the result from the dataset of a batch, rows first.
        progress: called with (steps done, steps in all).

    Returns:
        The results, rows first.
    """
    size = simulation.batch
    firsts = range(0, len(worlds), size)
    check(simulation, worlds[:1])
    tally = Tally(progress, len(firsts) * simulation.steps)

    def compute(first: int) -> Numbers:
        part_worlds = list(worlds[first : first + size])
        lanes = [Lane(number, int(draws[first + number])) for number in range(len(part_worlds))]
        job = Lanes(simulation, part_worlds, [lanes])
        computed = work_through(job, store=simulation.store, progress=tally.of_part())
        return read(dataset_of(simulation, computed.batches))

    return np.concatenate(first_alone(compute, firsts))


def outcome_of_each(
    simulation: Simulation,
    outcome: Outcome,
    values: Mapping[str, Numbers],
    draws: Sequence[int],
    *,
    done: Intervention = NOTHING_DONE,
    progress: Progress | None = None,
) -> Numbers:
    """An outcome for each row of a design, (rows,); missing where a run failed.

    Args:
        simulation: the simulation to run.
        outcome: the outcome to measure; with `done`, the difference that `done` makes to it.
        values: the values of the quantities that are set, each (rows,).
        draws: for each row the number of the draw whose noise it has.
        done: an intervention.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: an unknown variable or parameter, or a period outside the case.
    """
    check_outcomes(simulation, [outcome])
    for name in values:
        if name not in simulation.resolved.parameters:
            raise QuestionError(
                f"there is no parameter '{name}'. {nearest(name, simulation.resolved.parameters)}"
            )
    ready = ready_for(simulation, done, keep=(outcome.variable,))
    rows = [{name: float(column[row]) for name, column in values.items()} for row in range(len(draws))]
    worlds = [World(f"row {number}", parameters=row) for number, row in enumerate(rows)]
    numbers = list(draws)
    if done.acts:
        one = world(ready, "done", done)
        worlds += [
            replace(one, name=f"row {number}, done", parameters={**row, **one.parameters})
            for number, row in enumerate(rows)
        ]
        numbers += numbers
    found = run_each(
        ready, worlds, numbers, lambda dataset: outcome.of(ready, dataset).to_numpy(), progress=progress
    )
    return found[len(rows) :] - found[: len(rows)] if done.acts else found


def numbered(draws: int | Sequence[int]) -> list[int]:
    """The numbers of draws: of the first so many, or the listed ones."""
    return list(range(draws)) if isinstance(draws, int) else list(draws)


def in_words(outcome: Outcome, done: Intervention) -> str:
    """The outcome in words."""
    return f"the difference made to {outcome} by {done}" if done.acts else str(outcome)


def ranged(simulation: Simulation, names: Sequence[str]) -> dict[str, Prior]:
    """The priors of the named parameters; if none is named, of all that have a range.

    Raises:
        QuestionError: an unknown parameter, one that is fixed (by its prior or in this simulation), or no
            parameter at all.
    """
    parameters = simulation.resolved.parameters
    for name in names:
        if name not in parameters:
            raise QuestionError(f"there is no parameter '{name}'. {nearest(name, parameters)}")
        if isinstance(parameters[name].prior, Fixed):
            raise QuestionError(
                f"'{name}' has no range: its prior is {parameters[name].prior}. Give it a prior with a "
                "range, or ask about another."
            )
        if name in simulation.parameters:
            raise QuestionError(f"'{name}' has no range here: the simulation sets its value.")
    selection = names or [
        name
        for name, parameter in parameters.items()
        if not isinstance(parameter.prior, Fixed) and name not in simulation.parameters
    ]
    if not selection:
        raise QuestionError("no parameter of this theory has a range, so there is no sensitivity to compute.")
    return {name: parameters[name].prior for name in selection}


def drawn(simulation: Simulation, names: Sequence[str], draws: Sequence[int]) -> dict[str, Numbers]:
    """The quantities of some draws, each (draws,): the named ones, or all in which the draws differ.

    Quantities that the simulation sets draw by draw count as drawn, as for draws of several rounds of
    matching.

    Raises:
        QuestionError: an unknown parameter, one that is the same in all these draws, or none that differs.
    """
    values = program_inputs.parameters(simulation, np.array(draws, np.uint32))
    for name in names:
        if name not in values:
            raise QuestionError(f"there is no parameter '{name}'. {nearest(name, values)}")
        if np.ptp(values[name]) == 0:
            raise QuestionError(
                f"'{name}' has no range here: it is {values[name][0]:g} in all {len(draws)} draws. Ask about "
                "another."
            )
    selection = names or [name for name, column in values.items() if np.ptp(column) > 0]
    if not selection:
        raise QuestionError(
            "no parameter differs between these draws, so there is no sensitivity to compute."
        )
    return {name: values[name].astype(np.float64) for name in selection}


def has_luck(simulation: Simulation, without: Sequence[str] = ()) -> bool:
    """Whether two draws can differ in anything but these parameters."""
    resolved = simulation.resolved
    others = (
        name
        for name, parameter in resolved.parameters.items()
        if name not in without
        and name not in simulation.parameters
        and not isinstance(parameter.prior, Fixed)
    )
    noisy = any(
        variable.reading is not None and "noise" in variable.reading.arguments
        for variable in resolved.variables.values()
    )
    listed = any(np.size(value) > 1 for value in simulation.parameters.values())
    return noisy or listed or next(others, None) is not None


def refuse_constant(values: Numbers, what: str) -> None:
    """Raise an error if an outcome never varies, or if no run gave one.

    Raises:
        QuestionError: the message has the value that it always had.
    """
    finite = values[np.isfinite(values)]
    if not finite.size:
        raise QuestionError(f"every run failed before {what} could be read.")
    if np.ptp(finite) == 0:
        raise QuestionError(
            f"{what} never varies: it was {finite[0]:.6g} in all {finite.size} runs, so it is "
            "sensitive to nothing. Take another outcome or period, or parameters with a wider range."
        )
