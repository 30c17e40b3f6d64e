"""The result of `conjuncture.compare`: theories, the null theory and guesses side by side on one record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from conjuncture.inquiry.comparing.comparison import TheoryComparison
from conjuncture.inquiry.results import to_data
from conjuncture.presentation.compare_by_theory import frame
from conjuncture.presentation.compare_finding import finding, meaning
from conjuncture.presentation.compare_page import write_page
from conjuncture.presentation.compare_tables import confusion, entrants, fits, pairs
from conjuncture.presentation.compare_words import in_words
from conjuncture.presentation.notebook import result_html
from conjuncture.presentation.pictures.theory_by_quantity import by_theory
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import Owner, comparison_owner, file_stem
from conjuncture.studies.results_file import write_results


@dataclass(frozen=True, eq=False)
class Comparison(TheoryComparison):
    """Theories compared on one record; its fields are those of `TheoryComparison`."""

    def table(self) -> pd.DataFrame:
        """A row for each theory or guess on each recorded quantity.

        Returns:
            Columns `target`, how many `figures` are scored, `name`, whether it is a `theory`, `score` (lower
            is better), its `difference` from the first theory's with the `standard_error`, `ratio` of the
            score to the guess's, `verdict` compared with the guess, what it `saw` of the record, its `weight`
            in the nearest pool, and the shares of draws near the record at three tolerances, `near_1` to
            `near_3`.
        """
        return entrants(self)

    def by_theory(self) -> pd.DataFrame:
        """A row for each theory or guess and each part of the record: quantities, passages, the whole course.

        Returns:
            Columns `name`, `role` ("first", "rival", "theory", "null", "fitted" or "guess"), `of`
            ("quantity", "passage" or "course"), `recorded` (in words), and for a passage `event`, `member`
            and `month`; `value`: the score of a quantity, the chance of a passage, or the logarithm of the
            chance of the course; `over_guess`: the score divided by the guess's, the chance divided by that
            of a constant rate, or the logarithm minus that of a constant rate; the `verdict` compared with
            that guess.
        """
        return frame(self)

    def differences(self) -> pd.DataFrame:
        """A row for each pair of theories or guesses on each recorded quantity.

        Returns:
            Columns `target`, `name`, `other`, `difference` (the score of `name` minus that of `other`: below
            0 `name` is nearer), its `standard_error`, and `apart`: whether the difference is significant.
        """
        return pairs(self)

    def confusion(self) -> pd.DataFrame:
        """How often each theory would be nearest to worlds of each: draws stand in for the record in turn.

        Returns:
            Columns `target`, `truth` (the theory of the worlds), `nearest` (a theory), `share` (of the
            `worlds` in which it is nearest), `mistaken` (the share of these worlds in which another theory is
            significantly nearer than the true one), and `fitted`: whether all theories were fitted to the
            other blocks of each world.
        """
        return confusion(self)

    def words(self) -> str:
        """The finding, one table of all theories, every recorded quantity, and the recorded course."""
        return in_words(self)

    def __str__(self) -> str:
        """The comparison in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        lead = by_theory(self)
        sentences = (finding(self), *meaning(self))
        return result_html(f"{self.case.title}: theories compared", sentences, [lead] if lead else [])

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and tables, and return its path, `FOLDER/index.html`.

        A report of the same theories, case, scenario and seed is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        with report_in(Path(folder), self.owner) as mark:
            return write_page(self, Path(folder), mark)

    @property
    def owner(self) -> Owner:
        """The owner of its report."""
        one = self.runs[self.first]
        return comparison_owner(
            self.case,
            {name: self.runs[name].theory for name in self.theories},
            one.scenario,
            one.simulation.seed,
            self.part,
            fitted=bool(self.fitted),
            block=self.block,
        )

    def save(self, folder: str | Path) -> Mapping[str, Path]:
        """Write the compared variables of each theory as a zarr store, `FOLDER/THEORY/results.zarr`.

        `run` with the same `store` gives all other variables, without a new run.

        Returns:
            The paths by theory.
        """
        return {
            name: write_results(run.dataset, Path(folder) / file_stem([name]))
            for name, run in self.runs.items()
        }

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON; numbers that are not finite become null."""
        return {
            "case": self.case.name,
            "theories": list(self.theories),
            "null": self.null,
            "finding": finding(self),
            "meaning": list(meaning(self)),
            "by_theory": to_data(frame(self).to_dict("records")),
            "targets": to_data(self.targets),
            "course": {
                name: {
                    "log_evidence": to_data(weights.log_evidence),
                    "log_evidence_error": to_data(weights.log_evidence_error),
                    "effective": to_data(weights.effective),
                    "pareto_k": to_data(weights.pareto_k),
                    "passages": to_data(self.predicted[name].passages),
                }
                for name, weights in self.courses.items()
            },
            "guesses_of_the_course": {
                name: to_data(said.guesses) for name, said in list(self.predicted.items())[:1]
            },
            "no_chance_of_the_course": dict(self.why_not),
            "confusions": to_data(self.confusions),
            "fitted": to_data(fits(self).to_dict("records")),
            "rivals": to_data(self.rivals),
            "left_out": dict(self.left_out),
        }

    def to_json(self) -> str:
        """The result as text in JSON."""
        return json.dumps(self.to_dict(), indent=1)
