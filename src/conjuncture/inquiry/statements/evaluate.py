"""Evaluate statements: run their worlds at once, and compare them draw by draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.changes import Change
from conjuncture.inquiry.experiments.interventions import Intervention, cut
from conjuncture.inquiry.experiments.paired_worlds import NULL_TWIN_DRAWS, PairedWorlds, run_pairs
from conjuncture.inquiry.statements.bound import Values
from conjuncture.inquiry.statements.evaluation import Evaluable, Evaluation, StatementEvaluation
from conjuncture.inquiry.statements.side import Side

CUT = 60
"""How many draws are run with mechanisms cut: a fall by a quarter, the rule for a carrier, is then four
standard errors."""


class WorldStatement(Evaluable, Protocol):
    """A statement about worlds."""

    @property
    def sides(self) -> tuple[Side, ...]:
        """The outcomes and worlds that it needs."""
        ...

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences between its worlds."""
        ...

    def differences(self, values: Sequence[Values]) -> Values:
        """How far it is on its side, from the values of its sides."""
        ...

    def null_band(self, values: Sequence[Values], null_twins: Sequence[Values]) -> float:
        """The null band: in 95 % of the draws the null twin's change is no larger."""
        ...

    def with_done(self, done: Intervention) -> WorldStatement:
        """The statement with this intervention in its worlds as well."""
        ...


class StatementSet(Protocol):
    """One statement, or several together, among the draws in which what is given holds."""

    @property
    def statements(self) -> Sequence[WorldStatement]:
        """The statements of the claim."""
        ...

    @property
    def given(self) -> Sequence[WorldStatement]:
        """The statements that must hold for a draw to count."""
        ...


def evaluate(
    question: StatementSet,
    simulation: Simulation,
    draws: int | Sequence[int],
    *,
    cutting: Sequence[str] = (),
    sized: bool = True,
    progress: Progress | None = None,
) -> Evaluation:
    """Run the worlds of a question, each with its null twin, and compare draw by draw.

    Args:
        question: the claim.
        simulation: of the theory on the case.
        draws: how many, or which.
        cutting: mechanisms that are also cut, one at a time, in every world, in the first sixty draws that
            count; the null band and the draws that count are those of the worlds in which they are on. If
            the question holds too seldom (`Evaluation.too_seldom`), nothing is cut.
        sized: whether to measure the sizes of the differences between worlds.
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: an unknown variable, date, member or condition; no statement; no draw that ran.
        TheoryError: a mechanism, parameter or arrow that the theory does not have.
    """
    if not question.statements:
        raise QuestionError("the question has no statement. Write one.")
    every = (*question.statements, *question.given)
    sides = [side for statement in every for side in statement.sides]
    changes = list(dict.fromkeys(change for statement in every for change in statement.changes if sized))
    pairs = run_pairs(
        simulation,
        with_null_twin=[side.world for side in sides],
        plain=[done for change in changes for done in (change.before, change.after)],
        outcomes=[side.outcome for side in sides],
        draws=draws,
        changes=changes,
        progress=progress,
    )
    values = {statement: _values(statement, pairs) for statement in every}
    ran = np.logical_and.reduce([~np.isnan(statement.differences(values[statement])) for statement in values])
    if not ran.any():
        raise QuestionError("every draw failed in one of the worlds compared. Look at the theory with `run`.")

    def evaluated(statement: WorldStatement) -> StatementEvaluation:
        measured, null_twins = values[statement], _values(statement, pairs, null_twin=True)
        band = statement.null_band([side[:NULL_TWIN_DRAWS] for side in measured], null_twins)
        return StatementEvaluation(
            statement,
            statement.differences(measured)[ran],
            band,
            statement.margin,
            tuple(pairs.worlds.changes[change].of(ran) for change in statement.changes if sized),
            compares=sized and len({side.world for side in statement.sides}) > 1,
        )

    evaluation = Evaluation(
        statements=tuple(map(evaluated, question.statements)),
        given=tuple(map(evaluated, question.given)),
        ran=pairs.draws[ran],
        parameters_of_ran=pairs.parameters[ran],
        names=pairs.names,
        failed=int((~ran).sum()),
        cut={},
    )
    if not cutting or evaluation.too_seldom:
        return evaluation
    return replace(evaluation, cut=_without_each(evaluation, question.statements, simulation, cutting))


def _without_each(
    evaluation: Evaluation,
    statements: Sequence[WorldStatement],
    simulation: Simulation,
    cutting: Sequence[str],
) -> dict[str, tuple[StatementEvaluation, ...]]:
    """The statements without each of these mechanisms, in the first draws that count; NaN in the others."""
    without = {name: [statement.with_done(cut(name)) for statement in statements] for name in cutting}
    sides = [side for some in without.values() for statement in some for side in statement.sides]
    places = np.flatnonzero(evaluation.counted)[:CUT]
    pairs = run_pairs(
        simulation,
        with_null_twin=(),
        plain=[side.world for side in sides],
        outcomes=[side.outcome for side in sides],
        draws=evaluation.ran[places].tolist(),
    )

    def evaluated(whole: StatementEvaluation, statement: WorldStatement) -> StatementEvaluation:
        differences = np.full(evaluation.ran.size, np.nan)
        differences[places] = statement.differences(_values(statement, pairs))
        return StatementEvaluation(statement, differences, whole.null_band, statement.margin)

    return {name: tuple(map(evaluated, evaluation.statements, some)) for name, some in without.items()}


def _values(statement: WorldStatement, pairs: PairedWorlds, *, null_twin: bool = False) -> list[Values]:
    return [pairs.outcome(side.outcome, side.world, null_twin=null_twin) for side in statement.sides]
