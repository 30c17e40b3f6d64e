"""Differences: what an intervention changes, compared with what the null twin changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.estimates import Band, Course
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class Beyond:
    """In how many draws a difference exceeds the null band: at all, upwards, downwards."""

    either: Proportion
    up: Proportion
    down: Proportion


@dataclass(frozen=True)
class NullTwin(Band):
    """The change in the null twin; `bound` is the null band: in 95% of draws the change is no larger."""

    bound: float


@dataclass(frozen=True)
class MemberDifference(Band):
    """The difference for one member of a level, and its own null band."""

    beyond: Beyond
    bound: float


@dataclass(frozen=True)
class DifferenceCourses:
    """A difference step by step; `date` is the first day of each step."""

    date: tuple[str, ...]
    before: Course
    done: Course
    difference: Course
    null_twin: Course


@dataclass(frozen=True)
class Difference:
    """What the intervention changes in one outcome, in the outcome's unit.

    Attributes:
        before, done: the outcome in the world without the intervention, and in the world with it.
        difference: with the intervention minus without it, draw by draw.
        null_twin: what the null twin changes.
        beyond_the_null_twin: in how many draws the difference exceeds the null band.
        over_time: the same step by step.
        by_draw: the difference in each draw; not a number where one failed.
        by_member: for each named member of the outcome's level, where there are several and not too many.
    """

    before: Band
    done: Band
    difference: Band
    null_twin: NullTwin
    beyond_the_null_twin: Beyond
    over_time: DifferenceCourses
    by_draw: tuple[float, ...]
    by_member: Mapping[str, MemberDifference] | None = None


@dataclass(frozen=True, eq=False)
class WhatIfResult(Result):
    """The difference for each outcome, by the outcome in words; and the sizes of what was changed."""

    by_outcome: Mapping[str, Difference]
    changed: tuple[SizeOfChange, ...]
