"""Inputs: what a theory takes from the case (series over time) and from the society (given traits)."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, Literal

from conjuncture.errors import Place, caller_place
from conjuncture.language.categories import Categories, bounds, refuse_categories
from conjuncture.language.errors import TheoryError
from conjuncture.language.levels import Level, level_name
from conjuncture.language.references import refuse_reference, unit_of


@dataclass(frozen=True)
class Input:
    """A variable that no mechanism writes: a series of the case, or a trait given by the society."""

    kind: Literal["series", "given"]
    level: Level | str
    unit: str
    description: str
    absent: float | bool | None
    truth: bool
    name: str | None
    place: Place = field(compare=False)
    within: tuple[float, float] | None = None
    categories: Categories | None = None
    refers: Level | str | None = None

    def __post_init__(self) -> None:
        if self.within is not None and (
            self.truth or len(self.within) != 2 or self.within[0] >= self.within[1]
        ):
            raise TheoryError(
                f"a {self.kind} of '{level_name(self.level)}' declares within={self.within!r}.",
                place=self.place,
                remedy="Write within=(0, 1) for a number from 0 to 1; a yes or no has no bounds.",
            )
        if self.absent is not None and not math.isfinite(self.absent):
            raise TheoryError(
                f"a {self.kind} of '{level_name(self.level)}' declares absent={self.absent!r}.",
                place=self.place,
                remedy="Give a finite number, or leave absent= out.",
            )
        if self.absent is not None and self.within is not None:
            low, high = self.within
            if not low <= self.absent <= high:
                raise TheoryError(
                    f"a {self.kind} of '{level_name(self.level)}' declares absent={self.absent!r}, outside "
                    f"its bounds {self.within}.",
                    place=self.place,
                    remedy="Give a value within them, or declare wider ones.",
                )


def series(
    level: Level | str,
    *,
    unit: str,
    description: str = "",
    absent: float | bool | None = None,
    name: str | None = None,
) -> Any:
    """Declare a series that the case supplies by name: a war, the harvest, the number of hands wanted.

    Example:
        series("country", unit="index", name="price_of_bread")

    Args:
        level: its level, usually the country.
        unit: its unit.
        description: what it is, for the card of the theory.
        absent: the value that is used if the case has no such series. Without it such a case is an error.
        name: only needed if the theory is not made from a module; in a module it is the name of the variable.

    Raises:
        TheoryError: `absent` is not a finite number.
    """
    return Input("series", level, unit, description, absent, isinstance(absent, bool), name, caller_place(2))


def given(
    level: Level | str,
    *,
    unit: str = "",
    description: str = "",
    absent: float | bool | None = None,
    truth: bool = False,
    within: tuple[float, float] | None = None,
    categories: Categories | None = None,
    refers: Level | str | None = None,
    name: str | None = None,
) -> Any:
    """Declare a trait that the society supplies by name: age, sex, the size of a workplace.

    Example:
        given("worker", unit="years", name="age")

    Args:
        level: whose trait it is.
        unit: its unit ("truth" for yes or no); a reference needs none.
        description: what it is, for the card of the theory.
        absent: the value that everybody has if the society has no such trait. Without it such a society is an
            error.
        truth: whether it is a yes or no.
        within: the bounds it must keep, whether the society gives it or a question sets it.
        categories: the names of the numbers that it may have; then the society may give it in words.
        refers: the level of which it is the number of a member, or NONE. A mechanism that names it looks
            through it: `boss(pay)`.
        name: as for `series`.

    Raises:
        TheoryError: no unit, or declarations that contradict each other.
    """
    truth, place, what = (
        truth or isinstance(absent, bool),
        caller_place(2),
        f"a given of '{level_name(level)}'",
    )
    refuse_categories(what, categories, within, place)
    refuse_reference(what, refers, within, (), categories, place)
    unit = unit_of(refers, unit)
    if not unit:
        raise TheoryError(f"{what} has no unit.", place=place, remedy='Add unit="year", or unit="1".')
    within = bounds(categories, within)
    return Input("given", level, unit, description, absent, truth, name, place, within, categories, refers)
