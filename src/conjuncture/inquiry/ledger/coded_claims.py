"""Coded claims: a claim about coded cases, judged over recodings by the same rules as every other claim.

A draw is one recoding (see `qca.codings`). Draws differ in the codes and crossovers themselves, so `depends`
names the codes that decide. Instead of cutting mechanisms, cases are left out one at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from conjuncture.engine.store import Store
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.correlates import correlates_of
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger import coded_claims_words
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import NOT_ASKED, Entry
from conjuncture.inquiry.ledger.judgements import ConditionsResult
from conjuncture.inquiry.ledger.robustness import carried_by, with_other_margins
from conjuncture.inquiry.ledger.stored_entries import kept_entry
from conjuncture.inquiry.ledger.verdicts import judge
from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.qca.assertions import Assertion, Degrees
from conjuncture.inquiry.qca.claim import Conditions, as_coded, chance_band, over_recodings
from conjuncture.inquiry.qca.codings import Codings, Recodings
from conjuncture.inquiry.qca.result import About, Memberships, memberships
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.statements.evaluation import Evaluation, StatementEvaluation


def ask_recorded(
    claim: Claim, codings: Codings, draws: int, *, seed: int = 0, store: Store | None = None
) -> Entry:
    """Judge one claim about coded cases over recodings of them, or read its stored entry.

    Args:
        claim: its question is `Conditions`.
        codings: the coded cases that it names.
        draws: recodings.
        seed: of their random numbers.
        store: where the entry is stored and looked up.
    """
    question = claim.question
    assert isinstance(question, Conditions)

    def make(_: Store | None) -> Entry:
        try:
            words, result = judged(question, codings, draws, seed)
        except QuestionError as error:
            return Entry(claim.id, NOT_ASKED, f"This claim does not apply to these codings: {error}", None)
        return Entry(claim.id, result.verdict, words, result)

    return kept_entry(store, claim, decides(question, codings, draws, seed), make)


def decides(question: Conditions, codings: Codings, draws: int, seed: int) -> dict[str, Any]:
    """Everything that determines the entry of a claim about coded cases."""
    return {
        "codes": {name: values.tolist() for name, values in codings.table.columns.items()},
        "cases": list(codings.table.cases),
        "unsure": {name: codings.width(name).tolist() for name in codings.table.columns},
        "draws": [draws, seed],
        "question": encode(question),
    }


def answer_recorded(question: Conditions, codings: Codings, draws: int, seed: int = 0) -> Answer:
    """The same, as the answer to a question that is not in a ledger.

    Raises:
        QuestionError: an unknown condition or outcome.
    """
    words, result = judged(question, codings, draws, seed)
    return Answer("conditions", str(question), words, result, result.warnings, question)


def judged(question: Conditions, codings: Codings, draws: int, seed: int) -> tuple[str, ConditionsResult]:
    """The paragraph with the verdict, and the figures that it rests on.

    Raises:
        QuestionError: an unknown condition or outcome, with the codings' name and the nearest.
    """
    recodings = question.recodings(codings, draws, seed)
    evaluation = evaluate_recodings(question.assertions, recodings, codings.table)
    verdict = judge(evaluation.holds, evaluation.parameters, evaluation.names)
    coded = {str(assertion): as_coded(assertion, codings.table) for assertion in question.every}
    result = ConditionsResult(
        **vars(evaluation.result),
        verdict=verdict.word,
        boundary=verdict.boundary,
        margins=with_other_margins(evaluation, verdict.word),
        carried_by=carried_by(evaluation, ()),
        correlates=correlates_of(evaluation),
        cases=len(codings.table.cases),
        as_coded=coded,
        recoded={str(assertion): over_recodings(assertion, recodings) for assertion in question.every},
        beside={
            str(rival): proportion(evaluate_recodings((rival,), recodings, codings.table).holds)
            for rival in question.rivals
        },
        memberships=_memberships(question, codings),
        warnings=tuple(coded_claims_words.warnings(question.assertions, codings, coded)),
    )
    return coded_claims_words.finding(question, codings, evaluation, verdict.reason, result), result


def evaluate_recodings(assertions: Sequence[Assertion], recodings: Recodings, table: Table) -> Evaluation:
    """Evaluate what a verdict rests on: the assertions in every recoding, and without each of these cases.

    Args:
        assertions: all of them together.
        recodings: the draws.
        table: the cases as coded.

    Raises:
        QuestionError: a figure that is undefined in every recoding.
    """
    degrees = recodings.degrees(
        expression for assertion in assertions for expression in assertion.expressions
    )
    bands = {assertion: chance_band(assertion, table) for assertion in assertions}
    differences = [assertion.differences(degrees) for assertion in assertions]
    ran = np.logical_and.reduce([np.isfinite(difference) for difference in differences])
    if not ran.any():
        raise QuestionError(
            f"no case is in {' or '.join(assertions[0].expressions)} at all, so that no share can "
            "be computed."
        )

    def evaluated(some: Sequence[Degrees]) -> tuple[StatementEvaluation, ...]:
        return tuple(
            StatementEvaluation(assertion, values[ran], bands[assertion], assertion.margin)
            for assertion, values in zip(assertions, some, strict=True)
        )

    def without(place: int) -> tuple[StatementEvaluation, ...]:
        left = {name: np.delete(values, place, axis=-1) for name, values in degrees.items()}
        return evaluated([assertion.differences(left) for assertion in assertions])

    return Evaluation(
        statements=evaluated(differences),
        given=(),
        ran=np.flatnonzero(ran),
        parameters_of_ran=recodings.quantities[ran],
        names=recodings.names,
        failed=int((~ran).sum()),
        cut={case: without(place) for place, case in enumerate(table.cases)},
    )


def _memberships(question: Conditions, codings: Codings) -> Memberships:
    """The degree to which each case is in the asserted expressions, as coded: what the picture shows."""
    panels: list[tuple[str, str, About]] = [
        (expression, assertion.outcome, assertion.about)
        for assertion in question.assertions
        for expression in (assertion.expression, *((assertion.than,) if assertion.than else ()))
    ]
    return memberships(codings.table, panels)
