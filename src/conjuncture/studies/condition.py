"""`condition`: a theory on the recorded course of a case: what chance it gave to what came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.store import Store
from conjuncture.inquiry.course.on_record import PartOfCourse, on_record
from conjuncture.inquiry.course.passages import predicted
from conjuncture.inquiry.course.weighing import EFFECTIVE, MOST_DRAWS, weigh
from conjuncture.inquiry.runs.prepare import WORKERS
from conjuncture.language.theory import Theory
from conjuncture.studies.condition_result import Conditioned
from conjuncture.studies.simulation import simulation

CASE = "russia_1895_1933"


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
    workers: int = WORKERS,
    seed: int = 0,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    store: str | Path | None = None,
    allow_code: bool = False,
    progress: Progress | None = None,
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
        workers, seed, without, readings, scenario, allow_code: as for `run`.
        store: folder in which runs are kept and looked up.
        progress: called with (steps done, steps in all) of each round of draws.

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
    on = on_record(free, where, PartOfCourse(tuple(codings), until, tuple(of), tuple(leave_free)))
    weighed = weigh(on, effective, most=most, progress=progress)
    return Conditioned(where, free.theory, tuple(codings), weighed, predicted(weighed))
