"""A lever: a rule that could be otherwise, as a value of a quantity."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lever:
    """A rule that could be changed.

    Attributes:
        name: in a word or two, "rotation".
        quantity: the quantity that it sets.
        at: to which value, in the quantity's unit.
        says: the rule as it would be, "no officer stays longer than six years".
    """

    name: str
    quantity: str
    at: float
    says: str
