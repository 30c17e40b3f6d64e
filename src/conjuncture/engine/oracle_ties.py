"""Ties in the oracle: each member shows its values, then all are called again and see them.

A mechanism is called for one member at a time, and what it looks at through a network may be computed in it
(`friends(active & (age < 30))`). So it is called in rounds: in the first round each member gives what it
would show at its first look; in the second all see that, and give what they show at their second look.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from conjuncture.engine.oracle_noise import OracleNoise
from conjuncture.engine.oracle_values import Content, Group, Referred, Single
from conjuncture.language.noise import chosen


class Looks:
    """The values that members of a level show, look by look, in each round of calls of their mechanism."""

    def __init__(self) -> None:
        self.shown: list[list[Content]] = []
        self.showing: list[Content] = []
        self.number = 0

    def ask_next_member(self) -> None:
        """Begin with the next member: its looks are counted from the first."""
        self.number = 0

    def settle_round(self) -> bool:
        """Whether members showed what others have not seen yet, so that all must be called again."""
        if not self.showing:
            return False
        self.shown.append(self.showing)
        self.showing = []
        return True

    def look(self, content: Content, others: Sequence[int]) -> list[Content]:
        """The values of others at this look; until they are known, the member's own, of the same kind."""
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
        others: where the member's ties lead, in order.
        exists: whether each of these ties exists.
        those: the members that the network ties.
        """
        self.network = network
        self.numbers = numbers
        self.others = others
        self.exists = exists
        self.those = those

    def __call__(self, value: Single) -> Group:
        """The values of those to whom the member is tied."""
        contents = self.those.contents(value, self.others)
        return Group(self.network, contents, self.exists, value.shape, refers=value.refers)

    def choose(self, noise: OracleNoise, *, where: Any = None) -> Single:
        """One of them, by a random number that belongs to the tie."""
        luck = Group(self.network, noise.of_places(self.numbers), self.exists, ())
        others = Group(self.network, [np.float32(other) for other in self.others], self.exists, ())
        found = chosen(luck, others, where)
        found.refers = self.those
        return found


class Tie:
    """A network as the mechanism of a tie has it."""

    def __init__(self, other: int, those: Referred) -> None:
        """Args:
        other: where the tie leads.
        those: the members that the network ties.
        """
        self.other = other
        self.those = those

    def __call__(self, value: Single) -> Single:
        """The value of the member to whom the tie leads."""
        return Single(self.those.contents(value, [self.other])[0], refers=value.refers)
