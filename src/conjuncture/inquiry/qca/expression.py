"""Terms in words: `DEV*~URB`, `DEV[2]*LIT[1]`. A literal is a condition with a value; a term, several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.table import Table

Degrees = NDArray[np.float64]
_LITERAL = re.compile(r"(~?)\s*([^\[\]~*+]+?)\s*(?:\[(\d+)\])?")


@dataclass(frozen=True)
class Literal:
    """A condition at one of its values.

    Attributes:
        condition: a column of the table.
        value: 1 is present and 0 absent; of a condition with more than two values, one of them.
        many: whether it is written with its value, as it is if some condition has more than two.
    """

    condition: str
    value: int = 1
    many: bool = False

    def __str__(self) -> str:
        if self.many:
            return f"{self.condition}[{self.value}]"
        return self.condition if self.value else f"~{self.condition}"

    def degrees(self, table: Table) -> Degrees:
        """The degree to which each case is in it, (cases,)."""
        return table.degrees(self.condition, self.value)


@dataclass(frozen=True)
class Term:
    """A conjunction of literals; without any it is true of every case."""

    literals: tuple[Literal, ...]

    def __str__(self) -> str:
        return "*".join(map(str, self.literals)) or "always"

    def degrees(self, table: Table) -> Degrees:
        """The degree to which each case is in it: the least of those of its literals (Zadeh), (cases,)."""
        return conjunction([literal.degrees(table) for literal in self.literals], len(table.cases))


def conjunction(degrees: Sequence[Degrees], cases: int) -> Degrees:
    """Degrees in all of them: the least; without any, 1."""
    return np.min(np.stack(degrees), axis=0) if degrees else np.ones(cases)


def disjunction(degrees: Sequence[Degrees], cases: int) -> Degrees:
    """Degrees in any of them: the greatest; without any, 0."""
    return np.max(np.stack(degrees), axis=0) if degrees else np.zeros(cases)


def literal(text: str, table: Table) -> Literal:
    """`DEV`, `~DEV` or `DEV[2]` as a literal of this table.

    Raises:
        QuestionError: another form, an unknown condition, or a value it never has.
    """
    match = _LITERAL.fullmatch(text.strip())
    if not match:
        raise QuestionError(
            f"'{text}' is no condition. Write DEV, ~DEV, or DEV[2] for one of several values."
        )
    negated, name, value = match.groups()
    levels = table.levels(name)
    if levels > 2 and (negated or value is None):
        values = ", ".join(f"{name}[{value}]" for value in range(levels))
        raise QuestionError(f"'{name}' has {levels} values: write which, one of {values}.")
    required = int(value) if value is not None else 1
    if required >= levels:
        raise QuestionError(f"'{name}' is never {required}: its values are 0 to {levels - 1}.")
    return Literal(name, 1 - required if negated else required, table.many)


def degrees_of(text: str, table: Table) -> Degrees:
    """The degree to which each case is in an expression: `A*~B + C[2]`, or `~C[2]`, any other value of C.

    Raises:
        QuestionError: another form, an unknown condition, or a value it never has.
    """
    terms = []
    for part in text.split("+"):
        factors = [_signed(word, table) for word in part.split("*")]
        terms.append(conjunction(factors, len(table.cases)))
    return disjunction(terms, len(table.cases))


def readable(text: str) -> str:
    """An expression as it is read: `army_split*~roots` is "army split × not roots"."""
    return text.replace("~", "not ").replace("*", " × ").replace("_", " ")


def values_in(text: str) -> dict[str, int]:
    """The value of each condition in a conjunction: `DEV*~URB` has DEV 1 and URB 0, `DEV[2]` has DEV 2."""
    found = [_LITERAL.fullmatch(part.strip()) for part in text.split("*")]
    return {
        match[2]: int(match[3]) if match[3] is not None else int(not match[1])
        for match in found
        if match is not None
    }


def condition_of(text: str) -> str:
    """The condition that a literal is about: `~DEV[2]` is about DEV."""
    match = _LITERAL.fullmatch(text.strip())
    return match.group(2) if match else text


def _signed(text: str, table: Table) -> Degrees:
    bare = text.strip()
    if bare.startswith("~"):
        return 1.0 - literal(bare[1:], table).degrees(table)
    return literal(bare, table).degrees(table)
