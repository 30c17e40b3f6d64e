"""Entries made by hand, as if runs had given them."""

import math
from typing import Any

from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.result import StatementShown

HALF = Proportion(0.5, 0.4, 0.6, 120, 240)
NOTHING = Band(math.nan, math.nan, math.nan, math.nan, math.nan, 0)


def shown(words: str, holds: float, contrary: float = 0.0) -> StatementShown:
    return StatementShown(words, NOTHING, 0.0, 0.0, holds, contrary, 1 - holds - contrary)


def claim_result(word: Any, *statements: StatementShown, draws: int = 240, **more: Any) -> ClaimResult:
    made = {"failed": 0, "holds": HALF, "contrary": HALF, "margins": {}, "ruled_out": "None.", **more}
    return ClaimResult(draws=draws, verdict=word, statements=statements, **made)


def entry(word: str, *statements: StatementShown, **more: Any) -> Entry:
    asked = word != "not asked"
    return Entry("A", word, "", claim_result(word, *statements, **more) if asked else None)
