"""Entries: one claim with its verdict, figures and sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, get_args

from conjuncture.engine.digests import digest
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import usable
from conjuncture.grammar import counted
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.codec.kinds import NOT_ASKED
from conjuncture.inquiry.correlates import correlates_of
from conjuncture.inquiry.course.given_events import refuse_what_is_given
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.knockouts import can_be_cut
from conjuncture.inquiry.experiments.null_twin import null_twin
from conjuncture.inquiry.experiments.sizes import MOST_IN_WORDS, changed_in_words, sizes_in_words
from conjuncture.inquiry.ledger import findings
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.judged_by_draw import by_draw
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.judgements import ClaimResult, ConditionsResult
from conjuncture.inquiry.ledger.robustness import (
    OTHER_MARGINS,
    carried_by,
    carriers_in_words,
    margins_in_words,
    with_other_margins,
)
from conjuncture.inquiry.ledger.verdicts import (
    ENOUGH,
    SURVIVORS,
    Verdict,
    Word,
    holds_by_definition,
    judge,
    too_small_for_waves,
)
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.evaluation import Evaluation
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.errors import TheoryError

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


def decides(claim: Claim, matched: JudgedDraws) -> dict[str, Any]:
    """Everything that determines the entry of a claim."""
    return {
        "run": fingerprint(bare(matched.simulation)),
        "survivors": list(matched.survivors),
        "found": [matched.tried, matched.words],
        "null twin": [digest(start).value for start in null_twin(matched.simulation).holds],
        "question": encode(claim.question),
        "carriers": list(claim.carriers),
    }


def kept_already(claim: Claim, matched: JudgedDraws, store: Store) -> bool:
    """Whether the entry of a claim is in the store."""
    read = partial(entry_from, claim=claim)
    return findings.look_up(store, claim.id, decides(claim, matched), read) is not None


def kept_entry(
    store: Store | None,
    claim: Claim,
    decided_by: Mapping[str, Any],
    make: Callable[[Store | None], Entry],
    *,
    alone: bool = True,
) -> Entry:
    """The stored entry of a claim, by everything that determines it; if there is none, it is made."""
    read = partial(entry_from, claim=claim)
    return findings.kept(
        store, claim.id, decided_by, make=make, written=Entry.to_dict, read=read, alone=alone
    )


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


def bare(simulation: Simulation) -> Simulation:
    """What determines a run, without the variables that it records and the room that it has."""
    return replace(simulation, sparing=True, keep=(), settable=(), wirable=(), store=None)


def left_open(claim: Claim) -> Entry:
    """The entry of a claim that is not asked."""
    return Entry(claim.id, LEFT_OPEN, f"Left open, and never run: {claim.kept_open}", None)


def not_asked(claim: Claim, reason: Exception) -> Entry:
    """The entry of a claim that does not apply to a theory, or not over that case."""
    return Entry(claim.id, NOT_ASKED, f"This claim does not apply to the theory: {reason}", None)


def no_verdict(claim: Claim, reason: Exception) -> Entry:
    """The entry of a claim for which there are no draws."""
    return Entry(claim.id, NO_VERDICT, f"No verdict: {reason}", None)


def answer_of(claim: Claim, entry: Entry, matched: JudgedDraws | None) -> Answer:
    """A claim's entry as an answer; `matched` is None if nothing was run."""
    figures = entry.figures
    warnings = []
    if matched is not None and len(matched.survivors) < SURVIVORS:
        warnings.append(too_few(matched))
    elif figures is not None and figures.given is not None and figures.draws < SURVIVORS:
        warnings.append(
            f"The condition of the claim leaves {counted(figures.draws, 'draw')}, and a verdict needs "
            f"{SURVIVORS}. Ask for more with --draws."
        )
    if matched is not None:
        warnings += matched.not_kept
    if isinstance(figures, ConditionsResult):
        warnings += figures.warnings
    kind = "conditions" if isinstance(claim.question, Conditions) else "claim"
    kind = NOT_ASKED if figures is None else kind
    return Answer(kind, claim.sentence, entry.words, figures, tuple(warnings), claim.question)


def holds_in(entry: Entry) -> Proportion | None:
    """In how many of the draws that count the claim holds; None where none counts."""
    verdict = entry.figures
    return verdict.holds if verdict is not None and verdict.holds.of else None


def changed_in(entry: Entry, most: int = MOST_IN_WORDS) -> str:
    """The sizes of what interventions changed for a claim, in words, the first few; empty without any."""
    return sizes_in_words(entry.figures.changed, most) if entry.figures is not None else ""


def too_few(matched: JudgedDraws) -> str:
    """The warning of a verdict on too few draws."""
    return (
        f"{counted(len(matched.survivors), 'draw')} can be judged, {matched.those}, and a verdict needs "
        f"{SURVIVORS}: every claim stays undecided. Ask for more with --draws."
    )


def plain_name(simulation: Simulation) -> str:
    """The theory's name without the case's bridge."""
    return simulation.theory.name.partition("+")[0]


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
    carriers = carried_by(evaluation, [name for name in claim.carriers if name not in cutting])
    result = ClaimResult(
        **vars(evaluation.result),
        verdict=verdict.word,
        boundary=verdict.boundary,
        correlates=correlates_of(evaluation),
        margins=margins,
        carried_by=carriers if claim.carriers else None,
        ruled_out=matched.words,
        by_draw=by_draw(evaluation, {name: OTHER_MARGINS[name] for name in margins}),
    )
    robustness = margins_in_words(verdict.word, margins) + carriers_in_words(carriers)
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
    return (
        f"{_MEANS[verdict.word]} {verdict.reason} {evaluation.given_in_words}{evaluation.each_in_words}"
        f"{changed_in_words(evaluation.result.changed)}{more} "
        f"Judged on {evaluation.draws.size} draws out of {matched.tried}, {matched.those}{among}.{failed} "
        "The verdict is about the "
        f"theory '{plain_name(matched.simulation)}' over the priors of its parameters; only the record can "
        "show whether it was so."
    )
