"""Weighing a theory's draws on the recorded course: in each the recorded events come, and each has a weight.

Source: D. B. Rubin, Using the SIR algorithm to simulate posterior distributions, Bayesian Statistics 3 (1988)
395-402. The proposal is the theory itself, on the course.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.program_data import log_chance_of
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.selection import names_of

if TYPE_CHECKING:
    import xarray as xr

EFFECTIVE = 300
FIRST_ROUND, MOST_DRAWS = 1024, 16_384
_MARGIN = 1.2

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class OnCourse:
    """Draws that were run on the recorded course, and the chance that each gave to the record.

    Attributes:
        simulation: on the course; its draws have the numbers below.
        draws: the numbers of the draws that ran, (draws,).
        log_chances: by event, the logarithm of the chance of the record, (draws, steps, members).
        failed: how many draws failed; they have no weight.
        seen: the requested variables of the events' level, (draws, steps, members).
    """

    simulation: Simulation
    draws: NDArray[np.int64]
    log_chances: Mapping[str, Floats]
    failed: int
    seen: Mapping[str, NDArray[np.float32]] = field(default_factory=dict)

    @property
    def events(self) -> tuple[str, ...]:
        """The events on the course."""
        return tuple(self.log_chances)

    def members_of(self, event: str) -> tuple[str, ...]:
        """The members of an event's level, by name."""
        return names_of(self.simulation, self.simulation.resolved.variables[event].level)

    def codes(self, event: str) -> Floats:
        """The record of an event, (steps, members): codes of `conjuncture.language.events`."""
        shape = self.log_chances[event].shape[1:]
        return np.broadcast_to(np.asarray(self.simulation.course[event], np.float64), shape)

    @cached_property
    def by_step(self) -> Floats:
        """The logarithm of the chance of the record of each step, (draws, steps)."""
        return np.sum([values.sum(axis=2) for values in self.log_chances.values()], axis=0)

    @cached_property
    def log_chance(self) -> Floats:
        """The logarithm of the chance of the whole record, (draws,)."""
        return self.by_step.sum(axis=1)

    @cached_property
    def weights(self) -> Weights:
        """The weights of draws from the theory's priors, from the whole course."""
        return Weights(self.log_chance)

    def weights_until(self, step: int) -> Weights:
        """The weights of draws from the theory's priors, from the record before this step."""
        return Weights(self._running[:, step - 1] if step else np.zeros(self.draws.size))

    @cached_property
    def _running(self) -> Floats:
        """The logarithm of the chance of the record up to and including each step."""
        return np.cumsum(self.by_step, axis=1)


def weigh(
    simulation: Simulation,
    effective: float = EFFECTIVE,
    *,
    most: int = MOST_DRAWS,
    see: Sequence[str] = (),
    progress: Progress | None = None,
) -> OnCourse:
    """Run draws on the simulation's course until they are worth the wanted number of draws of equal weight.

    Args:
        simulation: on a course, as `on_record` gives it.
        effective: the wanted number of draws of equal weight.
        most: the most draws that are run, even if they are worth less.
        see: variables of the events' level to record.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: the simulation is on no course, every draw failed, or the record has a month that is
            impossible in every draw (names the event, the member and the month).
    """
    if not simulation.course:
        raise QuestionError("nothing is recorded of the events of this theory.")
    ready = replace(simulation, sparing=True, keep=tuple(see), only=())
    done = run_on_course(ready, range(min(FIRST_ROUND, most)), progress)
    while done.weights.effective < effective and done.draws.size + done.failed < most:
        tried = done.draws.size + done.failed
        if not done.weights.possible:
            refuse_impossible(done)
        share = max(done.weights.effective, 1.0) / tried
        wanted = min(max(math.ceil(_MARGIN * effective / share), tried + FIRST_ROUND), most)
        done = _together(done, run_on_course(ready, range(tried, wanted), progress))
    if not done.weights.possible:
        refuse_impossible(done)
    return replace(done, simulation=simulation)


def log_chances_of(simulation: Simulation, dataset: xr.Dataset) -> dict[str, Floats]:
    """By event the logarithm of the chance of the record, (draws, steps, members)."""
    found = {}
    for event in simulation.course:
        found[event] = _by_member(dataset[log_chance_of(event)]).astype(np.float64)
    return found


def _by_member(variable: xr.DataArray) -> NDArray[Any]:
    """A variable as an array (draws, steps, members); in a run a level of one member has no dimension."""
    values = variable.transpose("draw", "time", ...).to_numpy()
    return values.reshape(*values.shape[:2], -1)


def run_on_course(simulation: Simulation, numbers: range, progress: Progress | None) -> OnCourse:
    """Run these draws on the simulation's course.

    Raises:
        QuestionError: every draw failed.
    """
    run = run_worlds(simulation, (World(),), numbers, progress=progress).isel(world=0)
    ran = run["failure"].to_numpy() == ""
    if not ran.any():
        raise QuestionError("every draw failed. Look at the theory with `run`.")
    found = log_chances_of(simulation, run)
    chances = {event: values[ran] for event, values in found.items()}
    seen = {name: _by_member(run[name]).astype(np.float32)[ran] for name in simulation.keep}
    draws = run["draw"].to_numpy()[ran].astype(np.int64)
    return OnCourse(simulation, draws, chances, int((~ran).sum()), seen)


def _together(one: OnCourse, other: OnCourse) -> OnCourse:
    chances = {
        event: np.concatenate([values, other.log_chances[event]]) for event, values in one.log_chances.items()
    }
    draws = np.concatenate([one.draws, other.draws])
    seen = {name: np.concatenate([values, other.seen[name]]) for name, values in one.seen.items()}
    return OnCourse(one.simulation, draws, chances, one.failed + other.failed, seen)


def refuse_impossible(done: OnCourse) -> None:
    """Raise an error with each recorded month that has no chance in any draw, or that no draw allows all."""
    never = [
        (str(done.simulation.times[step])[:7], event, done.members_of(event)[member])
        for event, values in done.log_chances.items()
        for step, member in np.argwhere(~np.isfinite(values).any(axis=0))
    ]
    if never:
        (month, event, member), *others = sorted(never)
        also = "".join(f", nor has '{event}' of {member} in {month}" for month, event, member in others)
        raise QuestionError(
            f"'{event}' of {member} has no chance in {month}{also}: it is recorded, and impossible in every "
            f"one of {done.draws.size} draws.",
            remedy="The theory lacks a way to it. Leave it out with `until`, `leave_free` or `of`, or "
            "choose another coding.",
        )
    raise QuestionError(
        f"no one of {done.draws.size} draws could bring all that is recorded.",
        remedy="Ask for less of the course with `until` or `of`.",
    )
