"""`identify`: what a record could decide of a theory's quantities and claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.worlds import World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.fake_worlds import fake_records
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.identification import identification
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ledger import Told, with_room_for
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import silent
from conjuncture.studies.identify_result import Identified
from conjuncture.studies.registry.ledgers import ledger_of
from conjuncture.studies.registry.theories import chosen_theory

DRAWS, WORKERS = 1_000, 2_000
_WINDOW = 5
"""Years of a figure that is not recorded."""

Floats = NDArray[np.float64]


def identify(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    claims: Sequence[str] = (),
    store: str | Path | None = None,
    allow_code: bool = False,
    tell: Told | None = None,
) -> Identified:
    """What the record of a case could decide of a theory: `conjuncture.identify("russia")`.

    Draws of the theory are taken for the record in turn and fitted by rejection, so that it is known what a
    fit should have found. Nothing is fitted to decide a claim: it is asked what a record of this kind could
    decide, if the theory were right.

    Args:
        case: its name, the path of its folder, or a `Case`.
        theory: a theory, its name or its file; default the case's own.
        draws: from the priors.
        workers, seed, allow_code: as for `run`.
        claims: ids of the ledger's claims; default all that are asked of this theory over this case.
        store: folder in which the bank and the worlds of claims are kept and looked up.
        tell: called with what is being run; gives what is called with (steps done, steps in all), or None.

    Raises:
        QuestionError: too few draws, no claim of such a name, or nothing recorded that the theory has.
        TheoryError, RunError, CodeFromDataError: as for `run`.
    """
    if draws < 100:
        raise QuestionError(f"{draws} draws say nothing of a claim.", remedy="Give 100 or more.")
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    what = chosen_theory(theory, where, allow_code=allow_code)
    tell = tell or silent
    chosen = _claims_of(where, what, claims, allow_code=allow_code)
    simulation = prepare(where, what, workers=workers, seed=seed)
    worlds = Worlds(simulation, where)
    folder = None if store is None else Path(store)
    bank = Banking(worlds, folder).bank(draws, tell(f"{draws} draws of {what.name}"))
    names, figures, variables = _missing(worlds, bank, tell)
    kept = None if folder is None else Store(folder)
    roomy = with_room_for(replace(simulation, sparing=True, store=kept), chosen)  # compiled once for all
    holds, left_out = {}, {}
    for claim in chosen:
        try:
            holds[claim.id] = _holds(claim, roomy, bank, tell)
        except (QuestionError, TheoryError) as reason:
            left_out[claim.id] = str(reason)
    own = {
        claim.id: [place for place, variable in enumerate(variables) if variable in _speaks_of(claim)]
        for claim in chosen
    }
    errors = Errors.of(worlds.figures)
    found = identification(
        bank,
        Again(bank, errors, seed=seed),
        fake_records(bank, seed, errors),
        holds,
        names,
        figures,
        own=own,
        seed=seed,
    )
    by_id = {claim.id: claim for claim in chosen}
    return Identified(where, what, bank, by_id, found, left_out, tuple(claims), seed)


def _claims_of(case: Case, theory: Theory, ids: Sequence[str], *, allow_code: bool) -> list[Claim]:
    """The claims that are asked of this theory over this case, by worlds."""
    file = ledger_of(case, theory, allow_code=allow_code)
    wanted = [file.called(name) for name in ids]
    here = [claim for claim in file.claims if claim.case == case.name]
    own = [claim for claim in here if claim.theory == theory.name]
    chosen = wanted or own or here  # a theory without claims of its own is asked the case's
    return [claim for claim in chosen if isinstance(claim.question, Statement | Together)]


def _holds(claim: Claim, simulation: Simulation, bank: Bank, tell: Told) -> Floats:
    """1 where a claim holds in a draw, 0 where it does not, not a number where the draw does not count."""
    assert isinstance(claim.question, Statement | Together)
    question = claim.question if isinstance(claim.question, Together) else Together((claim.question,))
    progress = tell(f"{claim.id} in each draw")
    found = evaluate(question, simulation, bank.draws.tolist(), sized=False, progress=progress)
    holds = np.full(bank.size, np.nan)
    holds[np.searchsorted(bank.draws, found.draws)] = found.holds
    return holds


def _speaks_of(claim: Claim) -> set[str]:
    return {side.outcome.variable for statement in claim.statements for side in statement.sides}


def _missing(worlds: Worlds, bank: Bank, tell: Told) -> tuple[list[str], Floats, list[str]]:
    """Figures that the case does not record: means of variables over years, in all and between members.

    Returns:
        Their names, the figures in each draw (draws, figures), and of which variable each is.
    """
    resolved, levels = worlds.whole.resolved, worlds.whole.society.levels
    recorded = {target.variable for target in targets_of(worlds.case)}
    variables = [
        name
        for name, variable in resolved.variables.items()
        if variable.kind not in ("given", "trait")
        and not variable.shape
        and name not in recorded
        and levels[variable.level].size <= KEPT_LEVEL_SIZE
    ]
    ready = replace(worlds.simulation, keep=tuple(variables), only=())
    run = run_worlds(
        ready, (World(),), bank.draws.tolist(), progress=tell("figures that are not recorded")
    ).isel(world=0)
    years = run["time"].dt.year.to_numpy()
    names, figures, of_variable = [], [], []
    for first in range(int(years.min()), int(years.max()) + 1, _WINDOW):
        window = (years >= first) & (years < first + _WINDOW)
        label = f"{first}-{(first + _WINDOW - 1) % 100:02d}"
        for variable in variables:
            level = resolved.variables[variable].level
            values = run[variable].isel(time=window).astype(np.float64).mean("time")
            words = variable.replace("_", " ")
            made = {f"{words}, {label}": values}
            if level in values.dims:
                made = {f"{words}, {label}": values.mean(level)}
                if levels[level].size > 1:
                    made[f"{words} between each {level}, {label}"] = values.std(level)
            for name, figure in made.items():
                names.append(name)
                figures.append(figure.to_numpy())
                of_variable.append(variable)
    stacked = np.stack(figures, axis=1) if figures else np.empty((bank.size, 0))
    fine = np.isfinite(stacked).all(axis=0)
    if not fine.any():
        return [], np.empty((bank.size, 0)), []
    places = np.flatnonzero(fine)
    return [names[place] for place in places], stacked[:, places], [of_variable[place] for place in places]
