"""Judging a claim: its question on the draws that count, and what the verdict and its figures say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.store import Store
from conjuncture.engine.work import usable
from conjuncture.grammar import counted
from conjuncture.inquiry.correlates import correlates_of
from conjuncture.inquiry.course.given_events import refuse_what_is_given
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.knockouts import can_be_cut
from conjuncture.inquiry.experiments.sizes import changed_in_words
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry, left_open, not_asked
from conjuncture.inquiry.ledger.judged_by_draw import by_draw
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.judgements import ClaimResult
from conjuncture.inquiry.ledger.robustness import (
    OTHER_MARGINS,
    carried_by,
    carriers_in_words,
    margins_in_words,
    with_other_margins,
)
from conjuncture.inquiry.ledger.stored_entries import decides, kept_entry
from conjuncture.inquiry.ledger.verdicts import (
    ENOUGH,
    Verdict,
    Word,
    holds_by_definition,
    judge,
    too_small_for_waves,
)
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.evaluation import Evaluation
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.errors import TheoryError


def ask_claim(
    claim: Claim,
    matched: JudgedDraws,
    *,
    store: Store | None = None,
    alone: bool = True,
    progress: Progress | None = None,
) -> Entry:
    """Judge one claim on the surviving draws, or read its stored entry.

    A claim that does not apply to the theory becomes an entry "not asked" with the reason.

    Args:
        claim: the claim to judge.
        matched: the draws that count.
        store: for entries, and for the claim's worlds until its entry is stored.
        alone: no other process asks the same claim in this store at the same time.
        progress: called with (steps done, steps in all).
    """
    if claim.question is None:
        return left_open(claim)

    def make(room: Store | None) -> Entry:
        there = replace(matched, simulation=replace(matched.simulation, store=room))
        try:
            return _new_entry(claim, there, progress)
        except (QuestionError, TheoryError) as error:
            return not_asked(claim, error)

    store = usable(store, matched.simulation)
    return kept_entry(store, claim, decides(claim, matched) if store else {}, make, alone=alone)


def _new_entry(claim: Claim, matched: JudgedDraws, progress: Progress | None) -> Entry:
    if not isinstance(claim.question, Statement | Together) or not matched.survivors:
        raise QuestionError("the case's crude patterns rule out every draw. Ask for more draws.")
    simulation = matched.simulation
    refuse_what_is_given(claim.question, simulation)
    there, variables = simulation.theory.mechanisms, simulation.resolved.variables
    cutting = [name for name in claim.carriers if name in there and can_be_cut(variables[name])]
    draws = matched.survivors if claim.question.given else matched.survivors[:ENOUGH]
    evaluation = evaluate(claim.question, simulation, draws, cutting=cutting, progress=progress)
    small = too_small_for_waves(claim.question, simulation)
    judged = (evaluation.holds, evaluation.parameters, evaluation.names)
    verdict = judge(*judged, unchanged=evaluation.unchanged, too_small=small)
    if verdict.word == "follows" and holds_by_definition(claim.question, simulation):
        verdict = judge(*judged, definition=True)
    margins = {} if small else with_other_margins(evaluation, verdict.word)
    untried = [name for name in claim.carriers if name not in cutting]
    carriers = carried_by(evaluation, untried) if claim.carriers else None
    result = ClaimResult(
        **vars(evaluation.result),
        verdict=verdict.word,
        boundary=verdict.boundary,
        correlates=correlates_of(evaluation),
        margins=margins,
        carried_by=carriers,
        ruled_out=matched.words,
        by_draw=by_draw(evaluation, {name: OTHER_MARGINS[name] for name in margins}),
    )
    robustness = margins_in_words(verdict.word, margins) + (carriers_in_words(carriers) if carriers else "")
    return Entry(claim.id, verdict.word, _paragraph(verdict, evaluation, matched, robustness), result)


_MEANS: Mapping[Word, str] = {
    "follows": "The claim follows from this theory.",
    "fails": "The claim fails in this theory.",
    "depends": "The claim neither follows nor fails in this theory: it depends on its parameters.",
    "undecided": "The runs leave the claim undecided.",
    "definition": "The claim holds by definition, so the runs are no evidence for it.",
}


def _paragraph(verdict: Verdict, evaluation: Evaluation, matched: JudgedDraws, more: str) -> str:
    failed = (
        f" {counted(evaluation.failed, 'draw')} failed and "
        f"{'is' if evaluation.failed == 1 else 'are'} left out."
        if evaluation.failed
        else ""
    )
    among = " and that meet the condition of the claim" if evaluation.given else ""
    theory, _, _ = matched.simulation.theory.name.partition("+")  # without the case's bridge
    return (
        f"{_MEANS[verdict.word]} {verdict.reason} {evaluation.given_in_words}{evaluation.each_in_words}"
        f"{changed_in_words(evaluation.result.changed)}{more} "
        f"Judged on {evaluation.draws.size} draws out of {matched.tried}, {matched.those}{among}.{failed} "
        f"The verdict is about the theory '{theory}' over the priors of its parameters; only the record can "
        "show whether it was so."
    )
