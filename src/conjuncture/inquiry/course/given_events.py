"""Questions about what the record gives: a theory that is given who governs is not tested by who governs."""

from __future__ import annotations

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.counterfactuals.sine_qua_non import SineQuaNon
from conjuncture.inquiry.counterfactuals.through_what import ThroughWhat
from conjuncture.inquiry.counterfactuals.what_if import WhatIf
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.links.link import Link
from conjuncture.inquiry.statements.evaluate import StatementSet
from conjuncture.inquiry.statements.statement import Statement, Together

_OF_TWINS = (Statement, Together, Link, SineQuaNon, ThroughWhat, WhatIf)


def refuse_what_is_given(question: StatementSet, simulation: Simulation) -> None:
    """Refuse a statement that is only about variables given by the record, in worlds without interventions.

    What would have happened under an intervention may be asked: there the events are free.

    Raises:
        QuestionError: names the variable, and the event that it is computed from.
    """
    if not simulation.course:
        return
    for statement in question.statements:
        sides = statement.sides
        told = [given_event(simulation, side.outcome.variable) for side in sides if not side.world.acts]
        if told and len(told) == len(sides) and all(told):
            raise QuestionError(
                f"it speaks of '{sides[0].outcome.variable}', which is read off '{told[0]}', and that is "
                "given by the recorded course.",
                remedy="Ask it of draws off the course, or leave the passage free with --except or --until.",
            )


def refuse_kind(question: object, simulation: Simulation) -> None:
    """On a recorded course, refuse a kind of question that does not compare worlds with their twins.

    Raises:
        QuestionError: names the kinds that do.
    """
    if simulation.course and not isinstance(question, _OF_TWINS):
        raise QuestionError(
            "it is not asked on the recorded course, where questions compare a world with its twin.",
            remedy='Ask "what if", "through what", "sine qua non", a statement or a link, or leave `on` out.',
        )


def given_event(simulation: Simulation, variable: str) -> str:
    """The event on the course from which a variable follows by definition alone; empty if there is none."""
    reads: dict[str, list[str]] = {}
    for read in simulation.resolved.reads:
        reads.setdefault(read.reader, []).append(read.variable)
    waiting, seen = [variable], set[str]()
    while waiting:
        name = waiting.pop()
        if name in simulation.course:
            return name
        reading = simulation.resolved.variables[name].reading
        by_definition = reading is not None and reading.source.startswith("definition")
        if name not in seen and by_definition:
            waiting += reads.get(name, [])
        seen.add(name)
    return ""
