"""Moves: by how much the share of draws in which a claim holds differs between two columns of a ledger."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations

from conjuncture.inquiry.ledger.again import Again
from conjuncture.inquiry.ledger.entry import Entry, holds_in
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.proportions import Proportion


@dataclass(frozen=True)
class PartMoved:
    """The statement of a claim whose share moves most.

    Attributes:
        words: the statement.
        before, after: the share of the draws in which it holds, in one column and in the other.
    """

    words: str
    before: float
    after: float


@dataclass(frozen=True)
class Moved:
    """A claim in two columns.

    Attributes:
        claim: its id.
        before, after: in how many draws it holds in one column and in the other.
        noise: whether the two intervals overlap, so that the shares may be the same.
        part: of several statements the one that moves most; None if the claim has one statement, or none is
            known.
    """

    claim: str
    before: Proportion
    after: Proportion
    noise: bool
    part: PartMoved | None = None

    @property
    def points(self) -> float:
        """How far the share moves, in percentage points; negative where it falls."""
        return 100 * (self.after.share - self.before.share)


@dataclass(frozen=True)
class PairOfColumns:
    """Two columns of a ledger.

    Attributes:
        one, other: their names.
        moved: the claims that have a share in both, the largest move first.
        not_compared: how many claims have a share in only one of the two.
    """

    one: str
    other: str
    moved: tuple[Moved, ...]
    not_compared: int


def pairs_of_columns(answered: LedgerRun) -> tuple[PairOfColumns, ...]:
    """Every pair of columns, the ledger's own first; empty if there is one column."""
    columns = {answered.way or "free": answered.ledger, **answered.beside}
    return tuple(
        _pair(one, columns[one].entries, other, columns[other].entries)
        for one, other in combinations(columns, 2)
    )


def _pair(one: str, own: tuple[Entry, ...], other: str, others: tuple[Entry, ...]) -> PairOfColumns:
    again = [Again(*entries) for entries in zip(own, others, strict=True)]
    moved = [_moved(each) for each in again if each.compared]
    alone = sum((holds_in(each.own) is None) != (holds_in(each.other) is None) for each in again)
    return PairOfColumns(one, other, tuple(sorted(moved, key=lambda each: -abs(each.points))), alone)


def _moved(again: Again) -> Moved:
    before, after = holds_in(again.own), holds_in(again.other)
    assert before is not None
    assert after is not None
    return Moved(again.own.claim, before, after, again.noise, _part(again))


def _part(again: Again) -> PartMoved | None:
    own, other = again.own.figures, again.other.figures
    if (
        own is None
        or other is None
        or len(own.statements) < 2
        or len(own.statements) != len(other.statements)
    ):
        return None
    parts = [
        PartMoved(first.statement, first.holds, second.holds)
        for first, second in zip(own.statements, other.statements, strict=True)
        if math.isfinite(first.holds) and math.isfinite(second.holds)
    ]
    return max(parts, key=lambda part: abs(part.after - part.before), default=None)
