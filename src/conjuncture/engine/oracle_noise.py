"""Noise in the oracle: for one member at a time; choices are found by going through all members."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from conjuncture.engine import noise
from conjuncture.engine.oracle_values import EXACT, Group, Referred, Single, number
from conjuncture.language.noise import Noise
from conjuncture.language.plain import unwrapped
from conjuncture.language.references import NONE


class OracleNoise(Noise):
    """Noise for one member, in one step, of one mechanism, in one draw."""

    __slots__ = (
        "calls", "key", "level", "log_chance", "lucks", "met", "own", "recorded", "referred", "step", "twin",
    )  # fmt: skip

    def __init__(
        self,
        key: tuple[Any, Any],
        level: str,
        member: int,
        step: int,
        referred: Callable[[str], Referred],
        recorded: float | None = None,
        twin: Sequence[Any] = (),
    ) -> None:
        self.key = key
        self.level = level
        self.own = member  # its number
        self.referred = referred  # the members of a level, as a reference reaches them
        self.step = step
        self.calls = 0
        self.met: list[bool] = []
        self.recorded = recorded  # the code of the record of its event; None if there can be none
        self.twin = twin  # the noise of the run whose noise this one takes
        self.lucks: list[Any] = []
        self.log_chance = np.float32(0.0)

    def _recorded(self) -> Single | None:
        return None if self.recorded is None else Single(np.float32(self.recorded))

    def _lucky(self, luck: Any) -> Any:
        self.lucks.append(luck)
        return self.twin[len(self.lucks) - 1] if self.twin else luck

    def _weighed(self, log_chance: Single) -> None:
        self.log_chance = np.float32(number(log_chance.content))

    def _watch(self, call: str, need: str, met: Single) -> None:
        self.met.append(bool(met.content))

    def of_places(self, numbers: Sequence[int]) -> list[np.float32]:
        """A uniform number for each of these places, as one call."""
        found = [self._number(number, self.calls) for number in numbers]
        self.calls += 1
        return found

    def _unit(self, parts: int) -> Single:
        first, self.calls = self.calls, self.calls + max(parts, 1)
        numbers = [self._number(self.own, call) for call in range(first, self.calls)]
        return Single(tuple(numbers) if parts else numbers[0])

    def _number(self, place: int, call: int) -> np.float32:
        bits, _ = noise.threefry(*self.key, np.uint32(place), np.uint32(self.step * noise.CALLS + call))
        return noise.unit(bits)

    def _member(self, level: str, where: Single | None, luck: Single) -> Single:
        those = self.referred(level)
        may_be = _taking_part(those, where)
        if not may_be:
            return Single(np.float32(NONE), refers=those)
        place = int(np.floor(EXACT.multiply(luck.content, np.float32(len(may_be)))))
        return Single(np.float32(may_be[min(place, len(may_be) - 1)]), refers=those)

    def _pairs(self, where: Single | None, luck: Single) -> Single:
        those = self.referred(self.level)
        lucks = those.contents(luck, range(len(those.exist())))
        order = sorted(_taking_part(those, where), key=lambda member: (lucks[member], member))
        partner = order.index(self.own) ^ 1 if self.own in order else len(order)
        return Single(np.float32(order[partner] if partner < len(order) else NONE), refers=those)

    def _lottery(self, aim: Single, places: Any, luck: Single) -> Single:
        own, those = self.referred(self.level), aim.refers
        assert those is not None
        named: Any = aim.content
        both: Any = (luck.content, named)
        exist = own.exist()
        shown: Any = own.contents(Single(both), range(len(exist)))
        if not (0 <= named < len(those.exist()) and those.exist()[int(named)]):
            return Single(np.bool_(False))
        rivals = [other for other, one in enumerate(shown) if exist[other] and one[1] == named]
        rivals.sort(key=lambda other: (-shown[other][0], other))
        most = places
        if isinstance(places, Single | Group) and places.afar is not None:
            most = places.afar.of(int(named))  # the value of the named member, wherever the mechanism sees it
        elif isinstance(places, Single):
            most = places.content
        return Single(np.bool_(self.own in rivals and rivals.index(self.own) < unwrapped(most)))


def _taking_part(those: Referred, where: Single | None) -> list[int]:
    """The numbers of the members that are present and meet the condition."""
    there = [member for member, exists in enumerate(those.exist()) if exists]
    if where is None:
        return there
    meets = those.contents(where, range(len(those.exist())))
    return [member for member in there if meets[member]]
