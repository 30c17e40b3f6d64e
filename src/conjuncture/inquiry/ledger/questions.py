"""Open questions: questions that are answered through several claims at once.

There is no separate rule for a question. Its answer says what the verdict on each of its claims means for the
question, which parts of each claim were shown, which parameters decide, what rivals answer, and what the
record says. `question_words` puts it into words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conjuncture.inquiry.answers import Answer, Question
from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.ledger import question_words
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, holds_in
from conjuncture.inquiry.ledger.objections import Objection, Refutation
from conjuncture.inquiry.ledger.parts import Part, parts_of
from conjuncture.inquiry.ledger.rivals import Rival
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True)
class Means:
    """The meaning of a claim for a question.

    Attributes:
        claim: its id.
        follows, fails: the sentence about the question that is true if the claim follows, and if it fails. A
            claim of several parts fails if they do not hold together, so `fails` should say no more than
            that.
    """

    claim: str
    follows: str
    fails: str


@dataclass(frozen=True)
class Hinge(Correlate):
    """A parameter that the weakest part of a claim correlates with, also in words."""

    words: str = ""


@dataclass(frozen=True)
class ClaimBehind:
    """A claim behind a question.

    Attributes:
        verdict: the word of its entry.
        holds: in how many draws it holds; None if no draw counts.
        says: what it means for the question if it follows.
        parts: each of its statements.
        hinges: the parameters that it depends on most.
    """

    verdict: str
    holds: Proportion | None
    says: str
    parts: tuple[Part, ...]
    hinges: tuple[Hinge, ...]


@dataclass(frozen=True)
class RivalAnswer:
    """A rival's answer to a claim."""

    verdict: str
    holds: Proportion | None


@dataclass(frozen=True, eq=False)
class OpenQuestionResult(Result):
    """The answer to a question from the claims behind it.

    Attributes:
        finding: their verdicts, in a sentence.
        claims: by id.
        rivals: by "rival: claim".
        beside: the answers to its companion questions.
    """

    finding: str
    claims: Mapping[str, ClaimBehind]
    rivals: Mapping[str, RivalAnswer]
    beside: tuple[Answer, ...]


@dataclass(frozen=True)
class OpenQuestion:
    """A question and the claims that bear on it.

    Attributes:
        id: short, unique in its ledger.
        sentence: the question in our own words.
        locator: where somebody asks it.
        through: the meaning of each claim behind it for the question; the most direct one comes first.
        record: what the record can say about it, and what it cannot.
        terms: words of the claims that a reader may not know, or may know in another sense; may be empty.
        put_in: assumptions of the theory or the case, which the runs therefore do not show; may be empty.
        beside: companion questions of other kinds, over the same draws; see `companion_questions`.
        objection: the strongest objection to the answer, and the rival in which it runs.
        refuted_by: what a record would have to show for the answer to be wrong.
    """

    id: str
    sentence: str
    locator: str
    through: tuple[Means, ...]
    record: str
    terms: str = ""
    put_in: str = ""
    beside: tuple[Question, ...] = ()
    objection: Objection | None = None
    refuted_by: Refutation | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims behind it."""
        return tuple(means.claim for means in self.through)

    def answer(
        self,
        claims: Mapping[str, Claim],
        entries: Mapping[str, Entry],
        rivals: Sequence[Rival] = (),
        answers: Mapping[tuple[str, str], Entry] | None = None,
        words: Mapping[str, str] | None = None,
        beside: Sequence[Answer] = (),
    ) -> Answer:
        """The answer, from the entries of the claims behind it.

        Args:
            claims, entries: by id.
            rivals: of the ledger.
            answers: the rivals' entries by (rival, claim).
            words: for quantities and mechanisms, by name; see `quantity_words`.
            beside: the answers to the questions asked with it.
        """
        others = {key: answer for key, answer in (answers or {}).items() if key[1] in self.claims}
        findings = [
            question_words.ClaimFinding(
                claims[means.claim],
                entries[means.claim],
                parts_of(entries[means.claim]),
                means.follows,
                means.fails,
            )
            for means in self.through
        ]
        finding = question_words.finding(findings)
        paragraphs = (
            question_words.in_short(findings, words or {}),
            *((f"Terms. {self.terms}",) if self.terms else ()),
            *((f"Assumed beforehand. {self.put_in}",) if self.put_in else ()),
            *(question_words.of_claim(claim_finding, words or {}) for claim_finding in findings),
            *(f"Companion question. {answer.words[:1].upper()}{answer.words[1:]}" for answer in beside),
            question_words.hinges(findings, words or {}),
            *question_words.of_rivals(rivals, others, self.claims),
            f"The record. {self.record}",
            question_words.not_shown(findings),
        )
        return Answer(
            kind="question",
            question=self.sentence,
            words="\n".join(paragraphs),
            figures=OpenQuestionResult(
                finding=finding,
                claims={
                    claim_finding.claim.id: ClaimBehind(
                        claim_finding.entry.word,
                        holds_in(claim_finding.entry),
                        claim_finding.follows,
                        claim_finding.parts,
                        _hinges(claim_finding, words or {}),
                    )
                    for claim_finding in findings
                },
                rivals={
                    f"{rival}: {claim}": RivalAnswer(entry.word, holds_in(entry))
                    for (rival, claim), entry in others.items()
                },
                beside=tuple(beside),
            ),
            asked=self.id,
        )


def _hinges(claim_finding: question_words.ClaimFinding, words: Mapping[str, str]) -> tuple[Hinge, ...]:
    verdict = claim_finding.entry.figures
    return tuple(
        Hinge(**vars(lean), words=question_words.named(lean, words))
        for lean in (verdict.correlates if verdict else ())
    )
