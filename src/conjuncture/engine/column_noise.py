"""Noise in the engine: of all members of a level at once, each with numbers of its own place."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import numpy as np

from conjuncture.engine import noise
from conjuncture.engine.columns import Column
from conjuncture.engine.program_data import ALL_MET
from conjuncture.engine.standing import Standing

_NEEDS = 127  # of one mechanism that are told apart


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
        self.course = course  # what is recorded, and from which lane luck is taken
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

    def _unit(self, parts: int) -> Column:
        first = self._next(parts)
        member = jnp.arange(self.standing.size, dtype=np.uint32)[:, None]
        call = np.uint32(first)
        key0, key1 = self.key[0], self.key[1]
        if parts:
            member = member[:, :, None]
            call = (np.uint32(first) + jnp.arange(parts, dtype=np.uint32))[None, :, None]
        bits, _ = noise.threefry(key0, key1, member, self.step * np.uint32(noise.CALLS) + call)
        return Column(noise.unit(bits), self.standing, (parts,) if parts else ())
