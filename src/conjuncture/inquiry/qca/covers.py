"""Covers: the smallest choices of prime implicants that cover everything to be covered; all tied ones.

More than one choice may do, and nothing in the cases decides between them (Baumgartner and Thiem 2017,
*Sociological Methods & Research* 46, 954-987). So all are found, by branch and bound over the chart of
implicants.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError

MOST_COVERS = 5_000


def fewest(chart: NDArray[np.bool_], most: int = MOST_COVERS) -> tuple[tuple[int, ...], ...]:
    """All covers with as few implicants as can be.

    Args:
        chart: (implicants, configurations), which covers which.
        most: with more than this many, the question is refused and not answered in part.

    Returns:
        Places of implicants, each cover in rising order; none if something cannot be covered.

    Raises:
        QuestionError: more tied covers than `most`.
    """
    rows, everything = _masks(chart)
    if not everything:
        return ((),)
    for size in range(1, len(rows) + 1):
        covers: list[tuple[int, ...]] = []
        _search(rows, everything, size, most, covers)
        if covers:
            return tuple(sorted(covers))
    return ()


def irredundant(chart: NDArray[np.bool_], most: int = MOST_COVERS) -> tuple[tuple[int, ...], ...]:
    """All covers from which no implicant can be left out, whatever their number; shortest first."""
    rows, everything = _masks(chart)
    if not everything:
        return ((),)
    covers: list[tuple[int, ...]] = []
    _search(rows, everything, len(rows), most, covers)
    return tuple(sorted(covers, key=lambda one: (len(one), one)))


def _masks(chart: NDArray[np.bool_]) -> tuple[list[int], int]:
    """Each implicant's configurations as bits, and all of them.

    If a configuration is covered whenever another is, it changes no cover and is left out.
    """
    holders = {frozenset(np.flatnonzero(column).tolist()) for column in chart.T}
    binding = sorted(
        (holder for holder in holders if not any(other < holder for other in holders)), key=sorted
    )
    rows = [sum(1 << bit for bit, held in enumerate(binding) if place in held) for place in range(len(chart))]
    return rows, (1 << len(binding)) - 1


def _search(
    rows: Sequence[int], everything: int, size: int, most: int, covers: list[tuple[int, ...]]
) -> None:
    """Add to `covers` every irredundant cover of at most `size` implicants."""
    holders = {
        bit: [place for place, row in enumerate(rows) if row >> bit & 1]
        for bit in range(everything.bit_length())
    }

    def branch(partial: tuple[int, ...], left: int, barred: int) -> None:
        if not left:
            if len(covers) == most:
                raise QuestionError(
                    f"more than {most:,} models tie: the cases hardly bind the conditions. Use "
                    "fewer conditions, or ask for the models with the fewest terms."
                )
            covers.append(tuple(sorted(partial)))
            return
        free = {
            bit: [place for place in holders[bit] if not barred >> place & 1]
            for bit in range(left.bit_length())
            if left >> bit & 1
        }
        if len(partial) + _at_least(free, left, rows) > size:
            return
        # Next comes the configuration with the fewest implicants: each is tried once, then excluded.
        for place in min(free.values(), key=len):
            more = (*partial, place)
            if _all_needed(more, rows):
                branch(more, left & ~rows[place], barred)
            barred |= 1 << place

    branch((), everything, 0)


def _at_least(free: dict[int, list[int]], left: int, rows: Sequence[int]) -> int:
    """A lower bound on how many more are needed: configurations of which no two share an implicant."""
    if any(not places for places in free.values()):
        return len(rows) + 1
    needed, covered = 0, 0
    for bit in sorted(free, key=lambda one: len(free[one])):
        if not covered >> bit & 1:
            needed += 1
            for place in free[bit]:
                covered |= rows[place] & left
    return needed


def _all_needed(selection: Sequence[int], rows: Sequence[int]) -> bool:
    """Whether each covers something that no other of them covers."""
    once, twice = 0, 0
    for place in selection:
        twice |= once & rows[place]
        once |= rows[place]
    return all(rows[place] & once & ~twice for place in selection)
