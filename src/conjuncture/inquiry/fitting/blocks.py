"""Blocks of years that are left out together: a fit to the neighbours of a year partly knows the year."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.scoring.cross_validation import BLOCK, LEAST_BLOCKS, blocks_of


def blocks_of_figures(figures: Sequence[Figure], block: int = BLOCK) -> tuple[str, ...]:
    """The block of each figure, such as "1900-04", from the first year of all figures.

    Args:
        figures: of the record.
        block: years of a block; the last takes what is left over.

    Raises:
        QuestionError: a figure is the mean of years of two blocks, so that it cannot be left out with one.
    """
    first = min(figure.years[0] for figure in figures)
    last = max(figure.years[1] for figure in figures)
    years = np.arange(first, last + 1)
    numbers = blocks_of(years, block)
    found = []
    for figure in figures:
        begin, end = (int(numbers[year - first]) for year in figure.years)
        if begin != end:
            raise QuestionError(
                f"summary '{figure.name}' is one figure of {figure.years[0]} to {figure.years[1]}, which lie "
                f"in two blocks of {block} years.",
                remedy=f"Divide it, or leave out other blocks: one begins in {years[numbers == end][0]}.",
            )
        inside = years[numbers == begin]
        found.append(block_name(int(inside[0]), int(inside[-1])))
    return tuple(found)


def block_name(first: int, last: int) -> str:
    """A block's name: its first year, and the last two digits of its last year."""
    return f"{first}-{last % 100:02d}"


def years_of(block: str) -> tuple[int, int]:
    """The first and the last year of a block by its name."""
    first, _, last = block.partition("-")
    begin = int(first)
    end = begin - begin % 100 + int(last)
    return begin, end if end >= begin else end + 100


def enough(blocks: Sequence[str]) -> bool:
    """Whether there are enough blocks to leave one out and still fit to most of the record."""
    return len(set(blocks)) >= LEAST_BLOCKS


def blocks_to_leave(blocks: Sequence[str], named: Sequence[str], block: int = BLOCK) -> tuple[str, ...]:
    """The blocks that are left out: those named, or all; none where the record has too few.

    Args:
        blocks: of the figures.
        named: those asked for.
        block: years of a block.

    Raises:
        QuestionError: no such block, with those that there are.
    """
    there = tuple(dict.fromkeys(blocks))
    if not named:
        return there if enough(there) else ()
    found = []
    for name in named:
        wanted = _block(name)
        if wanted not in there:
            raise QuestionError(
                f"the record has no block '{name}': its blocks are {', '.join(there)}.",
                remedy=nearest(wanted, there),
            )
        found.append(wanted)
    if not enough(there):
        raise QuestionError(
            f"the record has {len(there)} blocks of {block} years: too little is left to fit without one.",
            remedy="Leave `leave` out, or choose shorter blocks.",
        )
    return tuple(dict.fromkeys(found))


def _block(name: str) -> str:
    """The name of a block whose years may be written as 1910-1914 or 1910-14."""
    first, _, last = name.partition("-")
    if not (first.isdigit() and last.isdigit()):
        return name
    return block_name(int(first), int(last)) if len(last) == 4 else block_name(*years_of(name))


def too_few(block: int) -> tuple[str, ...]:
    """A sentence that nothing can be left out in blocks of so many years."""
    few = f"The record has fewer than {LEAST_BLOCKS} blocks of {block} years"
    return (f"{few}, so nothing is left out and scored: choose shorter blocks.",)
