"""The fit of a stored bank: its draws are not run again, and no new draws are run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.store import fingerprint_of
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.inquiry.fitting.fitting import fit_theory
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.language.theory import Theory


@dataclass(frozen=True, eq=False)
class KeptFit:
    """A fit of a theory to a case with the draws that a folder stores.

    Attributes:
        worlds: the theory on the case.
        theory, scenario: their names.
        folder: where the bank is stored; None: no folder was given.
    """

    worlds: Worlds
    theory: Theory
    scenario: str
    folder: Path | None

    @cached_property
    def draws(self) -> int:
        """How many draws are stored.

        Raises:
            QuestionError: no folder was given, or it stores no bank of this theory, case, seed and society.
        """
        fit = (
            f"Fit it first: conjuncture fit {self.worlds.case.name} --theory {self.theory.name} "
            "--bank FOLDER, with the same workers and seed."
        )
        if self.folder is None:
            raise QuestionError("worlds of a fit need the folder in which its draws are kept.", remedy=fit)
        kept = Banking(self.worlds, self.folder).kept
        if not kept:
            raise QuestionError(
                f"{self.folder} keeps no draws of {self.theory.name} over {self.worlds.case.title} in this "
                "society and with this seed.",
                remedy=fit,
            )
        return kept

    @property
    def identity(self) -> str:
        """What determines the fit: the bank, the record with its error and blocks, and how many draws."""
        figures = [(figure.recorded, figure.spread, figure.years) for figure in self.worlds.figures]
        record = fingerprint_of({"record": figures})
        return f"{Banking(self.worlds, self.folder).fingerprint} {record} {self.draws}"

    def made(self, progress: Progress | None = None) -> TheoryFit:
        """The fit, with no block left out and scored.

        Raises:
            QuestionError: as `draws`.
        """
        return fit_theory(
            self.worlds,
            self.theory,
            self.scenario,
            self.draws,
            scored=False,
            offered={},
            folder=self.folder,
            progress=progress,
        )
