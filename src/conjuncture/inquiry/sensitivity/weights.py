"""Weights: how much each parameter counts for an outcome, as a method of sensitivity analysis measures it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.results import Result

MethodName = Literal["sobol", "morris", "pawn", "first_order"]


@dataclass(frozen=True)
class Weight:
    """What one parameter does; each method has indices of its own, and the others are None.

    Attributes:
        alone, with_interplay: of Sobol: shares of the variance, by itself and with what it does with others.
        effect, signed, spread: of Morris, over the whole prior, in the outcome's unit: mean size of the
            change, mean change, and its standard deviation.
        index: of PAWN, from 0 to 1, and of the first order, a share of the variance.
    """

    alone: Interval | None = None
    with_interplay: Interval | None = None
    effect: Interval | None = None
    signed: float | None = None
    spread: float | None = None
    index: Interval | None = None


@dataclass(frozen=True)
class Weights:
    """What a method finds of all parameters.

    Attributes:
        by_quantity: by the parameter's name; of Sobol noise is one more.
        widest_interval: of all intervals, the width of the widest; of Morris in shares of the largest effect.
        largest_effect: of Morris.
        by_chance: of PAWN and the first order: what a parameter that does nothing stays below in 95 of 100
            samples.
    """

    by_quantity: Mapping[str, Weight]
    widest_interval: float
    largest_effect: float | None = None
    by_chance: float | None = None


@dataclass(frozen=True, eq=False)
class SensitivityResult(Result, Weights):
    """Weights with how they were found.

    Attributes:
        method: "sobol", "morris", "pawn" or "first_order".
        given: whether the draws were given, not designed.
        runs: how many runs were read.
    """

    method: MethodName = "sobol"
    given: bool = False
    runs: int = 0
