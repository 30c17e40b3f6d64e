"""The order in which slots fill as a workforce grows."""

from __future__ import annotations

import numpy as np

from .randomness import stream

GOLDEN = (5**0.5 - 1) / 2


def place_in_queue(slots_each: np.ndarray, seed: int) -> np.ndarray:
    """A place in [0, 1) for each slot; a slot is filled while its place is below `hands`, the share of slots
    filled.

    slots_each: (n,) slots of the workplaces, whose slots are contiguous. Returns float32 (sum of
    slots_each,): the numbers 0, 1/N .. (N-1)/N in some order, all different up to N = 2^24, so that exactly
    ceil(hands x N) slots are filled. Growth reaches all workplaces in proportion: in each of them the filled
    slots stay within two of hands x slots. Which slot comes first within a workplace is random.

    Workplaces start their turn at offsets spaced by the golden ratio, which spreads every run of neighbours
    evenly: a branch or a town, whose workplaces lie together, fills as evenly as the whole.
    """
    generator = stream(seed, "place_in_queue")
    workplaces, total = len(slots_each), int(slots_each.sum())
    workplace = np.repeat(np.arange(workplaces), slots_each)
    first = np.cumsum(slots_each) - slots_each
    turn = np.empty(total, dtype=np.int64)
    turn[np.lexsort((generator.random(total), workplace))] = np.arange(total) - first[workplace]
    offset = (generator.random() + GOLDEN * np.arange(workplaces)) % 1.0
    target = (turn + offset[workplace]) / slots_each[workplace]
    place = np.empty(total, dtype=np.float64)
    place[np.argsort(target, kind="stable")] = np.arange(total) / total
    return place.astype(np.float32)
