"""A dispute in words: the answer in one sentence, and what signs and standings mean."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.entries import holds_in
from conjuncture.inquiry.ledger.parts import Standing
from conjuncture.inquiry.ledger.steps import Sign

SIGNS: Mapping[Sign, tuple[str, str]] = {
    "+": ("+", "more of it, more of what is looked at"),
    "-": ("−", "more of it, less of what is looked at"),
    "0": ("0", "no more difference than chance makes"),
}
"""Of each sign: what the page shows, and its meaning."""
STANDINGS: Mapping[Standing, str] = {
    "shown": "shown",
    "not so": "shown to be false",
    "open": "not shown either way",
}


def answer_in_a_sentence(dispute: Dispute) -> str:
    """What the main claim's verdict says of the question."""
    means = dispute.question.through[0]
    entry = dispute.entries[means.claim]
    share = holds_in(entry)
    draws = f"{share.share:.0%} of the draws" if share else ""
    follows = f"“{means.follows}”"
    match entry.word:
        case "follows":
            return f"In {draws} of this theory it is so: {means.follows}"
        case "fails":
            return f"What is claimed holds in only {draws} of this theory: {means.fails}"
        case "depends":
            return f"It depends on numbers that nobody knows; in {draws} of this theory this holds: {follows}"
        case "definition":
            return f"It is so by the meaning of the words alone: {means.follows}"
        case "undecided":
            return f"This theory does not settle it; in {draws} this holds: {follows}"
        case _:
            return f"This theory was not asked, or cannot say, whether this holds: {follows}"
