"""Noise in the engine: for all members of a level at once, each with the numbers of its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine import chances, noise
from conjuncture.engine.columns import Column
from conjuncture.engine.program_data import ALL_MET
from conjuncture.engine.standing import Standing, numbers_of, of_each
from conjuncture.language.plain import unwrapped

_NEEDS = 127  # unmet requirements of one mechanism that are distinguished


class ColumnNoise(noise.Calls):
    """Noise for all members of a level in one step, in every draw of a batch."""

    __slots__ = ("course", "key", "log_chance", "met", "standing", "step")

    def __init__(
        self, standing: Standing, key: Any, step: Any, course: tuple[Any, Any] | None = None
    ) -> None:
        super().__init__()
        self.standing = standing
        self.key = key
        self.step = step
        self.met: list[Any] = []
        self.course = course  # the record, and the lane from which noise is taken
        self.log_chance: Any = None

    def _watch(self, call: str, need: str, met: Column) -> None:
        self.met.append(met.array)

    def _recorded(self) -> Column | None:
        return None if self.course is None else Column(self.course[0], self.standing)

    def _lucky(self, luck: Column) -> Column:
        assert self.course is not None
        source = self.course[1]
        whole = jnp.broadcast_to(luck.array, (self.standing.size, source.shape[0]))
        return Column(jnp.take(whole, source, axis=-1), self.standing)

    def _weighed(self, log_chance: Column) -> None:
        self.log_chance = log_chance.array

    @property
    def unmet(self) -> Any:
        """1 + the number of the first unmet requirement, (members, draws) or 1 for all; None without any."""
        first = None
        for number, met in reversed(list(enumerate(self.met))):
            first = jnp.where(met, ALL_MET if first is None else first, np.uint8(min(number + 1, _NEEDS)))
        return first

    def of_group(self) -> Callable[[Any], Any]:
        """One call for a group: gives uniform numbers, (some, draws), by members' numbers, (some, 1)."""
        call = self._next(0)
        return lambda numbers: self._drawn(numbers, np.uint32(call))

    def _unit(self, parts: int) -> Column:
        return Column(self._numbers(self.standing.size, parts), self.standing, (parts,) if parts else ())

    def _numbers(self, members: int, parts: int) -> Any:
        """Uniform numbers, (members, parts if any, draws)."""
        first = self._next(parts)
        member = jnp.arange(members, dtype=np.uint32)[:, None]
        call = np.uint32(first)
        if parts:
            member = member[:, :, None]
            call = (np.uint32(first) + jnp.arange(parts, dtype=np.uint32))[None, :, None]
        return self._drawn(member, call)

    def _drawn(self, members: Any, call: Any) -> Any:
        bits, _ = noise.threefry(self.key[0], self.key[1], members, self.step * np.uint32(noise.CALLS) + call)
        return noise.unit(bits)

    def _member(self, level: str, where: Column | None, luck: Column) -> Column:
        size = self.standing.sizes[level]
        may_be = self._taking_part(level, where)
        found = chances.one_of(self.standing.exact, luck.array, may_be, size)
        return Column(found, self.standing, refers=level)

    def _pairs(self, where: Column | None, luck: Column) -> Column:
        level = self.standing.level
        found = chances.partners(luck.array, self._taking_part(level, where))
        return Column(found, self.standing, refers=level)

    def _lottery(self, aim: Column, places: Any, luck: Column) -> Column:
        standing, level = self.standing, aim.refers
        assert level is not None
        aims = numbers_of(aim.array, standing.sizes[level])
        for whose, members in ((standing.level, None), (level, jnp.maximum(aims, 0))):
            if (filled := standing.filled.get(whose)) is not None:
                there = filled if members is None else of_each(filled, members)
                aims = jnp.where(there, aims, np.int32(-1))
        plain = unwrapped(places)
        places = plain.on(level) if isinstance(plain, Column) else float(plain)
        won = chances.winners(luck.array, aims, places, standing.sizes[level])
        return Column(won, standing)

    def _taking_part(self, level: str, where: Column | None) -> Any:
        """Which members of a level exist and meet the condition, (members or 1, draws or 1); None for all."""
        filled = self.standing.filled.get(level)
        if where is None:
            return filled
        meets = where.on(level)
        return meets if filled is None else meets & filled
