"""Checks of a recorded course: events must be able to follow one, and codes must have a meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.language.errors import TheoryError
from conjuncture.language.events import UNRECORDED
from conjuncture.language.resolved import Resolved, Variable
from conjuncture.society.society import Society


def check_course(
    resolved: Resolved,
    society: Society,
    steps: int,
    course: Mapping[str, NDArray[Any]],
    room: Iterable[str] = (),
) -> None:
    """Raise an error for a course of what is no event, of members that come and go, or with unknown codes.

    Args:
        resolved: the theory.
        society: the society that it runs on.
        steps: of the run.
        course: by event its codes, (steps, members), or of a shape that can be spread to it.
        room: other events that worlds may put on a course.

    Raises:
        TheoryError: names the event, its file and line, and what to write.
    """
    for name in (*course, *room):
        _check_event(resolved, name)
    for name, codes in course.items():
        _check_codes(resolved.variables[name], society, steps, np.asarray(codes))


def _check_event(resolved: Resolved, name: str) -> None:
    events = [one for one, variable in resolved.variables.items() if variable.event is not None]
    variable = resolved.variables.get(name)
    if variable is None or variable.event is None:
        raise TheoryError(
            f"'{name}' cannot be put on a course: it is no event.",
            place=None if variable is None else variable.place,
            remedy=nearest(name, events)
            if events
            else "Let a mechanism return noise.passage(...) or noise.happens(...).",
        )
    if not variable.event.alone:
        raise TheoryError(
            f"'{name}' cannot be put on a course: it mixes its event with something else.",
            place=variable.place,
            remedy="Split it: one mechanism that returns noise.passage(...) or noise.happens(...) alone, and "
            "one that reads it.",
        )
    level = resolved.levels[variable.level]
    if variable.kind == "trait" or level.filled_by is not None or level.renewed_by is not None:
        what = "a trait" if variable.kind == "trait" else f"of {level.name}s, who come and go"
        raise TheoryError(
            f"'{name}' cannot be put on a course: it is {what}.",
            place=variable.place,
            remedy="Put an event on a course that is drawn in each step, of a level whose members stay.",
        )


def _check_codes(variable: Variable, society: Society, steps: int, codes: NDArray[Any]) -> None:
    size = society.levels[variable.level].size
    try:
        if codes.ndim == 1 and size > 1:  # as many steps as members would be read as members
            raise ValueError
        np.broadcast_to(codes, (steps, size))
    except ValueError:
        raise TheoryError(
            f"the course of '{variable.name}' has the shape {codes.shape}.",
            place=variable.place,
            remedy=f"Give ({steps}, {size}): steps and members of '{variable.level}'.",
        ) from None
    if codes.dtype.kind not in "fiu" or not np.isfinite(codes).all() or (codes != np.round(codes)).any():
        raise TheoryError(
            f"the course of '{variable.name}' has a value that is no code.",
            place=variable.place,
            remedy="Write the number of an outcome, from 0 on; -1 where nothing is recorded; -2 - k where "
            "outcome k did not come.",
        )
    outcomes = np.where(codes < UNRECORDED, -2 - codes, codes)[codes != UNRECORDED]
    low, high = (0.0, 1.0) if variable.truth else variable.within or (-np.inf, np.inf)
    odd = outcomes[(outcomes < low) | (outcomes > high)]
    if odd.size:
        raise TheoryError(
            f"the course of '{variable.name}' has the outcome {odd.flat[0]:g}.",
            place=variable.place,
            remedy=f"Its outcomes lie between {low:g} and {high:g}.",
        )
