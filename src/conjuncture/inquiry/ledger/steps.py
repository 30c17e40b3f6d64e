"""The argument of a claim step by step: what is changed, and which way the outcome then goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.experiments.changes import Change
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.parts import Part, parts_of
from conjuncture.inquiry.statements.result import StatementShown
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.theory import Theory

Sign = Literal["+", "-", "0", ""]


@dataclass(frozen=True)
class Mechanism:
    """A mechanism as it is named in an argument.

    Attributes:
        name: as in the code.
        says: the first sentence of what it says of itself; empty for what is no mechanism.
    """

    name: str
    says: str


@dataclass(frozen=True)
class Link:
    """What is changed in one world and not in the other, and which way the outcome then goes.

    Attributes:
        mechanism: what is changed.
        told: the change in the middle draw: `scarcity from 1921-03: 0.6 → 0.1`.
        sign: "+" where more of it goes with more of the outcome in the middle draw, "-" where with less, "0"
            where the outcome stays within the null twin's band; empty where no two worlds are compared, where
            the change is next to nothing, and where several things are changed, since none of them then has
            a sign of its own.
    """

    mechanism: Mechanism
    told: str
    sign: Sign


@dataclass(frozen=True)
class Step:
    """One statement of a claim.

    Attributes:
        claim: its id.
        part: the statement, and in which share of the draws it holds.
        links: what tells its two worlds apart; of one world what is done in it.
        outcomes: what it looks at.
    """

    claim: str
    part: Part
    links: tuple[Link, ...]
    outcomes: tuple[Mechanism, ...]


def steps_of(claim: Claim, entry: Entry, theory: Theory | None) -> tuple[Step, ...]:
    """The steps of a claim in the order of its statements; none where no draw counts.

    Args:
        claim: as it was asked.
        entry: what the draws show of it.
        theory: of which it was asked; None: of coded cases.
    """
    parts, figures = parts_of(entry), entry.figures
    if figures is None or not parts:
        return ()
    question = claim.question
    statements = question.statements if isinstance(question, Statement | Together) else ()
    if len(statements) != len(parts) or theory is None:
        return tuple(Step(claim.id, part, (), ()) for part in parts)
    return tuple(
        _step(claim.id, statement, shown, part, theory)
        for statement, shown, part in zip(statements, figures.statements, parts, strict=True)
    )


def first_sentence(text: str) -> str:
    """The first sentence of a description, on one line."""
    return re.split(r"(?<=\.)\s", " ".join(text.split()), maxsplit=1)[0]


def _step(claim: str, statement: Statement, shown: StatementShown, part: Part, theory: Theory) -> Step:
    measured: Sequence[SizeOfChange] = shown.changed or ()
    pairs = zip(statement.changes, measured, strict=True) if measured else ()
    alone = sum(not size.next_to_nothing for size in measured) == 1
    links = tuple(
        Link(
            _mechanism(change.what, theory),
            size.told,
            _sign(statement, shown, change, size) if alone else "",
        )
        for change, size in pairs
    )
    outcomes = dict.fromkeys(side.outcome.variable for side in statement.sides)
    return Step(claim, part, links, tuple(_mechanism(name, theory) for name in outcomes))


def _mechanism(what: str, theory: Theory) -> Mechanism:
    """A mechanism by its own name, or by that of one of its quantities."""
    name = what.partition(".")[0]
    known = name in theory.mechanisms
    return Mechanism(what, first_sentence(theory.reading_of(name).description) if known else "")


def _sign(statement: Statement, shown: StatementShown, change: Change, size: SizeOfChange) -> Sign:
    """Which way the outcome goes with what is changed, in the middle draw."""
    worlds = [side.world for side in statement.sides]
    if len(set(worlds)) < 2:
        return ""
    outcome = shown.difference.median if change.after == worlds[0] else -shown.difference.median
    cause = size.after.median - size.before.median
    if not cause or size.next_to_nothing:
        return ""
    if not abs(outcome) > shown.null_band:
        return "0"
    return "+" if (outcome > 0) == (cause > 0) else "-"
