"""The passages of a recorded course: the chance that a theory and guesses gave to each beforehand.

The product of the chances of all steps is the evidence. So its logarithm is a sum over passages and over the
months in which nothing came (A. P. Dawid, Present position and potential developments: the prequential
approach, Journal of the Royal Statistical Society A 147 (1984) 278-292).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.course.guesses import Recorded, guess
from conjuncture.inquiry.course.stretches import Stretch, stretches
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.inquiry.course.weights import Weights
from conjuncture.language.events import UNRECORDED

Floats = NDArray[np.float64]
CONSTANT, TOLD = "a constant rate", "rates in war and peace"
WHO = "told who"
"""The suffix of the name of a guess that knows to which outcome each passage leads."""
SAYS_NOTHING = 3.0
"""Two chances of a course differ if one exceeds the other by this many nats: about 20 times as likely."""


@dataclass(frozen=True)
class Passage:
    """A recorded passage.

    Attributes:
        event, member, month: which event, of which member, and when.
        outcome: the outcome to which the passage led.
        chance: that the theory gave to it in this month, given all that is recorded before.
        guesses: by guess, the chance that it gave.
        effective: the theory's chance is a mean over as many draws of equal weight.
    """

    event: str
    member: str
    month: str
    outcome: float
    chance: float
    guesses: Mapping[str, float]
    effective: float


@dataclass(frozen=True)
class Score:
    """The logarithm of the chance that a theory or a guess gave to a course.

    Attributes:
        passages: the sum over the months in which a passage came.
        quiet: the sum over all other months with a record.
    """

    passages: float
    quiet: float

    @property
    def whole(self) -> float:
        """The sum over all recorded months."""
        return self.passages + self.quiet


@dataclass(frozen=True, eq=False)
class Predicted:
    """The chances that a theory and the guesses gave to a recorded course beforehand.

    Attributes:
        passages: in the order of time.
        quiet: the stretches of months between them, by event and member in the order of time.
        theory: its score.
        guesses: theirs, by name.
    """

    passages: tuple[Passage, ...]
    quiet: tuple[Stretch, ...]
    theory: Score
    guesses: Mapping[str, Score]


def predicted(on_course: OnCourse, told: str = "war") -> Predicted:
    """The chance of each passage, and the scores, of the theory and of guesses by rates.

    Args:
        on_course: draws from a theory's priors, on the course.
        told: an input; the second guess knows the months in which it is above 0, where the case has it.
    """
    simulation = on_course.simulation
    recorded = {event: _recorded(on_course, event) for event in on_course.events}
    guesses = {CONSTANT: guess(recorded, simulation.dt)}
    at_war = _months_of(on_course, told)
    if at_war is not None:
        guesses[TOLD] = guess(recorded, simulation.dt, at_war)
    came = {event: passes(one) for event, one in recorded.items()}
    others = {event: len(one.outcomes) - 1 for event, one in recorded.items()}
    guesses |= {f"{name}, {WHO}": one.with_outcomes(came, others) for name, one in guesses.items()}
    before = [on_course.weights_until(step) for step in range(simulation.steps)]
    own = {
        event: np.stack([weights.shares @ np.exp(values[:, step]) for step, weights in enumerate(before)])
        for event, values in on_course.log_chances.items()
    }
    found = [
        Passage(
            event=event,
            member=on_course.members_of(event)[member],
            month=str(simulation.times[step])[:7],
            outcome=float(recorded[event].codes[step, member]),
            chance=float(own[event][step, member]),
            guesses={name: float(one.predictive[event][step, member]) for name, one in guesses.items()},
            effective=before[step].effective,
        )
        for event in on_course.events
        for step, member in np.argwhere(passes(recorded[event]))
    ]
    months = [str(time)[:7] for time in simulation.times]
    quiet = [
        stretch
        for event in on_course.events
        for stretch in stretches(
            event,
            on_course.members_of(event),
            months,
            recorded[event].codes,
            came[event],
            own[event],
            {name: one.predictive[event] for name, one in guesses.items()},
        )
    ]
    return Predicted(
        tuple(sorted(found, key=lambda passage: (passage.month, passage.event, passage.member))),
        tuple(quiet),
        _score(_own_log_chances(on_course, before), recorded),
        {name: _score(one.log_chances, recorded) for name, one in guesses.items()},
    )


def passes(recorded: Recorded) -> NDArray[np.bool_]:
    """In which steps a passage is recorded, (steps, members): another outcome than before, or a 1 of an event
    that is drawn anew in each step.
    """
    codes = recorded.codes
    if not recorded.stands:
        return codes == 1
    before = np.concatenate([np.full((1, codes.shape[1]), UNRECORDED), codes[:-1]])
    return (codes >= 0) & (before >= 0) & (codes != before)


def weights_by_passages(on_course: OnCourse, *, quiet: bool = False) -> Weights:
    """The weights from the months with a passage alone, or from all other months alone."""
    total = np.zeros(on_course.draws.size)
    for event, values in on_course.log_chances.items():
        chosen = passes(_recorded(on_course, event))
        total += np.where(chosen != quiet, values, 0.0).sum(axis=(1, 2))
    return Weights(total)


def _recorded(on_course: OnCourse, event: str) -> Recorded:
    variable = on_course.simulation.resolved.variables[event]
    codes = on_course.codes(event)
    if variable.truth:
        return Recorded(codes, (0.0, 1.0), stands=False)
    assert variable.event is not None
    of_record = {
        float(code) if code >= 0 else -2.0 - float(code) for code in np.unique(codes[codes != UNRECORDED])
    }
    return Recorded(codes, tuple(sorted({0.0, *variable.event.outcomes, *of_record})), stands=True)


def _months_of(on_course: OnCourse, told: str) -> dict[str, NDArray[np.bool_]] | None:
    """The months in which an input is above 0, by event (steps, members); None where there is none."""
    simulation = on_course.simulation
    if told not in simulation.series:
        return None
    above = np.asarray(simulation.series[told], np.float64) > 0
    above = above.reshape(simulation.steps, -1)
    found = {}
    for event, values in on_course.log_chances.items():
        members = values.shape[2]
        if above.shape[1] not in (1, members):
            return None
        found[event] = np.broadcast_to(above, (simulation.steps, members))
    return found


def _own_log_chances(on_course: OnCourse, before: Sequence[Weights]) -> Floats:
    """The logarithm of the theory's chance of each step of all members together, (steps,)."""
    with np.errstate(divide="ignore"):
        return np.log(
            [weights.mean(np.exp(on_course.by_step[:, step])) for step, weights in enumerate(before)]
        )


def _score(log_chances: Floats, recorded: Mapping[str, Recorded]) -> Score:
    """The sum over months in which a passage came, and over the others."""
    came = np.any([passes(one).any(axis=1) for one in recorded.values()], axis=0)
    return Score(float(log_chances[came].sum()), float(log_chances[~came].sum()))
