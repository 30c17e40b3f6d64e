"""Categories: names for the numbers that a variable may have, such as activities or forms of government."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conjuncture.errors import Place, caller_place, nearest
from conjuncture.language.errors import TheoryError

_OWN = ("names", "number", "legend")


@dataclass(frozen=True, init=False)
class Categories:
    """Names for whole numbers from 0 on.

    They are plain numbers wherever a mechanism computes: `stance == STANCE.active`, `views[STANCE.active]`,
    `noise.passage(stance, {STANCE.active: rate}, dt)`. A variable that declares `categories=STANCE` may start
    from a name (`initial="quiet"`), and a society may give it in words; a draw fails if it gets a number that
    has no name.

    Example:
        Categories("quiet", "active", "jailed").active  # 1

    Raises:
        TheoryError: no names, a repeated name, or one that Python cannot read after a point.
    """

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        place = caller_place(2)
        for name in names:
            if (
                not isinstance(name, str)
                or not name.isidentifier()
                or name.startswith("_")
                or name == "names"
            ):
                raise TheoryError(
                    f"{name!r} is no name for a category.",
                    place=place,
                    remedy='Write words that can stand after a point: Categories("quiet", "active").',
                )
        if not names or len(set(names)) < len(names):
            raise TheoryError(
                f"Categories({', '.join(map(repr, names))}) has {'a name twice' if names else 'no names'}.",
                place=place,
                remedy='Name each once, as in Categories("quiet", "active").',
            )
        object.__setattr__(self, "names", names)

    def __getattr__(self, name: str) -> int:
        if name.startswith("_") or name in _OWN:  # Python itself calls this, also for unfinished objects
            raise AttributeError(name)
        return self.number(name, caller_place(2))

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def number(self, name: str, place: Place | None = None) -> int:
        """The number that a name stands for.

        Raises:
            TheoryError: there is no such name, with the nearest.
        """
        if name not in self.names:
            raise TheoryError(
                f"there is no category '{name}'.", place=place, remedy=nearest(name, self.names)
            )
        return self.names.index(name)

    def legend(self) -> str:
        """The names with their numbers, as `quiet 0, active 1`."""
        return ", ".join(f"{name} {number}" for number, name in enumerate(self.names))


def refuse_categories(what: str, categories: Any, within: Any, place: Place) -> None:
    """Raise an error if `categories` are not categories, or if bounds are declared as well.

    Raises:
        TheoryError: with the variable.
    """
    if categories is None:
        return
    if not isinstance(categories, Categories):
        raise TheoryError(
            f"{what} declares categories={categories!r}, which are no Categories.",
            place=place,
            remedy='Name them once for the file: STANCE = Categories("quiet", "active"), categories=STANCE.',
        )
    if within is not None:
        raise TheoryError(
            f"{what} declares both categories= and within={within!r}.",
            place=place,
            remedy="Leave out within=: the categories are its bounds.",
        )


def bounds(categories: Categories | None, within: tuple[float, float] | None) -> tuple[float, float] | None:
    """The bounds of a variable: those of its categories if it has any."""
    return within if categories is None else (0, len(categories) - 1)
