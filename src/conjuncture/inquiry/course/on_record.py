"""Putting a simulation on the recorded course of a case's events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.selection import names_of
from conjuncture.language.events import UNRECORDED

if TYPE_CHECKING:
    from conjuncture.cases.case import Case  # loads table readers, which a list of claims does not need

On = Literal["free", "held", "course", "fitted"]
"""How draws are chosen: from the priors; on the recorded course, all draws alike; on it, in proportion to the
chance they gave to it; or from a fit to the recorded figures, without a course."""


@dataclass(frozen=True)
class PartOfCourse:
    """The part of a recorded course that is used.

    Example:
        PartOfCourse(of=("Russia",), until="1917-10")

    Attributes:
        codings: other codings of the record, where historians read it in different ways; the last one
            prevails.
        until: the first month that is not used; empty: the end of the case.
        of: the members whose record is used; all if none is named.
        leave_free: months of recorded passages that are left free, with all that followed from them there.
    """

    codings: tuple[str, ...] = ()
    until: str = ""
    of: tuple[str, ...] = ()
    leave_free: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [
            *([" and ".join(self.of)] if self.of else []),
            *([f"until {self.until}"] if self.until else []),
            *(f"except {month}" for month in self.leave_free),
            *(f"coding {name}" for name in self.codings),
        ]
        return ", ".join(parts)


WHOLE = PartOfCourse()


def in_words(on: On | Sequence[On], part: PartOfCourse) -> str:
    """How the recorded course is used, in one or several ways, and which part; empty if it is not used."""
    ways = (on,) if isinstance(on, str) else tuple(on)
    return "" if ways == ("free",) else f"{' + '.join(ways)} {part}".strip()


def on_record(simulation: Simulation, case: Case, part: PartOfCourse = WHOLE) -> Simulation:
    """The simulation on the case's recorded course, with room for worlds off it.

    Args:
        simulation: of a theory on the case, with the case's steps.
        case: the case with the record.
        part: the part of the course that is used.

    Raises:
        QuestionError: the case records no event, or the theory has none of the recorded events.
        RecordError: an unknown coding or member, or a month outside the case.
    """
    recorded = case.course
    if recorded is None or not recorded.spells:
        raise QuestionError(f"{case.title} records no course of events (course.csv).")
    variables = simulation.resolved.variables
    events = [name for name in recorded.events if name in variables and variables[name].event is not None]
    if not events:
        raise QuestionError(
            f"the theory leaves none of the recorded events to chance: {', '.join(recorded.events)}.",
            remedy=nearest(recorded.events[0], [name for name, one in variables.items() if one.event]),
        )
    course = {
        event: recorded.codes(
            event,
            names_of(simulation, variables[event].level),
            codings=part.codings,
            until=part.until,
            of=part.of,
            leave_free=part.leave_free,
        )
        for event in events
    }
    course = {event: np.asarray(codes) for event, codes in course.items() if (codes != UNRECORDED).any()}
    if not course:
        raise QuestionError("nothing of the recorded course is left.", remedy="Leave less of it out.")
    room = tuple(sorted({*simulation.on_course, *course}))
    return replace(
        simulation, course={name: np.asarray(codes) for name, codes in course.items()}, on_course=room
    )
