"""Events: chances that know their own probability, so that a run can be put on a recorded course.

An event is one of competing risks, each with a rate, or none of them. On a course the recorded outcome comes,
and its chance is noted. Given the record, the event's random number is uniform on a known interval: it is
drawn there, so that a twin can have the same noise.

Source of the last step: J. Pearl, Causality (2009), 7.1: abduction, action, prediction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from conjuncture.language.errors import TheoryError
from conjuncture.language.functions import exp, log, maximum, minimum, where

UNRECORDED = -1.0
"""The code of a step of which nothing is recorded; a recorded outcome is its own code, from 0 on."""
IMPOSSIBLE = float("-inf")
"""The logarithm of the chance of an impossible outcome."""
_LEAST = 1e-37  # avoids a division by 0; smaller than any rate with an effect
_BELOW_ONE = 1.0 - 2.0**-22
_EDGE = 2.0**-20  # a random number stays this far from the ends of its interval, which rounding may move


def other_than(outcome: float) -> float:
    """The code of a step in which, by the record, this outcome did not come."""
    return -2.0 - outcome


class Event(NamedTuple):
    """The event of a mechanism.

    Attributes:
        outcomes: those with a rate; the outcome before is one, too.
        alone: whether the mechanism returns the event's outcome and nothing else, so that a course may record
            it.
    """

    outcomes: tuple[float, ...]
    alone: bool


class Risks:
    """Competing risks over one step.

    Args:
        now: the present outcome; it needs no rate.
        rates: for each other outcome, how often it comes in a year.
        dt: the length of the step in years.

    Raises:
        TheoryError: no outcome, or one that is not a whole number from 0 on.
    """

    def __init__(self, now: Any, rates: Mapping[float, Any], dt: Any) -> None:
        if not rates or not all(map(_is_number, rates)):
            raise TheoryError(
                f"the outcomes of an event are {', '.join(map(repr, rates)) or 'none'}; they must be whole "
                "numbers from 0 on.",
                remedy="Number them 0, 1, 2 and so on, and give each its rate.",
            )
        self.now, self.dt = now, dt
        self.outcomes = [float(outcome) for outcome in rates]
        self.rates = [where(now == one, 0.0, rates[one]) for one in rates]
        self.ends = _running(self.rates)
        self.everything = self.ends[-1]
        self.leaves = 1 - exp(-self.everything * dt)

    def outcome(self, first: Any, second: Any) -> Any:
        """The outcome by two random numbers: the first decides whether one comes, the second which."""
        which = second * self.everything
        return where(first < self.leaves, self._chosen(which, self.ends), self.now)

    def given(self, recorded: Any, first: Any, second: Any) -> tuple[Any, tuple[Any, Any], Any]:
        """The outcome given the record; random numbers that give it by themselves; the log of its chance."""
        kept = [
            where(_may_be(one, recorded), rate, 0.0)
            for one, rate in zip(self.outcomes, self.rates, strict=True)
        ]
        ends = _running(kept)
        stays = where(_may_be(self.now, recorded), 1 - self.leaves, 0.0)
        goes = self.leaves * (ends[-1] / maximum(self.everything, _LEAST))
        leaves = goes / maximum(goes + stays, _LEAST)
        went = first < leaves
        drawn = where(went, self._chosen(second * ends[-1], ends, kept), self.now)
        course = where(recorded >= 0, recorded, drawn)
        only_stays = recorded == self.now
        chance = goes + stays
        of_several = where(chance > 0, log(maximum(chance, _LEAST)), IMPOSSIBLE)
        log_chance = where(only_stays, -self.everything * self.dt, of_several)
        return course, self._luck(recorded, course, first, second, leaves, kept, ends), log_chance

    def _luck(
        self,
        recorded: Any,
        course: Any,
        first: Any,
        second: Any,
        leaves: Any,
        kept: Sequence[Any],
        ends: Sequence[Any],
    ) -> tuple[Any, Any]:
        """Random numbers, uniform on the intervals on which a free run has the same outcome.

        If the outcome was drawn among several, the rest of the two numbers is uniform; if it is recorded, the
        numbers themselves are.
        """
        moved = course != self.now
        drawn = recorded < 0
        left = where(moved, first / maximum(leaves, _LEAST), (first - leaves) / maximum(1 - leaves, _LEAST))
        first = _inside(where(drawn, left, first))
        own, before = self._of(course, self.rates, self.ends)
        own_kept, before_kept = self._of(course, kept, ends)
        rest = (second * ends[-1] - before_kept) / maximum(own_kept, _LEAST)
        second = _inside(where(drawn & moved, rest, second))
        whether = where(moved, first * self.leaves, self.leaves + first * (1 - self.leaves))
        which = where(moved, (before + second * own) / maximum(self.everything, _LEAST), second)
        return whether, minimum(which, _BELOW_ONE)

    def _chosen(self, which: Any, ends: Sequence[Any], rates: Sequence[Any] | None = None) -> Any:
        """The outcome in whose interval a point lies; only of outcomes with a rate, if rates are given."""
        found: Any = self.outcomes[0]
        for number in range(1, len(self.outcomes)):
            here = which >= ends[number - 1]
            if rates is not None:
                here = here & (rates[number] > 0)
            found = where(here, self.outcomes[number], found)
        return found

    def _of(self, outcome: Any, rates: Sequence[Any], ends: Sequence[Any]) -> tuple[Any, Any]:
        """The rate of an outcome, and the sum of those before it."""
        own, before = rates[0], 0.0
        for number in range(1, len(self.outcomes)):
            here = outcome == self.outcomes[number]
            own, before = where(here, rates[number], own), where(here, ends[number - 1], before)
        return own, before


def _is_number(outcome: object) -> bool:
    return isinstance(outcome, int | float) and outcome >= 0 and outcome == int(outcome)


def _running(rates: Sequence[Any]) -> list[Any]:
    """The running sums of the rates."""
    ends = [rates[0]]
    for rate in rates[1:]:
        ends.append(ends[-1] + rate)
    return ends


def _may_be(outcome: Any, recorded: Any) -> Any:
    """Whether an outcome agrees with the record."""
    return where(recorded < UNRECORDED, outcome != -2.0 - recorded, outcome == recorded)


def _inside(luck: Any) -> Any:
    return minimum(maximum(luck, _EDGE), 1 - _EDGE)
