"""The ground on which questions to a theory on a case are judged: its simulation, the case's patterns and
observation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.inquiry.course.on_record import on_record
from conjuncture.inquiry.experiments.half_step import at_half_step, in_whole_steps
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.ledger.ground import Ground
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.registry.theories import default_theory, theory_in_data

NO_SOCIETY = "it compares coded cases, which have no society with given variables. Leave `given` out."


def ground_of(case: Case, theory: str | Theory, settings: AskSettings, *, named_in: str = "") -> Ground:
    """The ground on which questions to a theory on a case are judged.

    Args:
        case: from `conjuncture.case`.
        theory: a theory, or its name in data; empty: the case's own.
        settings: workers, seed, changed given variables, and whether code that data names may run.
        named_in: the data that names the theory.

    Raises:
        CodeFromDataError: data names a theory that is not installed.
        TheoryError: an unknown theory, or one that does not fit the case.
        QuestionError, RunError: an unknown given variable, or another intervention than `set_given`.
    """
    what = theory_on(case, theory, settings, named_in=named_in)
    simulation = prepare(case, what, workers=settings.workers, seed=settings.seed, given=settings.given)
    if not case.keeps_books:  # then the patterns look at the theory's own variables
        seen = {pattern.variable for pattern in case.patterns} & set(simulation.resolved.variables)
        variables = {*simulation.keep, *seen}
        simulation = replace(simulation, sparing=True, keep=tuple(sorted(variables)))
    simulation = replace(simulation, executor=settings.executor)
    whole, fit = simulation, None
    if settings.on == "fitted":
        fit = KeptFit(Worlds(whole, case), what, case.scenarios[0], settings.bank)
    elif settings.on != "free":
        simulation = on_record(simulation, case, settings.part)
    if settings.half_step:
        simulation = at_half_step(simulation)
    observe = observer(case, settings.seed, half_step=settings.half_step)
    observed = case.counted if case.keeps_books else ()
    return Ground(simulation, case.patterns, observe, observed, settings.on, fit)


def theory_on(case: Case, theory: str | Theory, settings: AskSettings, *, named_in: str) -> Theory:
    """The theory to ask on a case. Arguments and errors are those of `ground_of`."""
    if isinstance(theory, Theory):
        return theory
    if theory:
        return theory_in_data(theory, named_in=named_in, allow_code=settings.allow_code)
    return default_theory(case, allow_code=settings.allow_code)


def observer(case: Case, seed: int, *, half_step: bool = False) -> Callable[[xr.Dataset], xr.Dataset]:
    """A function that observes a run as the case's books would record it, in the case's own steps."""
    observe = case.observe  # only this function, so that its fingerprint does not depend on the whole case

    def observed(run: xr.Dataset) -> xr.Dataset:
        return observe(run, seed)

    def observed_at_half_step(run: xr.Dataset) -> xr.Dataset:
        return observe(in_whole_steps(run), seed)

    return observed_at_half_step if half_step and case.keeps_books else observed
