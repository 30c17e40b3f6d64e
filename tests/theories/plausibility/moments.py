"""What is shown of a variable at one moment: the median over draws with its quartiles, or a dash."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .measures import Array
from .three_worlds import ThreeWorlds

DASH = "-"
QUARTILES = (0.25, 0.5, 0.75)
RIVALS_OF_1917 = ("Bolsheviks", "Mensheviks", "Socialist Revolutionaries")


def of_body(lived: ThreeWorlds, name: str, body: str) -> Array | None:
    """A body's variable, (draws, months), nan while it does not stand.

    None where the theory does not write it or nobody is called so.
    """
    if name not in lived.dataset or body not in lived.organisations:
        return None
    place = lived.body(body)
    return np.where(lived.standing[:, place], lived.of(name)[:, :, place], np.nan)


def of_country(lived: ThreeWorlds, name: str, country: str) -> Array | None:
    """A country's variable, likewise."""
    if name not in lived.dataset or country not in lived.countries:
        return None
    return lived.of(name)[:, :, lived.countries.index(country)]


def part_among(lived: ThreeWorlds, name: str, body: str, among: Sequence[str]) -> Array | None:
    """A body's part of what some bodies have together, (draws, months).

    It is nan where they have nothing and while the body does not stand.
    """
    courses = [of_body(lived, name, one) for one in among]
    own = of_body(lived, name, body)
    if own is None or any(course is None for course in courses):
        return None
    total = np.nansum([course for course in courses if course is not None], axis=0)
    return np.divide(own, total, out=np.full(own.shape, np.nan), where=total > 0)


def part_of_country(lived: ThreeWorlds, name: str, body: str) -> Array | None:
    """A body's part of what all bodies of its country have."""
    if body not in lived.organisations:
        return None
    home = lived.simulation.society.levels["organisation"].within["country"]
    ours = np.flatnonzero(home == home[lived.body(body)])
    return part_among(lived, name, body, [lived.organisations[one] for one in ours])


def middle(values: Array) -> str:
    """The median with its quartiles, of values that are there."""
    there = values[np.isfinite(values)]
    if not there.size:
        return DASH
    low, half, high = np.quantile(there, QUARTILES)
    return f"{_short(half)} [{_short(low)}, {_short(high)}]"


def _short(value: float) -> str:
    """Four places where it is small, so that a share of a class can be read; no 0 before the point."""
    text = f"{value:.4f}" if abs(value) < 0.02 else f"{value:.3f}"
    return text.replace("0.", ".", 1)
