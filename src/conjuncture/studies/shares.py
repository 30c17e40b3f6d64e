"""Shares: one process computes its part of a run or of a ledger into the common store, and writes no page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from conjuncture.cases.case import Case
from conjuncture.engine.execute import run_share
from conjuncture.engine.scheduling import Progress, Share
from conjuncture.engine.store import Store
from conjuncture.engine.work import Part
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.ledger.rivals import put_to
from conjuncture.inquiry.ledger.sharing import LedgerPart, share_of_ledger
from conjuncture.inquiry.runs.prepare import WORKERS, RunError, prepare
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings, silent
from conjuncture.studies.claims import assign, room_of


def share_of_run(
    case: Case,
    theory: Theory,
    share: Share,
    *,
    draws: int,
    store: Path,
    workers: int = WORKERS,
    seed: int = 0,
    scenario: str | None = None,
    given: Intervention = NOTHING_DONE,
    progress: Progress | None = None,
) -> Part:
    """Compute one process's share of a run's batches into a store. Arguments and errors as for `run`."""
    simulation = prepare(case, theory, workers=workers, seed=seed, scenario=scenario, given=given)
    return run_share(simulation, draws, share, store=Store(store), progress=progress)


def share_of_claims(
    file: ClaimFile,
    claims: Sequence[Claim],
    share: Share,
    theory: str | Theory | None,
    settings: AskSettings,
    *,
    case: str | Case | None = None,
    rivals: bool = True,
    tell: ProgressBars = silent,
) -> LedgerPart:
    """Test one process's share of claims, also in rivals, and store the entries.

    Arguments and errors are those of `ask_with_rivals`.

    Raises:
        RunError: the settings have no store.
    """
    if settings.kept is None:
        raise RunError("a share needs a store.", remedy="Give a folder: store=...")
    against = put_to(file.rivals, claims) if rivals and theory is None else []
    assigned = assign((*claims, *(claim for _, claim in against)), theory, settings, case, room_of(file))
    return share_of_ledger(
        assigned.claims,
        assigned.ground,
        settings.draws,
        share,
        store=settings.kept,
        tell=tell,
        codings=assigned.codings,
    )
