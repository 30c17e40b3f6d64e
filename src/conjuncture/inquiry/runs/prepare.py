"""The simulation of a theory on a case, not yet run."""

from __future__ import annotations

from conjuncture.cases.case import Case
from conjuncture.engine.memory import refuse_large_society
from conjuncture.engine.simulation import Simulation
from conjuncture.errors import ConjunctureError, nearest
from conjuncture.inquiry.experiments.given_values import with_given
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.runs.counted import with_bridge
from conjuncture.language.theory import Theory

WORKERS = 10_000


class RunError(ConjunctureError, ValueError):
    """A run that is impossible; the message says why."""


def prepare(
    case: Case,
    theory: Theory,
    *,
    workers: int = WORKERS,
    seed: int = 0,
    scenario: str | None = None,
    given: Intervention = NOTHING_DONE,
) -> Simulation:
    """The simulation of a theory on a case, not yet run.

    Args:
        case: from `conjuncture.case`.
        theory: with its cuts and readings; it must write what the case's bridge counts. A quantity of which
            the case's table knows the value has that value, unless `with_priors` moved it.
        workers: places in the synthetic society. A case of shares has the places that its tables give.
        seed: of the society, the parameters and all noise.
        scenario: which inputs; default the case's first.
        given: changed given values: `set_given(...)`, joined by +.

    Raises:
        TheoryError: the theory does not write what the case's bridge counts, or not on the level it counts; a
            value that the society cannot give.
        RunError: unknown scenario, or an act that is not `set_given`.
        QuestionError: the theory has no such given variable, or no member has that name.
        TooLargeError: more places than memory holds.
    """
    main = scenario_of(case, scenario)
    if case.sized:
        refuse_large_society(workers)
    if len(given.given) < len(given.acts):
        raise RunError(
            f"a run cannot be made with '{given}'.",
            remedy="It takes set_given(...) alone; ask a question of what else is done.",
        )
    whole = with_bridge(theory, case)
    simulation = Simulation(
        theory=whole,
        society=case.society(workers, seed),
        steps=case.steps,
        dt=case.dt,
        start=case.start,
        series={name: given.values for name, given in case.inputs_of(main).items()},
        seed=seed,
        parameters={
            one.name: one.value
            for one in case.known
            if one.value is not None and one.name in whole.parameters and not whole.parameters[one.name].moved
        },
    )
    return with_given(simulation, given.given)


def scenario_of(case: Case, scenario: str | None) -> str:
    """The requested scenario; None: the case's first.

    Raises:
        RunError: the case has no such scenario.
    """
    if scenario is not None and scenario not in case.scenarios:
        raise RunError(
            f"'{scenario}' is no scenario of {case.name}.", remedy=nearest(scenario, case.scenarios)
        )
    return scenario or case.scenarios[0]
