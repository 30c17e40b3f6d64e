"""Packing: which lanes share a batch. Worlds of one draw that are wired together are in the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conjuncture.engine.worlds import Lane, World


def coupled(worlds: Sequence[World]) -> list[list[int]]:
    """The worlds in groups that are wired together, by number; most groups are one world alone."""
    place = {world.name: number for number, world in enumerate(worlds)}
    group = list(range(len(worlds)))
    for number, world in enumerate(worlds):
        for other in {*world.wired.values(), *filter(None, (world.luck_of,))}:
            old, new = group[place[other]], group[number]
            group = [new if member == old else member for member in group]
    return [
        [number for number in range(len(worlds)) if group[number] == each] for each in dict.fromkeys(group)
    ]


def packed(worlds: Sequence[World], draws: Sequence[int], size: int) -> Iterator[list[Lane]]:
    """Lanes in batches of at most `size`, each coupled group of a draw within one batch."""
    batch: list[Lane] = []
    groups = coupled(worlds)
    for draw in draws:
        for group in groups:
            if len(batch) + len(group) > size:
                yield batch
                batch = []
            batch += [Lane(world, draw) for world in group]
    if batch:
        yield batch
