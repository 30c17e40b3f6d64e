"""A theory on the recorded course of a case: the chance that it gave to the record, and why."""

from __future__ import annotations

from dataclasses import dataclass

from conjuncture.cases.case import Case
from conjuncture.inquiry.course.on_record import PartOfCourse
from conjuncture.inquiry.course.passages import Predicted
from conjuncture.inquiry.course.pulls import Pull
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.language.theory import Theory


@dataclass(frozen=True, eq=False)
class TheoryOnCourse:
    """A theory on the recorded course of a case.

    Attributes:
        case, theory: the case and the theory.
        scenario: which inputs of the case.
        part: the part of the course that is used, and the codings.
        on_course: the draws that were run, and the chance that each gave to what is recorded.
        predicted: the chance of each passage, and the scores of the theory and of guesses by rates.
        pulls: the values of some variables that passages and quiet months, each alone, favour.
    """

    case: Case
    theory: Theory
    scenario: str
    part: PartOfCourse
    on_course: OnCourse
    predicted: Predicted
    pulls: tuple[Pull, ...]

    @property
    def codings(self) -> tuple[str, ...]:
        """Other codings of the record that were used."""
        return self.part.codings
