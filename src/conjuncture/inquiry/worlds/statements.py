"""Statements: what somebody observed, put so that it holds or does not in each draw of a world.

"In quiet times workers keep to their own works" is an outcome in a context, and a bound; "the war brought
more strikes" compares an outcome in two contexts, draw by draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.worlds.interventions import Intervention
from conjuncture.inquiry.worlds.outcomes import Outcome

Relation = Literal[">", "<", "between", "more than", "less than"]
Truths = NDArray[np.bool_]
Values = NDArray[np.float64]
NOTHING_DONE = Intervention()


@dataclass(frozen=True)
class Seen:
    """An outcome in a context: one number a draw."""

    outcome: Outcome
    context: Intervention = NOTHING_DONE

    def __str__(self) -> str:
        return f"{self.outcome}, with {self.context}" if self.context.acts else str(self.outcome)


@dataclass(frozen=True)
class Statement:
    """An observation: it holds in a draw, or it does not.

    Attributes:
        outcome: what is looked at; its period and place are part of it.
        relation: ">" and "<" a bound, "between" two bounds (both included); "more than" and "less than"
            another outcome, or the same in another context, of the same draw.
        bound: the bound or the pair of them, in the outcome's unit. For "more than" and "less than" the least
            difference that counts; None is any, beyond what a hair's breadth makes (the null twin's band).
        context: what is done to the world in which it is looked at.
        than: the outcome compared with; None is the same outcome.
        than_in: the context of the outcome compared with; None is the world as it was.
        words: the observation in words, for answers.

    Raises:
        QuestionError: a bound that does not fit the relation, or something compared with itself.
    """

    outcome: Outcome
    relation: Relation
    bound: float | tuple[float, float] | None = None
    context: Intervention = NOTHING_DONE
    than: Outcome | None = None
    than_in: Intervention | None = None
    words: str = ""

    def __post_init__(self) -> None:
        if self.relation == "between":
            if not (isinstance(self.bound, tuple) and len(self.bound) == 2 and self.bound[0] < self.bound[1]):
                raise QuestionError(
                    f"between needs two bounds, the lower first, and was given {self.bound!r}."
                )
        elif self.relation in (">", "<"):
            if not isinstance(self.bound, int | float):
                raise QuestionError(
                    f"'{self.relation}' needs a number to be held against, not {self.bound!r}."
                )
        elif self.relation in ("more than", "less than"):
            if not (self.bound is None or (isinstance(self.bound, int | float) and self.bound >= 0)):
                raise QuestionError(
                    f"the least difference that counts is a number from 0, not {self.bound!r}."
                )
            if self.sides[0] == self.sides[1]:
                raise QuestionError(
                    f"'{self.outcome}' is compared with itself in the same context. Name another outcome "
                    "(than=) or another context (than_in=)."
                )
        else:
            raise QuestionError(
                f"there is no relation '{self.relation}': >, <, between, more than, less than."
            )
        if not self.compares and (self.than is not None or self.than_in is not None):
            raise QuestionError(
                f"'{self.relation}' has a bound; than= belongs to 'more than' and 'less than'."
            )

    @property
    def compares(self) -> bool:
        """Whether it holds one outcome against another."""
        return self.relation in ("more than", "less than")

    @property
    def sides(self) -> tuple[Seen, ...]:
        """What must be looked at to judge it: one outcome in a context, or two."""
        own = Seen(self.outcome, self.context)
        if not self.compares:
            return (own,)
        return own, Seen(self.than or self.outcome, self.than_in or NOTHING_DONE)

    def holds(self, values: Sequence[Values], band: float = 0.0) -> Truths:
        """Where it holds.

        Args:
            values: of each side, all of one shape; where one is missing, the statement does not hold.
            band: what a hair's breadth makes of the difference, for comparisons.
        """
        own = values[0]
        match self.relation:
            case ">":
                return own > self.bound  # type: ignore[operator]
            case "<":
                return own < self.bound  # type: ignore[operator]
            case "between":
                low, high = self.bound  # type: ignore[misc]
                return (own >= low) & (own <= high)
            case _:
                least = max(float(self.bound or 0.0), band)  # type: ignore[arg-type]
                difference = own - values[1] if self.relation == "more than" else values[1] - own
                return difference > least

    def __str__(self) -> str:
        if self.words:
            return self.words
        match self.relation:
            case ">" | "<":
                return f"{self.sides[0]}: {'above' if self.relation == '>' else 'below'} {self.bound:g}"
            case "between":
                low, high = self.bound  # type: ignore[misc]
                return f"{self.sides[0]}: between {low:g} and {high:g}"
            case _:
                by = f" by more than {self.bound:g}" if self.bound else ""
                return f"{self.sides[0]}: {self.relation} {self._the_other()}{by}"

    def _the_other(self) -> str:
        other = self.sides[1]
        if other.outcome != self.outcome:
            return str(other)
        return f"with {other.context}" if other.context.acts else "as it was"
