"""The claims that move most between two columns of a ledger, in a sentence for each pair and in a table."""

from __future__ import annotations

import pandas as pd

from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.moves import Moved, PairOfColumns, pairs_of_columns
from conjuncture.presentation.number_words import counted, percent

_SHOWN = 3
_LEAST = 1.0
"""A move of fewer points is reported as none."""


def moved_most(answered: LedgerRun) -> tuple[str, ...]:
    """A sentence for each pair of columns; none where there is one column."""
    return tuple(map(_pair_in_words, pairs_of_columns(answered)))


def moves_table(answered: LedgerRun) -> pd.DataFrame:
    """A row for each claim that has a share in both of two columns, the largest move of a pair first.

    Returns:
        Columns `one` and `other` (the names of the columns), `claim`, the share of draws in which it holds in
        either (`before`, `after`), `points` (of a hundred), `noise` (the intervals overlap), and the `part`
        that moves most where it has several.
    """
    rows = [
        {
            "one": pair.one,
            "other": pair.other,
            "claim": moved.claim,
            "before": moved.before.share,
            "after": moved.after.share,
            "points": moved.points,
            "noise": moved.noise,
            "part": "" if moved.part is None else moved.part.words,
        }
        for pair in pairs_of_columns(answered)
        for moved in pair.moved
    ]
    return pd.DataFrame(rows, columns=["one", "other", "claim", "before", "after", "points", "noise", "part"])


def _pair_in_words(pair: PairOfColumns) -> str:
    head = f"From {pair.one} to {pair.other}"
    alone = (
        f" {counted(pair.not_compared, 'claim has', 'claims have')} a share in one of the two alone."
        if pair.not_compared
        else ""
    )
    moved = [each for each in pair.moved if abs(each.points) >= _LEAST]
    if not pair.moved:
        return f"{head} no claim can be compared.{alone}"
    if not moved:
        return f"{head} no claim moves by a point.{alone}"
    rest = len(moved) - _SHOWN
    more = f"; {rest} more move by less" if rest > 0 else ""
    return f"{head} moved most: {'; '.join(map(_moved_in_words, moved[:_SHOWN]))}{more}.{alone}"


def _moved_in_words(moved: Moved) -> str:
    noise = ", within noise" if moved.noise else ""
    part = ""
    if moved.part is not None:
        shares = f"{percent(moved.part.before)} to {percent(moved.part.after)}"
        part = f", most of all that {moved.part.words} ({shares})"
    return f"{moved.claim} from {percent(moved.before.share)} to {percent(moved.after.share)}{noise}{part}"
