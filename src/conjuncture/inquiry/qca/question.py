"""Which conditions are sufficient or necessary for an outcome over cases, and how certain that is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import numpy as np

from conjuncture.engine.ensemble import Progress
from conjuncture.grammar import counted
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca import effort, findings_words
from conjuncture.inquiry.qca.calibration import without_halves
from conjuncture.inquiry.qca.conjunctions import Feature, every_conjunction, necessary
from conjuncture.inquiry.qca.expression import condition_of
from conjuncture.inquiry.qca.findings import NECESSARY_FROM, Findings, Solutions
from conjuncture.inquiry.qca.result import ConfigurationsResult
from conjuncture.inquiry.qca.robustness import Key, left_out, moved, survival
from conjuncture.inquiry.qca.solutions import KINDS, Contradictions, Minimal, solve
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.qca.truth_table import TruthTable, truth_table

ENOUGH_IN_DEGREE = 0.8
"""The default inclusion of a table with degrees; without degrees it is 1."""


@dataclass(frozen=True)
class WhichConditions:
    """Which conditions, alone and together, go with an outcome over the cases of a table?

    Example:
        WhichConditions("won", expected=("roots", "crisis"))

    Attributes:
        outcome: `SURV`, `~SURV`, `PB[1]`.
        conditions: the columns of the conditions; None: every column but the outcome's.
        inclusion: the least consistency of a configuration with the outcome; None: 1 for kinds, .8 for
            degrees.
        exclusion: a configuration below this counts as without the outcome, and one between the two as
            contradictory; None: there is no such band.
        pri: the least PRI of a configuration that goes with the outcome.
        cases: the least number of cases for a configuration to say anything.
        contradictions: what contradictory configurations count as; "refuse" makes them an error. If there is
            no cut-off and the table has only kinds, a configuration is contradictory if its cases differ in
            the outcome.
        expected: values that should help, for the intermediate solution: `DEV`, `~URB`, `C[1]`.
        minimal: models with the fewest terms, or all models from which no term can be dropped.
        rivals: expressions to compare with the solution, such as one condition alone; None: the single best
            condition.
        size: how many features a listed conjunction may have.
        halves: the amount to add to a degree of exactly one half, which is neither in nor out; 0 leaves such
            cases out.
        moved_by, moved_times, seed: how far codes move in the test of robustness, in how many tables, from
            which seed.
    """

    result: ClassVar = ConfigurationsResult

    outcome: str
    conditions: tuple[str, ...] | None = None
    inclusion: float | None = None
    exclusion: float | None = None
    pri: float = 0.0
    cases: int = 1
    contradictions: Literal["refuse"] | Contradictions = "refuse"
    expected: tuple[str, ...] = ()
    minimal: Minimal = "fewest terms"
    rivals: tuple[str, ...] | None = None
    size: int = 3
    halves: float = 0.0
    moved_by: float = 0.2
    moved_times: int = 100
    seed: int = 0

    def __str__(self) -> str:
        among = f" among {', '.join(self.conditions)}" if self.conditions else ""
        return f"Which conditions{among} go with {self.outcome}?"

    def effort(self, table: Table) -> str:
        """How long the question may take for a table, in a sentence."""
        conditions = len(self.conditions) if self.conditions is not None else len(table.columns) - 1
        tables = effort.tables_asked(self._asked_about(table), self.moved_times)
        return effort.in_words(len(table.cases), conditions, tables)

    def ask(self, table: Table, *, progress: Progress | None = None) -> Answer:
        """The answer over this table's cases.

        Args:
            table: the cases.
            progress: called with (tables compared, tables in all).

        Raises:
            QuestionError: an unknown condition or one that never varies, an outcome that never or always
                happens, contradictory configurations, cut-offs that separate nothing.
        """
        findings = self.findings(table, progress=progress)
        return Answer(
            kind="which conditions",
            question=str(self),
            words=findings_words.finding(findings, self.moved_by),
            figures=findings.result(),
            warnings=findings_words.warnings(findings),
            asked=self,
        )

    def findings(self, table: Table, *, progress: Progress | None = None) -> Findings:
        """All findings of the answer, as objects.

        Raises:
            QuestionError: as `ask`.
        """
        selection = self._asked_about(table)
        count, tables_done = effort.tables_asked(selection, self.moved_times), 0

        def counted() -> None:
            nonlocal tables_done
            tables_done += 1
            if progress is not None:
                progress(tables_done, count)

        ready = self._without_halves(selection)
        rows = self.truth_table(ready)
        solutions = self._solutions(rows)
        names = rows.conditions
        needed = necessary(ready, self.outcome, names, inclusion=NECESSARY_FROM, size=self.size)
        features = every_conjunction(ready, self.outcome, names, size=self.size)
        rivals = self.rivals or (_best_alone(features),)
        result = Findings(rows, solutions, needed, features, rivals, self._cut(ready))
        # The cut-offs stay the same in all changed tables.
        fixed = replace(self, inclusion=result.cut, exclusion=self._floor(ready))

        counted()

        def again(other: Table) -> list[Key]:
            changed = self._without_halves(other)
            keys = list(result.again(changed, fixed.solutions_if_any(changed)))
            counted()
            return keys

        return replace(
            result,
            when_moved=survival(moved(selection, self.moved_by, self.moved_times, self.seed), again),
            when_left_out=survival(left_out(selection, seed=self.seed), again),
        )

    def truth_table(self, table: Table) -> TruthTable:
        """The truth table under this question's cut-offs.

        Raises:
            QuestionError: as `ask`.
        """
        rows = truth_table(
            table,
            self.outcome,
            self.conditions,
            inclusion=self._cut(table),
            exclusion=self._floor(table),
            pri=self.pri,
            cases=self.cases,
        )
        torn = [row for row in rows.rows if row.output == "C"]
        if torn and self.contradictions == "refuse":
            rows_in_words = "; ".join(
                f"{', '.join(row.cases[:6])} (inclusion {row.inclusion:.2f})" for row in torn[:3]
            )
            raise QuestionError(
                f"{counted(len(torn), 'configuration')} {'is' if len(torn) == 1 else 'are'} "
                "contradictory, the same conditions with and without "
                f"'{self.outcome}': {rows_in_words}. Add a condition that tells them apart, lower "
                "the inclusion (--inclusion on the command line), or say what they count as: "
                "contradictions='negative', 'remainder' or 'positive' (in Python or in a question's file)."
            )
        return rows

    def solutions_if_any(self, table: Table) -> Solutions | None:
        """The solutions of a table; empty if there is none."""
        try:
            return self._solutions(self.truth_table(table))
        except QuestionError:
            return None

    def _solutions(self, rows: TruthTable) -> Solutions:
        """Solutions of every kind; the intermediate one only if there are expectations."""
        output: Contradictions = "negative" if self.contradictions == "refuse" else self.contradictions
        return {
            kind: solve(rows, kind, expected=self.expected, minimal=self.minimal, contradictions=output)
            for kind in KINDS
            if kind != "intermediate" or self.expected
        }

    def _asked_about(self, table: Table) -> Table:
        """The table without the columns that the question does not use."""
        if self.conditions is None:
            return table
        named = [self.outcome, *(part for rival in self.rivals or () for part in re.split(r"[+*]", rival))]
        for name in self.conditions:
            table.column(name, outcome=condition_of(self.outcome))
        names = dict.fromkeys((*self.conditions, *map(condition_of, named)))
        return table.with_columns(table.cases, {name: table.column(name) for name in names})

    def _without_halves(self, table: Table) -> Table:
        """The table with degrees of one half moved, if the question asks for that (`halves`)."""
        if not self.halves:
            return table
        about = condition_of(self.outcome)
        return without_halves(table, [name for name in table.fuzzy if name != about], self.halves)

    def _cut(self, table: Table) -> float:
        if self.inclusion is not None:
            return self.inclusion
        return ENOUGH_IN_DEGREE if table.fuzzy else 1.0

    def _floor(self, table: Table) -> float | None:
        if self.exclusion is not None or self.inclusion is not None or table.fuzzy:
            return self.exclusion
        return 1e-6  # only kinds: a share that is neither 0 nor 1 is contradictory


def _best_alone(features: tuple[Feature, ...]) -> str:
    """The single condition with the highest value of the smaller of inclusion and coverage."""
    singles = [feature for feature in features if len(feature.term.literals) == 1]
    return str(
        max(
            singles, key=lambda feature: np.nan_to_num(min(feature.enough.inclusion, feature.enough.coverage))
        ).term
    )
