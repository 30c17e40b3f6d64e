"""Blocks of years that are left out together: a fit that sees the neighbours of a year half sees the year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.scoring.cross_validation import LEAST_BLOCKS, blocks_of


def blocks_of_figures(figures: Sequence[Figure]) -> tuple[str, ...]:
    """The block of each figure, such as "1900-04": blocks of five years, from the first year of all figures.

    Raises:
        QuestionError: a figure is the mean of years of two blocks, so that it cannot be left out with one.
    """
    first = min(figure.years[0] for figure in figures)
    last = max(figure.years[1] for figure in figures)
    years = np.arange(first, last + 1)
    numbers = blocks_of(years)
    found = []
    for figure in figures:
        begin, end = (int(numbers[year - first]) for year in figure.years)
        if begin != end:
            raise QuestionError(
                f"summary '{figure.name}' is one figure of {figure.years[0]} to {figure.years[1]}, which lie "
                "in two blocks of five years.",
                remedy=f"Divide it: a block begins in {years[numbers == end][0]}.",
            )
        inside = years[numbers == begin]
        found.append(block_name(int(inside[0]), int(inside[-1])))
    return tuple(found)


def block_name(first: int, last: int) -> str:
    """A block's name: the first year, and the last two digits of the last."""
    return f"{first}-{last % 100:02d}"


def years_of(block: str) -> tuple[int, int]:
    """The first and the last year of a block by its name."""
    first, _, last = block.partition("-")
    begin = int(first)
    end = begin - begin % 100 + int(last)
    return begin, end if end >= begin else end + 100


def enough(blocks: Sequence[str]) -> bool:
    """Whether there are blocks enough to leave one out and still see most of the record."""
    return len(set(blocks)) >= LEAST_BLOCKS
