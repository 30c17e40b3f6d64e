"""What a claim turns on: the unmeasured parameters that its weakest part goes with, and what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.parts import Part
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.statement import Statement, Together

MOST = 3
"""Parameters that are named for a claim: those that go most with its weakest part."""


@dataclass(frozen=True)
class Lean:
    """A parameter with which a part of a claim goes.

    Attributes:
        correlate: the parameter, and how closely it goes with the part.
        way: whether the part holds by more, or by less, where the parameter is higher.
    """

    correlate: Correlate
    way: Literal["more", "less"]


@dataclass(frozen=True)
class Turning:
    """What a claim turns on.

    Attributes:
        part: the part that the parameters go with, in words; empty where none stands out.
        leans: the parameters, at most `MOST`.
        without: mechanisms without which the claim holds in far fewer draws, with the share then.
    """

    part: str
    leans: tuple[Lean, ...]
    without: tuple[tuple[str, Proportion], ...]


def turning(claim: Claim, entry: Entry, parts: Sequence[Part]) -> Turning:
    """What a claim turns on; nothing where no draw counts, or nothing stands out."""
    verdict, question = entry.figures, claim.question
    if verdict is None:
        return Turning("", (), ())
    part, leans = "", tuple[Lean, ...]()
    correlates = verdict.correlates[:MOST]
    if correlates and parts and isinstance(question, Statement | Together):
        place = correlates[0].part
        below = question.statements[place].relation == "below"
        part = parts[place].words
        leans = tuple(Lean(one, "more" if (one.correlation < 0) == below else "less") for one in correlates)
    carried = verdict.carried_by
    without = tuple((name, carried.without[name]) for name in carried.carriers) if carried else ()
    return Turning(part, leans, without)
