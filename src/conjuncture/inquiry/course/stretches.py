"""The quiet months of a recorded course: stretches of one member in which nothing came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.language.events import UNRECORDED

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stretch:
    """A stretch of recorded months of one member without a passage.

    Attributes:
        event, member: which event, of which member.
        since, until: its first and last month.
        months: how many are recorded.
        log_chance: the logarithm of the chance that the theory gave to no passage in all of these months,
            each month given all that is recorded before.
        guesses: by guess, the logarithm of the chance that it gave.
    """

    event: str
    member: str
    since: str
    until: str
    months: int
    log_chance: float
    guesses: Mapping[str, float]


def stretches(
    event: str,
    members: Sequence[str],
    months: Sequence[str],
    codes: Floats,
    came: NDArray[np.bool_],
    own: Floats,
    guesses: Mapping[str, Floats],
) -> list[Stretch]:
    """The stretches of an event between its passages.

    Args:
        event, members: which event, of which members.
        months: of each step.
        codes: what is recorded, (steps, members).
        came: the steps in which a passage came, (steps, members).
        own: the chance that the theory gave to each step, given all before, (steps, members).
        guesses: by guess the same.
    """
    found = []
    for member, name in enumerate(members):
        recorded, passages = codes[:, member] != UNRECORDED, came[:, member]
        number = np.cumsum(passages)  # of passages so far
        for part in np.unique(number):
            steps = np.flatnonzero((number == part) & recorded & ~passages)
            if not steps.size:
                continue
            found.append(
                Stretch(
                    event=event,
                    member=name,
                    since=months[int(steps[0])],
                    until=months[int(steps[-1])],
                    months=int(steps.size),
                    log_chance=_log(own[steps, member]),
                    guesses={guess: _log(values[steps, member]) for guess, values in guesses.items()},
                )
            )
    return found


def _log(chances: Floats) -> float:
    with np.errstate(divide="ignore"):
        return float(np.log(chances).sum())
