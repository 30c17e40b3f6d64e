"""`simulation`: a theory on a case, not yet run, to which questions can be put with their method `.ask`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.runs.prepare import WORKERS, prepare
from conjuncture.language.theory import Theory
from conjuncture.studies.registry.theories import chosen_theory


def simulation(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    workers: int = WORKERS,
    seed: int = 0,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    given: Intervention = NOTHING_DONE,
    allow_code: bool = False,
) -> Simulation:
    """The simulation of a theory on a case, not yet run; several questions can be asked of one simulation.

    Example:
        simulation("russia", "leninism.struggle", workers=300)

    Arguments and errors are those of `conjuncture.run`.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    what = chosen_theory(theory, where, allow_code=allow_code).reading(**(readings or {})).without(*without)
    return prepare(where, what, workers=workers, seed=seed, scenario=scenario, given=given)
