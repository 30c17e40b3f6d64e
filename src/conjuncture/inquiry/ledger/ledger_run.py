"""A ledger's claims, asked of their theories and of rivals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.ledger import Ledger


@dataclass(frozen=True, eq=False)
class LedgerRun:
    """Claims asked of a theory and of its rivals.

    Attributes:
        ledger: the claims, each asked of its own theory.
        rivals: the rivals' entries by (rival, claim).
    """

    ledger: Ledger
    rivals: Mapping[tuple[str, str], Entry]
