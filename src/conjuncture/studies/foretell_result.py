"""The result of `conjuncture.foretell`: predictions of cases by theories that were fitted to other cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.engine import priors
from conjuncture.files.whole import write_text
from conjuncture.inquiry.comparing.compared_target import ComparedTarget
from conjuncture.inquiry.fitting.abroad import Abroad
from conjuncture.inquiry.fitting.foretold import RATES, Stood, learnt_name, prior_name
from conjuncture.inquiry.fitting.particles import HIGH, LOW
from conjuncture.inquiry.results import to_data
from conjuncture.language.parameters import Parameter
from conjuncture.language.theory import Theory
from conjuncture.presentation.foretell_page import Drawn, write_page
from conjuncture.presentation.foretell_words import findings, foretelling_in_words
from conjuncture.presentation.notebook import result_html
from conjuncture.studies.report_folder import report_in
from conjuncture.studies.report_owner import foretelling_owner


@dataclass(frozen=True)
class ForetoldCase:
    """A case that was foretold.

    Attributes:
        name, title: of the case.
        targets: each recorded quantity with the scores of all theories and guesses.
    """

    name: str
    title: str
    targets: tuple[ComparedTarget, ...]


@dataclass(frozen=True, eq=False)
class Foretelling:
    """Cases that were foretold.

    Attributes:
        learnt_on: the names of the cases to learn from.
        cases: the foretold cases, with their scores.
        learnt: by theory, the draws that were kept.
        free: by theory, its free parameters by name.
        seed: the seed of the draws.
        sources: the titles of the cases to learn from.
        aims: the cases to foretell.
        stood: by case, each theory and the guess compared with its record.
        theories: the theories by name.
    """

    learnt_on: tuple[str, ...]
    cases: tuple[ForetoldCase, ...]
    learnt: Mapping[str, Abroad]
    free: Mapping[str, Mapping[str, Parameter]]
    seed: int
    sources: tuple[str, ...]
    aims: tuple[Case, ...]
    stood: Mapping[str, Mapping[str, Stood]]
    theories: Mapping[str, Theory]

    def table(self) -> pd.DataFrame:
        """A row for each theory or guess on each recorded quantity of each case that was foretold.

        Returns:
            Columns `case`, `target`, how many `figures` are scored, `name`, `score` (lower is better), its
            `difference` from that of the first theory after learning, with the `standard_error`, and what it
            `saw` of this record.
        """
        rows = [
            {
                "case": case.name,
                "target": target.name,
                "figures": target.figures,
                "name": entrant.name,
                "score": entrant.score,
                "difference": entrant.difference,
                "standard_error": entrant.standard_error,
                "saw": entrant.saw or "nothing",
            }
            for case in self.cases
            for target in case.targets
            for entrant in target.entrants
        ]
        return pd.DataFrame(rows)

    def quantities(self) -> pd.DataFrame:
        """A row for each quantity of each theory: how far it was learnt, the narrowest first.

        Returns:
            Columns `theory`, `quantity`, `unit`, `contraction` (0: as wide as the prior, 1: known), and the
            quantiles `low` (5%), `middle` and `high` (95%) before and after, those before with `prior_`.
        """
        rows = []
        for theory, abroad in self.learnt.items():
            found, names = abroad.particles, abroad.bank.quantities
            after = found.quantiles((LOW, 0.5, HIGH))
            narrower = found.contraction()
            for place in np.argsort(-narrower, kind="stable"):
                parameter = self.free[theory].get(names[place])
                if parameter is None:
                    continue
                ends = np.array([(LOW, 0.5, HIGH), after[:, place]])
                values = priors.at({names[place]: parameter}, ends.reshape(1, -1))[names[place]]
                keys = ("prior_low", "prior_middle", "prior_high", "low", "middle", "high")
                rows.append(
                    {
                        "theory": theory,
                        "quantity": names[place],
                        "unit": parameter.unit,
                        "contraction": float(narrower[place]),
                        **dict(zip(keys, map(float, values), strict=True)),
                    }
                )
        return pd.DataFrame(rows)

    def finding(self) -> str:
        """How well the first theory foretells after learning, in a sentence."""
        return findings(self)[0]

    def words(self) -> str:
        """The finding, the learnt quantities, and the scores for each recorded quantity of each case."""
        return foretelling_in_words(self)

    def __str__(self) -> str:
        """The result in words."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        title = f"{', '.join(case.title for case in self.cases)}: foretold"
        return result_html(title, findings(self), table=self.table())

    def report(self, folder: str | Path) -> Path:
        """Write the page with its pictures and tables, and return its path, `FOLDER/index.html`.

        A report of the same cases, theories and seed is overwritten.

        Raises:
            ReportError: the folder has another report.
        """
        there, theory = Path(folder), next(iter(self.learnt))
        names = [case.name for case in self.aims]
        owner = foretelling_owner(self.learnt_on, names, self.theories, self.seed)
        drawn = [
            Drawn(case, of_case[learnt_name(theory)], of_case[prior_name(theory)], of_case.get(RATES))
            for case in self.aims
            for of_case in (self.stood[case.name],)
        ]
        tables = {"scores": self.table(), "quantities": self.quantities()}
        with report_in(there, owner) as mark:
            return write_page(self, theory, drawn, tables, there, mark)

    def save(self, folder: str | Path) -> Path:
        """Write the result into a folder as `foretold.json`, and return its path."""
        return write_text(Path(folder) / "foretold.json", self.to_json() + "\n")

    def to_dict(self) -> dict[str, Any]:
        """The result as data for JSON; numbers that are not finite become null."""
        return {
            "learnt_on": list(self.learnt_on),
            "finding": self.finding(),
            "cases": to_data(self.cases),
            "draws": {name: _draws(abroad) for name, abroad in self.learnt.items()},
            "quantities": to_data(self.quantities().to_dict("records")),
        }

    def to_json(self) -> str:
        """The result as text in JSON."""
        return json.dumps(self.to_dict(), indent=1)


def _draws(abroad: Abroad) -> dict[str, Any]:
    found = abroad.particles
    return {
        "bank": abroad.bank.size,
        "failed": abroad.bank.failed,
        "kept": found.size,
        "distinct": found.distinct,
        "effective": found.effective,
        "farthest": to_data(float(found.distances.max())),
    }
