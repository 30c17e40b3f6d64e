"""Paired worlds: the same draws in worlds under different interventions, with null twins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine import program_inputs
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress, part_of
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.changes import Change, recorded_for
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, hold, ready_for, world
from conjuncture.inquiry.experiments.measured_worlds import run_measured
from conjuncture.inquiry.experiments.null_twin import NULL_TWIN, null_band, null_twin, room_for_null_twin
from conjuncture.inquiry.experiments.on_the_record import on_the_record
from conjuncture.inquiry.experiments.outcomes import Measure, Outcome, check_outcomes
from conjuncture.inquiry.experiments.sizes import MeasuredChange

if TYPE_CHECKING:
    import xarray as xr

AS_IT_WAS = "as it was"
NULL_TWIN_DRAWS = 100
"""Draws in which null twins of paired worlds are run."""


@dataclass(frozen=True, eq=False)
class Worlds:
    """Worlds that were run for a question, with the simulation in which they were run.

    Attributes:
        simulation: with room for them.
        dataset: what was recorded, with a dimension `world`.
        changes: the measured value of each requested change.
    """

    simulation: Simulation
    dataset: xr.Dataset
    changes: Mapping[Change, MeasuredChange] = field(default_factory=dict)

    def outcome(self, outcome: Measure, name: str) -> np.ndarray:
        """An outcome in one world, (draws,)."""
        return outcome.of(self.simulation, self.dataset.sel(world=name)).to_numpy()

    def course(self, outcome: Outcome, name: str) -> np.ndarray:
        """An outcome's variable over its period in one world, (draws, steps)."""
        return (
            outcome.course(self.simulation, self.dataset.sel(world=name)).transpose("draw", "time").to_numpy()
        )

    def null_band(self, outcome: Outcome) -> float:
        """The null band of an outcome: in 95% of draws the null twin's difference is no larger."""
        return null_band(self.outcome(outcome, NULL_TWIN) - self.outcome(outcome, AS_IT_WAS))


def run_interventions(
    simulation: Simulation,
    interventions: Mapping[str, Intervention],
    outcomes: Sequence[Outcome],
    draws: int | Sequence[int],
    *,
    always: Intervention = NOTHING_DONE,
    changes: Sequence[Change] = (),
    progress: Progress | None = None,
) -> Worlds:
    """Run the world as it was, its null twin, and a world for each intervention, by name.

    The intervention `always` is done in every one of them: then "as it was" is the world with that alone.
    Changes are measured between these worlds. Worlds are run only up to the last step that an outcome or
    change uses.

    Raises:
        QuestionError: a name that is reserved, an outcome of an unknown variable, or a date or condition that
            fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory does not have.
    """
    reserved = {AS_IT_WAS, NULL_TWIN} & set(interventions)
    if reserved:
        raise QuestionError(
            f"a world cannot be called '{reserved.pop()}': that name is taken. Choose another."
        )
    check_outcomes(simulation, outcomes)
    combined = [always + intervention for intervention in interventions.values()]
    ready = room_for_interventions(simulation, combined, outcomes, changes, always=always)
    twin = null_twin(ready)
    ready = replace(ready, only=tuple(sorted({outcome.variable for outcome in outcomes})))
    as_it_was = world(ready, AS_IT_WAS, always)
    worlds = [
        as_it_was,
        replace(as_it_was, name=NULL_TWIN, holds=(*as_it_was.holds, *twin.holds)),
        *(
            world(ready, name, intervention)
            for name, intervention in zip(interventions, combined, strict=True)
        ),
    ]
    worlds = on_the_record(ready, worlds)
    names_of = dict(zip((always, *combined), (AS_IT_WAS, *interventions), strict=True))
    numbers = list(range(draws)) if isinstance(draws, int) else list(draws)
    steps = last_look(ready, outcomes, changes)
    measured = run_measured(ready, worlds, numbers, changes, names_of, steps=steps, progress=progress)
    return Worlds(ready, *measured)


def last_look(simulation: Simulation, outcomes: Sequence[Measure], changes: Sequence[Change] = ()) -> int:
    """How many steps the worlds of a question are run: up to the last that an outcome or a change uses."""
    ends = [each.end(simulation) for each in (*outcomes, *changes)]
    return max(ends) if outcomes else simulation.steps


