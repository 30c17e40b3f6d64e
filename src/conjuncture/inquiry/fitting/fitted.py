"""A theory fitted to the record of a case, with all checks of the fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.engine import priors
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.check import Check
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.left_out import LeftOut
from conjuncture.inquiry.fitting.particles import Floats, Particles
from conjuncture.inquiry.fitting.predicted import Predicted
from conjuncture.inquiry.fitting.sequential import Led
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.language.theory import Theory

Method = Literal["sequential", "rejection"]


class WithheldError(QuestionError):
    """A posterior that checks do not allow to be shown; the message has the checks that failed."""


@dataclass(frozen=True, eq=False)
class TheoryFit:
    """A theory fitted to a case.

    Attributes:
        worlds: the theory on the case.
        theory: with its cuts and readings.
        scenario: which inputs of the case.
        bank: the draws from the priors.
        errors: of the theory and of the record.
        rejection: the nearest draws of the bank.
        led: the draws that sequential Monte Carlo moved nearer, and how.
        predicted: worlds with the quantities of these and new noise.
        left_out: the recorded quantities from which blocks of years were left out.
        blocks: the blocks that were left out in turn.
        leave: the blocks that were requested by name.
        block: years of a block.
        checks: in the order in which they are shown.
        summaries_hash: SHA-256 of the declared summaries.
        fingerprint: SHA-256 of everything that determines the bank's numbers.
        warnings: what a reader must know.
    """

    worlds: Worlds
    theory: Theory
    scenario: str
    bank: Bank
    errors: Errors
    rejection: Particles
    led: Led
    predicted: Predicted
    left_out: tuple[LeftOut, ...]
    blocks: tuple[str, ...]
    leave: tuple[str, ...]
    block: int
    checks: tuple[Check, ...]
    summaries_hash: str
    fingerprint: str
    warnings: tuple[str, ...] = ()

    @property
    def case(self) -> Case:
        """The case with the record that it is fitted to."""
        return self.worlds.case

    @property
    def particles(self) -> Particles:
        """The particles that stand for the fit: those of sequential Monte Carlo."""
        return self.led.particles

    @property
    def against(self) -> tuple[Check, ...]:
        """The checks that withhold the posterior."""
        return tuple(check for check in self.checks if check.passed is False)

    @property
    def shown(self) -> bool:
        """Whether the posterior is shown."""
        return not self.against

    def refuse_withheld(self) -> None:
        """Raise an error with the reason if the posterior is withheld.

        Raises:
            WithheldError: with the checks that it failed.
        """
        if self.against:
            raise WithheldError(
                f"the posterior of {self.theory.name} is withheld: "
                + " ".join(f"({check.name}) {check.words}" for check in self.against),
                remedy="Look at `checks` and `figures`: they show what the theory cannot reach.",
            )

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """Each quantity under the prior and under both methods, whether it may be shown or not.

        Returns:
            Columns `quantity`, `unit`; `prior_low`, `prior_middle`, `prior_high`; the same with `sequential`
            and `rejection`: nine in ten lie between low and high; `contraction` (of the sequential method).
        """
        declared = self.worlds.whole.free_parameters
        table: dict[str, object] = {
            "quantity": list(declared),
            "unit": [parameter.unit for parameter in declared.values()],
        }
        evenly = np.repeat(np.array([[0.05], [0.5], [0.95]]), len(declared), axis=1)
        found = {"prior": evenly, "sequential": self.particles.quantiles()}
        found["rejection"] = self.rejection.quantiles()
        for name, places in found.items():
            for row, word in zip(places, ("low", "middle", "high"), strict=True):
                values = priors.at(declared, row[:, None])
                table[f"{name}_{word}"] = [float(values[quantity][0]) for quantity in declared]
        return pd.DataFrame({**table, "contraction": self.particles.contraction()})

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Each figure by which the theory was fitted, in the target's unit, the largest miss first.

        Returns:
            Columns `figure`, `target`, `unit`, `block`, `recorded`; `prior_low`, `prior_middle`, `prior_high`
            of the draws from the priors and `fitted_low`, ... of worlds of the fit with new noise, without
            the error of the theory; `away`: how many of their standard deviations, with the record's error,
            the record lies from the middle of these; `likely_error`: the median size of the fitted error of
            the theory, on the scale on which the figure is compared.
        """
        values = {"prior": self.bank.values, "fitted": self.predicted.values}
        rows = []
        sizes = np.median(self.errors.sizes(self.particles.errors), axis=0)
        for column, figure in enumerate(self.worlds.figures):
            spread = np.hypot(self.predicted.values[:, column].std(), figure.spread)
            away = figure.recorded - np.median(self.predicted.values[:, column])
            row: dict[str, object] = {
                "figure": figure.name,
                "target": figure.target.name,
                "unit": figure.target.unit,
                "block": self.bank.blocks[column],
                "recorded": _told(figure.summary.off_scale(np.array([figure.recorded]))),
            }
            for name, drawn in values.items():
                ends = figure.summary.off_scale(np.quantile(drawn[:, column], [0.05, 0.5, 0.95]))
                row |= {f"{name}_{word}": float(end) for word, end in zip(_WORDS, ends, strict=True)}
            rows.append(row | {"away": float(away / spread), "likely_error": float(sizes[column])})
        table = pd.DataFrame(rows)
        order = table["away"].abs().sort_values(ascending=False, kind="stable").index
        return table.loc[order].reset_index(drop=True)


_WORDS = ("low", "middle", "high")


def _told(value: Floats) -> float:
    return float(value[0])
