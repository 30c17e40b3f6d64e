"""The findings of a comparison of cases, as data, and in how many changed tables they were found again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.qca.expression import degrees_of
from conjuncture.inquiry.qca.fit import Necessity, Sufficiency
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.qca.truth_table import Output
from conjuncture.inquiry.results import Result

About = Literal["necessary", "sufficient"]


@dataclass(frozen=True)
class Count:
    """A number of tables, out of several."""

    count: int
    of: int


@dataclass(frozen=True)
class FoundAgain:
    """In how many tables something was found again: with codings moved, and with a case left out."""

    moved: Proportion | None = None
    left_out: Count | None = None


@dataclass(frozen=True, kw_only=True)
class TermFound(Sufficiency):
    """A term of a model: the coverage that it alone has, and the cases it holds for."""

    words: str
    unique: float
    cases: tuple[str, ...]
    survives: FoundAgain


@dataclass(frozen=True, kw_only=True)
class ModelFound(Sufficiency):
    """An expression for the outcome; `assumed` counts the configurations without cases that it includes."""

    words: str
    assumed: int
    survives: FoundAgain
    terms: tuple[TermFound, ...]


@dataclass(frozen=True)
class SolutionFound:
    """All models of one kind, which tie."""

    tied: int
    models: tuple[ModelFound, ...]


@dataclass(frozen=True, kw_only=True)
class ConditionFound(Necessity):
    """A condition or expression that is (nearly) necessary for the outcome."""

    words: str
    survives: FoundAgain


@dataclass(frozen=True, kw_only=True)
class RivalFound(Sufficiency):
    """The fit of an expression by itself; `shared_by_failures`: the share of the failures that have it."""

    words: str
    relevance: float
    shared_by_failures: float
    survives: FoundAgain


@dataclass(frozen=True)
class RowFound:
    """A configuration of the truth table."""

    words: str
    cases: tuple[str, ...]
    inclusion: float
    pri: float
    output: Output


@dataclass(frozen=True, kw_only=True)
class ConjunctionFound(Sufficiency):
    """A feature or short conjunction; the last four are shares of the changed tables."""

    words: str
    necessity: float
    relevance: float
    shared_by_failures: float
    enough_when_moved: float
    needed_when_moved: float
    enough_when_left_out: float
    needed_when_left_out: float


@dataclass(frozen=True)
class Membership:
    """The degrees to which each case is in an expression (`x`) and in an outcome (`y`)."""

    expression: str
    outcome: str
    about: About
    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True)
class Memberships:
    """The cases, and the degree to which each is in the expressions shown."""

    cases: tuple[str, ...]
    panels: tuple[Membership, ...]


def memberships(table: Table, shown: Sequence[tuple[str, str, About]]) -> Memberships:
    """The degree to which each case is in expressions and outcomes: what the picture of an answer shows.

    Args:
        table: the cases.
        shown: an expression, an outcome, and "necessary" or "sufficient"; repetitions count once.
    """
    return Memberships(
        table.cases,
        tuple(
            Membership(
                expression,
                outcome,
                about,
                tuple(degrees_of(expression, table).tolist()),
                tuple(degrees_of(outcome, table).tolist()),
            )
            for expression, outcome, about in dict.fromkeys(shown)
        ),
    )


@dataclass(frozen=True)
class Tables:
    """How many changed tables were compared: with codings moved, and with a case left out."""

    moved: int
    left_out: int


@dataclass(frozen=True, eq=False)
class ConfigurationsResult(Result):
    """Which conditions go with an outcome.

    Attributes:
        cases: how many.
        with_outcome: those more in than out of it.
        in_no_configuration: those at exactly a half in some condition.
        conditions: their names.
        solutions: by kind.
        necessary, rivals, truth_table, conjunctions: rows with the figures of each.
        tables: how many changed tables were compared.
        memberships: of each case.
    """

    cases: int
    with_outcome: tuple[str, ...]
    in_no_configuration: tuple[str, ...]
    conditions: tuple[str, ...]
    solutions: Mapping[str, SolutionFound]
    necessary: tuple[ConditionFound, ...]
    rivals: tuple[RivalFound, ...]
    truth_table: tuple[RowFound, ...]
    conjunctions: tuple[ConjunctionFound, ...]
    tables: Tables
    memberships: Memberships
