"""The result of `conjuncture.fit`: a theory fitted to a record, the checks, and the particles."""

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
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import Owner, fit_owner

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False)
class Fit(TheoryFit):
    """A theory fitted to a record; its fields are those of `TheoryFit`."""

    @property
    def posterior(self) -> pd.DataFrame:
        """A row for each fitted quantity.

        Returns:
            Columns `quantity`, `unit`; `prior_low`, `prior_middle`, `prior_high`, and the same for the
            methods `sequential` and `rejection`: 90% are between low and high; `contraction`: the reduction
            of the variance, on the scale of the prior's quantiles.

        Raises:
            WithheldError: a check failed; the message has the reason.
        """
        self.refuse_withheld()
        return self.quantities

    def simulation(self) -> Simulation:
        """The simulation whose draw i is the i-th particle, with the same noise, to the last bit.

        It is given even if a check failed: see `checks`.
        """
        return placed(self.worlds.whole, self.particles.positions, self.particles.draws)

    def table(self) -> pd.DataFrame:
        """A row for the theory and for each guess on the years that were left out.

        Returns:
            Columns `target`, how many `figures` in how many `blocks`, `name` ("fitted", "from its priors" or
            the guess), `score` (lower is better), its `difference` from the fit's and the `standard_error`.
        """
        return fit_tables(self)["left_out"]

    def words(self) -> str:
        """The finding, the years that were left out, the checks, and the quantities if no check failed."""
        return in_words(self)

    def __str__(self) -> str:
        """The fit in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        title = f"{self.case.title}: {self.theory.name}, fitted"
        return result_html(title, findings(self), map(fit_bands, self.left_out[:1]), self.table())

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and tables, and return its path, `FOLDER/index.html`.

        A report of the same case, theory, scenario, seed and blocks is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        with report_in(Path(folder), self.owner) as mark:
            return write_page(self, Path(folder), mark)

    @property
    def owner(self) -> Owner:
        """The owner of its report."""
        return fit_owner(
            self.case, self.theory, self.scenario, self.leave, self.worlds.whole.seed, self.block
        )

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON; numbers that are not finite, and withheld quantities, become null."""
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
        """The result as text in JSON."""
        return json.dumps(self.to_dict(), indent=1)
