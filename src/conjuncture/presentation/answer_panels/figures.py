"""Figures of an answer, read as they stand: what is missing is not drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

import numpy as np

from conjuncture.inquiry.sensitivity.readings import AS_IT_IS
from conjuncture.presentation.answer_marks import Course, estimate

Figures = Mapping[str, Any]
SHARE = (0.0, 1.0)


def flat(figures: Any, above: str = "") -> list[tuple[str, Figures]]:
    """All that has an interval, however deep, by the way to it."""
    if not isinstance(figures, Mapping):
        return []
    if estimate("", figures) is not None:
        return [(above, figures)]
    return [
        one
        for name, part in figures.items()
        for one in flat(part, f"{above}, {plain(str(name))}" if above else plain(str(name)))
    ]


def parts(figures: Any) -> Sequence[tuple[str, Figures]]:
    """The parts of a mapping that are mappings themselves."""
    if not isinstance(figures, Mapping):
        return []
    return [(str(name), part) for name, part in figures.items() if isinstance(part, Mapping)]


def part(figures: Any, name: str) -> Figures:
    """A part of a mapping; empty where there is none."""
    found = figures.get(name) if isinstance(figures, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def listed(figures: Figures, name: str) -> list[Figures]:
    """The mappings in a list."""
    found = figures.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list | tuple) else []


def course(name: str, x: Sequence[Any], found: Any) -> Course | None:
    """A course with its band; None where it is none."""
    if not isinstance(found, Mapping) or len(x) < 2 or len(found.get("mean", ())) != len(x):
        return None
    return Course(name, x, found["mean"], found.get("low"), found.get("high"))


def bound_of(figures: Figures) -> float | None:
    """The null twin's bound."""
    bound = part(figures, "null twin").get("bound")
    return float(bound) if is_number(bound) else None


def reading(name: str) -> str:
    """The heading of a reading."""
    return "" if name == AS_IT_IS else f"Read as: {name}"


def told_of(name: str, told: str) -> str:
    """What is told of a reading."""
    return told if name == AS_IT_IS else f"{name}: {told}"


def set_of(found: Figures, between: str = " + ") -> str:
    """A set in words."""
    return between.join(map(plain, found.get("set", ()))) or "nothing"


def is_number(value: Any) -> TypeGuard[float]:
    """A number that can be drawn."""
    return isinstance(value, int | float) and not isinstance(value, bool) and bool(np.isfinite(value))


def plain(name: str) -> str:
    """A name in words."""
    return name.replace("_", " ")
