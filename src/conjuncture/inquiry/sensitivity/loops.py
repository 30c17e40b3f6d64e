"""Loops: where an outcome turns when something is led up and down again, and whether the way back differs."""

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
    """Up and down again, by stair: what is led, the outcome there (mean of the draws), and the top stair."""

    led: tuple[float, ...]
    mean: tuple[float, ...]
    top: int


@dataclass(frozen=True)
class Loop:
    """What one reading shows.

    Attributes:
        up, down, gap: where the outcome turns on the way up and on the way down, and how far apart.
        stair: height of the finest stairs.
        moved_when_slower: how far half the speed moved the places of turning.
        within: how well a draw's place is known.
        no_return: in how many draws that turn it does not come back.
        turns: in how many draws it turns on the way up.
        hysteresis: in how many of these hysteresis is there.
        there: whether it is there in this reading.
        mark: the value of the outcome that parts its two sides.
        up_by_draw, down_by_draw: the places of turning in each draw.
        course: the first climb.
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
    """What each reading shows; in which hysteresis is there, and whether it counts."""

    what: str
    by_reading: Mapping[str, Loop]
    there_in: tuple[str, ...]
    counts: bool
