"""A ledger's claims, asked of their theories and of rivals, and once more in other ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conjuncture.inquiry.ledger.again import Again
from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.ledger import Ledger


@dataclass(frozen=True, eq=False)
class LedgerRun:
    """Claims asked of a theory and of its rivals.

    Attributes:
        ledger: the claims, each asked of its own theory.
        rivals: the rivals' entries by (rival, claim).
        way: how the ledger was asked, where it was asked in other ways, too: "free".
        beside: the same claims asked otherwise, by the name of the way: "course", "half the step".
    """

    ledger: Ledger
    rivals: Mapping[tuple[str, str], Entry]
    way: str = ""
    beside: Mapping[str, Ledger] = field(default_factory=dict)

    def again(self, way: str) -> tuple[Again, ...]:
        """Each claim's entry beside the one of this way, in the order of the claims."""
        return tuple(map(Again, self.ledger.entries, self.beside[way].entries))
