"""Minimal sets: sets that have a property although no smaller part of them has it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Truths = NDArray[np.bool_]


def knockout_masks(number: int, *, whole: bool) -> tuple[int, ...]:
    """Sets of switches as bit masks (bit i: switch i is off), the empty one first, by size.

    With `whole` all 2^number; else singles and pairs, with the corners: nothing off, everything off,
    everything off but one.
    """
    everything = (1 << number) - 1
    if whole:
        return tuple(sorted(range(everything + 1), key=lambda mask: (mask.bit_count(), mask)))
    masks = {0, everything, *(everything ^ (1 << bit) for bit in range(number))}
    for size in (1, 2):
        masks |= {sum(1 << bit for bit in chosen) for chosen in combinations(range(number), size)}
    return tuple(sorted(masks, key=lambda mask: (mask.bit_count(), mask)))


def minimal(so: Truths, masks: Sequence[int]) -> Truths:
    """Which sets have a property although no proper part of them has it, for each column separately.

    A set counts only if all its parts are among the masks: otherwise it is not known whether it is minimal.

    Args:
        so: whether each set has the property, truths (sets, ...).
        masks: the sets, in the order of `so`.

    Returns:
        Truths of the shape of `so`.
    """
    place = {mask: number for number, mask in enumerate(masks)}
    is_minimal = np.zeros_like(so)
    in_a_part: dict[int, Truths] = {}
    for mask in sorted(masks, key=int.bit_count):
        parts = [mask ^ (1 << bit) for bit in range(mask.bit_length()) if mask >> bit & 1]
        if any(part not in in_a_part for part in parts):
            continue
        below = np.zeros(so.shape[1:], np.bool_)
        for part in parts:
            below = below | in_a_part[part] | so[place[part]]
        in_a_part[mask] = below
        is_minimal[place[mask]] = so[place[mask]] & ~below
    return is_minimal


def members(mask: int) -> tuple[int, ...]:
    """The numbers of the switches in a set."""
    return tuple(bit for bit in range(mask.bit_length()) if mask >> bit & 1)
