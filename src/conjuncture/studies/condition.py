"""`condition`: a theory on the recorded course of a case: what chance it gave to what came."""

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
    """The chance that a theory gave to what came: `condition("russia_1895_1933", of=["Russia"])`.

    The recorded events come in every draw, and each draw is weighed by the chance that it gave to them.
    Nothing is fitted to any figure.

    Args:
        case: its name, the path of its folder, or a `Case`; it records a course (course.csv).
        theory: a theory, its name or its file; default the case's own.
        codings: other codings of the record, where historians read it in different ways.
        until: the first month of which nothing is used; empty: the end of the case.
        leave_free: months of recorded passages that are left free, with all that followed from them there.
        of: the members whose record is used, such as countries; all if none is named.
        effective: draws are run until they are worth so many of equal weight.
        most: no more draws are run.
        show: variables, such as how active a class is, of which the result says what the passages and the
            quiet months, each alone, would have them be; default the first that the case shows.
        workers, seed, without, readings, scenario, allow_code: as for `run`.
        store: folder in which runs are kept and looked up.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (steps done, steps in all).

    Raises:
        QuestionError: the case records no event, the theory has none of those recorded, or something is
            recorded that is impossible in every draw.
        RecordError: an unknown coding or member, or a month that is none of the case's.
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
    """The variables looked at before a passage: those named, or the first that the case shows and can be."""
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
