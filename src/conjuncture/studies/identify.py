"""`identify`: which quantities and claims of a theory a record could decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.memory import give_back
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.bank import Bank
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.checks.again import Again
from conjuncture.inquiry.fitting.checks.fake_worlds import fake_records
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.identification import identification
from conjuncture.inquiry.identifying.recorded_traces import recorded_traces
from conjuncture.inquiry.identifying.unrecorded_figures import unrecorded_figures
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ground import with_room_for
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.inquiry.statements.evaluate import evaluate
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.studies.identify_result import Identified
from conjuncture.studies.identify_traces import score_traces
from conjuncture.studies.ledger_traces import traces_recorded_by
from conjuncture.studies.progress import bars_of, shows_bars
from conjuncture.studies.registry.ledgers import ledger_of
from conjuncture.studies.registry.theories import chosen_theory

DRAWS, WORKERS = 1_000, 2_000

Floats = NDArray[np.float64]


@shows_bars
def identify(
    case: str | Case = "russia",
    theory: str | Theory | None = None,
    *,
    draws: int = DRAWS,
    workers: int = WORKERS,
    seed: int = 0,
    claims: Sequence[str] = (),
    rivals: bool = True,
    store: str | Path | None = None,
    allow_code: bool = False,
    progress: ProgressBars | bool | None = None,
) -> Identified:
    """Find out which quantities and claims of a theory the record of a case could decide.

    Draws of the theory stand in for the record in turn, and the theory is fitted to each by rejection; the
    truth is known in each, so the fits can be judged. The fits do not decide any claim: they show what a
    record of this kind could decide, if the theory were right. Example: `conjuncture.identify("russia")`.

    Args:
        case: its name, the path of its folder, or a `Case`.
        theory: a theory, its name or its file; default: the case's own.
        draws: how many draws from the priors.
        workers, seed, allow_code: as for `run`.
        claims: ids of the ledger's claims; default: all claims about this theory over this case.
        rivals: whether the other theories that traces name run too, with as many draws of each.
        store: a folder that stores the draws and the worlds of claims; a repeated call reads them there.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            the title of a run, and returns a function to call with (steps done, steps in all), or None.

    Raises:
        QuestionError: fewer than 100 draws, an unknown claim, a record without any figure that the theory
            has, or a trace of a figure that the case does not record.
        TheoryError, RunError, CodeFromDataError: as for `run`.
    """
    if draws < 100:
        raise QuestionError(f"{draws} draws are too few to judge a claim.", remedy="Give 100 or more.")
    where = load(case, allow_code=allow_code) if isinstance(case, str) else case
    what = chosen_theory(theory, where, allow_code=allow_code)
    tell = bars_of(progress)
    file = ledger_of(where, what, allow_code=allow_code)
    chosen = _claims_of(file, where, what, claims)
    recorded = recorded_traces(
        traces_recorded_by(file, where.name, [one.id for one in chosen] if claims else ()), where
    )
    simulation = prepare(where, what, workers=workers, seed=seed)
    worlds = Worlds(simulation, where)
    folder = None if store is None else Path(store)
    bank = Banking(worlds, folder).bank(draws, tell(f"{draws} draws of {what.name}"))
    give_back()
    missing = unrecorded_figures(worlds, bank.draws, tell("figures that are not recorded"))
    give_back()
    kept = None if folder is None else Store(folder)
    roomy = with_room_for(replace(simulation, sparing=True, store=kept), chosen)  # compiled once for all
    holds, left_out = {}, {}
    for claim in chosen:
        try:
            holds[claim.id] = _holds(claim, roomy, bank, tell)
        except (QuestionError, TheoryError) as reason:
            left_out[claim.id] = str(reason)
        give_back()
    own = {
        claim.id: [place for place, variable in enumerate(missing.variables) if variable in _speaks_of(claim)]
        for claim in chosen
    }
    errors = Errors.of(worlds.figures)
    found = identification(
        bank,
        Again(bank, errors, seed=seed),
        fake_records(bank, seed, errors),
        holds,
        missing.names,
        missing.values,
        own=own,
        seed=seed,
    )
    scored = score_traces(
        recorded,
        worlds,
        what.name,
        {name: _of_all(found_in, bank, draws) for name, found_in in holds.items()},
        draws,
        rivals=rivals,
        folder=folder,
        workers=workers,
        seed=seed,
        allow_code=allow_code,
        tell=tell,
    )
    by_id = {claim.id: claim for claim in (*chosen, *(file.called(one.trace.claim) for one in recorded))}
    return Identified(where, what, bank, by_id, found, left_out, tuple(claims), seed, scored)


def _claims_of(file: ClaimFile, case: Case, theory: Theory, ids: Sequence[str]) -> list[Claim]:
    """The claims about this theory over this case that compare worlds."""
    wanted = [file.called(name) for name in ids]
    here = [claim for claim in file.claims if claim.case == case.name]
    own = [claim for claim in here if claim.theory == theory.name]
    chosen = wanted or own or here  # a theory without claims of its own is asked those of the case
    return [claim for claim in chosen if isinstance(claim.question, Statement | Together)]


def _holds(claim: Claim, simulation: Simulation, bank: Bank, tell: ProgressBars) -> Floats:
    """For each draw 1 if a claim holds, 0 if it does not, NaN if the draw does not count."""
    assert isinstance(claim.question, Statement | Together)
    question = claim.question if isinstance(claim.question, Together) else Together((claim.question,))
    progress = tell(f"{claim.id} in each draw")
    found = evaluate(question, simulation, bank.draws.tolist(), sized=False, progress=progress)
    holds = np.full(bank.size, np.nan)
    holds[np.searchsorted(bank.draws, found.draws)] = found.holds
    return holds


def _of_all(holds: Floats, bank: Bank, draws: int) -> Floats:
    """The same by the number of the draw, (draws,); NaN if the draw failed."""
    every = np.full(draws, np.nan)
    every[bank.draws] = holds
    return every


def _speaks_of(claim: Claim) -> set[str]:
    return {side.outcome.variable for statement in claim.statements for side in statement.sides}
