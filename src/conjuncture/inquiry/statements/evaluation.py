"""Evaluated statements: in which draws each holds, and by how much. Verdicts are computed from these.

A statement is of worlds (`statements.statement`) or of coded cases (`qca.assertions`): both say in which
draws they hold, so that one set of rules judges both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np

from conjuncture.inquiry.estimates import band
from conjuncture.inquiry.experiments.sizes import MeasuredChange, changed_in_words
from conjuncture.inquiry.proportions import FEWEST, Proportion, proportion
from conjuncture.inquiry.statements.bound import Truths, Values
from conjuncture.inquiry.statements.result import Given, StatementResult, StatementShown

FALLS = 0.25
"""A mechanism carries a claim if without it the share of draws in which the claim holds falls by more than
this."""


class Evaluable(Protocol):
    """A statement that holds or does not in each draw; its `str` is the statement in words."""

    @property
    def margin(self) -> float:
        """The smallest difference that counts."""
        ...

    def holds(self, differences: Values, needed: float) -> Truths:
        """Where it holds by more than `needed`."""
        ...

    def contrary(self, differences: Values, needed: float) -> Truths:
        """Where its reverse holds by more than `needed`."""
        ...

    def in_words(self, shown: StatementShown) -> str:
        """Its result, in a sentence."""
        ...


@dataclass(frozen=True, eq=False)
class StatementEvaluation:
    """One statement in every draw that ran.

    Attributes:
        statement: the statement.
        differences: how far it is on its side, (draws,): as `Statement.differences`.
        null_band: the null band.
        margin: how much more than the null band is needed.
        changes: the changes that interventions make in its worlds, in every draw that ran.
        compares: whether it compares two worlds.
    """

    statement: Evaluable
    differences: Values
    null_band: float
    margin: float
    changes: tuple[MeasuredChange, ...] = ()
    compares: bool = False

    @property
    def holds(self) -> Truths:
        """Where it holds, (draws,)."""
        return self.statement.holds(self.differences, self.margin + self.null_band)

    @property
    def contrary(self) -> Truths:
        """Where its reverse holds, (draws,)."""
        return self.statement.contrary(self.differences, self.margin + self.null_band)

    def shown(self, counted: Truths) -> StatementShown:
        """Its result over the draws that count."""
        holds, contrary = self.holds[counted], self.contrary[counted]
        changed = tuple(change.size(counted) for change in self.changes)
        return StatementShown(
            str(self.statement),
            band(self.differences[counted]),
            self.null_band,
            self.margin,
            *(float(some.mean()) if some.size else np.nan for some in (holds, contrary, ~holds & ~contrary)),
            changed=changed,
            unchanged=self.compares and bool(changed) and all(size.next_to_nothing for size in changed),
        )

    def in_words(self, counted: Truths) -> str:
        """Its result in a sentence."""
        return self.statement.in_words(self.shown(counted))


@dataclass(frozen=True, eq=False)
class Evaluation:
    """Statements evaluated together: what a verdict rests on.

    Attributes:
        statements: the statements of the claim.
        given: the statements that must hold for a draw to count.
        ran: the numbers of the draws that ran in every world; all other fields are about these.
        parameters_of_ran: their parameters, (draws, parameters).
        names: of the parameters.
        failed: how many draws failed.
        cut: for each mechanism that was cut, the statements without it; a draw that failed without it has NaN
            differences.
    """

    statements: tuple[StatementEvaluation, ...]
    given: tuple[StatementEvaluation, ...]
    ran: np.ndarray
    parameters_of_ran: np.ndarray
    names: tuple[str, ...]
    failed: int
    cut: Mapping[str, tuple[StatementEvaluation, ...]]

    @cached_property
    def counted(self) -> Truths:
        """Which of the draws that ran count: those in which all that is given holds."""
        return np.logical_and.reduce(
            [np.ones(self.ran.size, np.bool_), *(statement.holds for statement in self.given)]
        )

    @cached_property
    def holds(self) -> Truths:
        """Whether all hold, of the draws that count."""
        return np.logical_and.reduce([statement.holds for statement in self.statements])[self.counted]

    @cached_property
    def contrary(self) -> Truths:
        """Whether at least one is reversed, of the draws that count."""
        return np.logical_or.reduce([statement.contrary for statement in self.statements])[self.counted]

    @property
    def too_seldom(self) -> bool:
        """Whether it holds in too few draws to say what carries it: in fewer than `FEWEST`, or in so small a
        share that it cannot fall by more than `FALLS`."""
        return bool(self.holds.sum() < FEWEST or self.holds.mean() <= FALLS)

    @property
    def weakest(self) -> int:
        """The place of the statement that holds in the fewest of the draws that count."""
        return int(np.argmin([statement.holds[self.counted].sum() for statement in self.statements]))

    @property
    def draws(self) -> np.ndarray:
        """The numbers of the draws that count."""
        return self.ran[self.counted]

    @property
    def parameters(self) -> np.ndarray:
        """Their parameters, (draws, parameters)."""
        return self.parameters_of_ran[self.counted]

    def at_margins(self, times: float) -> Evaluation:
        """The same differences, judged with all margins multiplied by this."""

        def widened(statements: Sequence[StatementEvaluation]) -> tuple[StatementEvaluation, ...]:
            return tuple(
                replace(statement, margin=statement.statement.margin * times) for statement in statements
            )

        return replace(
            self,
            statements=widened(self.statements),
            given=widened(self.given),
            cut={name: widened(some) for name, some in self.cut.items()},
        )

    def without(self, mechanism: str) -> Proportion:
        """How often all hold with a mechanism cut, among the draws that count and ran without it."""
        cut_statements = self.cut[mechanism]
        ran = np.logical_and.reduce([~np.isnan(statement.differences) for statement in cut_statements])
        return proportion(
            np.logical_and.reduce([statement.holds for statement in cut_statements]), ran & self.counted
        )

    @property
    def result(self) -> StatementResult:
        """In how many draws the claim holds, and the result of each statement."""
        everyone = np.ones(self.ran.size, np.bool_)
        given = tuple(statement.shown(everyone) for statement in self.given)
        return StatementResult(
            draws=self.holds.size,
            failed=self.failed,
            holds=proportion(self.holds),
            contrary=proportion(self.contrary),
            statements=tuple(statement.shown(self.counted) for statement in self.statements),
            given=Given(proportion(self.counted), given) if given else None,
        )

    @property
    def unchanged(self) -> tuple[StatementShown, ...]:
        """The statements, including the given ones, that compare worlds with next to no difference."""
        result = self.result
        given = result.given.statements if result.given else ()
        return tuple(statement for statement in (*result.statements, *given) if statement.unchanged)

    @property
    def words(self) -> str:
        """The paragraph."""
        text = self.given_in_words
        if not self.counted.any():
            return text
        if len(self.statements) > 1:
            text += f"All {len(self.statements)} parts hold together in {proportion(self.holds).in_words()}. "
        return text + self.each_in_words + changed_in_words(self.result.changed)

    @property
    def given_in_words(self) -> str:
        """The draws that count, as a sentence with a space after it; empty if all count."""
        if not self.given:
            return ""
        conditions = " and ".join(str(statement.statement) for statement in self.given)
        return f"Only draws in which {conditions} count: {proportion(self.counted).in_words()}. "

    @property
    def each_in_words(self) -> str:
        """The result of each statement in words."""
        return (
            " ".join(statement.in_words(self.counted) for statement in self.statements)
            if self.counted.any()
            else ""
        )
