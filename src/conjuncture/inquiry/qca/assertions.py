"""Assertions: an expression is, or is not, necessary or sufficient for an outcome.

Each reduces its figures to one number a table: the least of the differences between a figure and its
threshold. Above 0 the expression is necessary (or sufficient), below 0 it is not, near 0 neither is shown.

    necessary for    inclusion (the share of the outcome that lies in the expression) from 0.9, and relevance
                     from 0.5, since a condition that every case has is no finding
    sufficient for   inclusion (the share of the expression that lies in the outcome) from 0.8, and PRI from
                     0.5, since small degrees are sufficient for an outcome and for its contrary

The thresholds are the usual ones (Schneider and Wagemann 2012, ch. 5, 9; Ragin 2008).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.proportions import in_percent
from conjuncture.inquiry.qca.expression import condition_of, readable
from conjuncture.inquiry.qca.fit import pri, relevance, share_within
from conjuncture.inquiry.statements.bound import Bound
from conjuncture.inquiry.statements.result import StatementShown

Degrees = NDArray[np.float64]
Relation = Literal[
    "necessary for",
    "sufficient for",
    "not necessary for",
    "not sufficient for",
    "more nearly necessary for",
    "more nearly sufficient for",
]
_INCLUSION = {"necessary": 0.9, "sufficient": 0.8}


@dataclass(frozen=True)
class Assertion:
    """An expression stands in a relation to an outcome over cases.

    Example:
        Assertion("roots*crisis", "sufficient for", "won")

    Attributes:
        expression: `roots`, `mass*~roots`, `roots + army`.
        relation: necessary, sufficient, not so, or more nearly so than another expression.
        outcome: `won`, `~won`.
        than: the other expression, for "more nearly".
        inclusion: the least inclusion; None: 0.9 for necessary and 0.8 for sufficient.
        relevance: the least relevance of a necessary expression.
        pri, coverage: the least PRI and coverage of a sufficient expression.
        margin: how far above the thresholds, or below them, the figures must lie; for "more nearly", how much
            greater the inclusion must be.
        words: the assertion in words.

    Raises:
        QuestionError: an unknown relation; another expression missing, or one too many.
    """

    expression: str
    relation: Relation
    outcome: str
    than: str = ""
    inclusion: float | None = None
    relevance: float = 0.5
    pri: float = 0.5
    coverage: float = 0.0
    margin: float = 0.05
    words: str = ""

    def __post_init__(self) -> None:
        if self.relation not in get_args(Relation):
            raise QuestionError(
                f"there is no relation '{self.relation}'. {nearest(str(self.relation), get_args(Relation))}"
            )
        if bool(self.than) != self.compares:
            raise QuestionError(
                f"'{self.relation}' needs another expression: than = \"army\"."
                if self.compares
                else f"'{self.relation}' takes no other expression. Leave out than = \"{self.than}\"."
            )
        if self.margin < 0:
            raise QuestionError(f"the margin must be 0 or more, not {self.margin}.")

    def __str__(self) -> str:
        than = f" than {readable(self.than)}" if self.than else ""
        return self.words or f"{readable(self.expression)} is {self.relation} {readable(self.outcome)}{than}"

    @property
    def compares(self) -> bool:
        """Whether it compares two expressions."""
        return self.relation.startswith("more nearly")

    @property
    def denies(self) -> bool:
        """Whether it denies a relation."""
        return self.relation.startswith("not ")

    @property
    def about(self) -> Literal["necessary", "sufficient"]:
        """Whether it is about necessity or sufficiency."""
        return "necessary" if "necessary" in self.relation else "sufficient"

    @property
    def expressions(self) -> tuple[str, ...]:
        """Its expressions, the outcome last."""
        return (self.expression, *((self.than,) if self.than else ()), self.outcome)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that its expressions use."""
        parts = [part for expression in self.expressions for part in re.split(r"[+*]", expression)]
        return tuple(dict.fromkeys(condition_of(part) for part in parts))

    def fit(self, x: Degrees, y: Degrees) -> dict[str, Degrees]:
        """The figures of its relation, over the last axis, cases."""
        if self.about == "necessary":
            return {"inclusion": share_within(y, x), "relevance": relevance(x, y)}
        return {"inclusion": share_within(x, y), "pri": pri(x, y), "coverage": share_within(y, x)}

    @property
    def thresholds(self) -> dict[str, float]:
        """The least value of each figure that is enough."""
        first = _INCLUSION[self.about] if self.inclusion is None else self.inclusion
        if self.about == "necessary":
            return {"inclusion": first, "relevance": self.relevance}
        return {"inclusion": first, "pri": self.pri, "coverage": self.coverage}

    def differences(self, degrees: Mapping[str, Degrees]) -> Degrees:
        """How far its figures are above their thresholds; for "more nearly", its inclusion minus the other's.

        Args:
            degrees: of each of `expressions`, (..., cases).
        """
        x, y = degrees[self.expression], degrees[self.outcome]
        if self.compares:
            return self.fit(x, y)["inclusion"] - self.fit(degrees[self.than], y)["inclusion"]
        figures, thresholds = self.fit(x, y), self.thresholds
        excesses = [figures[name] - least for name, least in thresholds.items() if least > 0]
        return np.min(np.stack(excesses), axis=0)

    @property
    def bound(self) -> Bound:
        """Where the differences must lie: above 0, or below it if the assertion denies a relation."""
        return Bound("below" if self.denies else "above")

    def holds(self, differences: Degrees, needed: float) -> NDArray[np.bool_]:
        """Where it holds by more than `needed`. It does not hold where a figure is undefined."""
        return self.bound.holds(differences, needed)

    def contrary(self, differences: Degrees, needed: float) -> NDArray[np.bool_]:
        """Where the reverse holds by more than `needed`."""
        return self.bound.contrary(differences, needed)

    def in_words(self, shown: StatementShown) -> str:
        """The result of the recodings, in a sentence."""
        text = str(self)
        contrary = f" and the reverse in {in_percent(shown.contrary)}%" if shown.contrary > 0 else ""
        return f"{text[:1].upper()}{text[1:]}: in {in_percent(shown.holds)}% of the recodings{contrary}."
