"""A lever: another possible rule, as a value of a quantity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lever:
    """A rule that could be changed.

    Attributes:
        name: a word or two, such as "rotation".
        quantity: the quantity that it sets.
        at: the value that it sets, in the quantity's unit.
        says: the new rule, such as "no officer stays longer than six years".
    """

    name: str
    quantity: str
    at: float
    says: str
