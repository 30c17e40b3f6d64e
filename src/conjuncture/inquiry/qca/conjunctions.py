"""Every feature and conjunction, whether or not a solution names it; and what is necessary for the outcome.

A list of features side by side explains little if the cases that failed share them: so each stands here with
the share of the failures that have it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.qca.expression import (
    Literal,
    Term,
    condition_of,
    conjunction,
    degrees_of,
    disjunction,
)
from conjuncture.inquiry.qca.fit import (
    Necessity,
    Sufficiency,
    necessity,
    reaches,
    shared_by_failures,
    sufficiency,
)
from conjuncture.inquiry.qca.table import Table


@dataclass(frozen=True)
class Feature:
    """A conjunction with all its figures.

    Attributes:
        term: the conjunction.
        enough: its fit as sufficient for the outcome.
        needed: its fit as necessary; its inclusion is the raw coverage of `enough`, and the other way round.
        failures: the share of the cases without the outcome that have it too.
    """

    term: Term
    enough: Sufficiency
    needed: Necessity
    failures: float


@dataclass(frozen=True)
class Needed:
    """An expression that is (nearly) necessary for the outcome, in words, with its fit."""

    words: str
    fit: Necessity


def every_conjunction(
    table: Table, outcome: str, conditions: Sequence[str] | None = None, *, size: int = 3
) -> tuple[Feature, ...]:
    """Every literal and every conjunction of up to `size` of them, with all figures.

    In the order of size; those without any case are left out.
    """
    y = degrees_of(outcome, table)
    conjunctions = []
    for literals in _choices(table, _names(table, outcome, conditions), size):
        term = Term(literals)
        x = term.degrees(table)
        if x.any():
            conjunctions.append(Feature(term, sufficiency(x, y), necessity(x, y), shared_by_failures(x, y)))
    return tuple(conjunctions)


def necessary(
    table: Table,
    outcome: str,
    conditions: Sequence[str] | None = None,
    *,
    inclusion: float = 0.9,
    coverage: float = 0.0,
    relevance: float = 0.0,
    size: int | None = None,
) -> tuple[Needed, ...]:
    """What is necessary for the outcome: every necessary conjunction, and the smallest disjunctions.

    A disjunction is named only if no part of it is necessary. Both have `size` literals at most (default: as
    many as there are conditions). Those below the required coverage or relevance are left out.
    """
    y = degrees_of(outcome, table)
    names = _names(table, outcome, conditions)
    degrees = {literal: literal.degrees(table) for name in names for literal in _literals(table, name)}
    expressions: list[Needed] = []
    minimal: list[frozenset[Literal]] = []

    def keep(x: NDArray[np.float64], words: str) -> bool:
        fit = necessity(x, y)
        cuts = ((fit.inclusion, inclusion), (fit.coverage, coverage), (fit.relevance, relevance))
        # Without a cut-off a measure may be undefined: relevance is, if a condition is never absent.
        holds = all(cut == 0 or reaches(figure, cut) for figure, cut in cuts)
        if holds:
            expressions.append(Needed(words, fit))
        return holds

    for literals in _choices(table, names, size or len(names)):
        x = conjunction([degrees[literal] for literal in literals], len(table.cases))
        if keep(x, str(Term(literals))) and len(literals) == 1:
            minimal.append(frozenset(literals))
    for literals in _choices(table, names, size or len(names)):
        if len(literals) < 2 or any(known <= frozenset(literals) for known in minimal):
            continue
        x = disjunction([degrees[literal] for literal in literals], len(table.cases))
        if keep(x, " + ".join(map(str, literals))):
            minimal.append(frozenset(literals))
    return tuple(expressions)


def inclusions(
    table: Table, outcome: str, terms: Sequence[Term]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The inclusion of each term as sufficient for the outcome, and as necessary for it, (terms,) each."""
    y = degrees_of(outcome, table)
    x = np.array([term.degrees(table) for term in terms]).reshape(len(terms), len(table.cases))
    both = np.minimum(x, y).sum(axis=1)
    # A share is undefined for a term without cases, and for an outcome without cases.
    of_x, of_y = np.where(x.any(axis=1), x.sum(axis=1), np.nan), y.sum() if y.any() else np.nan
    return both / of_x, both / of_y


def _names(table: Table, outcome: str, conditions: Sequence[str] | None) -> tuple[str, ...]:
    about = condition_of(outcome)
    return tuple(conditions) if conditions is not None else tuple(n for n in table.columns if n != about)


def _literals(table: Table, name: str) -> tuple[Literal, ...]:
    return tuple(Literal(name, value, table.many) for value in range(table.levels(name)))


def _choices(table: Table, names: Sequence[str], size: int) -> Iterator[tuple[Literal, ...]]:
    """One literal of each of up to `size` conditions, the shortest first."""
    for number in range(1, min(size, len(names)) + 1):
        for subset in combinations(names, number):
            yield from product(*(_literals(table, name) for name in subset))
