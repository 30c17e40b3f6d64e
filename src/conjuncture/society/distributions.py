"""Distributions of traits: small descriptions that draw from a numpy generator.

They describe recorded or assumed spreads in a population. The priors of a theory's parameters are apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from .errors import SocietyError


class Distribution(Protocol):
    """Whatever draws `size` values: float64, int64 or bool of shape (size,)."""

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values in the unit of the trait."""
        ...


@dataclass(frozen=True)
class Constant:
    """The same value for all."""

    value: float | bool

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Repeat the value `size` times."""
        return np.full(size, self.value)


@dataclass(frozen=True)
class Proportion:
    """True for a share of the members, in [0, 1], each by chance."""

    share: float

    def __post_init__(self) -> None:
        _demand(0 <= self.share <= 1, self, "the share must lie in 0..1 (a percentage?)")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        return generator.random(size) < self.share


@dataclass(frozen=True)
class Choice:
    """One of several values, with these shares (any positive total)."""

    values: tuple[float, ...]
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        _demand(len(self.values) == len(self.shares) > 0, self, "give one share for each value")
        _demand(_are_shares(self.shares), self, "shares must be numbers >= 0 with a positive sum")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        return np.asarray(self.values)[_pick(self.shares, generator, size)]


@dataclass(frozen=True)
class Bands:
    """Recorded bands (ages, years of service): band i runs from edges[i] to edges[i + 1], even within."""

    edges: tuple[float, ...]
    shares: tuple[float, ...]

    def __post_init__(self) -> None:
        _demand(len(self.edges) == len(self.shares) + 1 > 1, self, "n bands need n shares and n + 1 edges")
        _demand(bool((np.diff(self.edges) > 0).all()), self, "edges must rise")
        _demand(_are_shares(self.shares), self, "shares must be numbers >= 0 with a positive sum")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        edges = np.asarray(self.edges, dtype=np.float64)
        band = _pick(self.shares, generator, size)
        return edges[band] + generator.random(size) * np.diff(edges)[band]


@dataclass(frozen=True)
class Beta:
    """A share-like trait with this mean in [lower, upper]; the higher the concentration (a + b) the less it
    varies."""

    mean: float
    concentration: float
    lower: float = 0.0
    upper: float = 1.0

    def __post_init__(self) -> None:
        _demand(self.lower < self.mean < self.upper, self, "the mean must lie between lower and upper")
        _demand(self.concentration > 0, self, "the concentration must be positive")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        width = self.upper - self.lower
        mean = (self.mean - self.lower) / width
        return self.lower + width * generator.beta(
            mean * self.concentration, (1 - mean) * self.concentration, size
        )


@dataclass(frozen=True)
class LogNormal:
    """A positive trait with this mean, whose logarithm has this standard deviation."""

    mean: float
    deviation_of_log: float

    def __post_init__(self) -> None:
        _demand(
            self.mean > 0 and self.deviation_of_log >= 0,
            self,
            "mean must be positive, deviation not negative",
        )

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        spread = self.deviation_of_log
        return self.mean * np.exp(spread * generator.standard_normal(size) - spread**2 / 2)


@dataclass(frozen=True)
class Gamma:
    """A skewed trait from `shift` upwards (age): shift + a gamma variable of this shape and scale."""

    shape: float
    scale: float
    shift: float = 0.0

    def __post_init__(self) -> None:
        _demand(self.shape > 0 and self.scale > 0, self, "shape and scale must be positive")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        return self.shift + self.scale * generator.standard_gamma(self.shape, size)


@dataclass(frozen=True)
class Normal:
    """Mean and standard deviation, before values outside lower..upper are drawn anew (so the mean may
    shift)."""

    mean: float
    deviation: float
    lower: float
    upper: float

    def __post_init__(self) -> None:
        _demand(self.lower < self.mean < self.upper, self, "the mean must lie between lower and upper")
        _demand(self.deviation > 0, self, "the deviation must be positive")

    def draw(self, generator: np.random.Generator, size: int) -> np.ndarray:
        """Draw `size` values."""
        values = generator.normal(self.mean, self.deviation, size)
        outside = np.flatnonzero((values < self.lower) | (values > self.upper))
        while outside.size:
            values[outside] = generator.normal(self.mean, self.deviation, outside.size)
            outside = outside[(values[outside] < self.lower) | (values[outside] > self.upper)]
        return values


def _pick(shares: tuple[float, ...], generator: np.random.Generator, size: int) -> np.ndarray:
    """An index for each member, with the given shares. A share of zero is never picked."""
    bounds = np.cumsum(shares) / np.sum(shares)
    bounds[np.flatnonzero(shares)[-1] :] = 1.0
    return np.searchsorted(bounds, generator.random(size), side="right")


def _are_shares(shares: tuple[float, ...]) -> bool:
    return all(np.isfinite(share) and share >= 0 for share in shares) and sum(shares) > 0


def _demand(holds: bool, described: object, remedy: str) -> None:
    if not holds:
        raise SocietyError(f"{described}: {remedy}")
