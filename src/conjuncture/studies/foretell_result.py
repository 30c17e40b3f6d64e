"""What `conjuncture.foretell` gives: cases foretold by theories that were learnt on other cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from conjuncture.engine import priors
from conjuncture.inquiry.comparing.targets import ComparedTarget
from conjuncture.inquiry.fitting.abroad import Abroad
from conjuncture.inquiry.fitting.particles import HIGH, LOW
from conjuncture.inquiry.results import to_data
from conjuncture.language.parameters import Parameter
from conjuncture.presentation.foretell_words import foretelling_in_words
from conjuncture.presentation.notebook import result_html

RATES = "as much for each worker as in the cases learnt on"
"""The guess that learns on the same cases."""


def learnt_name(theory: str) -> str:
    """What the draws that were learnt are called."""
    return f"{theory}, learnt elsewhere"


def prior_name(theory: str) -> str:
    """What the draws from the priors are called."""
    return f"{theory}, from its priors"


@dataclass(frozen=True)
class ForetoldCase:
    """A case that was foretold.

    Attributes:
        name, title: of the case.
        targets: each recorded quantity with all that stands beside it.
    """

    name: str
    title: str
    targets: tuple[ComparedTarget, ...]


@dataclass(frozen=True, eq=False)
class Foretelling:
    """Cases foretold, for people and programs.

    Attributes:
        learnt_on: the names of the cases that were learnt on.
        cases: those that were foretold.
        learnt: by theory, the draws that were kept.
        free: by theory, its free parameters by name.
    """

    learnt_on: tuple[str, ...]
    cases: tuple[ForetoldCase, ...]
    learnt: Mapping[str, Abroad]
    free: Mapping[str, Mapping[str, Parameter]]

    def table(self) -> pd.DataFrame:
        """A row for each theory or guess on each recorded quantity of each case that was foretold.

        Returns:
            Columns `case`, `target`, how many `figures` are scored, `name`, `score` (lower is better), its
            `difference` from that of the first theory as learnt, with the `standard_error`, and what it `saw`
            of this record.
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
        """A row for each quantity of each theory: what was learnt of it, the narrowest first.

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

    def words(self) -> str:
        """What was learnt, and how each recorded quantity of each case was foretold."""
        return foretelling_in_words(self)

    def __str__(self) -> str:
        """The same."""
        return self.words()

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        title = f"{', '.join(case.title for case in self.cases)}: foretold"
        return result_html(title, (self.words().partition("\n\n")[0],), table=self.table(), has_page=False)

    def to_dict(self) -> dict[str, Any]:
        """As what JSON can hold; numbers that are not finite become null."""
        return {
            "learnt_on": list(self.learnt_on),
            "cases": to_data(self.cases),
            "draws": {name: _draws(abroad) for name, abroad in self.learnt.items()},
            "quantities": to_data(self.quantities().to_dict("records")),
        }

    def to_json(self) -> str:
        """The same as text."""
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
