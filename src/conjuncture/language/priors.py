"""Priors: light descriptions of beliefs about a parameter before looking at any record.

They contain only numbers; `conjuncture.engine.priors` turns them into draws.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from conjuncture.errors import caller_place
from conjuncture.language.errors import TheoryError


@dataclass(frozen=True)
class Fixed:
    """A known number: no uncertainty. For constants of a published model.

    Example:
        Fixed(0.25)
    """

    value: float

    def __post_init__(self) -> None:
        _finite(self, self.value)


@dataclass(frozen=True)
class Uniform:
    """Every value between `low` and `high` is equally likely.

    Example:
        Uniform(0, 0.5)
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        _finite(self, self.low, self.high)
        _require(self, self.low < self.high, "low must be less than high")


@dataclass(frozen=True)
class LogUniform:
    """Every order of magnitude between `low` and `high` (both > 0) is equally likely.

    Example:
        LogUniform(0.01, 10)
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        _finite(self, self.low, self.high)
        _require(self, 0 < self.low < self.high, "0 < low < high must hold")


@dataclass(frozen=True)
class Normal:
    """Normal with mean `mean` and standard deviation `sd` > 0.

    Example:
        Normal(0, 1)
    """

    mean: float
    sd: float

    def __post_init__(self) -> None:
        _finite(self, self.mean, self.sd)
        _require(self, self.sd > 0, "sd must be positive")


@dataclass(frozen=True)
class HalfNormal:
    """The positive half of a normal around 0 with scale `sd` > 0.

    Example:
        HalfNormal(0.5)
    """

    sd: float

    def __post_init__(self) -> None:
        _finite(self, self.sd)
        _require(self, self.sd > 0, "sd must be positive")


@dataclass(frozen=True)
class LogNormal:
    """exp of a normal: `mean` and `sd` are those of the logarithm; the median is exp(mean).

    Example:
        LogNormal(0, 0.8)  # its median is 1
    """

    mean: float
    sd: float

    def __post_init__(self) -> None:
        _finite(self, self.mean, self.sd)
        _require(self, self.sd > 0, "sd must be positive")


@dataclass(frozen=True)
class Beta:
    """A share between 0 and 1, with mean a / (a + b); larger a + b is narrower.

    Example:
        Beta(6, 3)  # its mean is 2/3
    """

    a: float
    b: float

    def __post_init__(self) -> None:
        _finite(self, self.a, self.b)
        _require(self, self.a > 0 and self.b > 0, "a and b must be positive")


@dataclass(frozen=True)
class Gamma:
    """A positive number with mean `shape * scale`.

    Example:
        Gamma(2, 1.5)  # its mean is 3
    """

    shape: float
    scale: float

    def __post_init__(self) -> None:
        _finite(self, self.shape, self.scale)
        _require(self, self.shape > 0 and self.scale > 0, "shape and scale must be positive")


Prior = Fixed | Uniform | LogUniform | Normal | HalfNormal | LogNormal | Beta | Gamma
PRIORS = (Fixed, Uniform, LogUniform, Normal, HalfNormal, LogNormal, Beta, Gamma)


def domain(prior: Prior) -> tuple[float, float]:
    """The possible values of a parameter of this kind, ends included: a share, a positive number, any number.

    The ends of a `Uniform` or `LogUniform` limit what is believed, not what is possible.
    """
    match prior:
        case Beta():
            return 0.0, 1.0
        case LogUniform() | HalfNormal() | LogNormal() | Gamma():
            return 0.0, math.inf
        case Fixed() | Uniform() | Normal():
            return -math.inf, math.inf


def written(prior: Prior) -> str:
    """The prior as code: `Beta(6, 14)`."""
    return f"{type(prior).__name__}({', '.join(f'{value:g}' for value in vars(prior).values())})"


def _finite(prior: object, *values: float) -> None:
    _require(
        prior,
        all(isinstance(value, int | float) and math.isfinite(value) for value in values),
        "all its numbers must be finite",
    )


def _require(prior: object, holds: bool, rule: str) -> None:
    if not holds:
        raise TheoryError(
            f"prior {type(prior).__name__}: {rule}.",
            place=caller_place(5 if rule == "all its numbers must be finite" else 4),
            remedy=f"It was given {tuple(vars(prior).values())}.",
        )
