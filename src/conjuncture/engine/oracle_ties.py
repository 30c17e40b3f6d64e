"""Ties in the oracle: each member shows what it offers, then all are asked again, and see it.

A mechanism is called for one member at a time, and what it looks at through a network may be computed in it
(`friends(active & (age < 30))`). So it is asked in rounds: in the first round each member says what it would
show at its first look, in the second all see that, and say what they show at their second look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from conjuncture.engine.oracle_noise import OracleNoise
from conjuncture.engine.oracle_values import Content, Group, Referred, Single
from conjuncture.language.noise import chosen


class Looks:
    """What the members of a level show, look by look, while their mechanism is asked round after round."""

    def __init__(self) -> None:
        self.shown: list[list[Content]] = []
        self.showing: list[Content] = []
        self.number = 0

    def ask_next_member(self) -> None:
        """Its looks are counted from the first."""
        self.number = 0

    def settle_round(self) -> bool:
        """Whether members showed what others have not seen yet, so that all must be asked again."""
        if not self.showing:
            return False
        self.shown.append(self.showing)
        self.showing = []
        return True

    def look(self, content: Content, others: Sequence[int]) -> list[Content]:
        """What others show at this look; while that is not known, one's own, which is of the same kind."""
        self.number += 1
        if self.number <= len(self.shown):
            return [self.shown[self.number - 1][other] for other in others]
        if self.number == len(self.shown) + 1:
            self.showing.append(content)
        return [content] * len(others)


class Ties:
    """A network as the mechanism of one member, or of one tie, has it."""

    def __init__(
        self,
        network: str,
        numbers: Sequence[int],
        others: Sequence[int],
        exists: Sequence[bool],
        those: Referred,
    ) -> None:
        """Args:
        network: its name.
        numbers: of the member's ties.
        others: whom the member's ties lead to, in order.
        exists: whether each of these ties is there.
        those: the members whom it ties.
        """
        self.network = network
        self.numbers = numbers
        self.others = others
        self.exists = exists
        self.those = those

    def __call__(self, value: Single) -> Group:
        """What those have to whom the member is tied."""
        contents = self.those.contents(value, self.others)
        return Group(self.network, contents, self.exists, value.shape, refers=value.refers)

    def choose(self, noise: OracleNoise, *, where: Any = None) -> Single:
        """One of them, by chance that belongs to the tie."""
        luck = Group(self.network, noise.of_places(self.numbers), self.exists, ())
        others = Group(self.network, [np.float32(other) for other in self.others], self.exists, ())
        found = chosen(luck, others, where)
        found.refers = self.those
        return found


class Tie:
    """A network as the mechanism of a tie has it."""

    def __init__(self, other: int, those: Referred) -> None:
        """Args:
        other: whom the tie leads to.
        those: the members whom the network ties.
        """
        self.other = other
        self.those = those

    def __call__(self, value: Single) -> Single:
        """What the one has to whom the tie leads."""
        return Single(self.those.contents(value, [self.other])[0], refers=value.refers)
