"""Pulls: the values of a variable that a course's passages favour, and that its quiet months favour.

Where the two values are far apart, few of a theory's worlds are quiet for as long as the record and then have
the recorded passages.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from conjuncture.inquiry.course.passages import Predicted, weights_by_passages
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.inquiry.course.weights import Weights


@dataclass(frozen=True)
class Pull:
    """The mean of a variable in the month before a member's last passage.

    Attributes:
        variable, member, month: which variable, of which member, and when.
        imposed: the mean over all draws alike, with the recorded course imposed on them.
        passages, quiet, both: the mean over draws weighed by the months of passages alone, by all other
            months alone, and by both.
        effective: for each of the last three, as many draws of equal weight carry as much information.
    """

    variable: str
    member: str
    month: str
    imposed: float
    passages: float
    quiet: float
    both: float
    effective: tuple[float, float, float]


def pulls(on_course: OnCourse, predicted: Predicted) -> tuple[Pull, ...]:
    """The pulls on each variable that was recorded in the draws, for each member that has a passage.

    Args:
        on_course: draws from a theory's priors, on the course.
        predicted: its passages.
    """
    weights = (
        weights_by_passages(on_course),
        weights_by_passages(on_course, quiet=True),
        on_course.weights,
    )
    effective = (weights[0].effective, weights[1].effective, weights[2].effective)
    last = {passage.member: (passage.event, passage.month) for passage in predicted.passages}
    months = [str(time)[:7] for time in on_course.simulation.times]
    found = []
    for variable, values in on_course.seen.items():
        for member, (event, month) in last.items():
            step = months.index(month) - 1
            if step < 0:  # it came in the first month, before which nothing was run
                continue
            of_draw = values[:, step, on_course.members_of(event).index(member)].astype(np.float64)
            found.append(
                Pull(
                    variable,
                    member,
                    months[step],
                    float(of_draw.mean()),
                    *(_mean(each, of_draw) for each in weights),
                    effective=effective,
                )
            )
    return tuple(found)


def _mean(weights: Weights, values: np.ndarray) -> float:
    return weights.mean(values) if weights.possible else float("nan")
