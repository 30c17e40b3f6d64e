"""Levers: which rule moves an outcome most if it is changed, compared with the world as it is.

For each lever one world is run in which only this lever is set, with everything else and all noise the same.
Its effect is that world minus the world as it is, draw by draw; it counts beyond the null band. Levers are in
the order of how much they lower the outcome in the median draw. For each the share of draws in which it comes
first is given.
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
    """The effect of one lever.

    Attributes:
        lever: the lever, with the value to which it sets its quantity.
        now: the quantity in the world as it is.
        drawn: whether the quantity differs between draws, because it is not known.
        moved: the outcome with the lever minus the outcome as it is.
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
        outcome: the outcome.
        unit: of its variable.
        at_first, found: the variable in the first step, and the outcome, both in the world as it is.
        effects: of each lever; first the one that lowers the outcome most in the median draw.
        before_next: in how many draws the first lowers it more than the second; None if there is only one.
        draws: how many gave a number in every world.
        null_band: in 95 of 100 draws the null twin moves the outcome no further.
        hangs_on: parameters that correlate with the lead of the first lever over the best of the others, the
            strongest first: a positive correlation means that a larger value increases the lead. Empty below
            50 draws.
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
    """The levers on what a case asks about, in its last quarter; None if a theory lacks it or all levers.

    Args:
        simulation: of any theory on the case.
        asks_about: the variable, of a level with one member.
        levers: of the case; those whose quantity the theory does not have are left out.
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
    """The simulation with room for the worlds of `levers_of_case`, so that both use one compiled program."""
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
    """The name of a variable in words: the beginning of its mechanism's docstring, up to the colon."""
    mechanism = simulation.theory.mechanisms.get(variable)
    described = "" if mechanism is None else mechanism.readings[mechanism.first_reading].description
    said, colon, _ = described.partition(":")
    return " ".join(said.split()).removeprefix("The ") if colon else variable.replace("_", " ")


def _hangs_on(moved: Values, quantities: Values, names: Sequence[str]) -> tuple[Correlate, ...]:
    """The parameters that correlate with the first lever's lead over the best of the others."""
    if len(moved) < 2:
        return ()
    return goes_with(moved[1:].min(axis=0) - moved[0], quantities, names)


def _intervals(values: Values) -> Intervals:
    low_95, low_80, median, high_80, high_95 = np.quantile(values, _ENDS)
    return Intervals(float(median), float(low_80), float(high_80), float(low_95), float(high_95))
