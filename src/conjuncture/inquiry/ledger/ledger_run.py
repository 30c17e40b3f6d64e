"""A ledger's claims, asked of their theories and of rivals, and again in other ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conjuncture.inquiry.ledger.again import Again
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ledger import Ledger


@dataclass(frozen=True, eq=False)
class LedgerRun:
    """Claims asked of a theory and of its rivals.

    Attributes:
        ledger: the claims, each asked of its own theory.
        rivals: the rivals' entries by (rival, claim).
        way: the name of the way the ledger was asked, if it was also asked in other ways: "free".
        beside: the same claims asked in other ways, by the name of the way: "course", "half the step".
    """

    ledger: Ledger
    rivals: Mapping[tuple[str, str], Entry]
    way: str = ""
    beside: Mapping[str, Ledger] = field(default_factory=dict)

    def again(self, way: str) -> tuple[Again, ...]:
        """Each claim's entry with its entry asked in this way, in the order of the claims."""
        return tuple(map(Again, self.ledger.entries, self.beside[way].entries))
