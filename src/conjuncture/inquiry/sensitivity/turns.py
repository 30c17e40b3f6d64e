"""Turns: where an outcome turns while a quantity moves from low to high, and whether it leaps there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class Turn:
    """Where the outcome turns in one reading.

    Attributes:
        mark: the value of the outcome beyond which it has turned.
        at: where it turns.
        within: how exactly a draw's turning point is known.
        crosses: in how many draws it turns at all.
        leaps: in how many of these it leaps there.
        several: in how many draws it turns more than once.
        points, mean_by_point: values of the scanned quantity, and the mean over draws of the outcome there.
    """

    mark: float
    at: Band
    within: float
    crosses: Proportion
    leaps: Proportion
    several: int
    points: tuple[float, ...]
    mean_by_point: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class ThresholdResult(Result):
    """Where the outcome turns in each reading, while `what` moves from low to high."""

    what: str
    by_reading: Mapping[str, Turn]
