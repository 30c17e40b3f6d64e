"""Moves between columns: every pair, the largest first, and only claims that rest on draws in both."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from made_entries import entry, shown

from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.ledger import Ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.moves import pairs_of_columns
from conjuncture.inquiry.proportions import Proportion
from conjuncture.presentation.ledger_moves import moved_most, moves_table


def share(percent: int) -> Proportion:
    return Proportion(percent / 100, percent / 100 - 0.04, percent / 100 + 0.04, percent, 100)


def judged(claim: str, percent: int, *parts: float) -> Entry:
    statements = [shown(f"part {place}", held) for place, held in enumerate(parts)]
    return replace(entry("undecided", *statements, holds=share(percent)), claim=claim)


def column(*entries: Entry) -> Ledger:
    claims: Any = tuple(SimpleNamespace(id=each.claim) for each in entries)
    return Ledger(claims, entries, {})


@pytest.fixture
def answered() -> LedgerRun:
    own = column(judged("A", 48, 0.5, 0.9), judged("B", 30), replace(entry("not asked"), claim="C"))
    course = column(judged("A", 62, 0.5, 0.6), judged("B", 31), judged("C", 50))
    fitted = column(judged("A", 97, 0.9, 0.8), judged("B", 10), judged("C", 50))
    return LedgerRun(own, {}, "free", {"course": course, "fitted": fitted})


def test_every_pair_of_columns_has_its_moves_the_largest_first(answered: LedgerRun) -> None:
    pairs = pairs_of_columns(answered)
    assert [(pair.one, pair.other) for pair in pairs] == [
        ("free", "course"), ("free", "fitted"), ("course", "fitted"),
    ]  # fmt: skip
    assert [moved.claim for moved in pairs[1].moved] == ["A", "B"]
    assert [round(moved.points) for moved in pairs[1].moved] == [49, -20]
    assert [pair.not_compared for pair in pairs] == [1, 1, 0]


def test_the_part_that_moves_most_is_named_and_overlapping_intervals_are_noise(answered: LedgerRun) -> None:
    moved = pairs_of_columns(answered)[0].moved
    assert moved[0].part is not None
    assert (moved[0].part.words, moved[0].part.before, moved[0].part.after) == ("part 1", 0.9, 0.6)
    assert [each.noise for each in moved] == [False, True]
    assert moved[1].part is None


def test_each_pair_is_a_sentence_and_each_claim_in_two_columns_a_row(answered: LedgerRun, wording) -> None:
    told = moved_most(answered)
    assert "A from 48% to 62%" in told[0]
    assert len(moves_table(answered)) == 2 + 2 + 3
    wording(*told)


def test_one_column_moves_nothing(answered: LedgerRun) -> None:
    alone = LedgerRun(answered.ledger, {})
    assert moved_most(alone) == ()
    assert moves_table(alone).empty
