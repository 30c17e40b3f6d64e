"""A claim and the same claim asked in another way: at half the step, or on the recorded course."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.ledger.entry import Entry, holds_in

ANOTHER, WITHIN_NOISE = "another verdict", "another verdict, within noise"
ANOTHER_SHARE = "the same verdict, another share"


@dataclass(frozen=True)
class Again:
    """An entry, and the entry of the same claim asked in another way.

    Attributes:
        own, other: the two entries.
    """

    own: Entry
    other: Entry

    @property
    def compared(self) -> bool:
        """Whether both have a verdict that rests on draws."""
        return holds_in(self.own) is not None and holds_in(self.other) is not None

    @property
    def another(self) -> bool:
        """Whether the two verdicts differ."""
        return self.compared and self.own.word != self.other.word

    @property
    def noise(self) -> bool:
        """Whether the two shares may be the same: their 95% intervals overlap."""
        own, other = holds_in(self.own), holds_in(self.other)
        return own is not None and other is not None and own.low <= other.high and other.low <= own.high

    @property
    def changed(self) -> str:
        """The difference in words; empty if the verdict is the same and the shares may be the same."""
        if self.another:
            return WITHIN_NOISE if self.noise else ANOTHER
        return "" if self.noise or not self.compared else ANOTHER_SHARE
