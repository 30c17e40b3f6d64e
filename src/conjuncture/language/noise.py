"""Noise as a mechanism sees it: all random values are made from uniform numbers that belong to a place.

A runner supplies `uniform`; everything else is made from it here, by the operations that all runners share,
so that the engine and the oracle draw the same noise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from conjuncture.language.errors import TheoryError
from conjuncture.language.events import UNRECORDED, Risks
from conjuncture.language.functions import exp, floor, log, sqrt, where
from conjuncture.language.levels import Level, level_name
from conjuncture.language.operands import Operand
from conjuncture.language.references import NONE

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
_ROUNDING = 2.0**-20  # a probability may exceed 0 or 1 by this much: ten steps of float32


class Noise:
    """Random values for one member and step of one mechanism. Read as `noise` in a mechanism's signature.

    Each call gives fresh, independent noise. It depends on seed, draw, variable, step, member and the number
    of the call within the mechanism, and on nothing else: changing one mechanism changes no other's noise.

    A call with impossible numbers (a probability of 2, an sd below 0) ends the draw, and the error has the
    line of the call, the date and the member. This is checked for every existing member, also where
    `where(...)` does not use the result: limit the number with clip(...), maximum(...) or minimum(...).
    """

    __slots__ = ()

    def uniform(self, low: Any = 0.0, high: Any = 1.0, *, parts: int = 0) -> Any:
        """A number between `low` (included) and `high` (excluded); with `parts`, a vector of so many."""
        self._needs("uniform", "a low end no higher than its high end", low <= high)
        return low + (high - low) * self._unit(parts)

    def bernoulli(self, probability: Any, *, parts: int = 0) -> Any:
        """True with this probability, between 0 and 1; values outside by rounding count as 0 or 1."""
        likely = (probability >= -_ROUNDING) & (probability <= 1 + _ROUNDING)
        self._needs("bernoulli", "a probability between 0 and 1", likely)
        return self._unit(parts) < probability

    def normal(self, mean: Any = 0.0, sd: Any = 1.0, *, parts: int = 0) -> Any:
        """A normal number; the standard deviation is 0 or more."""
        self._needs("normal", "an sd of 0 or more", sd >= 0)
        # The half step keeps the argument off the ends, where the normal is infinite.
        centred = 2.0 * (self._unit(parts) + 2.0**-25) - 1.0
        w = -log((1.0 - centred) * (1.0 + centred))
        near = _polynomial(_CENTRE, w - 2.5)
        far = _polynomial(_TAIL, sqrt(where(w < 5.0, 5.0, w)) - 3.0)
        return mean + sd * (math.sqrt(2.0) * (where(w < 5.0, near, far) * centred))

    def exponential(self, mean: Any = 1.0, *, parts: int = 0) -> Any:
        """A waiting time with this mean, 0 or more."""
        self._needs("exponential", "a mean of 0 or more", mean >= 0)
        return mean * -log(1.0 - self._unit(parts))

    def choice(self, options: int, *, parts: int = 0) -> Any:
        """A whole number from 0 to options - 1, all equally likely."""
        if isinstance(options, Operand):
            raise TheoryError(
                "noise.choice(...) takes no variable, parameter or computed value as its number of options.",
                remedy="Write a plain number, as in noise.choice(6), or floor(options * noise.uniform()).",
            )
        if not isinstance(options, int) or options < 1:
            raise TheoryError(
                f"noise.choice({options!r}) needs a whole number of options.", remedy="Write noise.choice(6)."
            )
        return floor(float(options) * self._unit(parts))

    def poisson(self, rate: Any) -> Any:
        """A Poisson count. The rate may be up to 20; more than 63 events count as 63.

        For larger rates write floor(noise.normal(rate, sqrt(rate)) + 0.5).
        """
        most = _POISSON_LARGEST_RATE
        self._needs("poisson", f"a rate from 0 to {most:g}", (rate >= 0) & (rate <= most))
        uniform = self._unit(0)
        term = exp(-rate)
        below, count = term, where(uniform >= term, 1.0, 0.0)
        for k in range(1, _POISSON_TERMS - 1):
            term = term * rate * (1.0 / k)
            below = below + term
            count = count + where(uniform >= below, 1.0, 0.0)
        return count

    def member(self, level: Level | str, *, where: Any = None) -> Any:
        """One random member of a level, all equally likely: a reference, or NONE if there is none.

        Random numbers have 24 bits, so of a million candidates some are more likely by one part in sixteen.

        Args:
            level: the level of the candidates; on the mechanism's own level, a member may choose itself.
            where: a truth of that level: which members may be chosen. It is read for every such member,
                even if the mechanism otherwise sees only its own town.
        """
        return self._member(level_name(level), where, self._unit(0))

    def pairs(self, *, where: Any = None) -> Any:
        """Each member's partner when all of a level are matched in random pairs: a reference.

        A member that is left over, or does not take part, has NONE.

        Args:
            where: which members take part; default all.
        """
        return self._pairs(where, self._unit(0))

    def lottery(self, aim: Any, places: Any = 1) -> Any:
        """Whether a member gets the one that it names, which only so many can get: a yes or no.

        All that name the same one are equally likely. A member that names nobody, or something that does not
        exist, gets nothing.

        Args:
            aim: a reference: the one that each member names.
            places: how many get each one: a number, or a variable of the named level.
        """
        return self._lottery(aim, places, self._unit(0))

    def passage(self, now: Any, rates: Mapping[float, Any], dt: Any) -> Any:
        """An event of several kinds: which of the outcomes comes within `dt`. Each has its rate a year.

        If none comes, the result is `now`. A mechanism whose event a course may record returns this and
        nothing else: `return noise.passage(rule, {1: to_liberal_rule, 2: to_shared_rule}, dt)`.

        Args:
            now: the present outcome.
            rates: for each outcome, numbered from 0, its rate; 0 or more. A passage to `now` has none.
            dt: the length of the step in years.
        """
        self._needs("passage", "rates of 0 or more", _all_positive(rates.values()))
        found = self._event(Risks(now, rates, dt), which=len(rates) > 1)
        self._declared(found, tuple(float(outcome) for outcome in rates))
        return found

    def happens(self, rate: Any, dt: Any) -> Any:
        """An event of one kind: true if it comes within `dt`, with its rate a year, 0 or more.

        A mechanism whose event a course may record returns this and nothing else.
        """
        self._needs("happens", "a rate of 0 or more", rate >= 0)
        found = self._event(Risks(0.0, {1.0: rate}, dt), which=False) > 0.5
        self._declared(found, (0.0, 1.0))
        return found

    def _event(self, risks: Risks, *, which: bool) -> Any:
        """The outcome: random if the step is free, else the recorded one.

        Args:
            risks: the rates.
            which: whether a second number says which of them comes.
        """
        first = self._unit(0)
        second = self._unit(0) if which else 0.5
        recorded = self._recorded()
        if recorded is None:
            return risks.outcome(first, second)
        free = recorded == UNRECORDED
        course, luck, log_chance = risks.given(recorded, first, second)
        self._weighed(where(free, 0.0, log_chance))
        first = self._lucky(where(free, first, luck[0]))
        second = self._lucky(where(free, second, luck[1]))
        return where(free, risks.outcome(first, second), course)

    def _needs(self, call: str, need: str, met: Any) -> None:
        """Declare a requirement of a call, and whether it is met (known at once only for plain numbers).

        Raises:
            TheoryError: a plain number that does not meet it.
        """
        if not isinstance(met, Operand):
            if not met:
                raise TheoryError(
                    f"noise.{call}(...) needs {need}.", remedy="Change the number that it is given."
                )
            return
        while met.child is not None or met.shape:
            met = met.all()
        self._watch(call, need, met)

    def _watch(self, call: str, need: str, met: Any) -> None:
        """Note where a requirement is not met; a runner implements it."""

    def _recorded(self) -> Any:
        """The code of the record of an event for this member and step; None if there can be none."""
        return None

    def _lucky(self, luck: Any) -> Any:
        """The random number of the run whose noise this one takes; default its own."""
        return luck

    def _weighed(self, log_chance: Any) -> None:
        """Note the logarithm of the chance of the record; a runner implements it."""

    def _declared(self, event: Any, outcomes: tuple[float, ...]) -> None:
        """Note that this value is an event with these outcomes; the check of a theory implements it."""

    def _member(self, level: str, where: Any, luck: Any) -> Any:
        """The member of a level that this random number chooses."""
        raise NotImplementedError

    def _pairs(self, where: Any, luck: Any) -> Any:
        """The partner of each when all are sorted by their random numbers."""
        raise NotImplementedError

    def _lottery(self, aim: Any, places: Any, luck: Any) -> Any:
        """Whether a member is among those with the largest random numbers that name the same."""
        raise NotImplementedError

    def _unit(self, parts: int) -> Any:
        """A number in [0, 1) with 24 random bits: all other noise is made from it."""
        raise NotImplementedError


def chosen(luck: Any, numbers: Any, where: Any) -> Any:
    """The number of a group's member with the largest random number, of several the lowest; else NONE.

    So a choice changes only if the chosen member leaves, or one with a larger number comes.
    """
    most = luck == luck.max(where=where)
    return numbers.min(where=most if where is None else most & where, empty=NONE)


def _all_positive(rates: Iterable[Any]) -> Any:
    met: Any = True
    for rate in rates:
        met = (rate >= 0) & met
    return met


def _polynomial(coefficients: tuple[float, ...], x: Any) -> Any:
    value = coefficients[0]
    for coefficient in coefficients[1:]:
        value = value * x + coefficient
    return value
