"""The answer to a claim: its entry as what every question returns, with the warnings of its draws."""

from __future__ import annotations

from conjuncture.grammar import counted
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec.kinds import NOT_ASKED
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.judged_draws import JudgedDraws
from conjuncture.inquiry.ledger.judgements import ConditionsResult
from conjuncture.inquiry.ledger.verdicts import SURVIVORS
from conjuncture.inquiry.qca.claim import Conditions


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


def too_few(matched: JudgedDraws) -> str:
    """The warning of a verdict on too few draws."""
    return (
        f"{counted(len(matched.survivors), 'draw')} can be judged, {matched.those}, and a verdict needs "
        f"{SURVIVORS}: every claim stays undecided. Ask for more with --draws."
    )
