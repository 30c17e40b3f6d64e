"""What `conjuncture.compare` gives: theories, the null and guesses side by side on one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conjuncture.cases.case import Case
from conjuncture.inquiry.comparing.targets import ComparedTarget
from conjuncture.inquiry.course.passages import Predicted
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.inquiry.results import to_data
from conjuncture.presentation.compare_words import in_words
from conjuncture.studies.run_result import Run

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Comparison:
    """Theories on one record.

    Attributes:
        case: whose record it is.
        runs: by the theory's name; the first is what the others are compared with, the null comes last.
        targets: every recorded quantity that a theory at least has a variable for.
        courses: by theory, its draws on the recorded course; none where the case records no events, or where
            the theory has none of them.
        predicted: by theory, what it and the guesses said of the course.
        why_not: by theory, why it has no chance of the course.
    """

    case: Case
    runs: Mapping[str, Run]
    targets: tuple[ComparedTarget, ...]
    courses: Mapping[str, OnCourse]
    predicted: Mapping[str, Predicted]
    why_not: Mapping[str, str]

    @property
    def theories(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self.runs)

    def table(self) -> pd.DataFrame:
        """A row for each theory or guess on each recorded quantity: scores, differences, draws near it."""
        import pandas as pd

        rows = [
            {
                "target": target.name,
                "figures": target.figures,
                "name": entrant.name,
                "theory": entrant.theory,
                "score": entrant.score,
                "difference": entrant.difference,
                "standard_error": entrant.standard_error,
                **{f"near_{place}": share for place, share in enumerate(entrant.near, 1)},
            }
            for target in self.targets
            for entrant in target.entrants
        ]
        return pd.DataFrame(rows)

    def words(self) -> str:
        """The finding, then every recorded quantity, then the recorded course."""
        evidence = {name: course.weights for name, course in self.courses.items()}
        return in_words(self.case, self.theories, self.targets, evidence, self.predicted, self.why_not)

    def to_dict(self) -> dict[str, Any]:
        """As what JSON can hold; numbers that are not finite become null."""
        return {
            "case": self.case.name,
            "theories": list(self.theories),
            "targets": to_data(self.targets),
            "course": {
                name: {
                    "log_evidence": to_data(course.weights.log_evidence),
                    "log_evidence_error": to_data(course.weights.log_evidence_error),
                    "effective": to_data(course.weights.effective),
                    "pareto_k": to_data(course.weights.pareto_k),
                }
                for name, course in self.courses.items()
            },
            "guesses_of_the_course": {
                name: to_data(said.guesses) for name, said in list(self.predicted.items())[:1]
            },
            "no_chance_of_the_course": dict(self.why_not),
        }
