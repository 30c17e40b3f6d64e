"""Sentences that several findings share. Each is made from numbers, and says another thing when they differ."""

from __future__ import annotations

import math

from conjuncture.presentation.pictures.bands import TOLD_APART, Placement
from conjuncture.presentation.pictures.words import number

MANY = 12
"""With fewer recorded periods nothing is said of their order."""

COLUMNS = {
    "recorded": "recorded",
    "median": "median of the draws",
    "low_50": "middle half, from",
    "high_50": "to",
    "low_90": "nine in ten, from",
    "high_90": "to",
    "draws_counted": "draws counted",
}
"""Headings of the table beside a picture of bands."""


def where_it_lies(placed: Placement, period: str) -> str:
    """In how many periods the record lies inside the bands, and on which side it leaves their middle."""
    n = placed.periods
    if n == 0:
        return "No recorded figure can be held against the draws."
    sides = []
    if placed.below_50:
        sides.append(f"below it in {placed.below_50}")
    if placed.above_50:
        sides.append(f"above it in {placed.above_50}")
    inside = f"inside their middle half in {placed.inside_50}"
    return (
        f"The record lies inside the band of nine draws in ten in {placed.inside_90} of {n} {period}s, and "
        f"{', '.join([inside, *sides[:-1]])}{' and ' if sides else ''}{sides[-1] if sides else ''}."
    )


def timing(correlation: float, period: str) -> str:
    """Whether the median draw is high when the record is. Only for many periods: among a few, chance decides."""
    if math.isnan(correlation):
        return f"Whether the draws are high in the same {period}s as the record cannot be said: one of them never varies."
    told = f"rank correlation {number(correlation, 2).replace('-', '−')}"
    if correlation >= TOLD_APART:
        return f"The median draw tends to be high in the {period}s in which the record is high ({told})."
    if correlation <= -TOLD_APART:
        return f"The median draw tends to be low in the {period}s in which the record is high ({told})."
    return f"In which {period}s the record is high cannot be told from the median draw ({told})."


def in_period(period: object) -> str:
    """A year, or a quarter in words: "the fourth quarter of 1905"."""
    written = str(period)
    if "Q" not in written:
        return written
    year, quarter = written.split("Q")
    return f"the {('first', 'second', 'third', 'fourth')[int(quarter) - 1]} quarter of {year}"
