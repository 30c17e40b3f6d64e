"""Loops: where an outcome turns when a quantity rises and falls again, and whether the way back differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result

There = Literal["yes", "no", "unclear", "it does not turn"]


@dataclass(frozen=True)
class LoopCourse:
    """The way up and down, by stair: the moved quantity, the outcome (mean of the draws), the top stair."""

    led: tuple[float, ...]
    mean: tuple[float, ...]
    top: int


@dataclass(frozen=True)
class Loop:
    """The result in one reading.

    Attributes:
        up, down, gap: where the outcome turns on the way up and on the way down, and how far apart.
        stair: the height of the finest stairs.
        moved_when_slower: how far half the speed moved the turning points.
        within: how exactly a draw's turning point is known.
        no_return: in how many of the draws that turn the outcome does not come back.
        turns: in how many draws it turns on the way up.
        hysteresis: in how many of these hysteresis is there.
        there: whether this reading has hysteresis.
        mark: the value of the outcome that separates its two sides.
        up_by_draw, down_by_draw: the turning points in each draw.
        course: the first ramp.
    """

    up: Band
    down: Band
    gap: Band
    stair: Band
    moved_when_slower: Band
    within: Band
    no_return: Proportion
    turns: Proportion
    hysteresis: Proportion
    there: There
    mark: Band
    up_by_draw: tuple[float, ...]
    down_by_draw: tuple[float, ...]
    course: LoopCourse


@dataclass(frozen=True, eq=False)
class HysteresisResult(Result):
    """The result of each reading; which readings have hysteresis, and whether it counts."""

    what: str
    by_reading: Mapping[str, Loop]
    there_in: tuple[str, ...]
    counts: bool
