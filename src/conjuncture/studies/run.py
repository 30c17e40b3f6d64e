"""`run`: run a theory over any case, and compare it with the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import get_args

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.cases.targets_of_theory import check_bounds, in_other_units, misnamed
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.errors import nearest
from conjuncture.inquiry.course.on_record import WHOLE, On, PartOfCourse, in_words
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.fitting.kept_fit import KeptFit
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.runs import switches
from conjuncture.inquiry.runs.book_standings import recorded_targets
from conjuncture.inquiry.runs.columns import Column, make_column
from conjuncture.inquiry.runs.prepare import WORKERS, RunError, prepare, scenario_of
from conjuncture.inquiry.sensitivity.levers import Levers, levers_of_case, room_for_levers
from conjuncture.inquiry.sensitivity.rules import Rules, room_for_rules, rules_of_case
from conjuncture.language.theory import Theory
from conjuncture.studies.ledger_columns import several
from conjuncture.studies.progress import callback, shows_progress
from conjuncture.studies.registry.theories import chosen_theory
from conjuncture.studies.run_columns import ColumnRuns
from conjuncture.studies.run_result import Run

DRAWS = 128
_RULES_DRAWS = 48  # each runs 2 worlds for each rule and member: half a minute on two cores
_SHOWN = 6  # variables to show if neither user nor case names any


@shows_progress
def run(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    without: Sequence[str] = (),
    readings: Mapping[str, str] | None = None,
    scenario: str | None = None,
    given: Intervention = NOTHING_DONE,
    on: On | Sequence[On] = "free",
    part: PartOfCourse = WHOLE,
    patterns: bool = True,
    show: Sequence[str] = (),
    switch: Sequence[str] = (),
    bank: str | Path | None = None,
    store: str | Path | None = None,
    executor: Executor | None = None,
    allow_code: bool = False,
    progress: Progress | bool | None = None,
) -> Run:
    """Run a theory over a case and compare it with the record: `conjuncture.run("germany", draws=64)`.

    Example:
        country = Level("country")

        @state(country, initial=1.0, source="own conjecture")
        def unrest(unrest, *, stays=parameter(Beta(8, 2), unit="share", reason="unknown")):
            return stays * unrest

        run("organisation", Theory.of(unrest, name="fading"), draws=4).data["unrest"]

    Args:
        case: its name, the path of a folder of tables, or a `Case`.
        theory: a theory, its name or its file; default: the case's own. It must write the variables that the
            case's bridge counts.
        draws: how many draws (samples of parameters and noise) are shown; at least 2, since a band needs two.
            Without patterns they are the draws with the first numbers.
        workers: how many workers the synthetic society has; a case that counts in shares ignores it.
        seed: the seed of the society, the parameters and all noise.
        without: mechanisms to cut.
        readings: the readings of some mechanisms.
        scenario: the scenario of the inputs; default: the first of the case.
        given: other values for given variables of the society: `set_given("faction_rights", 1.0)`, joined
            by +.
        on, part: the draws that run, and the part of the recorded course that is used, as for `ask`. With
            "course", `draws` does not set their number. With several, such as `("free", "held", "course")`,
            the first is shown, and the others are also compared with the record.
        patterns: whether the case's crude patterns rule out draws of "free": then the run searches for as
            many draws as `draws` says that they leave; draws from the whole priors are in `run.beside`.
        show: variables to show; default: those that the case names, or the theory's first states.
        switch: mechanisms and parameters that readers of the page can switch; they run in a smaller society
            over fewer draws, and only for a case with books of strikes.
        bank: if `on` has "fitted": the folder in which `conjuncture.fit` stored its draws, with the same
            workers and seed; draws of the fit are then compared too, unless a check of the fit fails.
        store: a folder that stores runs; a repeated call reads them there.
        executor: an executor of `concurrent.futures`, which computes the batches that are not in the store;
            its workers must be able to read and write the store's folder. Default: threads of this process.
        allow_code: whether the `case.py` of a folder, and a case's own theory that is not installed, may run.
        progress: True shows a bar also outside a notebook, False nowhere; or a function, called with
            (steps done, steps in all).

    Raises:
        CodeFromDataError: code that is not allowed to run.
        TheoryError: an unknown theory, mechanism or reading, or a theory that does not fit the case.
        RunError: too few draws, an unknown scenario or variable to show, or another intervention than
            `set_given`.
        QuestionError: `given` has a variable that the theory does not read, or an unknown member.
        SwitchError: a mechanism or parameter that cannot be switched.
        FileError: a recorded figure that its variable cannot have.
    """
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    what = chosen_theory(theory, where, allow_code=allow_code).reading(**(readings or {})).without(*without)
    if draws < 2:
        raise RunError(f"{draws} draws are too few: a band of uncertainty needs at least 2.")
    ways = several(on, get_args(On), "way to use the recorded course")
    if not ways:
        raise RunError("`on` is empty.", remedy="Leave `on` out.")
    if switch and ways != ("free",):
        raise RunError("switches run only with on='free'.", remedy="Leave `switch` or `on` out.")
    simulation = prepare(where, what, workers=workers, seed=seed, scenario=scenario, given=given)
    if where.asks_about:
        simulation = room_for_rules(simulation, where.asks_about, where.rules)
        simulation = room_for_levers(simulation, where.asks_about, where.levers)
    if switch:
        switches.named(simulation, where, switch)  # raises before anything runs, if one cannot be switched
    shown, variables = _shown_variables(simulation, where, show), simulation.resolved.variables
    targets = where.targets()
    check_bounds(targets, variables)
    result_store = Store(Path(store)) if store is not None else None
    used_scenario = scenario_of(where, scenario)
    offered = where.inputs_of(used_scenario)
    inputs = {name: value for name, value in offered.items() if name in simulation.theory.inputs}
    likened = tuple(target for target in targets if target.variable in simulation.program.kept)
    make = partial(make_column, case=where, theory=what.name, offered=offered, targets=likened)
    fit = KeptFit(Worlds(simulation, where), what, used_scenario, None if bank is None else Path(bank))
    runs = ColumnRuns(simulation, where, draws, make, result_store, executor, fit)
    tell = callback(progress)
    columns = runs.columns(ways, part, patterns=patterns, progress=tell)
    column = columns.shown
    in_books = recorded_targets(where.strikes.targets(), column.observed) if where.strikes else ()
    silent = (
        *(target for target in in_books if target.variable not in column.observed),
        *(target for target in targets if target not in likened),
    )
    return Run(
        **{each.name: getattr(column, each.name) for each in fields(column)},
        case=where,
        theory=what,
        scenario=used_scenario,
        given=given,
        on=in_words(ways, part),
        inputs=inputs,
        targets=likened,
        silent=silent,
        patterns=patterns,
        matched=columns.matched,
        beside=columns.beside,
        rules=_rules(column, where, result_store, tell),
        levers=_levers(column, where, result_store, tell),
        switches=_switched(
            simulation, where, what, switch, workers, draws, scenario, given, result_store, tell
        ),
        left_out=(
            *(name for name in offered if name not in inputs),
            *(name for name in simulation.society.given if name not in variables),
            *(target.name for target in silent),
        ),
        shown=shown,
        computed=columns.computed,
        read=columns.read,
        warnings=(
            *columns.warnings,
            *misnamed(targets, simulation.program.kept),
            *in_other_units(targets, variables),
        ),
    )


def _shown_variables(simulation: Simulation, case: Case, asked: Sequence[str]) -> tuple[str, ...]:
    recorded = simulation.program.kept
    for name in asked:
        if name not in recorded:
            raise RunError(f"there is no variable '{name}' to show.", remedy=nearest(name, recorded))
    if asked:
        return tuple(dict.fromkeys(asked))
    of_case = tuple(name for name in case.shown if name in recorded)
    states = [name for name in simulation.resolved.states if name in recorded]
    return of_case or tuple(states[:_SHOWN]) or recorded[:_SHOWN]


def _rules(column: Column, case: Case, store: Store | None, progress: Progress | None) -> Rules | None:
    """The effect of the case's rules on what it is about, over the first of the shown draws."""
    if not case.asks_about:
        return None
    simulation = replace(column.simulation, store=store)
    numbers = [int(number) for number in column.dataset["draw"].values[:_RULES_DRAWS]]
    return rules_of_case(simulation, case.asks_about, case.rules, numbers, progress=progress)


def _levers(column: Column, case: Case, store: Store | None, progress: Progress | None) -> Levers | None:
    """The effect of each lever on what the case is about, over all shown draws."""
    if not case.asks_about:
        return None
    simulation = replace(column.simulation, store=store)
    numbers = [int(number) for number in column.dataset["draw"].values]
    return levers_of_case(simulation, case.asks_about, case.levers, numbers, progress=progress)


def _switched(
    simulation: Simulation,
    case: Case,
    theory: Theory,
    names: Sequence[str],
    workers: int,
    draws: int,
    scenario: str | None,
    given: Intervention,
    store: Store | None,
    progress: Progress | None,
) -> switches.Switches | None:
    """The switches, in no larger a society and over no more draws than the run itself."""
    if not names:
        return None
    fewer = min(workers, switches.WORKERS)
    small = prepare(case, theory, workers=fewer, seed=simulation.seed, scenario=scenario, given=given)
    # The many worlds return only the variables that the books need.
    small = replace(small, only=case.counted, store=store)
    return switches.run_switches(small, case, names, draws=min(draws, switches.DRAWS), progress=progress)
