"""Companion questions: questions of other kinds, asked with an open question over the draws of its claims.

A claim is true or false. Which conditions are necessary or sufficient is a different question, and an open
question may include it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.store import Store
from conjuncture.engine.work import usable
from conjuncture.inquiry.answers import Answer, Question
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.course.given_events import refuse_kind
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger import findings
from conjuncture.inquiry.ledger.findings import bare
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.verdicts import ENOUGH
from conjuncture.language.errors import TheoryError


def ask_beside(
    question: OpenQuestion,
    matched: JudgedDraws,
    *,
    store: Store | None = None,
    tell: Callable[[str], Progress | None] = lambda _: None,
) -> tuple[Answer, ...]:
    """The answers to a question's companion questions, from a run or from the store.

    Args:
        question: an open question.
        matched: the draws that its claims are judged on; as many are used as for a claim.
        store: where answers are stored and looked up.
        tell: called with the title of each run.

    A question that does not apply to the theory is answered with the reason.
    """
    draws = list(matched.survivors[:ENOUGH])
    store = usable(store, matched.simulation)
    answers = []
    for number, one in enumerate(question.beside, 1):
        decides = {"run": fingerprint(bare(matched.simulation)), "draws": draws, "question": encode(one)}

        def make(room: Store | None, one: Question = one) -> Answer:
            simulation = replace(matched.simulation, store=room)
            try:
                refuse_kind(one, simulation)
                return one.ask(simulation, draws, progress=tell(f"{question.id}, besides"))
            except (QuestionError, TheoryError) as error:
                return Answer(
                    "not asked",
                    str(one),
                    f"{one} This question does not apply to the theory: {error}",
                    None,
                    asked=one,
                )

        name = f"{question.id}-beside-{number}"
        answers.append(
            findings.kept(store, name, decides, make=make, written=Answer.to_dict, read=Answer.from_dict)
        )
    return tuple(answers)
