"""What if: the same world with and without an intervention, draw by draw, compared with its null twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.grammar import counted
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.counterfactuals.differences import (
    Beyond,
    Difference,
    DifferenceCourses,
    MemberDifference,
    NullTwin,
    WhatIfResult,
)
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import band, course
from conjuncture.inquiry.experiments.changes import changes_between
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.experiments.null_twin import NULL_TWIN
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, Worlds, run_interventions
from conjuncture.inquiry.experiments.selection import Where, members
from conjuncture.inquiry.experiments.sizes import SizeOfChange, changed_in_words
from conjuncture.inquiry.proportions import number, proportion

DONE, INSTEAD = "done", "otherwise"
FEW_DRAWS = 40  # below it the null twin's 95% bound is hardly more than its largest draw


@dataclass(frozen=True)
class WhatIf:
    """What is the effect of an intervention?

    Example:
        WhatIf(cut("example"), (Outcome("horizon"),))

    Attributes:
        done: the intervention.
        outcomes: the outcomes to measure.
        instead_of: the intervention in the other world; default none.
    """

    result: ClassVar = WhatIfResult

    done: Intervention
    outcomes: tuple[Outcome, ...]
    instead_of: Intervention = NOTHING_DONE

    def __str__(self) -> str:
        against = f", instead of {self.instead_of}" if self.instead_of.acts else ""
        return f"What if: {self.done}{against}?"

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The differences, draw by draw, over time and by the named members of a level.

        Raises:
            QuestionError: nothing is done, or both worlds are the same; no outcome, two of one name, or one
                that never varies.
        """
        if self.done == self.instead_of:
            raise QuestionError("the two worlds are the same. Say what is done, as in cut('strike').")
        if not self.outcomes:
            raise QuestionError("the question names no outcome. Name one, as in Outcome('strike').")
        names = [str(outcome) for outcome in self.outcomes]
        for name in names:
            if names.count(name) > 1:
                raise QuestionError(f"two outcomes are called '{name}'. Give each its own words=.")
        interventions = {DONE: self.done}
        if self.instead_of.acts:
            interventions[INSTEAD] = self.instead_of
        changes = changes_between(self.done, self.instead_of)
        worlds = run_interventions(
            simulation, interventions, self.outcomes, draws, changes=changes, progress=progress
        )
        for outcome in self.outcomes:
            refuse_constant(worlds, outcome)
        base = INSTEAD if self.instead_of.acts else AS_IT_WAS
        changed = tuple(worlds.changes[change].size() for change in changes)
        differences = {str(outcome): _difference(worlds, outcome, base) for outcome in self.outcomes}
        return Answer(
            kind="what if",
            question=str(self),
            words=" ".join(_in_words(name, difference) for name, difference in differences.items())
            + changed_in_words(changed),
            figures=WhatIfResult(differences, changed),
            warnings=tuple(
                dict.fromkeys(
                    warning
                    for difference in differences.values()
                    for warning in warnings(worlds, difference.difference.draws, difference.null_twin.bound)
                )
            )
            + nothing_changed(str(self.done), changed),
            asked=self,
        )


def beyond(difference: NDArray[np.float64], bound: float) -> Beyond:
    """In how many draws the difference exceeds the null band."""
    there = ~np.isnan(difference)
    return Beyond(
        either=proportion(np.abs(difference) > bound, there),
        up=proportion(difference > bound, there),
        down=proportion(difference < -bound, there),
    )


def dates_of(worlds: Worlds, outcome: Outcome) -> tuple[str, ...]:
    """The first day of each step of the outcome's period."""
    course = outcome.course(worlds.simulation, worlds.dataset)
    return tuple(str(date)[:10] for date in course["time"].to_numpy())


def refuse_constant(worlds: Worlds, outcome: Outcome) -> None:
    """Refuse an outcome that cannot answer anything.

    Raises:
        QuestionError: it is the same number in every world, draw and step, or no draw came through.
    """
    course = outcome.course(worlds.simulation, worlds.dataset).to_numpy()
    finite = course[np.isfinite(course)]
    if not finite.size:
        causes = {str(cause) for cause in worlds.dataset["failure"].to_numpy().ravel()} - {""}
        raise QuestionError(f"no draw came through. {min(causes, default='')}")
    if finite.min() == finite.max():
        raise QuestionError(
            f"{outcome} never varies: it is {number(finite[0])} in every world, draw and step. "
            "Choose an outcome, a period or interventions that can tell."
        )


