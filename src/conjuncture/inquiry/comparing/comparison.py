"""Theories that were run on one record: the result that the page, the words and the tables show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.cases.case import Case
from conjuncture.inquiry.comparing.compared_target import ComparedTarget
from conjuncture.inquiry.comparing.confusion import Confusion
from conjuncture.inquiry.comparing.fitted import FittedTheory
from conjuncture.inquiry.comparing.parts import RivalParts
from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.inquiry.course.passages import Predicted
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.scoring.cross_validation import BLOCK


@dataclass(frozen=True, eq=False)
class TheoryComparison:
    """Theories on one record.

    Attributes:
        case: whose record it is.
        runs: by the theory's name, each with the variables that are compared or shown; the first is what the
            others are compared with.
        null: the name of the case's null theory; empty: it has none.
        targets: every recorded quantity for which at least one theory has a variable, the worst for the
            first theory first.
        part: what of the recorded course was used.
        courses: by theory, the weights of its draws on the recorded course; none where the case records no
            events, or where the theory has none of them.
        predicted: by theory, what it and the guesses said of the course.
        why_not: by theory, why it has no chance of the course.
        rivals: those of the theories that are rivals in the first theory's ledger, with what they part on.
        left_out: rivals that were asked for and that the case's bridge cannot count, by name, and why.
        confusions: of each quantity, how often which theory is nearest to worlds of which.
        fitted: the theories that were to be fitted, with their rows or why they have none.
        block: years of a block that fits were not shown.
    """

    case: Case
    runs: Mapping[str, CaseRun]
    null: str
    targets: tuple[ComparedTarget, ...]
    part: PartOfCourse
    courses: Mapping[str, Weights]
    predicted: Mapping[str, Predicted]
    why_not: Mapping[str, str]
    rivals: tuple[RivalParts, ...]
    left_out: Mapping[str, str]
    confusions: tuple[Confusion, ...] = ()
    fitted: tuple[FittedTheory, ...] = ()
    block: int = BLOCK

    @property
    def theories(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self.runs)

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of all rows that are theories: unfitted, then fitted."""
        return (*self.runs, *(one.name for one in self.fitted if not one.withheld))

    @property
    def first(self) -> str:
        """The theory that the others are compared with."""
        return self.theories[0]
