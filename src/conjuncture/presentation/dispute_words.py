"""A dispute in words: the finding in two sentences, and what signs, standings and verdicts mean."""

from __future__ import annotations

from collections.abc import Mapping

from conjuncture.inquiry.codec.kinds import NOT_ASKED
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.entry import LEFT_OPEN, NO_VERDICT, holds_in
from conjuncture.inquiry.ledger.parts import Standing, parts_of
from conjuncture.inquiry.ledger.steps import Sign
from conjuncture.inquiry.ledger.verdicts import FAILS, FOLLOWS, SURVIVORS
from conjuncture.inquiry.proportions import in_percent
from conjuncture.presentation.number_words import listed

SIGNS: Mapping[Sign, tuple[str, str]] = {
    "+": ("+", "more of it, more of what is looked at"),
    "-": ("−", "more of it, less of what is looked at"),
    "0": ("0", "no more difference than chance makes"),
}
"""For each sign what the page shows, and its meaning."""
STANDINGS: Mapping[Standing, str] = {
    "shown": "shown",
    "not so": "shown to be false",
    "open": "not shown either way",
}

VERDICTS: Mapping[str, str] = {
    "follows": f"it holds in at least {FOLLOWS:.0%} of the draws, with 95% confidence.",
    "fails": f"it holds in at most {FAILS:.0%} of the draws, with 95% confidence.",
    "depends": "a short rule on unmeasured parameters divides the draws in which it holds from the others.",
    "undecided": f"it neither follows nor fails, or fewer than {SURVIVORS} draws count.",
    "definition": "it holds by the meaning of its words, whatever else is cut.",
    LEFT_OPEN: "it is entered without a test.",
    NOT_ASKED: "the theory lacks what the claim speaks of.",
    NO_VERDICT: "no draws were found on which it could be tested.",
}
"""What each verdict on a claim means."""


def finding(dispute: Dispute) -> tuple[str, ...]:
    """What the main claim says of the question, and the part of any claim that holds least often."""
    return tuple(sentence for sentence in (answer_in_a_sentence(dispute), _worst(dispute)) if sentence)


def too_few(dispute: Dispute) -> str:
    """That too few draws count for a verdict on some claims; empty where enough do."""
    shares = {claim: holds_in(entry) for claim, entry in dispute.entries.items()}
    few = {claim: share.of for claim, share in shares.items() if share is not None and share.of < SURVIVORS}
    if not few:
        return ""
    alike = {of: listed([claim for claim, own in few.items() if own == of]) for of in few.values()}
    each = len(few) == len(shares) and len(alike) == 1
    counts = listed([f"{of} for {'each claim' if each else claims}" for of, claims in alike.items()])
    return (
        f"So few draws count here: {counts}. Below {SURVIVORS} a claim stays undecided, whatever its share. "
        "Ask with more draws for a verdict."
    )


def _worst(dispute: Dispute) -> str:
    parts = [(claim, part) for claim, entry in dispute.entries.items() for part in parts_of(entry)]
    if not parts:
        return ""
    claim, part = min(parts, key=lambda one: one[1].share.share)
    holds = f"{in_percent(part.share.share)}% of the draws"
    if part.share.share >= FOLLOWS:
        return f"Even the step that holds least often, “{part.words}” (claim {claim}), holds in {holds}."
    only = f"only {holds}" if part.share.count else "none of the draws"
    return f"Of all steps taken singly this one holds least often: “{part.words}” (claim {claim}), in {only}."


def answer_in_a_sentence(dispute: Dispute) -> str:
    """What the main claim's verdict says about the question."""
    means = dispute.question.through[0]
    entry = dispute.entries[means.claim]
    share = holds_in(entry)
    draws = f"{in_percent(share.share)}% of the draws" if share else ""
    follows = f"“{means.follows}”"
    match entry.word:
        case "follows":
            return f"In {draws} of this theory it is so: {means.follows}"
        case "fails":
            return f"In this theory what is claimed fails; in only {draws} this holds: {follows}"
        case "depends":
            return f"It depends on numbers that nobody knows; in {draws} of this theory this holds: {follows}"
        case "definition":
            return f"It is so by the meaning of the words alone: {means.follows}"
        case "undecided":
            return f"This theory does not settle it; in {draws} this holds: {follows}"
        case _:
            return f"This theory was not asked, or cannot say, whether this holds: {follows}"
