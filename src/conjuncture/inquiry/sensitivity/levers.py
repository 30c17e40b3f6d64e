"""Levers: which rule that could be otherwise moves an outcome most, beside the world as it is.

For each lever one world is run in which it alone is set, all else and all noise the same. What it moves is
that world less the world as it is, draw by draw; it counts beyond the null twin's band. Levers are in the
order of what they lower the outcome by in the middle draw, and each has the chance to be the first in a draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.cases.lever import Lever
from conjuncture.engine import program_inputs
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.correlates import Correlate, goes_with
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import set_parameter
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, room_for_interventions, run_interventions
from conjuncture.inquiry.proportions import Proportion, proportion

Values = NDArray[np.float64]
_ENDS = (0.025, 0.1, 0.5, 0.9, 0.975)


@dataclass(frozen=True)
class Intervals:
    """A number over draws: its median, and the ends of the middle 80 and 95 in a hundred."""

    median: float
    low_80: float
    high_80: float
    low_95: float
    high_95: float


@dataclass(frozen=True)
class LeverEffect:
    """What one lever does.

    Attributes:
        lever: which, and to what it sets its quantity.
        now: the quantity as the world is.
        drawn: whether each draw has its own, because nobody knows it.
        moved: the outcome with the lever less the outcome as it is.
        lowers: in how many draws it lowers the outcome by more than the null twin's band.
        first: in how many draws it does so, and by more than any other lever.
    """

    lever: Lever
    now: Intervals
    drawn: bool
    moved: Intervals
    lowers: Proportion
    first: Proportion


@dataclass(frozen=True)
class Levers:
    """Which lever moves an outcome most.

    Attributes:
        outcome: what is looked at.
        unit: of its variable.
        at_first, found: the variable in the first step, and the outcome, both as the world is.
        effects: of each lever, the one that lowers the outcome most in the middle draw first.
        before_next: in how many draws the first lowers it more than the second; None where there is but one.
        draws: that gave a number in every world.
        null_band: in 95 of 100 draws the null twin moves the outcome no further.
        hangs_on: what the lead of the first lever over the best of the others goes with, the strongest first:
            a positive correlation says that more of it lengthens the lead. Nothing below 50 draws.
    """

    outcome: Outcome
    unit: str
    at_first: Intervals
    found: Intervals
    effects: tuple[LeverEffect, ...]
    before_next: Proportion | None
    draws: int
    null_band: float
    hangs_on: tuple[Correlate, ...]


def levers_of_case(
    simulation: Simulation,
    asks_about: str,
    levers: Sequence[Lever],
    draws: int | Sequence[int],
    *,
    progress: Progress | None = None,
) -> Levers | None:
    """What a case is about, by the last quarter of its time; None where a theory lacks it or all levers.

    Args:
        simulation: of any theory on the case.
        asks_about: the variable, of a level with one member.
        levers: of the case; those whose quantity the theory has not are left out.
        draws: how many, or which.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: no draw gave a number in every world.
    """
    usable = _usable(simulation, asks_about, levers)
    if not usable:
        return None
    since = str(simulation.times[3 * simulation.steps // 4])[:10]
    outcome = Outcome(asks_about, since=since, words=_called(simulation, asks_about))
    first = Outcome(asks_about, over_time="first")
    numbers = list(range(draws)) if isinstance(draws, int) else list(draws)
    pairs = run_interventions(
        simulation,
        {lever.name: set_parameter(lever.quantity, lever.at) for lever in usable},
        (outcome, first),
        numbers,
        progress=progress,
    )
    own = pairs.outcome(outcome, AS_IT_WAS)
    moved = np.array([pairs.outcome(outcome, lever.name) - own for lever in usable])
    complete = np.isfinite(moved).all(axis=0) & np.isfinite(own)
    if not complete.any():
        raise QuestionError(f"no draw gave a number for '{outcome}': all failed.")
    moved, band = moved[:, complete], pairs.null_band(outcome)
    sampled = program_inputs.parameters(pairs.simulation, np.array(numbers, np.uint32)[complete])
    drawn = {name: values.astype(np.float64) for name, values in sampled.items()}
    order = np.argsort(np.median(moved, axis=1), kind="stable")
    moved, usable = moved[order], [usable[place] for place in order]
    best = np.argmin(moved, axis=0)
    free = tuple(simulation.free_parameters)
    effects = tuple(
        LeverEffect(
            lever,
            now=_intervals(drawn[lever.quantity]),
            drawn=lever.quantity in free,
            moved=_intervals(moved[place]),
            lowers=proportion(moved[place] < -band),
            first=proportion((best == place) & (moved[place] < -band)),
        )
        for place, lever in enumerate(usable)
    )
    return Levers(
        outcome=outcome,
        unit=simulation.resolved.variables[asks_about].unit,
        at_first=_intervals(pairs.outcome(first, AS_IT_WAS)[complete]),
        found=_intervals(own[complete]),
        effects=effects,
        before_next=proportion(moved[0] < moved[1]) if len(usable) > 1 else None,
        draws=int(complete.sum()),
        null_band=band,
        hangs_on=_hangs_on(moved, np.stack([drawn[name] for name in free], axis=1), free),
    )


def room_for_levers(simulation: Simulation, asks_about: str, levers: Sequence[Lever]) -> Simulation:
    """The simulation with room for what `levers_of_case` runs: then both are compiled as one program."""
    usable = _usable(simulation, asks_about, levers)
    if not usable:
        return simulation
    done = [set_parameter(lever.quantity, lever.at) for lever in usable]
    return room_for_interventions(simulation, done, (Outcome(asks_about),))


def _usable(simulation: Simulation, asks_about: str, levers: Sequence[Lever]) -> list[Lever]:
    variables = simulation.resolved.variables
    usable = [lever for lever in levers if lever.quantity in simulation.resolved.parameters]
    if asks_about not in variables or not usable:
        return []
    if simulation.society.levels[variables[asks_about].level].size > 1:
        raise QuestionError(
            f"levers set quantities of the theory, which are the same for every "
            f"{variables[asks_about].level}, and there are several. Give the case one, or rules of each."
        )
    return usable


def _called(simulation: Simulation, variable: str) -> str:
    """What a variable is, as its mechanism says before the colon: "the distance between ...: what ..."."""
    mechanism = simulation.theory.mechanisms.get(variable)
    described = "" if mechanism is None else mechanism.readings[mechanism.first_reading].description
    said, colon, _ = described.partition(":")
    return " ".join(said.split()).removeprefix("The ") if colon else variable.replace("_", " ")


def _hangs_on(moved: Values, quantities: Values, names: Sequence[str]) -> tuple[Correlate, ...]:
    """What the first lever's lead over the best of the others goes with."""
    if len(moved) < 2:
        return ()
    return goes_with(moved[1:].min(axis=0) - moved[0], quantities, names)


def _intervals(values: Values) -> Intervals:
    low_95, low_80, median, high_80, high_95 = np.quantile(values, _ENDS)
    return Intervals(float(median), float(low_80), float(high_80), float(low_95), float(high_95))
