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
        locator: where it is said.
        answer: the answer given, in words; the question's relation is that answer.
        question: what decides it within a running theory, or over coded cases; None where it is kept open.
        asked_so: how the question stands for the claim, and what it leaves out.
        counts_against: the recordable world that would count against it.
        supports, attacks: ids of claims that it speaks for and against.
        theory, case: of which theory and over which case it is asked; in a file by default the file's. Over
            coded cases no theory is asked, and the case is their name.
        record: what the record says of it, and what it cannot say; in words, with the source.
        carriers: mechanisms that may carry it: each is cut by itself, to see whether it holds without.
        kept_open: why it is entered and not asked.
        counterfactual: what had been otherwise, where it is a claim about the world as it was and not about
            worlds of a kind: "had there been no exhaustion"; it is asked so on the recorded course.
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
        """All statements of its question, what is given among them; none over coded cases."""
        if isinstance(self.question, Together):
            return self.question.all
        return (self.question,) if isinstance(self.question, Statement) else ()

    @property
    def asked_of(self) -> str:
        """Of what it is asked: a theory over a case, or coded cases."""
        return f"{self.theory} over {self.case}" if self.theory else f"the codings of {self.case}"


def _is_of_a_twin(statement: Statement) -> bool:
    """Whether of two worlds one is the other with something more done, to somebody or at some time."""
    acts = [set(side.world.acts) for side in statement.sides]
    if len(acts) < 2 or not (acts[0] < acts[1] or acts[1] < acts[0]):
        return False
    return any(act.since or act.until or act.where for act in acts[0] ^ acts[1])
