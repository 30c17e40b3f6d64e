"""Ties in the oracle: each member shows what it offers, then all are asked again, and see it.

A mechanism is called for one member at a time, and what it looks at through a network may be computed in it
(`friends(active & (age < 30))`). So it is asked in rounds: in the first round each member says what it would
show at its first look, in the second all see that, and say what they show at their second look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from conjuncture.engine.oracle_values import Content, Group, Single


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


def seen_by_member(
    network: str, others: Sequence[int], exists: Sequence[bool], looks: Looks
) -> Callable[[Single], Group]:
    """A network as a member's mechanism has it.

    Args:
        network: its name.
        others: whom the member's ties lead to, in order.
        exists: whether each of these ties is there.
        looks: what the members show.
    """

    def look(value: Single) -> Group:
        return Group(network, looks.look(value.content, others), exists, value.shape)

    return look


def seen_on_tie(
    operands: Sequence[Any], names: Sequence[str], other: int, values: Callable[[str], list[Content]]
) -> Callable[[Single], Single]:
    """A network as the mechanism of a tie has it: what the member has to whom it leads."""

    def look(value: Single) -> Single:
        name = next(name for name, operand in zip(names, operands, strict=True) if operand is value)
        return Single(values(name)[other])

    return look
