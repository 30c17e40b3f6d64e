"""Weighing: in which draws a claim holds. All the worlds it speaks of are run at once, and compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from conjuncture.engine.ensemble import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer, asked, band
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.how_often import how_often, said
from conjuncture.inquiry.worlds.interventions import Intervention, cut
from conjuncture.inquiry.worlds.statements import Side, Statement, Together, Truths, Values
from conjuncture.inquiry.worlds.twin_pairs import PairedWorlds, run_pairs


@dataclass(frozen=True, eq=False)
class Weighed:
    """One statement in every draw that ran.

    Attributes:
        differences: as `Statement.differences`, (draws,).
        breadth: the null twin's band.
        margin: what is asked for on top of it.
    """

    statement: Statement
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
        figures, statement = self.figures(counted), self.statement
        seen, add = figures["difference"], statement.bound or 0.0
        what = (
            "The first less the second" if statement.bound is None else _capital(str(statement.first.outcome))
        )
        contrary = f" (in {figures['contrary']:.0%} {_reverse(statement)})" if figures["contrary"] > 0 else ""
        hair = f"by {self.breadth:.2g} at most" if self.breadth else "not at all"
        return (
            f"{_capital(str(statement))}: in {figures['holds']:.0%} of the draws{contrary}. {what} is "
            f"{seen['median'] + add:.3g} in the middle draw, and between {seen['low'] + add:.3g} and "
            f"{seen['high'] + add:.3g} in 95% of them; one member changed by a hair moves it {hair} in 95%."
        )


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


def weigh(
    question: Statement | Together,
    simulation: Simulation,
    draws: int | Sequence[int],
    *,
    cutting: Sequence[str] = (),
    progress: Progress | None = None,
) -> Held:
    """Run the worlds that a question speaks of, each also by a hair, and compare draw by draw.

    Args:
        question: what is claimed.
        simulation: of the theory on the case.
        draws: how many, or which.
        cutting: mechanisms to be cut one at a time besides, in every world; the band is that of the worlds
            in which they are at work, and the draws that count are those that count there.
        progress: told (steps done, steps in all).

    Raises:
        QuestionError: an unknown variable, date, member or condition; no statement; no draw that ran.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    asked_for = statements_of(question)
    given = question.given if isinstance(question, Together) else ()
    if not asked_for:
        raise QuestionError("no statement is made: there is nothing to weigh.")
    without = {name: [bare(one, cut(name)) for one in asked_for] for name in cutting}
    sides = [side for one in (*asked_for, *given) for side in one.sides]
    more = [side for some in without.values() for one in some for side in one.sides]
    pairs = run_pairs(
        simulation,
        haired=[side.world for side in sides],
        plain=[side.world for side in more],
        outcomes=[side.outcome for side in sides],
        draws=draws,
        progress=progress,
    )
    values = {one: _values(one, pairs) for one in (*asked_for, *given)}
    ran = np.logical_and.reduce([np.isfinite(one.differences(values[one])) for one in values])
    if not ran.any():
        raise QuestionError("every draw failed in one of the worlds compared. Look at the theory with `run`.")
    breadths = {one: one.breadth(values[one], _values(one, pairs, by_a_hair=True)) for one in values}

    def weighed(one: Statement, seen: list[Values], breadth: float) -> Weighed:
        return Weighed(one, one.differences(seen)[ran], breadth, one.margin)

    return Held(
        weighed=tuple(weighed(one, values[one], breadths[one]) for one in asked_for),
        given=tuple(weighed(one, values[one], breadths[one]) for one in given),
        ran=pairs.draws[ran],
        quantities=pairs.parameters[ran],
        names=pairs.names,
        failed=int((~ran).sum()),
        cut={
            name: tuple(
                weighed(one, _values(one, pairs), breadths[whole])
                for whole, one in zip(asked_for, some, strict=True)
            )
            for name, some in without.items()
        },
    )


def answer_of(
    question: Statement | Together, simulation: Simulation, draws: Any, *, progress: Progress | None = None
) -> Answer:
    """The share of the draws that count in which a question's statements hold."""
    found = weigh(question, simulation, draws, progress=progress)
    alone = isinstance(question, Together) and len(question.all) == 1 and not question.words
    return Answer(
        kind="statement",
        question=str(question),
        words=found.words,
        figures=found.figures,
        asked=asked(question.statements[0] if isinstance(question, Together) and alone else question),
    )


def statements_of(question: Statement | Together) -> tuple[Statement, ...]:
    """What is claimed, given things apart."""
    return question.statements if isinstance(question, Together) else (question,)


def bare(statement: Statement, done: Intervention) -> Statement:
    """The statement with this done in its worlds as well."""

    def so(side: Side) -> Side:
        return replace(side, world=side.world + done)

    second = so(statement.second) if isinstance(statement.second, Side) else statement.second
    return replace(statement, first=so(statement.first), second=second)


def _values(statement: Statement, pairs: PairedWorlds, *, by_a_hair: bool = False) -> list[Values]:
    return [pairs.outcome(side.outcome, side.world, by_a_hair=by_a_hair) for side in statement.sides]


def _reverse(statement: Statement) -> str:
    turned = {"above": "below", "below": "above", "between": "outside", "differs from": ""}
    way = turned[statement.relation]
    if statement.bound is None:
        return f"the first is {way} the second"
    return "it lies outside" if way == "outside" else f"it is {way} {statement.bound:g}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
