"""A theory on the recorded course of a case: what chance it gave to what came, and what that rests on."""

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
        case, theory: what was put on the course.
        scenario: which inputs of the case.
        part: how much of the course is used, and in which codings.
        on_course: the draws that were run, and the chance that each gave to what is recorded.
        predicted: the chance of each passage, and the scores of the theory and of guesses by rates.
        pulls: what passages and quiet months, each alone, would have some variables be.
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
