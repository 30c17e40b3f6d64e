"""Claims about conditions: assertions over coded cases, judged over recodings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import Band, band
from conjuncture.inquiry.proportions import Proportion, proportion
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.codings import UNSAID, Codings, Recodings, recoded
from conjuncture.inquiry.qca.conjunctions import every_conjunction
from conjuncture.inquiry.qca.expression import condition_of, degrees_of
from conjuncture.inquiry.qca.fit import shared_by_failures
from conjuncture.inquiry.qca.table import Table

DEALS = 500
"""How often codes are dealt out at random, to see how far two expressions differ by chance."""


@dataclass(frozen=True)
class Conditions:
    """Conditions are, or are not, necessary or sufficient for an outcome over coded cases.

    Example:
        Conditions("situations", (Assertion("implantation", "necessary for", "outcome"),))

    Attributes:
        cases: the name of recorded codings ("situations"), or a table, "cases.csv", in the file's folder.
        assertions: the claim; all of them must hold together.
        beside: rival expressions, which replace the expression of the first assertion.
        unsure: how far a code may be wrong if the table does not say.
        anchors: how far the crossover of each condition may lie from a half.
        words: the whole claim in words.
    """

    cases: str
    assertions: tuple[Assertion, ...]
    beside: tuple[str, ...] = ()
    unsure: float = UNSAID
    anchors: float = 0.1
    words: str = ""

    def __post_init__(self) -> None:
        if not self.assertions:
            raise QuestionError(
                "it has no assertion. Write [[claim.question.assertions]] with expression, ..."
            )
        if self.beside and self.assertions[0].compares:
            raise QuestionError(
                "the first assertion compares already: leave `beside` out, or put another first."
            )

    def __str__(self) -> str:
        return self.words or "; and ".join(map(str, self.assertions))

    @property
    def rivals(self) -> tuple[Assertion, ...]:
        """The first assertion with each of `beside` in its place."""
        return tuple(
            replace(self.assertions[0], expression=expression, words="") for expression in self.beside
        )

    @property
    def every(self) -> tuple[Assertion, ...]:
        """The assertions of the claim, and its rival expressions."""
        return (*self.assertions, *self.rivals)

    def recodings(self, codings: Codings, draws: int, seed: int = 0) -> Recodings:
        """The cases as they might have been coded.

        Raises:
            QuestionError: an unknown condition or outcome, with the codings' name and the nearest.
        """
        names = dict.fromkeys(name for assertion in self.every for name in assertion.columns)
        try:
            for assertion in self.every:
                for expression in assertion.expressions:
                    degrees_of(expression, codings.table)
            return recoded(codings, tuple(names), draws, crossover=self.anchors, seed=seed)
        except QuestionError as error:
            raise QuestionError(f"{codings.source}: {error}") from None


@dataclass(frozen=True)
class Alike:
    """For how many (`count`) of all conjunctions of `size` conditions (`of`) the assertion would hold."""

    count: int
    of: int
    size: int


@dataclass(frozen=True)
class Against:
    """An assertion compared with another expression.

    Attributes:
        than: the inclusion of the other expression.
        greater_by: by how much the inclusion of the first is greater.
        chance_band: in 95% of the random deals the difference is no larger.
        by_chance: in how many deals the difference is as large.
    """

    than: float
    greater_by: float
    chance_band: float
    by_chance: Proportion


@dataclass(frozen=True)
class CodedFit:
    """An assertion as the cases are coded.

    Attributes:
        fit: its figures: inclusion, and the others that the claim requires.
        thresholds: the least value of each that is enough; none where two expressions are compared.
        failures: the share of the cases without the outcome that have the expression.
        basis: the cases that count: those more in than out of the outcome (necessary), or of the expression
            (sufficient).
        alike: only for a conjunction that is not compared with another.
        against: only for an expression that is compared with another.
    """

    fit: Mapping[str, float]
    thresholds: Mapping[str, float]
    failures: float
    basis: tuple[str, ...]
    alike: Alike | None = None
    against: Against | None = None


def as_coded(assertion: Assertion, table: Table) -> CodedFit:
    """The figures of an assertion as the cases are coded, and how many others of its size hold too."""
    degrees = {expression: degrees_of(expression, table) for expression in assertion.expressions}
    x, y = degrees[assertion.expression], degrees[assertion.outcome]
    speaks = y if assertion.about == "necessary" else x
    return CodedFit(
        fit={name: float(value) for name, value in assertion.fit(x, y).items()},
        thresholds={} if assertion.compares else assertion.thresholds,
        failures=shared_by_failures(x, y),
        basis=tuple(case for case, degree in zip(table.cases, speaks, strict=True) if degree > 0.5),
        alike=None if assertion.compares else _alike(assertion, table),
        against=_against(assertion, table) if assertion.compares else None,
    )


def over_recodings(assertion: Assertion, recodings: Recodings) -> dict[str, Band]:
    """Its figures over the recodings."""
    degrees = recodings.degrees(assertion.expressions)
    fit = assertion.fit(degrees[assertion.expression], degrees[assertion.outcome])
    return {name: band(values) for name, values in fit.items()}


def _alike(assertion: Assertion, table: Table) -> Alike | None:
    """For how many of all conjunctions of this length the same holds as the cases are coded."""
    size = assertion.expression.count("*") + 1
    if "+" in assertion.expression or size > 3:
        return None
    y = degrees_of(assertion.outcome, table)
    others = [
        feature.term
        for feature in every_conjunction(table, assertion.outcome, size=size)
        if len(feature.term.literals) == size
    ]
    differences = [
        assertion.differences({assertion.expression: term.degrees(table), assertion.outcome: y})
        for term in others
    ]
    same = assertion.holds(np.array(differences), assertion.margin)
    return Alike(int(same.sum()), len(others), size)


def chance_band(assertion: Assertion, table: Table) -> float:
    """The band that "more nearly" must exceed, like the null band of worlds; 0 for other relations.

    The codes in which the two expressions differ are dealt out among the cases at random: in 95% of the deals
    the first is no further above the second. The band is seldom near 0: of two sets, the smaller one lies
    further within any other set by its size alone.
    """
    return float(np.quantile(_chance_differences(assertion, table), 0.95)) if assertion.compares else 0.0


def _chance_differences(assertion: Assertion, table: Table) -> np.ndarray:
    """The difference where the codes in which the two differ are dealt out at random, (deals,)."""
    differ = _conditions_that_differ(assertion)
    luck, dealt = np.random.default_rng(0), []
    for _ in range(DEALS):
        order = luck.permutation(len(table.cases))
        columns = {
            name: column[order] if name in differ else column for name, column in table.columns.items()
        }
        dealt.append(_greater_by(assertion, table.with_columns(table.cases, columns)))
    return np.array(dealt)


def _conditions_that_differ(assertion: Assertion) -> set[str]:
    """The conditions of the literals that one expression has and the other lacks.

    Two ways to join the same literals, such as A*B and A + B, differ in all their conditions.
    """
    ours, others = (
        {re.sub(r"\s*([~\[\]])\s*", r"\1", literal.strip()) for literal in re.split(r"[+*]", expression)}
        for expression in (assertion.expression, assertion.than)
    )
    return {condition_of(literal) for literal in (ours ^ others) or ours}


def _greater_by(assertion: Assertion, table: Table) -> float:
    return float(
        assertion.differences(
            {expression: degrees_of(expression, table) for expression in assertion.expressions}
        )
    )


def _against(assertion: Assertion, table: Table) -> Against:
    """The other's inclusion, and how often the difference is as large by chance."""
    x, y = degrees_of(assertion.than, table), degrees_of(assertion.outcome, table)
    excess = _greater_by(assertion, table)
    return Against(
        than=float(assertion.fit(x, y)["inclusion"]),
        greater_by=excess,
        chance_band=chance_band(assertion, table),
        by_chance=proportion(_chance_differences(assertion, table) >= excess - 1e-9),
    )


def beside_its_file(question: Conditions, folder: Path) -> Conditions:
    """The question with the path of its table seen from its own file; recorded codings keep their name."""
    if not question.cases.endswith(".csv"):
        return question
    return replace(question, cases=str(folder / question.cases))
