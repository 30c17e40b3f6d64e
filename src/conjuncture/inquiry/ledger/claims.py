"""Claims: an assertion, its holder, and the question that tests it, as data."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.statements.statement import Statement, Together


@dataclass(frozen=True)
class Claim:
    """An answer that somebody gives to a question.

    Attributes:
        id: short, unique in its ledger.
        sentence: the claim in our own words.
        holder: who makes it.
        against: whom it is made against; may be empty.
        locator: where the holder says it.
        answer: the answer given, in words; the question's relation is that answer.
        question: the test that decides it in runs of a theory, or over coded cases; None where it is kept
            open.
        asked_so: how the question represents the claim, and what it leaves out.
        counts_against: the recordable world that would count against the claim.
        supports, attacks: ids of claims that it speaks for and against.
        theory, case: the theory and the case of which it is asked; in a file by default the file's. A claim
            about coded cases has no theory, and the case is the name of the codings.
        record: what the record says about it, and what it cannot say; in words, with the source.
        carriers: mechanisms that may carry it: each is cut by itself, to see whether the claim holds without
            it.
        kept_open: why it is entered but not asked.
        counterfactual: the condition of a claim about the world as it was, and not about a kind of world:
            "had there been no exhaustion"; on the recorded course it is asked in this way.
    """

    id: str
    sentence: str
    holder: str
    against: str
    locator: str
    answer: str
    question: Statement | Together | Conditions | None
    asked_so: str
    counts_against: str
    supports: tuple[str, ...] = ()
    attacks: tuple[str, ...] = ()
    theory: str = ""
    case: str = ""
    record: str = ""
    carriers: tuple[str, ...] = ()
    kept_open: str = ""
    counterfactual: str = ""

    def __post_init__(self) -> None:
        if self.question is not None and not isinstance(self.question, Statement | Together | Conditions):
            raise QuestionError(
                "a claim is judged by a statement, by several together, or by conditions over coded cases. "
                "Other questions are asked by themselves, from a file of their own."
            )
        if self.question is None and not self.kept_open:
            raise QuestionError(
                "it has no question. Write one, or say why it is left open: kept_open = ..., with "
                'question = "none".'
            )
        if self.question is not None and self.kept_open:
            raise QuestionError("it has a question and kept_open. Leave out one of the two.")
        if self.counterfactual and not any(map(_is_of_a_twin, self.statements)):
            raise QuestionError(
                "it has a counterfactual, and none of its statements compares a world with the same world in "
                "which something more is done, to somebody or at some time.",
                remedy="Leave counterfactual out, or write such a statement.",
            )

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements of its question, including those that must be given; none over coded cases."""
        if isinstance(self.question, Together):
            return self.question.all
        return (self.question,) if isinstance(self.question, Statement) else ()

    @property
    def asked_of(self) -> str:
        """What it is asked of: a theory on a case, or coded cases."""
        return f"{self.theory} over {self.case}" if self.theory else f"the codings of {self.case}"


def _is_of_a_twin(statement: Statement) -> bool:
    """Whether one of two worlds is the other with a further act on some members or in some period."""
    acts = [set(side.world.acts) for side in statement.sides]
    if len(acts) < 2 or not (acts[0] < acts[1] or acts[1] < acts[0]):
        return False
    return any(act.since or act.until or act.where for act in acts[0] ^ acts[1])
