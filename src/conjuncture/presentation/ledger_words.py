"""The ledger in words: which claims follow, and then each with its verdict, carriers, rivals and record."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conjuncture.grammar import counted
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, changed_in, holds_in
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.proportions import in_percent
from conjuncture.presentation.ledger_columns import change_texts, not_compared, table_in_words
from conjuncture.presentation.ledger_moves import moved_most
from conjuncture.presentation.ledger_page import by_verdict, carriers_told, rivals_told
from conjuncture.presentation.trace_words import traces_told

_NONE: Mapping[str, Sequence[RecordedTrace]] = MappingProxyType({})
_INDENT = "    "


def in_words(
    file: ClaimFile,
    answered: LedgerRun,
    width: int = 100,
    traces: Mapping[str, Sequence[RecordedTrace]] = _NONE,
) -> str:
    """All entries as plain text.

    Args:
        file: the claims as they are written.
        answered: their results, and those in the rivals' worlds.
        width: characters in a line.
        traces: what claims and rivals would leave in a record, beside it, by claim; empty: none is declared.
    """
    ledger = answered.ledger
    lines = [
        _filled(f"{word}, {len(ids)}: {', '.join(ids)}", width) for word, ids in by_verdict(ledger.entries)
    ]
    several = len(ledger.matched) > 1

    def more(claim: Claim, entry: Entry) -> list[tuple[str, str]]:
        rivals = rivals_told(claim, file.rivals, answered)
        told = (("in the record", text) for text in traces_told(claim, traces))
        return [*_more(claim, entry, rivals), *told]

    blocks = [
        _block(claim, entry, more(claim, entry), several, width)
        for claim, entry in zip(ledger.claims, ledger.entries, strict=True)
    ]
    head = "\n".join([f"What the runs say of {counted(len(ledger.claims), 'claim')}", *lines])
    texts = [*(told.words for told in change_texts(answered)), *moved_most(answered), *not_compared(answered)]
    told = [textwrap.fill(text, width, break_on_hyphens=False) for text in texts]
    parts = [head, *told, table_in_words(answered), *blocks]
    return "\n\n".join(filter(None, parts)) + "\n"


def _block(claim: Claim, entry: Entry, more: Sequence[tuple[str, str]], several: bool, width: int) -> str:
    """One claim: first its verdict, then its sentence, and then the rest."""
    asked_of = f", {claim.theory or 'codings'} over {claim.case}" if several else ""
    lines = (
        f"{claim.sentence} ({claim.holder}; {claim.locator})",
        *(f"{name}: {text}" for name, text in more if text),
    )
    wrapped = (_filled(line, width) for line in lines)
    return "\n".join([f"{claim.id}  {entry.word.upper()}{_share(entry)}{asked_of}", *wrapped])


def _filled(text: str, width: int) -> str:
    once = " ".join(text.split())
    return textwrap.fill(
        once, width, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False
    )


def _share(entry: Entry) -> str:
    share = holds_in(entry)
    if share is None:
        return ""
    whole, low, high = map(in_percent, (share.share, share.low, share.high))
    return f"  in {whole}% of {share.of} draws ({low}% to {high}%)"


def _more(claim: Claim, entry: Entry, rivals: str) -> tuple[tuple[str, str], ...]:
    return (
        ("changed, in the middle draw", changed_in(entry)),
        ("carried by", carriers_told(entry)),
        ("rivals", rivals),
        ("about the world as it was", claim.counterfactual),
        ("the record", claim.record),
        ("against it would count", claim.counts_against),
    )
