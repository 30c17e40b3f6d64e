"""The parts of an open question's page that let a reader argue with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.entry import Entry, holds_in
from conjuncture.inquiry.ledger.quantity_words import said_in_words
from conjuncture.inquiry.ledger.question_words import condition_words, limits, margins
from conjuncture.inquiry.ledger.questions import Means, OpenQuestion
from conjuncture.inquiry.ledger.steps import Mechanism, Step
from conjuncture.inquiry.proportions import Proportion
from conjuncture.presentation.dispute_behind import RivalShown, Turn, rivals, turns, wrongly_followed
from conjuncture.presentation.dispute_brushes import BrushedSet, brushed_set
from conjuncture.presentation.dispute_words import SIGNS, STANDINGS, VERDICTS, finding, too_few
from conjuncture.presentation.pages import embedded, resource
from conjuncture.presentation.things_to_try import (
    Asking,
    Try,
    courses_to_see,
    footnote,
    objection_command,
    things_to_try,
)


@dataclass(frozen=True)
class Said:
    """A mechanism in the argument: its name, and its description at its first occurrence."""

    name: str
    says: str


@dataclass(frozen=True)
class StepShown:
    """A step of the argument: each link with its sign and meaning, and the variables that links act on."""

    step: Step
    links: tuple[tuple[Said, str, tuple[str, str] | None], ...]
    outcomes: tuple[Said, ...]
    standing: str


@dataclass(frozen=True)
class Chapter:
    """A claim behind the question.

    Attributes:
        claim, entry: with its verdict.
        means: what it means for the question.
        share: of the draws in which it holds; None where none counts.
        conditions: on what it holds, which draws count, what other margins would change: each with a heading.
        steps: of its argument.
    """

    claim: Claim
    entry: Entry
    means: Means
    share: Proportion | None
    conditions: tuple[tuple[str, str], ...]
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, eq=False)
class DisputeShown:
    """What the template is given.

    Attributes:
        question: as it is declared.
        finding: one or two sentences.
        caution: that too few draws count; empty where enough do.
        verdicts: the words of the claims' verdicts, and "follows" and "fails", each with its meaning.
        chapters: the argument, claim by claim.
        sets: the draws with their brushes.
        data: of each set, as JSON that can stand in a page.
        turns: what the claims turn on.
        rivals: what rivals answer.
        wrongly_followed: in how many verdicts on what a rival denies it follows: (count, of).
        objection_holds: what the objection's rival answers, in words; empty where it was not asked.
        objection_command: the command that asks it.
        limits: what such an answer does not show.
        tries: things to try.
        footnote: a line to copy.
    """

    question: OpenQuestion
    finding: tuple[str, ...]
    caution: str
    verdicts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    sets: tuple[BrushedSet, ...]
    data: tuple[str, ...]
    turns: tuple[Turn, ...]
    rivals: tuple[RivalShown, ...]
    wrongly_followed: tuple[int, int]
    objection_holds: str
    objection_command: str
    limits: tuple[str, ...]
    tries: tuple[Try, ...]
    footnote: str


def dispute_shown(dispute: Dispute, asking: Asking) -> DisputeShown:
    """The parts of the page.

    Args:
        dispute: everything that the answer rests on.
        asking: how it was asked.
    """
    sets = tuple(found for judged in dispute.judged if (found := brushed_set(dispute, judged)) is not None)
    words = {"follows", "fails", *(entry.word for entry in dispute.entries.values())}
    return DisputeShown(
        dispute.question,
        finding(dispute),
        too_few(dispute),
        tuple((word, meaning) for word, meaning in VERDICTS.items() if word in words),
        tuple(_chapters(dispute)),
        sets,
        tuple(embedded(one.data) for one in sets),
        turns(dispute),
        rivals(dispute),
        wrongly_followed(dispute),
        _objection_holds(dispute),
        objection_command(dispute, asking),
        limits(),
        (*things_to_try(dispute, asking), *courses_to_see(dispute, asking)),
        footnote(dispute, asking),
    )


def contents(shown: DisputeShown) -> tuple[tuple[str, str], ...]:
    """The page's parts: anchor and heading."""
    against = shown.question.objection or shown.question.refuted_by
    parts = (
        ("argument", "The argument, step by step", bool(shown.chapters)),
        ("record", "What the record says", True),
        ("brushes", "If you believe otherwise: handles and switches", bool(shown.sets)),
        ("turns", "What it turns on", bool(shown.turns)),
        ("rivals", "What rivals answer", bool(shown.rivals)),
        ("against", "What stands against it", bool(against)),
        ("limits", "What this does not show", True),
        ("try", "Things to try", True),
        ("cite", "To cite this answer", True),
    )
    return tuple((anchor, heading) for anchor, heading, there in parts if there)


def dispute_script() -> str:
    """The script of the page."""
    return resource("brushes.js") + resource("shares.js")


def _chapters(dispute: Dispute) -> Iterator[Chapter]:
    met = set[str]()

    def said(mechanism: Mechanism) -> Said:
        again = mechanism.name in met
        met.add(mechanism.name)
        return Said(mechanism.name.replace("_", " "), "" if again else mechanism.says)

    for means in dispute.question.through:
        claim, entry = dispute.claims[means.claim], dispute.entries[means.claim]
        steps = tuple(
            StepShown(
                step,
                tuple((said(link.mechanism), link.told, SIGNS.get(link.sign)) for link in step.links),
                tuple(map(said, step.outcomes)),
                STANDINGS[step.part.standing],
            )
            for step in dispute.steps
            if step.claim == claim.id
        )
        yield Chapter(claim, entry, means, holds_in(entry), _conditions(dispute, entry), steps)


def _conditions(dispute: Dispute, entry: Entry) -> tuple[tuple[str, str], ...]:
    boundary = entry.figures.boundary if entry.figures else None
    words = {name: said for judged in dispute.judged for name, said in judged.words.items()}
    found = (
        ("It holds if", said_in_words(boundary.words, words) if boundary and entry.word == "depends" else ""),
        ("Which draws count", condition_words(entry).strip()),
        ("Other margins", margins(entry).strip()),
    )
    return tuple((heading, text) for heading, text in found if text)


def _objection_holds(dispute: Dispute) -> str:
    objection = dispute.question.objection
    entry = dispute.rival_entries.get((objection.rival, objection.claim)) if objection else None
    share = holds_in(entry) if entry is not None else None
    return f"{objection.claim} holds in {share.in_words()}" if share and objection else ""
