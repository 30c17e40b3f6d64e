"""Entries: one claim with what the runs say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any, get_args

from conjuncture.engine.digests import digest
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import usable
from conjuncture.inquiry.answers import Answer, plain
from conjuncture.inquiry.codec import encode
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.knockouts import can_be_cut
from conjuncture.inquiry.experiments.null_twin import null_twin
from conjuncture.inquiry.ledger import findings
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.correlates import leans_on
from conjuncture.inquiry.ledger.history_matching import NotRuledOut
from conjuncture.inquiry.ledger.robustness import carried_by, told_carriers, told_margins, with_other_margins
from conjuncture.inquiry.ledger.verdicts import ENOUGH, SURVIVORS, Verdict, Word, holds_by_definition, judge
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.evaluation import Evaluation
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.errors import TheoryError

LEFT_OPEN, NOT_ASKED = "left open", "not asked"


@dataclass(frozen=True)
class Entry:
    """One claim with what the runs say.

    Attributes:
        claim: its id.
        word: the verdict; "not asked" where the theory lacks what the question speaks of, "left open" where
            the claim is entered without a question.
        words: the finding, a paragraph.
        figures: its numbers; none of the whole priors, since a share of those measures the theory's author.
        read: whether it was found in the folder rather than run.
    """

    claim: str
    word: Word | str
    words: str
    figures: Mapping[str, Any]
    read: bool = False


def ask_claim(
    claim: Claim,
    matched: NotRuledOut,
    *,
    store: Store | None = None,
    alone: bool = True,
    progress: Progress | None = None,
) -> Entry:
    """One claim judged on the surviving draws, run or read.

    A question that this theory cannot be asked becomes an entry "not asked" with the reason.

    Args:
        claim: what is judged.
        matched: the draws that count.
        store: where entries are kept, and the claim's worlds until its entry is there.
        alone: no other process asks the same claim in this store at the same time.
        progress: told (steps done, steps in all).
    """
    if claim.question is None:
        return left_open(claim)

    def make(room: Store | None) -> Entry:
        there = replace(matched, simulation=replace(matched.simulation, store=room))
        try:
            return _asked(claim, there, progress)
        except (QuestionError, TheoryError) as error:
            return not_asked(claim, error)

    store = usable(store, matched.simulation)
    return kept_entry(store, claim, decides(claim, matched) if store else {}, make, alone=alone)


def decides(claim: Claim, matched: NotRuledOut) -> dict[str, Any]:
    """Everything that decides the entry of a claim."""
    return {
        "run": fingerprint(bare(matched.simulation)),
        "survivors": list(matched.survivors),
        "null twin": [digest(start).value for start in null_twin(matched.simulation).holds],
        "question": encode(claim.question),
        "carriers": list(claim.carriers),
    }


def kept_already(claim: Claim, matched: NotRuledOut, store: Store) -> bool:
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
    """The entry of a claim as it is kept under all that decides it, or made and kept."""
    read = partial(entry_from, claim=claim)
    return findings.kept(store, claim.id, decided_by, make=make, written=asdict, read=read, alone=alone)


def entry_from(data: Mapping[str, Any], claim: Claim) -> Entry:
    """The entry of a claim that was written down, marked as read.

    Raises:
        ValueError, TypeError, KeyError: what was written is none, or is one of another claim.
    """
    entry = replace(Entry(**data), read=True)
    known = entry.word in {*get_args(Word), LEFT_OPEN, NOT_ASKED} and entry.claim == claim.id
    if not known or not isinstance(entry.words, str) or not isinstance(entry.figures, Mapping):
        raise ValueError("no entry of this claim")
    if entry.figures.get("verdict", entry.word) != entry.word:
        raise ValueError("an entry whose word is not its verdict")
    return entry


def bare(simulation: Simulation) -> Simulation:
    """What decides a run, without what is recorded of it and what it has room for."""
    return replace(simulation, sparing=True, keep=(), settable=(), wirable=(), store=None)


def left_open(claim: Claim) -> Entry:
    """The entry of a claim that is not asked."""
    return Entry(claim.id, LEFT_OPEN, f"Left open, and never run: {claim.kept_open}", {})


def not_asked(claim: Claim, reason: Exception) -> Entry:
    """The entry of a claim that a theory cannot be asked, or not over that case."""
    return Entry(claim.id, NOT_ASKED, f"This theory cannot be asked: {reason}", {})


def answer_of(claim: Claim, entry: Entry, matched: NotRuledOut | None) -> Answer:
    """A claim's entry as an answer, to be told like any other; `matched` is None where nothing was run."""
    warning = ""
    if matched is not None and len(matched.survivors) < SURVIVORS:
        warning = too_few(matched)
    elif "given" in entry.figures and entry.figures["draws"] < SURVIVORS:
        warning = (
            f"What is given leaves {entry.figures['draws']} draws, and a verdict needs {SURVIVORS}. Ask for "
            "more with --draws."
        )
    asked = {} if claim.question is None else encode(claim.question)
    not_kept = matched.not_kept if matched is not None else ()
    warnings = (*((warning,) if warning else ()), *not_kept, *entry.figures.get("beware", ()))
    kind = "conditions" if isinstance(claim.question, Conditions) else "claim"
    return Answer(kind, claim.sentence, entry.words, entry.figures, warnings, asked)


