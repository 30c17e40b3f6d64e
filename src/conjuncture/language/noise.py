"""Noise as a mechanism sees it: every chance is made from uniform numbers that belong to a place.

A runner supplies `uniform`; everything else is made from it here, by the operations that all runners share,
so that the engine and the oracle draw the same luck.
"""

from __future__ import annotations

import math
from typing import Any

from conjuncture.language.errors import TheoryError
from conjuncture.language.functions import exp, floor, log, sqrt, where

# Giles, "Approximating the erfinv function", GPU Computing Gems 2 (2011), single-precision coefficients.
_CENTRE = (
    2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087,
    -0.00125372503, -0.00417768164, 0.246640727, 1.50140941,
)  # fmt: skip
_TAIL = (
    -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773,
    -0.0076224613, 0.00943887047, 1.00167406, 2.83297682,
)  # fmt: skip
_POISSON_TERMS = 64
_POISSON_LARGEST_RATE = 20.0


class Noise:
    """Chance for one member, in one step, of one mechanism. Read as `noise` in a mechanism's signature.

    Each call gives fresh, independent luck. It depends on seed, draw, variable, step, member and the number
    of the call within the mechanism, and on nothing else: changing one mechanism moves no other's luck.
    """

    __slots__ = ()

    def uniform(self, low: Any = 0.0, high: Any = 1.0, *, parts: int = 0) -> Any:
        """A number between `low` (included) and `high` (excluded); a vector of `parts` numbers if asked."""
        return low + (high - low) * self._unit(parts)

    def bernoulli(self, probability: Any, *, parts: int = 0) -> Any:
        """True with this probability (never below 0, always from 1 on)."""
        return self._unit(parts) < probability

    def normal(self, mean: Any = 0.0, sd: Any = 1.0, *, parts: int = 0) -> Any:
        """A normal number."""
        # The half step keeps the argument off the ends, where the normal is infinite.
        centred = 2.0 * (self._unit(parts) + 2.0**-25) - 1.0
        w = -log((1.0 - centred) * (1.0 + centred))
        near = _polynomial(_CENTRE, w - 2.5)
        far = _polynomial(_TAIL, sqrt(where(w < 5.0, 5.0, w)) - 3.0)
        return mean + sd * (math.sqrt(2.0) * (where(w < 5.0, near, far) * centred))

    def exponential(self, mean: Any = 1.0, *, parts: int = 0) -> Any:
        """A waiting time with this mean."""
        return mean * -log(1.0 - self._unit(parts))

    def choice(self, options: int, *, parts: int = 0) -> Any:
        """A whole number from 0 to options - 1, each as likely."""
        if not isinstance(options, int) or options < 1:
            raise TheoryError(
                f"noise.choice({options!r}) needs a whole number of options.", remedy="Write noise.choice(6)."
            )
        return floor(float(options) * self._unit(parts))

    def poisson(self, rate: Any) -> Any:
        """A Poisson count. The rate may be up to 20; what lies beyond 63 events counts as 63."""
        if isinstance(rate, int | float) and rate > _POISSON_LARGEST_RATE:
            raise TheoryError(
                f"noise.poisson({rate}) is beyond {_POISSON_LARGEST_RATE:g}.",
                remedy="Use floor(noise.normal(rate, sqrt(rate)) + 0.5) for large rates.",
            )
        luck = self._unit(0)
        term = exp(-rate)
        below, count = term, where(luck >= term, 1.0, 0.0)
        for k in range(1, _POISSON_TERMS - 1):
            term = term * rate * (1.0 / k)
            below = below + term
            count = count + where(luck >= below, 1.0, 0.0)
        return count

    def _unit(self, parts: int) -> Any:
        """A number in [0, 1) with 24 random bits: the one thing a runner supplies."""
        raise NotImplementedError


def _polynomial(coefficients: tuple[float, ...], x: Any) -> Any:
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * x + coefficient
    return value
