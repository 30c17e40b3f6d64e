"""The findings of a comparison of cases, and in how many changed tables they are found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from conjuncture.inquiry.proportions import proportion
from conjuncture.inquiry.qca.conjunctions import Feature, Needed, inclusions
from conjuncture.inquiry.qca.expression import Literal, Term, degrees_of
from conjuncture.inquiry.qca.fit import necessity, reaches, shared_by_failures, sufficiency
from conjuncture.inquiry.qca.result import (
    About,
    ConditionFound,
    ConfigurationsResult,
    ConjunctionFound,
    Count,
    FoundAgain,
    Memberships,
    ModelFound,
    RivalFound,
    RowFound,
    SolutionFound,
    Tables,
    TermFound,
    memberships,
)
from conjuncture.inquiry.qca.robustness import Key, Survival
from conjuncture.inquiry.qca.solutions import Kind, Model, Solution
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.qca.truth_table import Row, TruthTable

NECESSARY_FROM = 0.9
"""From this inclusion on a condition is called necessary (Schneider and Wagemann 2012, ch. 5)."""
NOT_SOLVED: Key = ("table", "not solved")
"""The findings in a changed table that cannot be minimised, for example because a condition no longer
varies."""
_NECESSARY: About = "necessary"
_SUFFICIENT: About = "sufficient"
Solutions = Mapping[Kind, Solution]


@dataclass(frozen=True)
class Findings:
    """The findings over the cases, and how many of them survive.

    Attributes:
        rows: the truth table.
        solutions: by kind.
        needed: expressions that are (nearly) necessary for the outcome.
        features: every conjunction.
        rivals: expressions to compare with the solutions.
        cut: the least inclusion that counts as sufficient.
        when_moved: the findings when codings are moved.
        when_left_out: the findings when a case is left out.
    """

    rows: TruthTable
    solutions: Solutions
    needed: tuple[Needed, ...]
    features: tuple[Feature, ...]
    rivals: tuple[str, ...]
    cut: float
    when_moved: Survival = field(default_factory=Survival)
    when_left_out: Survival = field(default_factory=Survival)

    @cached_property
    def successes(self) -> tuple[str, ...]:
        """The cases more in than out of the outcome."""
        within = self.rows.degrees > 0.5
        return tuple(case for case, has in zip(self.rows.table.cases, within, strict=True) if has)

    @cached_property
    def enough_for_half(self) -> tuple[Feature, ...]:
        """The features and conjunctions that are sufficient, and cover at least half of the outcome."""
        return tuple(
            feature
            for feature in self.features
            if reaches(feature.enough.inclusion, self.cut) and reaches(feature.enough.coverage, 0.5)
        )

    def again(self, table: Table, solutions: Solutions | None) -> Iterator[Key]:
        """Which of these findings are found in another table, with its solutions.

        A term is found again if some tied model of the same kind has it.
        """
        outcome = self.rows.outcome
        y = degrees_of(outcome, table)
        for rival in self.rivals:
            if reaches(sufficiency(degrees_of(rival, table), y).inclusion, self.cut):
                yield "rival", rival
        for condition in self.needed:
            if reaches(necessity(degrees_of(condition.words, table), y).inclusion, NECESSARY_FROM):
                yield "necessary", condition.words
        enough, needed = inclusions(table, outcome, [feature.term for feature in self.features])
        for feature, x_in_y, y_in_x in zip(self.features, enough, needed, strict=True):
            if reaches(x_in_y, self.cut):
                yield "enough", str(feature.term)
            if reaches(y_in_x, NECESSARY_FROM):
                yield "needed", str(feature.term)
        if solutions is None:
            yield NOT_SOLVED
        for kind, solution in (solutions or {}).items():
            yield from ((f"{kind} model", _sorted(model)) for model in solution.models)
            yield from ((f"{kind} term", str(term)) for term in solution.terms)

    def survives(self, key: Key) -> FoundAgain:
        """In how many tables it was found again; with an interval where noise moved the codings."""
        moved, left_out = self.when_moved, self.when_left_out
        return FoundAgain(
            proportion(np.arange(moved.tables) < moved.count(key)) if moved.tables else None,
            Count(left_out.count(key), left_out.tables) if left_out.tables else None,
        )

    def result(self) -> ConfigurationsResult:
        """Everything as data."""
        return ConfigurationsResult(
            cases=len(self.rows.table.cases),
            with_outcome=self.successes,
            in_no_configuration=self.rows.nowhere,
            conditions=self.rows.conditions,
            solutions={
                kind: SolutionFound(
                    len(solution.models), tuple(self._model(kind, model) for model in solution.models)
                )
                for kind, solution in self.solutions.items()
            },
            necessary=tuple(
                ConditionFound(
                    **vars(condition.fit),
                    words=condition.words,
                    survives=self.survives(("necessary", condition.words)),
                )
                for condition in self.needed
            ),
            rivals=tuple(self.rival(rival) for rival in self.rivals),
            truth_table=tuple(self._row(row) for row in self.rows.rows),
            conjunctions=tuple(self._feature(feature) for feature in self.features),
            tables=Tables(self.when_moved.tables, self.when_left_out.tables),
            memberships=self.memberships(),
        )

    def memberships(self) -> Memberships:
        """The degree to which each case is in the terms, in the necessary expressions, and in the rivals."""
        table, outcome = self.rows.table, self.rows.outcome
        kind: Kind = "intermediate" if "intermediate" in self.solutions else "parsimonious"
        terms: list[tuple[str, str, About]] = [
            (str(term), outcome, _SUFFICIENT) for term in self.solutions[kind].terms
        ]
        singles = [condition for condition in self.needed if not set("*+") & set(condition.words)]
        singles.sort(key=lambda condition: -np.nan_to_num(condition.fit.relevance))
        needed: list[tuple[str, str, About]] = [
            (condition.words, outcome, _NECESSARY) for condition in singles
        ]
        rivals: list[tuple[str, str, About]] = [(rival, outcome, _SUFFICIENT) for rival in self.rivals]
        # The picture shows two terms, a rival, and the least common necessary expression. The rest is data.
        return memberships(
            table, [*terms[:2], *rivals[:1], *needed[:1], *terms[2:], *rivals[1:], *needed[1:]]
        )

    def rival(self, words: str) -> RivalFound:
        """The fit of an expression by itself."""
        x, y = degrees_of(words, self.rows.table), self.rows.degrees
        return RivalFound(
            **vars(sufficiency(x, y)),
            words=words,
            relevance=necessity(x, y).relevance,
            shared_by_failures=shared_by_failures(x, y),
            survives=self.survives(("rival", words)),
        )

    def _model(self, kind: Kind, model: Model) -> ModelFound:
        return ModelFound(
            **vars(model.fit),
            words=str(model),
            assumed=len(model.assumed),
            survives=self.survives((f"{kind} model", _sorted(model))),
            terms=tuple(
                TermFound(
                    **vars(term.fit),
                    words=str(term.term),
                    unique=term.unique,
                    cases=term.cases,
                    survives=self.survives((f"{kind} term", str(term.term))),
                )
                for term in model.terms
            ),
        )

    def _row(self, row: Row) -> RowFound:
        many = self.rows.table.many
        values = zip(self.rows.conditions, row.values, strict=True)
        words = str(Term(tuple(Literal(name, value, many) for name, value in values)))
        return RowFound(words, row.cases, row.inclusion, row.pri, row.output)

    def _feature(self, feature: Feature) -> ConjunctionFound:
        words = str(feature.term)
        return ConjunctionFound(
            **vars(feature.enough),
            words=words,
            necessity=feature.needed.inclusion,
            relevance=feature.needed.relevance,
            shared_by_failures=feature.failures,
            enough_when_moved=self.when_moved.share(("enough", words)),
            needed_when_moved=self.when_moved.share(("needed", words)),
            enough_when_left_out=self.when_left_out.share(("enough", words)),
            needed_when_left_out=self.when_left_out.share(("needed", words)),
        )


def _sorted(model: Model) -> str:
    """A model without regard to the order of its terms."""
    return " + ".join(sorted(str(term.term) for term in model.terms))
