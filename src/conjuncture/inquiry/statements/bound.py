"""Bounds: a number, or a lower and an upper one, and the side on which values must lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import HAIR, difference_from
from conjuncture.inquiry.experiments.selection import COMPARISONS, Comparison

Relation = Literal["above", "below", "between", "differs from"]
Truths = NDArray[np.bool_]
Values = NDArray[np.float64]
_REVERSE = {"above": "below", "below": "above", "between": "outside", "differs from": ""}


@dataclass(frozen=True)
class Bound:
    """The side of a number, or of two, on which values must lie.

    Attributes:
        relation: above, below or differs from one number, a comparison with it, or between two.
        at: that number, or the lower and the upper one.

    Raises:
        QuestionError: an unknown relation, or numbers that do not fit it.
    """

    relation: Relation | Comparison
    at: float | tuple[float, float] = 0.0

    def __post_init__(self) -> None:
        relations = (*get_args(Relation), *COMPARISONS)
        if self.relation not in relations:
            raise QuestionError(
                f"there is no relation '{self.relation}'. {nearest(str(self.relation), relations)}"
            )
        pair = isinstance(self.at, tuple)
        if self.relation == "between" and not (
            pair and len(self.at) == 2 and self.at[0] < self.at[1]  # type: ignore[arg-type,index]
        ):
            raise QuestionError(f"'between' needs two numbers, the lower first, not {self.at}.")
        if pair and self.relation != "between":
            raise QuestionError(f"'{self.relation}' needs one number or another side, not {self.at}.")

    @property
    def middle(self) -> float:
        """The number, or the middle of the two."""
        return float(np.mean(self.at))

    @property
    def half_width(self) -> float:
        """Half the way between two numbers."""
        return float(np.ptp(self.at)) / 2  # type: ignore[arg-type]

    @property
    def _hair(self) -> float:
        """How far rounding may bring a value that stands at one of two numbers inside or outside."""
        return HAIR * float(np.max(np.abs(self.at)))

    @property
    def reverse(self) -> str:
        """The side of the contrary, in a word; empty if there is none."""
        return _REVERSE.get(self.relation, "")

    def differences(self, values: Values) -> Values:
        """The values minus the number (0 where only rounding parts them), or minus the middle of the two."""
        return values - self.middle if self.relation == "between" else difference_from(values, self.middle)

    def holds(self, differences: Values, needed: float = 0.0) -> Truths:
        """Where differences are on their side by more than needed; a missing difference is not."""
        match self.relation:
            case "above":
                return differences > needed
            case "below":
                return differences < -needed
            case "between":
                return np.abs(differences) < self.half_width - needed - self._hair
            case "differs from":
                return np.abs(differences) > needed
            case comparison:
                return COMPARISONS[comparison](differences, 0.0) & ~np.isnan(differences)

    def contrary(self, differences: Values, needed: float = 0.0) -> Truths:
        """Where they are on the other side by more than needed; "differs from" has no other side."""
        match self.relation:
            case "above":
                return differences < -needed
            case "below":
                return differences > needed
            case "between":
                return np.abs(differences) > self.half_width + needed + self._hair
            case _:
                return np.zeros(np.shape(differences), np.bool_)

    def __str__(self) -> str:
        numbers = self.at if isinstance(self.at, tuple) else (self.at,)
        return f"{self.relation} {' and '.join(f'{number:g}' for number in numbers)}"


def distance_outside(values: Values, low: float | None, high: float | None) -> Values:
    """How far values lie outside the range from low to high, 0 within it; None is no bound.

    A missing value has no distance: NaN.
    """
    below = np.zeros_like(values) if low is None else low - values
    above = np.zeros_like(values) if high is None else values - high
    return np.maximum(np.maximum(below, above), 0.0)