def too_few(matched: NotRuledOut) -> str:
    """The warning that goes with a verdict on too few draws."""
    return (
        f"Only {len(matched.survivors)} draws are not ruled out, and a verdict needs {SURVIVORS}: every "
        "claim stays undecided. Ask for more with --draws."
    )


def plain_name(simulation: Simulation) -> str:
    """The theory's name without the case's bridge."""
    return simulation.theory.name.partition("+")[0]


def _asked(claim: Claim, matched: NotRuledOut, progress: Progress | None) -> Entry:
    if not isinstance(claim.question, Statement | Together) or not matched.survivors:
        raise QuestionError("the case's crude patterns rule out every draw of it. Ask for more draws.")
    simulation = matched.simulation
    there, known = simulation.theory.mechanisms, simulation.resolved.variables
    cutting = [name for name in claim.carriers if name in there and can_be_cut(known[name])]
    draws = matched.survivors if claim.question.given else matched.survivors[:ENOUGH]
    evaluation = evaluate(claim.question, simulation, draws, cutting=cutting, progress=progress)
    found = judge(evaluation.holds, evaluation.parameters, evaluation.names)
    if found.word == "follows" and holds_by_definition(claim.question, simulation):
        found = judge(evaluation.holds, evaluation.parameters, evaluation.names, definition=True)
    margins = with_other_margins(evaluation, found.word)
    carriers = carried_by(evaluation, [name for name in claim.carriers if name not in cutting])
    leaning = leans_on(evaluation)
    figures = {
        **evaluation.figures,
        "verdict": found.word,
        "boundary": None if found.boundary is None else asdict(found.boundary),
        "ruled_out": matched.words,
        **({"leans on": leaning} if leaning else {}),
        **({"margins": margins} if margins else {}),
        **({"carried by": carriers} if claim.carriers else {}),
    }
    robustness = told_margins(found.word, margins) + told_carriers(carriers)
    words = _paragraph(found, evaluation, matched, robustness)
    return Entry(claim.id, found.word, words, plain(figures))


_MEANS: Mapping[Word, str] = {
    "follows": "In this theory the claim follows.",
    "fails": "In this theory the claim fails.",
    "depends": "In this theory the claim neither follows nor fails: it depends.",
    "undecided": "These runs leave the claim undecided.",
    "definition": "The claim holds by the way its words are defined here, so the runs say nothing about it.",
}


def _paragraph(found: Verdict, evaluation: Evaluation, matched: NotRuledOut, more: str) -> str:
    failed = f" {evaluation.failed} draws failed and are left out." if evaluation.failed else ""
    among = " and in which what is given holds" if evaluation.given else ""
    return (
        f"{_MEANS[found.word]} {found.reason} {evaluation.given_in_words}{evaluation.each_in_words}{more} "
        f"Judged on {evaluation.draws.size} draws out of {sum(wave.draws for wave in matched.waves)}, those "
        f"that the case's crude patterns do not rule out{among}.{failed} This is what follows from the "
        f"theory '{plain_name(matched.simulation)}' with all that is unknown in it; whether it was so is for "
        "the record to say."
    )
