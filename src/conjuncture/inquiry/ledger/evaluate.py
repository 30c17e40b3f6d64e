"""Weighing: in which draws a claim holds. All the worlds it speaks of are run at once, and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.answers import Answer, asked
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import Intervention, cut
from conjuncture.inquiry.experiments.paired_worlds import TWINS, PairedWorlds, run_pairs
from conjuncture.inquiry.experiments.statements import Side, Statement, Together, Values
from conjuncture.inquiry.ledger.evaluation import FALLS, Held, Weighed

CUT = 60
"""Draws in which mechanisms are cut: a fall by a quarter, which names a carrier, is four standard errors."""


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
        cutting: mechanisms to be cut one at a time besides, in every world, in the first sixty draws; the
            band is that of the worlds in which they are at work, and the draws that count are those that
            count there. Where the question holds in no more than a quarter of the draws nothing is cut, since
            it cannot fall by more than that.
        progress: told (steps done, steps in all).

    Raises:
        QuestionError: an unknown variable, date, member or condition; no statement; no draw that ran.
        TheoryError: a mechanism, parameter or arrow that the theory has not.
    """
    asked_for = statements_of(question)
    given = question.given if isinstance(question, Together) else ()
    if not asked_for:
        raise QuestionError("no statement is made: there is nothing to weigh.")
    sides = [side for one in (*asked_for, *given) for side in one.sides]
    pairs = run_pairs(
        simulation,
        haired=[side.world for side in sides],
        plain=(),
        outcomes=[side.outcome for side in sides],
        draws=draws,
        progress=progress,
    )
    values = {one: _values(one, pairs) for one in (*asked_for, *given)}
    ran = np.logical_and.reduce([np.isfinite(one.differences(values[one])) for one in values])
    if not ran.any():
        raise QuestionError("every draw failed in one of the worlds compared. Look at the theory with `run`.")
    breadths = {
        one: one.breadth([side[:TWINS] for side in values[one]], _values(one, pairs, by_a_hair=True))
        for one in values
    }

    def weighed(one: Statement, seen: list[Values], breadth: float) -> Weighed:
        return Weighed(one, one.differences(seen)[ran], breadth, one.margin)

    held = Held(
        weighed=tuple(weighed(one, values[one], breadths[one]) for one in asked_for),
        given=tuple(weighed(one, values[one], breadths[one]) for one in given),
        ran=pairs.draws[ran],
        quantities=pairs.parameters[ran],
        names=pairs.names,
        failed=int((~ran).sum()),
        cut={},
    )
    if not cutting or not held.holds.size or held.holds.mean() <= FALLS:
        return held
    return replace(held, cut=_cut_besides(held, asked_for, simulation, cutting))


def _cut_besides(
    held: Held, asked_for: Sequence[Statement], simulation: Simulation, cutting: Sequence[str]
) -> dict[str, tuple[Weighed, ...]]:
    """The statements without each of these mechanisms, in the first draws that ran; missing in the others."""
    without = {name: [bare(one, cut(name)) for one in asked_for] for name in cutting}
    sides = [side for some in without.values() for one in some for side in one.sides]
    pairs = run_pairs(
        simulation,
        haired=(),
        plain=[side.world for side in sides],
        outcomes=[side.outcome for side in sides],
        draws=held.ran[:CUT].tolist(),
    )

    def weighed(whole: Weighed, one: Statement) -> Weighed:
        found = np.full(held.ran.size, np.nan)
        found[: pairs.draws.size] = one.differences(_values(one, pairs))
        return Weighed(one, found, whole.breadth, one.margin)

    return {
        name: tuple(weighed(whole, one) for whole, one in zip(held.weighed, some, strict=True))
        for name, some in without.items()
    }


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
