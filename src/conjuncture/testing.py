"""For tests of a theory: noise with known values, and inputs that replace variables of other parts.

A mechanism is a plain function, so a test can call it:

    from conjuncture.testing import AllLuck, NoLuck

    def test_a_place_without_strikers_meets_no_force():
        assert not meets_force(False, 1.0, AllLuck())
        assert meets_force(True, 1.0, NoLuck())
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conjuncture.errors import caller_place
from conjuncture.language.errors import TheoryError
from conjuncture.language.inputs import series
from conjuncture.language.levels import Level
from conjuncture.language.noise import Noise

__all__ = ["AllLuck", "FixedLuck", "NoLuck", "stand_in"]

_LARGEST = 1 - 2.0**-24  # the largest of the numbers that noise is made from


class NoLuck(Noise):
    """Noise that never favours: every chance below 1 fails.

    Example:
        NoLuck().bernoulli(0.99)  # False
    """

    __slots__ = ()

    def _unit(self, parts: int) -> float:
        return _scalar(_LARGEST, parts)


class AllLuck(Noise):
    """Noise that always favours: every chance above 0 succeeds.

    Example:
        AllLuck().bernoulli(0.01)  # True
    """

    __slots__ = ()

    def _unit(self, parts: int) -> float:
        return _scalar(0.0, parts)


class FixedLuck(Noise):
    """Noise made from these numbers: each call takes the next one, and the last one serves all later calls.

    Example:
        FixedLuck(0.4).bernoulli(0.5)  # True: 0.4 lies below 0.5

    Args:
        numbers: one or more, from 0 (included) to 1 (excluded).

    Raises:
        TheoryError: no number, or one outside this range.
    """

    __slots__ = ("_numbers",)

    def __init__(self, *numbers: float) -> None:
        if not numbers or not all(0 <= number < 1 for number in numbers):
            raise TheoryError(
                f"noise cannot be made from {numbers}.", remedy="Give numbers from 0 to 1, 1 not included."
            )
        self._numbers = list(numbers)

    def _unit(self, parts: int) -> float:
        return _scalar(self._numbers.pop(0) if len(self._numbers) > 1 else self._numbers[0], parts)


def stand_in(name: str, level: Level | str, absent: float | bool) -> Any:
    """An input that replaces a variable of another part of the theory, so that this part can run alone.

    Example:
        Theory.of(stand_in("war", "country", 0.0), stand_in("leads", "organisation", 0.2))

    Args:
        name: of the variable.
        level: the level of the variable.
        absent: its value if the `series=` of a simulation does not give it one.
    """
    declared = series(level, unit="1", description="Stands in for another part.", absent=absent, name=name)
    return replace(declared, place=caller_place(2))


def _scalar(number: float, parts: int) -> float:
    if parts:
        raise TheoryError(
            f"noise with parts={parts} is a vector, which a call with plain numbers cannot compute.",
            remedy="Run the theory over a small society: conjuncture.simulate(theory, society, steps=1).",
        )
    return number
