"""An entry: one claim with its verdict, figures and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from conjuncture.inquiry.codec.kinds import NOT_ASKED
from conjuncture.inquiry.experiments.sizes import MOST_IN_WORDS, sizes_in_words
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.judgements import ClaimResult, ConditionsResult
from conjuncture.inquiry.ledger.verdicts import Word
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.qca.claim import Conditions

LEFT_OPEN, NO_VERDICT = "left open", "no verdict"
WITHOUT_FIGURES = (LEFT_OPEN, NOT_ASKED, NO_VERDICT)
"""The words of entries without draws."""


@dataclass(frozen=True)
class Entry:
    """One claim with its result.

    Attributes:
        claim: its id.
        word: the verdict; "not asked" where the theory lacks something that the question is about, "left
            open" where the claim is entered without a question, "no verdict" where no draws were found to
            judge it on.
        words: the finding, a paragraph.
        figures: the figures that the verdict rests on; None where it was not asked. There are none over the
            whole priors, since such a share would measure the theory's author.
        read: whether it was read from the store and not run.
    """

    claim: str
    word: Word | str
    words: str
    figures: ClaimResult | ConditionsResult | None
    read: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain data for JSON."""
        return {**vars(self), "figures": {} if self.figures is None else self.figures.to_dict()}


def left_open(claim: Claim) -> Entry:
    """The entry of a claim that is not asked."""
    return Entry(claim.id, LEFT_OPEN, f"Left open, and never run: {claim.kept_open}", None)


def not_asked(claim: Claim, reason: Exception) -> Entry:
    """The entry of a claim that does not apply to a theory, or not over that case."""
    return Entry(claim.id, NOT_ASKED, f"This claim does not apply to the theory: {reason}", None)


def no_verdict(claim: Claim, reason: Exception) -> Entry:
    """The entry of a claim for which there are no draws."""
    return Entry(claim.id, NO_VERDICT, f"No verdict: {reason}", None)


def entry_from(data: Mapping[str, Any], claim: Claim) -> Entry:
    """The entry of a claim from its stored data, marked as read.

    Raises:
        ValueError, TypeError, KeyError: the data is not an entry, or is one of another claim.
    """
    word, result = data["word"], ConditionsResult if isinstance(claim.question, Conditions) else ClaimResult
    judged = word in get_args(Word)
    if set(data) != {"claim", "word", "words", "figures", "read"} or data["claim"] != claim.id:
        raise ValueError("no entry of this claim")
    if not isinstance(data["words"], str) or not (judged or word in WITHOUT_FIGURES):
        raise ValueError("no entry of this claim")
    figures = result.from_dict(data["figures"]) if judged else None
    if figures is not None and figures.verdict != word:
        raise ValueError("an entry whose word is not its verdict")
    return Entry(claim.id, word, data["words"], figures, read=True)


def holds_in(entry: Entry) -> Proportion | None:
    """In how many of the draws that count the claim holds; None where none counts."""
    verdict = entry.figures
    return verdict.holds if verdict is not None and verdict.holds.of else None


def changed_in(entry: Entry, most: int = MOST_IN_WORDS) -> str:
    """The sizes of what interventions changed for a claim, in words, the first few; empty without any."""
    return sizes_in_words(entry.figures.changed, most) if entry.figures is not None else ""
