"""`condition`: a theory on the recorded course of a case, and the chance that it gave to this course."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.errors import nearest
from conjuncture.inquiry.course.on_record import PartOfCourse, on_record
from conjuncture.inquiry.course.passages import predicted
from conjuncture.inquiry.course.pulls import pulls
from conjuncture.inquiry.course.weighing import EFFECTIVE, MOST_DRAWS, weigh
from conjuncture.inquiry.runs.prepare import WORKERS, RunError, scenario_of
from conjuncture.language.theory import Theory
from conjuncture.studies.condition_result import Conditioned
from conjuncture.studies.progress import callback, shows_progress
from conjuncture.studies.registry.theories import chosen_theory
from conjuncture.studies.simulation import simulation

CASE = "russia_1895_1933"


@shows_progress
def condition(
    case: str | Case = CASE,
    theory: str | Theory | None = None,
    *,
    codings: Sequence[str] = (),
    until: str = "",
    leave_free: Sequence[str] = (),
    of: Sequence[str] = (),
    effective: float = EFFECTIVE,
    most: int = MOST_DRAWS,
    show: Sequence[str] = (),
    workers: int = WORKERS,
    seed: int = 0,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    store: str | Path | None = None,
    allow_code: bool = False,
    progress: Progress | bool | None = None,
) -> Conditioned:
    """The chance that a theory gave to the recorded course: `condition("russia_1895_1933", of=["Russia"])`.

    The recorded events are imposed on every draw, and each draw is weighed by the chance that it gave to
    them. Nothing is fitted to any figure.

    Args:
        case: its name, the path of its folder, or a `Case`; it must record a course (course.csv).
        theory: a theory, its name or its file; default: the case's own.
        codings: other codings of the record, if historians read it in different ways.
        until: the first month that is not used; empty: the end of the case.
        leave_free: months of recorded passages that are not used, nor the later months of the members that
            had them.
        of: the members whose record is used, such as countries; all if none is named.
        effective: draws run until their weights carry as much information as so many draws of equal weight.
        most: the largest number of draws.
        show: variables for which the result says which values the passages favour, and which the quiet
            months favour; default: the first variable that the case shows.
        workers, seed, without, readings, scenario, allow_code: as for `run`.
        store: a folder that stores runs; a repeated call reads them there.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (steps done, steps in all).

    Raises:
        QuestionError: the case records no event, the theory has none of the recorded events, or an event is
            recorded that is impossible in every draw.
        RecordError: an unknown coding or member, or a month outside the case.
        TheoryError, RunError, CodeFromDataError: as for `run`.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    free = simulation(
        where,
        theory,
        workers=workers,
        seed=seed,
        without=without,
        readings=readings,
        scenario=scenario,
        allow_code=allow_code,
    )
    free = replace(free, store=Store(Path(store)) if store is not None else None)
    part = PartOfCourse(tuple(codings), until, tuple(of), tuple(leave_free))
    on = on_record(free, where, part)
    weighed = weigh(on, effective, most=most, see=_seen(on, where, show), progress=callback(progress))
    said = predicted(weighed)
    used = scenario_of(where, scenario)
    what = chosen_theory(theory, where, allow_code=allow_code).reading(**(readings or {})).without(*without)
    return Conditioned(where, what, used, part, weighed, said, pulls(weighed, said))


def _seen(simulation: Simulation, case: Case, show: Sequence[str]) -> tuple[str, ...]:
    """The variables to look at before passages: the named ones, or the first suitable one of the case."""
    variables = simulation.resolved.variables
    level = variables[next(iter(simulation.course))].level
    there = [
        name
        for name, variable in variables.items()
        if variable.level == level and not variable.shape and variable.kind != "given"
    ]
    for name in show:
        if name not in there:
            raise RunError(
                f"there is no variable '{name}' of each {level} to show.", remedy=nearest(name, there)
            )
    return tuple(dict.fromkeys(show)) or tuple(name for name in case.shown if name in there)[:1]
