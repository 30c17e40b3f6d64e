"""Held: statements as the draws show them, and what that says. What a verdict rests on.

A statement is of worlds (`experiments.statements`) or of coded cases (`qca.assertions`): both say in
which draws they hold, so that one set of rules judges both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from conjuncture.inquiry.answers import band
from conjuncture.inquiry.experiments.statements import Truths, Values
from conjuncture.inquiry.proportions import how_often, said

FALLS = 0.25
"""A mechanism carries a claim if without it the share of draws in which it holds falls by more than this."""


class Judged(Protocol):
    """What can be judged draw by draw; `str` of it is the statement in words."""

    @property
    def margin(self) -> float:
        """The smallest difference worth the name."""
        ...

    def holds(self, differences: Values, needed: float) -> Truths:
        """Where it holds by more than is needed."""
        ...

    def contrary(self, differences: Values, needed: float) -> Truths:
        """Where its reverse does."""
        ...

    def told(self, figures: Mapping[str, Any]) -> str:
        """What the draws show of it, from `Weighed.figures`."""
        ...


@dataclass(frozen=True, eq=False)
class Weighed:
    """One statement in every draw that ran.

    Attributes:
        statement: what is judged.
        differences: how far it is on its side, (draws,): as `Statement.differences`.
        breadth: the null twin's band.
        margin: what is asked for on top of it.
    """

    statement: Judged
    differences: Values
    breadth: float
    margin: float

    @property
    def holds(self) -> Truths:
        """Where it holds, (draws,)."""
        return self.statement.holds(self.differences, self.margin + self.breadth)

    @property
    def contrary(self) -> Truths:
        """Where its reverse does, (draws,)."""
        return self.statement.contrary(self.differences, self.margin + self.breadth)

    def figures(self, counted: Truths) -> dict[str, Any]:
        """The numbers behind the words, over the draws that count."""
        holds, contrary = self.holds[counted], self.contrary[counted]
        shares = {"holds": holds, "contrary": contrary, "within": ~holds & ~contrary}
        return {
            "statement": str(self.statement),
            "difference": band(self.differences[counted]),
            "hair_breadth": self.breadth,
            "margin": self.margin,
            **{name: float(some.mean()) if some.size else np.nan for name, some in shares.items()},
        }

    def words(self, counted: Truths) -> str:
        """What the draws show of this statement."""
        return self.statement.told(self.figures(counted))


@dataclass(frozen=True, eq=False)
class Held:
    """Statements weighed together: what a verdict rests on.

    Attributes:
        weighed: what is claimed.
        given: what must hold for a draw to count.
        ran: the numbers of the draws that ran in every world; the others are left out of all the rest.
        quantities: their quantities, (draws, parameters), and their names.
        failed: how many did not.
        cut: for each mechanism cut, the statements weighed without it; a draw that failed without it has
            missing differences.
    """

    weighed: tuple[Weighed, ...]
    given: tuple[Weighed, ...]
    ran: np.ndarray
    quantities: np.ndarray
    names: tuple[str, ...]
    failed: int
    cut: Mapping[str, tuple[Weighed, ...]]

    @cached_property
    def counted(self) -> Truths:
        """Which of the draws that ran count: those in which all that is given holds."""
        return np.logical_and.reduce([np.ones(self.ran.size, np.bool_), *(one.holds for one in self.given)])

    @cached_property
    def holds(self) -> Truths:
        """Whether all hold, of the draws that count."""
        return np.logical_and.reduce([one.holds for one in self.weighed])[self.counted]

    @cached_property
    def contrary(self) -> Truths:
        """Whether one at least is reversed, of the draws that count."""
        return np.logical_or.reduce([one.contrary for one in self.weighed])[self.counted]

    @property
    def weakest(self) -> int:
        """The place of the statement that holds in the fewest of the draws that count."""
        return int(np.argmin([one.holds[self.counted].sum() for one in self.weighed]))

    @property
    def draws(self) -> np.ndarray:
        """The numbers of the draws that count."""
        return self.ran[self.counted]

    @property
    def parameters(self) -> np.ndarray:
        """Their quantities, (draws, parameters)."""
        return self.quantities[self.counted]

    def at_margins(self, times: float) -> Held:
        """The same differences judged with all margins so many times as wide."""

        def widened(some: Sequence[Weighed]) -> tuple[Weighed, ...]:
            return tuple(replace(one, margin=one.statement.margin * times) for one in some)

        return replace(
            self,
            weighed=widened(self.weighed),
            given=widened(self.given),
            cut={name: widened(some) for name, some in self.cut.items()},
        )

    def without(self, mechanism: str) -> dict[str, Any]:
        """How often all hold with a mechanism cut, among the draws that count and ran without it."""
        some = self.cut[mechanism]
        known = np.logical_and.reduce([np.isfinite(one.differences) for one in some])
        return how_often(np.logical_and.reduce([one.holds for one in some]), known & self.counted)

    @property
    def figures(self) -> dict[str, Any]:
        """The share of draws in which it holds, with its bounds, and each statement's numbers."""
        everyone = np.ones(self.ran.size, np.bool_)
        given = [one.figures(everyone) for one in self.given]
        return {
            "draws": self.holds.size,
            "failed": self.failed,
            "holds": how_often(self.holds),
            "contrary": how_often(self.contrary),
            **({"given": {"counted": how_often(self.counted), "statements": given}} if given else {}),
            "statements": [one.figures(self.counted) for one in self.weighed],
        }

    @property
    def words(self) -> str:
        """The paragraph."""
        told = self.told_given
        if not self.counted.any():
            return told
        if len(self.weighed) > 1:
            told += f"All {len(self.weighed)} parts hold together in {said(how_often(self.holds))}. "
        return told + self.each

    @property
    def told_given(self) -> str:
        """Which draws count, as a sentence with a space behind it; nothing where all do."""
        if not self.given:
            return ""
        conditions = " and ".join(str(one.statement) for one in self.given)
        return f"Counted are the draws in which {conditions}: {said(how_often(self.counted))}. "

    @property
    def each(self) -> str:
        """What is seen of each statement."""
        return " ".join(one.words(self.counted) for one in self.weighed) if self.counted.any() else ""
