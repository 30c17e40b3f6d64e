"""The claims of a ledger, with its open questions, rivals and traces, each found by its name."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.ledger.trace import Trace


@dataclass(frozen=True)
class ClaimFile:
    """The claims of a ledger.

    Attributes:
        name: of its folder or file, as typed.
        title: of the collection of claims.
        theory, case: those at the beginning of the file, or of the first claim.
        claims: in the order of the files, each with the theory and the case it is asked of.
        questions: open questions, each with the claims that bear on it.
        rivals: other theories of which some of the claims are asked.
        traces: traces that claims and rivals would leave in a record.
    """

    name: str
    title: str
    theory: str
    case: str
    claims: tuple[Claim, ...]
    questions: tuple[OpenQuestion, ...] = ()
    rivals: tuple[Rival, ...] = ()
    traces: tuple[Trace, ...] = ()

    def called(self, claim_id: str) -> Claim:
        """The claim with this id, in upper or lower case.

        Raises:
            QuestionError: with the nearest id.
        """
        for claim in self.claims:
            if claim.id.casefold() == claim_id.casefold():
                return claim
        ids = [entry.id for entry in (*self.claims, *self.questions)]
        close = nearest(claim_id, [*ids, *(trace.name for trace in self.traces)])
        raise QuestionError(f"there is no claim or question '{claim_id}'. {close}")

    def question_called(self, question_id: str) -> OpenQuestion | None:
        """The open question with this id, in upper or lower case; None if there is none."""
        return next(
            (question for question in self.questions if question.id.casefold() == question_id.casefold()),
            None,
        )

    def trace_called(self, name: str) -> Trace | None:
        """The trace with this name, in upper or lower case; None if there is none."""
        return next((trace for trace in self.traces if trace.name.casefold() == name.casefold()), None)

    def id_of(self, name: str) -> str:
        """The id of a claim or question, or a trace's name, as the ledger writes it. Raises as `called`."""
        question, trace = self.question_called(name), self.trace_called(name)
        if trace is not None:
            return trace.name
        return question.id if question is not None else self.called(name).id

    def claims_of(self, name: str) -> list[Claim]:
        """The claim with this id, the claims behind the open question with this id, or the claim of a trace.

        Raises as `called`.
        """
        question, trace = self.question_called(name), self.trace_called(name)
        if trace is not None:
            return [self.called(trace.claim)]
        return [self.called(claim) for claim in (question.claims if question is not None else (name,))]
