"""Hysteresis: whether an outcome turns at another level on the way down than on the way up.

Within one run an input rises and falls slowly, in steps. Each draw has the levels at which the outcome turns
on the way up and on the way down; finer steps around them give them more exactly. A lag also opens a gap,
which closes as the ramp slows. So every run is made twice, the second time with every step twice as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import band
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.sensitivity import hysteresis_words
from conjuncture.inquiry.sensitivity.design_runs import Numbers, refuse_constant
from conjuncture.inquiry.sensitivity.loops import HysteresisResult, Loop, LoopCourse, There
from conjuncture.inquiry.sensitivity.ramp import Ramp, levels_of, turns
from conjuncture.inquiry.sensitivity.readings import in_each_reading
from conjuncture.inquiry.sensitivity.threshold_scan import scanned

_LEFT = 0.75  # of the gap remains at half the speed: a lag of fixed time would leave .5, one near a fold .63


@dataclass(frozen=True)
class Hysteresis:
    """Whether an outcome turns at the same level when an input or variable rises and falls again.

    Example:
        Hysteresis("repression", 0.0, 1.0, Outcome("taking_part_share"))

    Attributes:
        what: an input of the case, or a variable, which the theory then does not compute.
        low, high: the ends of its course: low, high, low.
        outcome: the outcome to measure, step by step; it may have no period, and `over_time` is not used.
        bound: the value that separates the two sides of the outcome; by default half-way between its values
            before the way up and at the top, in each draw.
        stairs: how many stairs each way has.
        dwell: how many steps a stair takes.
        refinements: how often the turns are passed again in finer stairs, each time 2 / `stairs` as high,
            with a dwell longer by the root of `stairs`.
        mechanism, readings: the readings of a loop's mechanism in which to scan (default: all its readings).
        built_in: the readings that contain two stable states by assumption, such as a threshold.

    Other inputs are constant at their mean over the case. A draw has hysteresis if the outcome turns back at
    a lower level than it turned, by more than two of the finest stairs, and at half the speed at least three
    quarters of that gap remain; or if the outcome does not come back at all. A reading has hysteresis if the
    lower 95% bound of the share of such draws is above one half. Hysteresis counts only if at least two
    readings have it, of which one does not build it in.
    """

    result: ClassVar = HysteresisResult

    what: str
    low: float
    high: float
    outcome: Outcome
    bound: float | None = None
    stairs: int = 24
    dwell: int = 24
    refinements: int = 1
    mechanism: str = ""
    readings: tuple[str, ...] = ()
    built_in: tuple[str, ...] = ()

    def ask(
        self, simulation: Simulation, draws: int | Sequence[int], *, progress: Progress | None = None
    ) -> Answer:
        """The answer, in each reading.

        Raises:
            QuestionError: nothing of that name, an empty range, an outcome that never varies, too few draws.
        """
        numbers = scanned(simulation, self.outcome, self.low, self.high, self.stairs, draws)
        if self.outcome.since or self.outcome.until:
            raise QuestionError(
                "a hysteresis scan watches the whole of its own run: leave since and until out."
            )
        variants = in_each_reading(simulation, self.mechanism, self.readings)
        unknown = set(self.built_in) - set(variants)
        if unknown:
            raise QuestionError(f"built_in names {sorted(unknown)}, which is none of {list(variants)}.")
        loops: dict[str, Loop] = {}
        courses = []
        for name, variant in variants.items():
            loops[name], course = self._scan(variant, numbers, progress)
            courses.append(course.ravel())
        refuse_constant(np.concatenate(courses), self.outcome.variable.replace("_", " "))
        there = tuple(name for name, loop in loops.items() if loop.there == "yes")
        counts = len(there) >= 2 and bool(set(there) - set(self.built_in))
        result = HysteresisResult(self.what, loops, there, counts)
        return Answer(
            kind="hysteresis",
            question=f"Does {self.outcome.variable.replace('_', ' ')} come back by the way it went, when "
            f"{self.what.replace('_', ' ')} is led from {self.low:g} to {self.high:g} and back?",
            words=hysteresis_words.finding(self.what, self.outcome.variable, self.built_in, result),
            figures=result,
            warnings=hysteresis_words.warnings(result),
            asked=self,
        )

    def _scan(
        self, simulation: Simulation, numbers: list[int], progress: Progress | None
    ) -> tuple[Loop, Numbers]:
        """The loop of one reading, and the outcome by draw and stair of the first ramp."""
        climb = whole = Ramp.whole(self.low, self.high, self.stairs, self.dwell, len(numbers))
        levels = first = levels_of(simulation, self.what, self.outcome, climb, numbers, progress)
        mark = (first[:, 0] + first[:, climb.top]) / 2
        if self.bound is not None:
            mark = np.full(len(numbers), self.bound)
        for refinement in range(1, self.refinements + 1):
            up, down = turns(climb, levels, mark)
            climb = climb.closer(self.low, self.high, up, down, self.stairs, self.dwell, refinement)
            levels = levels_of(simulation, self.what, self.outcome, climb, numbers, progress)
        slowly = levels_of(simulation, self.what, self.outcome, climb.slower(), numbers, progress)
        fast, slow = turns(climb, levels, mark), turns(climb, slowly, mark)
        course = LoopCourse(
            led=tuple(whole.heights[0].tolist()),
            mean=tuple(np.nanmean(first, axis=0).tolist()),
            top=whole.top,
        )
        return _loop(fast, slow, mark, course), first


def _loop(
    fast: tuple[Numbers, Numbers], slow: tuple[Numbers, Numbers], mark: Numbers, course: LoopCourse
) -> Loop:
    """Thresholds from the slower ramp, and how far they moved from the faster one.

    Each way is (draws, 2): the stair before the turn and the stair of the turn; missing where none was found.
    """
    up, down = (way.mean(axis=1) for way in slow)
    before_up, before_down = (way.mean(axis=1) for way in fast)
    stair = np.fmax(*(np.abs(np.diff(way, axis=1))[:, 0] for way in slow))
    gap, before = up - down, before_up - before_down
    no_return = np.isfinite(up) & ~np.isfinite(down)
    lasting = (gap > 2 * stair) & (gap >= _LEFT * before)
    moves = np.isfinite(up)
    share = proportion((lasting | no_return)[moves])
    shift = np.fmax(np.abs(up - before_up), np.abs(down - before_down))
    return Loop(
        up=band(up),
        down=band(down),
        gap=band(gap),
        stair=band(stair),
        moved_when_slower=band(shift),
        # Half a stair, plus what half the speed still changed: how well a draw's own threshold is known.
        within=band(stair / 2 + shift),
        no_return=proportion(no_return[moves]),
        turns=proportion(moves),
        hysteresis=share,
        there=_verdict(share),
        mark=band(mark),
        up_by_draw=tuple(up.tolist()),
        down_by_draw=tuple(down.tolist()),
        course=course,
    )


def _verdict(share: Proportion) -> There:
    if not share.of:
        return "it does not turn"
    if share.low > 0.5:
        return "yes"
    return "no" if share.high < 0.5 else "unclear"
