"""Rivals: other theories on which the same claims are tested, and the count of false verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry


@dataclass(frozen=True)
class Rival:
    """A theory that contradicts some of a ledger's claims.

    Attributes:
        name: short, unique in its ledger.
        theory: the theory's name or file.
        holder: who holds it, with the works.
        says: its content, in a sentence or two.
        parts: the recordable prediction on which it differs from the ledger's theory.
        asked: ids of the claims that are asked of it.
        denies: those of them that it says are false.
    """

    name: str
    theory: str
    holder: str
    says: str
    parts: str
    asked: tuple[str, ...]
    denies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        strangers = sorted(set(self.denies) - set(self.asked))
        if strangers:
            raise QuestionError(f"it denies {', '.join(strangers)}, which it is not asked. Add it to asked.")


def put_to(rivals: Iterable[Rival], claims: Sequence[Claim]) -> list[tuple[Rival, Claim]]:
    """Each rival with each of these claims that it is asked; the claim then names the rival's theory.

    A claim about coded cases is asked of no theory, and so of no rival.
    """
    return [
        (rival, replace(claim, theory=rival.theory, carriers=()))
        for rival in rivals
        for claim in claims
        if claim.id in rival.asked and claim.question is not None and claim.theory
    ]


def false_follows(
    answers: Mapping[tuple[str, str], Entry], rivals: Iterable[Rival], claim: str
) -> tuple[int, int]:
    """How many rivals deny a claim that follows from their worlds, and how many were judged.

    Args:
        answers: entries by (rival, claim).
        rivals: all of the ledger.
        claim: its id.
    """
    words = [
        answers[rival.name, claim].word
        for rival in rivals
        if claim in rival.denies and (rival.name, claim) in answers
    ]
    verdicts = [word for word in words if word in ("follows", "depends", "fails", "undecided", "definition")]
    return sum(word == "follows" for word in verdicts), len(verdicts)