def warnings(worlds: Worlds, draws: int, bound: float) -> list[str]:
    """Warnings about failed draws, too few draws and a null band of zero."""
    sentences = []
    asked_for = worlds.dataset.sizes["draw"]
    if draws < asked_for:
        sentences.append(f"{asked_for - draws} of {asked_for} draws failed in a world and are left out.")
    if draws < FEW_DRAWS:
        sentences.append(
            f"With {counted(draws, 'draw')} the null twin's 95% bound is hardly known; ask with more."
        )
    if bound == 0:
        sentences.append(
            "In 95% of draws the null twin changed nothing: any difference at all counts as beyond it."
        )
    return sentences


def nothing_changed(what: str, sizes: Sequence[SizeOfChange]) -> tuple[str, ...]:
    """The warning that the intervention changes next to nothing; none where it changes something."""
    if not sizes or not all(size.next_to_nothing for size in sizes):
        return ()
    return (f"This changes next to nothing, so that what comes after it says little of it: {what}.",)


def _difference(worlds: Worlds, outcome: Outcome, base: str) -> Difference:
    after, before = worlds.outcome(outcome, DONE), worlds.outcome(outcome, base)
    difference, bound = after - before, worlds.null_band(outcome)
    null_twin = band(worlds.outcome(outcome, NULL_TWIN) - worlds.outcome(outcome, AS_IT_WAS))
    courses = {name: worlds.course(outcome, name) for name in (DONE, base, AS_IT_WAS, NULL_TWIN)}
    return Difference(
        before=band(before),
        done=band(after),
        difference=band(difference),
        null_twin=NullTwin(**vars(null_twin), bound=bound),
        beyond_the_null_twin=beyond(difference, bound),
        over_time=DifferenceCourses(
            date=dates_of(worlds, outcome),
            before=course(courses[base]),
            done=course(courses[DONE]),
            difference=course(courses[DONE] - courses[base]),
            null_twin=course(courses[NULL_TWIN] - courses[AS_IT_WAS]),
        ),
        by_draw=tuple(difference.tolist()),
        by_member=_by_member(worlds, outcome, base),
    )


def _by_member(worlds: Worlds, outcome: Outcome, base: str) -> dict[str, MemberDifference] | None:
    level = worlds.simulation.resolved.variables[outcome.variable].level
    labels = worlds.simulation.society.levels[level].labels or ()
    meets = members(worlds.simulation, level, outcome.where or Where())
    labels = tuple(label for label, looked_at in zip(labels, meets, strict=False) if looked_at)
    if outcome.member is not None or not 1 < len(labels) <= 100:
        return None
    bands = {}
    for label in labels:
        one = replace(outcome, member=label)
        apart = worlds.outcome(one, DONE) - worlds.outcome(one, base)
        reach = worlds.null_band(one)
        bands[label] = MemberDifference(**vars(band(apart)), beyond=beyond(apart, reach), bound=reach)
    return bands


def _in_words(name: str, difference: Difference) -> str:
    size, apart = difference.difference, difference.beyond_the_null_twin
    opening = (
        f"{name}: {number(difference.done.mean)} with the intervention, "
        f"{number(difference.before.mean)} otherwise, a difference of {number(size.mean, signed=True)} on "
        "average (in 95% of draws "
        f"between {number(size.low, signed=True)} and {number(size.high, signed=True)})."
    )
    twin = f"the null twin's (up to {number(difference.null_twin.bound)} in 95% of draws)"
    if apart.either.high < 0.5 and apart.either.share <= 0.05:
        return f"{opening} The effect cannot be told from {twin}."
    up = apart.up.count >= apart.down.count
    way, against = (apart.up, apart.down) if up else (apart.down, apart.up)
    closing = f" It goes the other way in {against.in_words() if against.count else 'none'}."
    return f"{opening} It goes {'up' if up else 'down'} by more than {twin} in {way.in_words()}.{closing}"
