"""What a claim turns on: the unmeasured parameters that its weakest part goes with, and what carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.parts import Part
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.statements.statement import Statement, Together

Way = Literal["more", "less", "larger", "smaller"]
MOST = 3
"""Parameters that are named for a claim: those that go most with its weakest part."""


@dataclass(frozen=True)
class Lean:
    """A parameter with which a part of a claim goes.

    Attributes:
        correlate: the parameter, and how closely it goes with the part.
        way: whether the part holds by more, or by less, where the parameter is higher. Of a part that says
            "between" or "differs from", whether its figure is larger or smaller there: it need not hold more.
    """

    correlate: Correlate
    way: Way


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
        part, relation = parts[place].words, question.statements[place].relation
        up, down = _ways(relation)
        leans = tuple(Lean(one, down if one.correlation < 0 else up) for one in correlates)
    carried = verdict.carried_by
    without = tuple((name, carried.without[name]) for name in carried.carriers) if carried else ()
    return Turning(part, leans, without)


def _ways(relation: str) -> tuple[Way, Way]:
    """The way of a part where its figure is larger, and where it is smaller."""
    if relation == "above":
        return "more", "less"
    return ("less", "more") if relation == "below" else ("larger", "smaller")
