"""A claim or an open question with its answer, in paragraphs: who says it, how it was asked, rivals."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival


def claim_paragraphs(answer: Answer, run: LedgerRun, rivals: Sequence[Rival]) -> tuple[str, ...]:
    """The paragraphs that tell the answer of the one claim of a run."""
    (claim,) = run.ledger.claims
    matched = run.ledger.matched_for(claim)
    others = [
        f"{rival.name} ({rival.holder}): {run.rivals[rival.name, claim.id].word}"
        for rival in rivals
        if (rival.name, claim.id) in run.rivals
    ]
    return (
        _claim_line(claim),
        f"Asked so: {claim.asked_so}",
        *([f"A claim about the world as it was: {claim.counterfactual}."] if claim.counterfactual else []),
        answer.words,
        *([matched.words] if matched is not None else []),
        *([f"Rivals answer: {'; '.join(others)}"] if others else []),
        *([f"The record: {claim.record}"] if claim.record else []),
        f"What would count against it: {claim.counts_against}",
    )


def question_paragraphs(answer: Answer, question: OpenQuestion) -> tuple[str, ...]:
    """The paragraphs that tell the answer of an open question."""
    return (f"{question.id}. {question.sentence} ({question.locator})", *answer.words.split("\n"))


def _claim_line(claim: Claim) -> str:
    against = f", against {claim.against}" if claim.against else ""
    return f"{claim.id}. {claim.holder}{against} ({claim.locator}): {claim.sentence}"