def room_for_interventions(
    simulation: Simulation,
    interventions: Sequence[Intervention],
    outcomes: Sequence[Measure],
    changes: Sequence[Change] = (),
    *,
    always: Intervention = NOTHING_DONE,
) -> Simulation:
    """The simulation with room for these worlds and one null twin of the world as it was, and with these
    outcomes and changes recorded.
    """
    recorded = (*(outcome.variable for outcome in outcomes), *recorded_for(changes, simulation))
    ready = ready_for(simulation, always, *interventions, keep=recorded)
    return ready_for(ready, *(always + hold(start.variable, start.value) for start in null_twin(ready).holds))


@dataclass(frozen=True, eq=False)
class PairedWorlds:
    """The worlds that were run, each found by its intervention.

    Attributes:
        worlds: the worlds, in all draws.
        null_twins: the null twins of some, in the first draws only.
        names_of: their names, by intervention.
    """

    worlds: Worlds
    null_twins: Worlds | None
    names_of: dict[Intervention, str]

    def outcome(self, outcome: Measure, done: Intervention, *, null_twin: bool = False) -> np.ndarray:
        """An outcome in one world, (draws,); for its null twin only the first draws."""
        worlds = self.null_twins if null_twin else self.worlds
        assert worlds is not None
        return worlds.outcome(outcome, self.names_of[done])

    @property
    def draws(self) -> np.ndarray:
        """The draws' numbers."""
        return self.worlds.dataset["draw"].to_numpy()

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters' names."""
        return tuple(self.worlds.simulation.resolved.parameters)

    @property
    def parameters(self) -> np.ndarray:
        """Each draw's parameters before any world sets another value, (draws, parameters)."""
        sampled = program_inputs.parameters(self.worlds.simulation, self.draws.astype(np.uint32))
        return (
            np.stack([sampled[name] for name in self.names], 1)
            if self.names
            else np.empty((len(self.draws), 0))
        )


def room_for(
    simulation: Simulation,
    interventions: Sequence[Intervention],
    outcomes: Sequence[Measure],
    changes: Sequence[Change] = (),
) -> Simulation:
    """The simulation with room for these interventions and null twins, and with these outcomes and changes
    recorded.
    """
    twin = room_for_null_twin(simulation)
    worlds = [intervention + twin for intervention in (NOTHING_DONE, *interventions)]
    recorded = (*(outcome.variable for outcome in outcomes), *recorded_for(changes, simulation))
    return ready_for(simulation, *worlds, keep=recorded)


def run_pairs(
    simulation: Simulation,
    *,
    with_null_twin: Sequence[Intervention],
    plain: Sequence[Intervention],
    outcomes: Sequence[Measure],
    draws: int | Sequence[int],
    changes: Sequence[Change] = (),
    progress: Progress | None = None,
) -> PairedWorlds:
    """Run each world once, and null twins of some. The smallest intervention comes first.

    Null twins are run in the first hundred draws only: these give the null band as well as more would. Worlds
    are run only up to the last step that an outcome or change uses.

    Args:
        simulation: of the theory on the case.
        with_null_twin, plain: what is done in each world.
        outcomes: the outcomes to measure.
        draws: how many, or which.
        changes: measured between worlds that are run.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: an outcome of an unknown variable, a date or condition that fits nothing.
        TheoryError: a mechanism, parameter or arrow that the theory does not have.
    """
    check_outcomes(simulation, outcomes)
    distinct = sorted(dict.fromkeys((*with_null_twin, *plain)), key=lambda done: len(done.acts))
    twin, ready = null_twin(simulation), room_for(simulation, distinct, outcomes, changes)
    ready = replace(ready, only=tuple(sorted({outcome.variable for outcome in outcomes})))
    names_of = {done: f"world {number}" for number, done in enumerate(distinct)}
    worlds = [world(ready, name, done) for done, name in names_of.items()]
    paired = {names_of[done] for done in with_null_twin}
    twins = [replace(world, holds=(*world.holds, *twin.holds)) for world in worlds if world.name in paired]
    worlds, twins = on_the_record(ready, worlds), on_the_record(ready, twins)
    numbers = list(range(draws)) if isinstance(draws, int) else list(draws)
    first = numbers[:NULL_TWIN_DRAWS]
    lanes, twin_lanes = len(worlds) * len(numbers), len(twins) * len(first)
    share = lanes / (lanes + twin_lanes)
    steps = last_look(ready, outcomes, changes)
    dataset, measured = run_measured(
        ready, worlds, numbers, changes, names_of, steps=steps, progress=part_of(progress, 0.0, share)
    )
    null_twins = None
    if twins:
        of_twins = run_worlds(
            ready, twins, first, steps=last_look(ready, outcomes), progress=part_of(progress, share, 1.0)
        )
        null_twins = Worlds(ready, of_twins)
    return PairedWorlds(Worlds(ready, dataset, measured), null_twins, names_of)
