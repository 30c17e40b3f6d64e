"""The parts of an open question's page that let a reader argue with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.dispute import Dispute
from conjuncture.inquiry.ledger.entries import Entry, holds_in
from conjuncture.inquiry.ledger.objections import Objection, Refutation
from conjuncture.inquiry.ledger.steps import Mechanism, Step
from conjuncture.presentation.dispute_brushes import BrushedSet, brushed_set
from conjuncture.presentation.dispute_words import SIGNS, STANDINGS, answer_in_a_sentence
from conjuncture.presentation.pages import embedded, resource
from conjuncture.presentation.things_to_try import (
    Asking,
    Try,
    footnote,
    objection_command,
    things_to_try,
)


@dataclass(frozen=True)
class Said:
    """A mechanism in the argument: its name, and what it says where it stands for the first time."""

    name: str
    says: str


@dataclass(frozen=True)
class StepShown:
    """A step of the argument: each link with the sign and its meaning, and what the links act on."""

    step: Step
    links: tuple[tuple[Said, str, tuple[str, str] | None], ...]
    outcomes: tuple[Said, ...]
    standing: str


@dataclass(frozen=True)
class Chapter:
    """A claim with its verdict, the share of draws in which it holds, and its steps."""

    claim: Claim
    entry: Entry
    share: str
    steps: tuple[StepShown, ...]


@dataclass(frozen=True, eq=False)
class DisputeShown:
    """What the template is given.

    Attributes:
        lead: the answer in a sentence.
        chapters: the argument, claim by claim.
        sets: the draws with their brushes.
        data: of each set, as JSON that can stand in a page.
        objection, refuted_by: as they are declared; None where they are not.
        objection_holds: what the objection's rival answers, in words; empty where it was not asked.
        objection_command: the command that asks it.
        tries: things to try.
        footnote: a line to copy.
    """

    lead: str
    chapters: tuple[Chapter, ...]
    sets: tuple[BrushedSet, ...]
    data: tuple[str, ...]
    objection: Objection | None
    objection_holds: str
    objection_command: str
    refuted_by: Refutation | None
    tries: tuple[Try, ...]
    footnote: str


def dispute_shown(dispute: Dispute, asking: Asking) -> DisputeShown:
    """The parts of the page.

    Args:
        dispute: everything that the answer rests on.
        asking: how it was asked.
    """
    sets = tuple(found for judged in dispute.judged if (found := brushed_set(dispute, judged)) is not None)
    return DisputeShown(
        answer_in_a_sentence(dispute),
        tuple(_chapters(dispute)),
        sets,
        tuple(embedded(one.data) for one in sets),
        dispute.question.objection,
        _objection_holds(dispute),
        objection_command(dispute, asking),
        dispute.question.refuted_by,
        things_to_try(dispute, asking),
        footnote(dispute, asking),
    )


def contents(shown: DisputeShown) -> tuple[tuple[str, str], ...]:
    """The page's parts: anchor and heading."""
    parts = (
        ("argument", "The argument, step by step", bool(shown.chapters)),
        ("brushes", "If you believe otherwise: handles and switches", bool(shown.sets)),
        ("against", "What stands against it", bool(shown.objection or shown.refuted_by)),
        ("try", "Things to try", True),
        ("cite", "To cite this answer", True),
        ("in-full", "The answer in full", True),
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

    for claim in dispute.claims.values():
        entry = dispute.entries[claim.id]
        share = holds_in(entry)
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
        yield Chapter(claim, entry, share.in_words() if share else "no draws", steps)


def _objection_holds(dispute: Dispute) -> str:
    objection = dispute.question.objection
    entry = dispute.rival_entries.get((objection.rival, objection.claim)) if objection else None
    share = holds_in(entry) if entry is not None else None
    return f"{objection.claim} holds in {share.in_words()} of its own" if share and objection else ""
