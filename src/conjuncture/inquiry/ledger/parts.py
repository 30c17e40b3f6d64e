"""Parts: each statement of a claim by itself, and whether the draws show it.

A claim of several statements fails if one of them fails. So each statement gets its own result (shown, not
so, open), by the bounds of the verdicts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.verdicts import FAILS, FOLLOWS, SURVIVORS
from conjuncture.inquiry.proportions import Proportion, in_percent, proportion
from conjuncture.inquiry.statements.result import StatementShown

Standing = Literal["shown", "not so", "open"]
_WORTH_SAYING = 0.1


@dataclass(frozen=True)
class Part:
    """One statement of a claim.

    Attributes:
        words: the statement.
        standing: "shown" where it holds in at least 85 of 100 draws with 95% confidence, "not so" where in at
            most 15, else "open"; "open" also where fewer than 200 draws count, or where it compares worlds
            with next to no difference.
        share: how often it holds: see `proportion`.
        contrary: the share of draws in which the reverse holds.
    """

    words: str
    standing: Standing
    share: Proportion
    contrary: float

    @property
    def told(self) -> str:
        """The statement with its share: `officials decide (90%, 86 to 93%)`."""
        share = self.share
        interval = f"{in_percent(share.share)}%, {in_percent(share.low)} to {in_percent(share.high)}%"
        reverse = f"; the reverse in {in_percent(self.contrary)}%" if self.contrary >= _WORTH_SAYING else ""
        return f"{self.words} ({interval}{reverse})"


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """The parts of the claim of an entry; empty if no draw counts."""
    verdict = entry.figures
    if verdict is None or not verdict.draws:
        return ()
    return tuple(
        _part(statement, verdict.draws) for statement in verdict.statements if math.isfinite(statement.holds)
    )


def _part(shown: StatementShown, draws: int) -> Part:
    share = proportion(np.arange(draws) < round(shown.holds * draws))
    standing: Standing = "open"
    decides = draws >= SURVIVORS and not shown.unchanged
    if decides and share.low >= FOLLOWS:
        standing = "shown"
    elif decides and share.high <= FAILS:
        standing = "not so"
    return Part(shown.statement, standing, share, shown.contrary)
