"""The argument of a claim step by step: what is changed, and in which direction the outcome then moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.experiments.changes import Change
from conjuncture.inquiry.experiments.sizes import SizeOfChange
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.parts import Part, parts_of
from conjuncture.inquiry.statements.result import StatementShown
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.theory import Theory

Sign = Literal["+", "-", "0", ""]


@dataclass(frozen=True)
class Mechanism:
    """A mechanism in an argument.

    Attributes:
        name: as in the code.
        says: the first sentence of its docstring; empty if the name is not a mechanism.
    """

    name: str
    says: str


@dataclass(frozen=True)
class Link:
    """What is changed in one world and not in the other, and in which direction the outcome then moves.

    Attributes:
        mechanism: what is changed.
        told: the change in the median draw: `scarcity from 1921-03: 0.6 → 0.1`.
        sign: "+" where a larger value goes with a larger outcome in the median draw, "-" where it goes with a
            smaller one, "0" where the outcome stays within the null band; empty where there are not two
            worlds to compare, where the change is next to nothing, and where several things are changed,
            since then no single one has a sign.
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
        links: the differences between its two worlds; for one world, its interventions.
        outcomes: the variables of its outcomes.
    """

    claim: str
    part: Part
    links: tuple[Link, ...]
    outcomes: tuple[Mechanism, ...]


def steps_of(claim: Claim, entry: Entry, theory: Theory | None) -> tuple[Step, ...]:
    """The steps of a claim in the order of its statements; empty if no draw counts.

    Args:
        claim: as it was asked.
        entry: its result.
        theory: the theory of which it was asked; None: it is about coded cases.
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
    """A mechanism, found by its own name or by the name of one of its quantities."""
    name = what.partition(".")[0]
    known = name in theory.mechanisms
    return Mechanism(what, first_sentence(theory.reading_of(name).description) if known else "")


def _sign(statement: Statement, shown: StatementShown, change: Change, size: SizeOfChange) -> Sign:
    """In which direction the outcome moves with what is changed, in the median draw."""
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
