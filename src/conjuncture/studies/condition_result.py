"""The result of `conjuncture.condition`: the chance of the recorded course, its passages, and its draws."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.passages import Passage
from conjuncture.inquiry.course.sequential import PARTICLES, Sample, sequential
from conjuncture.inquiry.course.theory_on_course import TheoryOnCourse
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.results import to_data
from conjuncture.presentation.course_page import write_page
from conjuncture.presentation.course_words import findings, in_words, outcome_in_words
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import course_owner

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Conditioned(TheoryOnCourse):
    """A theory on the recorded course; its fields are those of `TheoryOnCourse`."""

    @property
    def simulation(self) -> Simulation:
        """The simulation on the course, which questions can be asked of."""
        return self.on_course.simulation

    @property
    def draws(self) -> NDArray[np.int64]:
        """The numbers of the draws, (draws,)."""
        return self.on_course.draws

    @property
    def weights(self) -> Weights:
        """The draws' weights: `shares`, `effective`, `pareto_k`, `largest`, `log_evidence`, `usable`."""
        return self.on_course.weights

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The recorded passages, in the order of time."""
        return self.predicted.passages

    def sample(
        self, *, particles: int = PARTICLES, seed: int = 0, progress: Progress | None = None
    ) -> Sample:
        """Sample the draws in which the course comes by itself, by sequential Monte Carlo.

        Args:
            particles: their number.
            seed: the seed of choices and moves.
            progress: called after each stage.

        Raises:
            QuestionError: too few particles, or the course was not reached.
        """
        return sequential(self.simulation, particles=particles, seed=seed, progress=progress)

    def table(self) -> pd.DataFrame:
        """A row for each passage: event, member, month, outcome in words, and the chances given to it."""
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
        """The finding, the passages, and how far the weights can be trusted."""
        return in_words(self)

    def __str__(self) -> str:
        """The result in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from conjuncture.presentation.course_page import course_pictures
        from conjuncture.presentation.notebook import result_html

        finding = self.words().partition("\n\n")[0]
        shown = list(course_pictures(self).values())[:1]
        return result_html(f"{self.case.title}: the recorded course", (finding,), shown, self.table())

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and tables, and return its path, `FOLDER/index.html`.

        A report of the same case, theory, scenario, seed and part of the course is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        seed = self.simulation.seed
        owner = course_owner(self.case, self.theory, self.scenario, self.part, seed)
        with report_in(Path(folder), owner) as mark:
            return write_page(self, Path(folder), mark)

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON; numbers that are not finite become null."""
        weights = self.weights
        return {
            "case": self.case.name,
            "theory": self.theory.name,
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
            "finding": list(findings(self)),
            "passages": to_data(self.passages),
            "quiet": to_data(self.predicted.quiet),
            "pulls": to_data(self.pulls),
            "scores": {"theory": to_data(self.predicted.theory), **to_data(self.predicted.guesses)},
        }
