"""An evenly nested society, so that a theory of twenty lines can run at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .errors import SocietyError
from .levels import Filling
from .networks.rule import Rule
from .society import Given, Society


def regular(
    sizes: Mapping[str, int],
    within: Mapping[str, str | tuple[str, ...]] | None = None,
    given: Mapping[str, Given | tuple[str, Any]] | None = None,
    *,
    name: str = "regular",
    networks: Mapping[str, Rule | tuple[str, Rule]] | None = None,
    seed: int = 0,
) -> Society:
    """A society whose members are spread as equally as they can be.

    The children of a first-named parent are contiguous. Further parents are spread evenly and across the
    first: with `within={"workplace": ("town", "branch")}` each town has every branch in its share. Numbers of
    children of one level never differ by more than one. Only
    `networks` may use chance: rules of `conjuncture.networks`, from the seed.

    >>> society = regular({"town": 2, "worker": 6}, {"worker": "town"})
    >>> society.levels["worker"].within["town"].tolist()
    [0, 0, 0, 1, 1, 1]

    Example:
        regular_society({"town": 2, "worker": 100}, within={"worker": "town"})

    Args:
        sizes: members of each level.
        within: the level, or levels, directly above each.
        given: as in `Society.of`: by variable (level, values), one value for all or one for each member.
        name: for errors and results.
        networks: by network a rule, or the tied level and a rule, as in `Society.with_networks`.
        seed: of the chance that networks use.

    Raises:
        SocietyError: a level without a size or members, or a rule that cannot tie the members.
    """
    places = {level: (above,) if isinstance(above, str) else above for level, above in (within or {}).items()}
    for level, above in places.items():
        if isinstance(above, Mapping) or not all(isinstance(parent, str) for parent in above):
            raise SocietyError(
                f"within for the level {level!r} is {above!r}; a regular society takes only the names of the "
                "levels above, as in ('town', 'branch'), and spreads the members itself. To place each "
                f"member: Society.of({{..., {level!r}: Filling(size, {{'town': [0, 0, 1]}})}})"
            )
        for level_name in (level, *above):
            if level_name not in sizes:
                raise SocietyError(
                    f"within names the level {level_name!r}, which has no size; the sizes are {dict(sizes)}"
                )
    levels = {
        level: Filling(size, _spread(size, {parent: sizes[parent] for parent in places.get(level, ())}))
        for level, size in sizes.items()
    }
    description = f"an evenly nested society: {dict(sizes)}"
    return Society.of(levels, given, name=name, description=description, networks=networks, seed=seed)


def _spread(size: int, parents: Mapping[str, int]) -> dict[str, np.ndarray]:
    """The index of each of `size` members' parents: the first in contiguous runs, the others dealt out across
    them."""
    within: dict[str, np.ndarray] = {}
    for parent, number in parents.items():
        if within:
            within[parent] = _dealt_out(size, number, list(within.values()))
        else:
            within[parent] = (np.arange(size, dtype=np.int64) * number // max(size, 1)).astype(np.int32)
    return within


def _dealt_out(size: int, number: int, before: Sequence[np.ndarray]) -> np.ndarray:
    """Deal `number` parents round and round to the members sorted by the parents they have already.

    Each round starts one parent further on: without this a third parent would repeat the second wherever the
    rounds and the second parent's cycle have the same length.
    """
    position = np.empty(size, dtype=np.int64)
    position[np.lexsort(tuple(reversed(before)))] = np.arange(size)
    return ((position + position // number) % number).astype(np.int32)
