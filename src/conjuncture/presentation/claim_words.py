"""A claim, an open question or a trace with its answer, in paragraphs: who says it, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.ledger.trace import Trace
from conjuncture.presentation.trace_words import traces_to_ask


def claim_paragraphs(
    answer: Answer, run: LedgerRun, rivals: Sequence[Rival], traces: Sequence[RecordedTrace] = ()
) -> tuple[str, ...]:
    """The paragraphs that tell the answer of the one claim of a run, and its traces in the record."""
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
        *traces_to_ask(traces, claim.case),
        f"What would count against it: {claim.counts_against}",
    )


def trace_paragraphs(answer: Answer, trace: Trace, claim: Claim) -> tuple[str, ...]:
    """The paragraphs that tell the answer of a trace."""
    return (
        answer.question,
        _claim_line(claim),
        f"Why: {trace.reason} ({trace.source})",
        answer.words,
    )


def question_paragraphs(answer: Answer, question: OpenQuestion) -> tuple[str, ...]:
    """The paragraphs that tell the answer of an open question."""
    return (f"{question.id}. {question.sentence} ({question.locator})", *answer.words.split("\n"))


def _claim_line(claim: Claim) -> str:
    against = f", against {claim.against}" if claim.against else ""
    return f"{claim.id}. {claim.holder}{against} ({claim.locator}): {claim.sentence}"
