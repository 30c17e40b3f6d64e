"""What stands behind the answer to an open question, an idea a line: what it turns on, and rivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.parts import parts_of
from conjuncture.inquiry.ledger.quantity_words import explained_once, plain
from conjuncture.inquiry.ledger.question_words import of_rival
from conjuncture.inquiry.ledger.rivals import false_follows
from conjuncture.inquiry.ledger.turning import Turning, turning
from conjuncture.presentation.number_words import percent

_WAYS = {
    "more": "more so",
    "less": "less so",
    "larger": "the figure is larger",
    "smaller": "the figure is smaller",
}


@dataclass(frozen=True)
class Turn:
    """What a claim turns on.

    Attributes:
        claim: its id.
        part: its part that the parameters go with; empty where none stands out.
        lines: a line for each parameter and each mechanism; none where nothing stands out.
    """

    claim: str
    part: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RivalShown:
    """A rival: who holds it, its answer to each claim, and where it differs from the theory asked."""

    name: str
    holder: str
    answers: tuple[str, ...]
    differs: str


def turns(dispute: Dispute) -> tuple[Turn, ...]:
    """Of each claim what it turns on."""
    words = {name: said for judged in dispute.judged for name, said in judged.words.items()}
    found = []
    for claim in dispute.claims.values():
        entry = dispute.entries[claim.id]
        turned = turning(claim, entry, parts_of(entry))
        found.append((claim.id, turned, list(_lines(claim.id, turned, words))))
    text = explained_once("\n".join(line for _, _, lines in found for line in lines), words.values())
    said = iter(text.split("\n"))
    return tuple(Turn(claim, turned.part, tuple(next(said) for _ in lines)) for claim, turned, lines in found)


def rivals(dispute: Dispute) -> tuple[RivalShown, ...]:
    """Each rival that was asked any of the claims."""
    return tuple(
        RivalShown(
            rival.name,
            rival.holder,
            tuple(of_rival(dispute.rival_entries[rival.name, claim], claim, rival) for claim in asked),
            rival.parts,
        )
        for rival in dispute.rivals
        if (asked := [claim for claim in dispute.claims if (rival.name, claim) in dispute.rival_entries])
    )


def wrongly_followed(dispute: Dispute) -> tuple[int, int]:
    """Of the verdicts on claims that a rival denies, in how many the claim follows: (count, of)."""
    counts = [false_follows(dispute.rival_entries, dispute.rivals, claim) for claim in dispute.claims]
    return sum(wrong for wrong, _ in counts), sum(of for _, of in counts)


def _lines(claim: str, turned: Turning, words: dict[str, str]) -> Iterator[str]:
    for lean in turned.leans:
        named = words.get(lean.correlate.quantity, f"“{plain(lean.correlate.quantity)}”")
        yield f"{_WAYS[lean.way]} where this is higher: {named} ({abs(lean.correlate.correlation):.2f})"
    for name, share in turned.without:
        often = f"only {percent(share.share)}" if share.count else "no draw"
        yield f"{claim} holds in {often} without {words.get(name, f'“{plain(name)}”')}"
