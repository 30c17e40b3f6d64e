"""Weights: the influence of each parameter on an outcome, as a method of sensitivity analysis measures it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.estimates import Interval
from conjuncture.inquiry.results import Result

MethodName = Literal["sobol", "morris", "pawn", "first_order"]


@dataclass(frozen=True)
class Weight:
    """The influence of one parameter; each method has its own indices, and the others are None.

    Attributes:
        alone, with_interplay: of Sobol: shares of the variance, by itself and with its interactions.
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
    """The weights of all parameters by one method.

    Attributes:
        by_quantity: by the parameter's name; of Sobol noise is one more.
        widest_interval: the width of the widest interval; for Morris in shares of the largest effect.
        largest_effect: of Morris.
        by_chance: of PAWN and the first order: in 95 of 100 samples the index of a parameter without effect
            stays below this.
    """

    by_quantity: Mapping[str, Weight]
    widest_interval: float
    largest_effect: float | None = None
    by_chance: float | None = None


@dataclass(frozen=True, eq=False)
class SensitivityResult(Result, Weights):
    """Weights, and how they were found.

    Attributes:
        method: "sobol", "morris", "pawn" or "first_order".
        given: whether the draws were given and not designed.
        runs: how many runs were used.
    """

    method: MethodName = "sobol"
    given: bool = False
    runs: int = 0
