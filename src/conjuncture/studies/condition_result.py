"""What `conjuncture.condition` gives: the chance of the recorded course, its passages, and its draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.passages import Passage, Predicted
from conjuncture.inquiry.course.sequential import PARTICLES, Sample, sequential
from conjuncture.inquiry.course.weighing import OnCourse
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.ledger.entries import plain_name
from conjuncture.inquiry.results import to_data
from conjuncture.language.theory import Theory
from conjuncture.presentation.course_words import in_words, outcome_in_words

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Conditioned:
    """A theory on the recorded course of a case.

    Attributes:
        case, theory: what was put on the course.
        codings: other codings of the record that were used.
        on_course: the draws that were run, and the chance that each gave to what is recorded.
        predicted: the chance of each passage, and the scores of the theory and of guesses by rates.
    """

    case: Case
    theory: Theory
    codings: tuple[str, ...]
    on_course: OnCourse
    predicted: Predicted

    @property
    def simulation(self) -> Simulation:
        """The theory on the course, to ask questions of."""
        return self.on_course.simulation

    @property
    def draws(self) -> NDArray[np.int64]:
        """The numbers of the draws, (draws,)."""
        return self.on_course.draws

    @property
    def weights(self) -> Weights:
        """Of the draws: `shares`, `effective`, `pareto_k`, `largest`, `log_evidence`, `usable`."""
        return self.on_course.weights

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The recorded passages, in the order of time."""
        return self.predicted.passages

    def sample(
        self, *, particles: int = PARTICLES, seed: int = 0, progress: Progress | None = None
    ) -> Sample:
        """Draws as they would be if the course had come by itself, by sequential Monte Carlo.

        Args:
            particles: in all.
            seed: of choices and moves.
            progress: called as stages are done.

        Raises:
            QuestionError: too few particles, or a course that was not reached.
        """
        return sequential(self.simulation, particles=particles, seed=seed, progress=progress)

    def table(self) -> pd.DataFrame:
        """The passages, a row each: event, member, month, outcome in words, and the chances given to it."""
        import pandas as pd

        rows = [
            {
                "event": passage.event,
                "member": passage.member,
                "month": passage.month,
                "outcome": outcome_in_words(self.case, passage, self.codings),
                "theory": passage.chance,
                **passage.guesses,
            }
            for passage in self.passages
        ]
        return pd.DataFrame(rows)

    def words(self) -> str:
        """The finding, then the passages, then how far the weights can be trusted."""
        return in_words(self.case, plain_name(self.simulation), self.codings, self.on_course, self.predicted)

    def to_dict(self) -> dict[str, Any]:
        """As what JSON can hold; numbers that are not finite become null."""
        weights = self.weights
        return {
            "case": self.case.name,
            "theory": plain_name(self.simulation),
            "codings": list(self.codings),
            "draws": weights.draws,
            "failed": self.on_course.failed,
            "possible": weights.possible,
            "effective": to_data(weights.effective),
            "pareto_k": to_data(weights.pareto_k),
            "largest_weight": weights.largest,
            "usable": weights.usable,
            "log_evidence": to_data(weights.log_evidence),
            "log_evidence_error": to_data(weights.log_evidence_error),
            "passages": to_data(self.passages),
            "scores": {"theory": to_data(self.predicted.theory), **to_data(self.predicted.guesses)},
        }
