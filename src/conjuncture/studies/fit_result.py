"""What `conjuncture.fit` gives: a theory fitted to a record, its checks, and its particles to run again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.fitting.fitted import TheoryFit
from conjuncture.inquiry.fitting.worlds import placed
from conjuncture.inquiry.results import to_data
from conjuncture.presentation.fit_page import fit_tables, write_page
from conjuncture.presentation.fit_words import findings, in_words
from conjuncture.presentation.notebook import result_html
from conjuncture.presentation.pictures.fit_bands import fit_bands
from conjuncture.studies.report_folder import take_folder
from conjuncture.studies.report_owner import Owner, fit_owner

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Fit(TheoryFit):
    """A theory fitted to a record, for people and programs: its fields are those of `TheoryFit`."""

    @property
    def posterior(self) -> pd.DataFrame:
        """The fitted quantities, a row each.

        Returns:
            Columns `quantity`, `unit`; `prior_low`, `prior_middle`, `prior_high`, and the same of the methods
            `sequential` and `rejection`: nine in ten lie between low and high; `contraction`: by how much the
            variance is less than the prior's, in places of the prior.

        Raises:
            WithheldError: a check withholds it, with the reason.
        """
        self.refuse_withheld()
        return self.quantities

    def simulation(self) -> Simulation:
        """The theory whose draw i is the i-th particle: each is had again to the bit, luck and all.

        It does not say that the fit may be believed: see `checks`.
        """
        return placed(self.worlds.whole, self.particles.positions, self.particles.draws)

    def table(self) -> pd.DataFrame:
        """The theory and guesses on what was left out, a row each.

        Returns:
            Columns `target`, how many `figures` in how many `blocks`, `name` ("fitted", "from its priors" or
            the guess), `score` (lower is better), its `difference` from the fit's and the `standard_error`.
        """
        return fit_tables(self)["left_out"]

    def words(self) -> str:
        """The finding, what was left out, the checks, and the quantities where they may be shown."""
        return in_words(self)

    def __str__(self) -> str:
        """The fit in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        title = f"{self.case.title}: {self.theory.name}, fitted"
        return result_html(title, findings(self), map(fit_bands, self.left_out[:1]), self.table())

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and tables, and give its path, `FOLDER/index.html`.

        The report of the same case, theory, scenario, seed and blocks is written anew.

        Raises:
            ReportError: the folder holds another report.
        """
        return write_page(self, Path(folder), take_folder(Path(folder), self.owner))

    @property
    def owner(self) -> Owner:
        """What its report is of."""
        return fit_owner(
            self.case, self.theory, self.scenario, self.leave, self.worlds.whole.seed, self.block
        )

    def to_dict(self) -> dict[str, Any]:
        """As what JSON can hold; numbers that are not finite become null, and what is withheld is null."""
        return {
            "case": self.case.name,
            "theory": self.theory.name,
            "finding": list(findings(self)),
            "shown": self.shown,
            "checks": to_data(self.checks),
            "left_out": to_data(self.table().to_dict("records")),
            "figures": to_data(self.figures.to_dict("records")),
            "quantities": to_data(self.quantities.to_dict("records")) if self.shown else None,
            "stages": to_data(self.led.stages),
            "draws": self.bank.size,
            "failed": self.bank.failed,
            "particles": self.particles.size,
            "effective": to_data(self.particles.effective),
            "runs": self.led.runs,
            "summaries_hash": self.summaries_hash,
            "fingerprint": self.fingerprint,
            "warnings": list(self.warnings),
        }

    def to_json(self) -> str:
        """The same as text."""
        return json.dumps(self.to_dict(), indent=1)
