"""Asking: a theory's ledger put to a case, from their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.registry import heading, load
from conjuncture.engine.store import Store
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.companion_questions import ask_beside
from conjuncture.inquiry.ledger.ledger import CodingsOf, Ground, Ledger, Told, run_ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.quantity_words import mechanisms_in_words, quantities_in_words
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import put_to
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.theory import Theory
from conjuncture.presentation.number_words import counted
from conjuncture.studies.registry.coded_cases import get_codings
from conjuncture.studies.registry.theories import default_theory, get_theory, theory_in_data

DRAWS, WORKERS = 500, 1_000


@dataclass(frozen=True)
class AskSettings:
    """How claims are asked.

    Attributes:
        draws: in each wave of matching; six waves at most.
        workers: places in the synthetic society.
        seed: of the society, the parameters and all luck.
        store: folder in which entries are kept and looked up.
        allow_code: whether a theory that a ledger, a question file or a case names may run though it is not
            installed, and the `case.py` of a folder.
    """

    draws: int = DRAWS
    workers: int = WORKERS
    seed: int = 0
    store: Path | None = None
    allow_code: bool = False

    @property
    def kept(self) -> Store | None:
        """The store in that folder."""
        return None if self.store is None else Store(self.store)


def asked_over(claims: ClaimFile, case: str | None, *, allow_code: bool = False) -> str | None:
    """The case to ask all claims over, where one is named that the ledger knows not; None: each over its own.

    A ledger knows the places of its claims' cases: `ask russia Q5` asks over Russia of 1895-1933, where the
    claims behind it stand, and not over the strikes of 1895-1914.
    """
    if case is None:
        return None
    cases = {claims.case, *(one.case for one in claims.claims if one.theory)} - {""}
    places = {heading(name, allow_code=allow_code).place for name in cases}
    return None if heading(case, allow_code=allow_code).place in places else case


def ask(
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    how: AskSettings = AskSettings(),
    *,
    case: str | Case | None = None,
    tell: Told = lambda _: None,
) -> Ledger:
    """Put claims to their theories on their cases: match first, then ask each of the draws not ruled out.

    Args:
        claims: from a ledger.
        theory: asked instead of the claims' own.
        how: draws, workers, seed, store.
        case: asked over instead of the claims' own.
        tell: told what is being run.

    Raises:
        TheoryError: no such theory, or it does not fit the case.
    """
    put = put_to_cases(claims, theory, how, case)
    return run_ledger(put.claims, put.ground, how.draws, store=how.kept, tell=tell, codings=put.codings)


class Put(NamedTuple):
    """Claims as they are asked: each with its theory and case, what it is judged on, and coded cases."""

    claims: Sequence[Claim]
    ground: Callable[[str, str], Ground]
    codings: CodingsOf


def put_to_cases(
    claims: Sequence[Claim], theory: str | Theory | None, how: AskSettings, case: str | Case | None
) -> Put:
    """Claims with their theories and cases, not yet asked. Arguments and errors as for `ask`."""
    if isinstance(theory, str):
        theory = get_theory(theory)  # one that is not there is refused before anything is run
    where = case.name if isinstance(case, Case) else case
    what = theory.name if isinstance(theory, Theory) else theory
    chosen = [
        replace(one, theory=what or one.theory, case=where or one.case) if one.theory else one
        for one in claims  # one about coded cases is asked of no theory
    ]

    def ground(theory_name: str, case_name: str) -> Ground:
        there = case if isinstance(case, Case) else load(case_name, allow_code=how.allow_code)
        what = theory if isinstance(theory, Theory) else theory_name
        return ground_of(there, what, how, named_in="the ledger")

    def codings(question: Conditions) -> tuple[Codings, int]:
        return get_codings(question.cases, question.unsure), how.seed

    return Put(chosen, ground, codings)


def ask_beside_rivals(
    file: ClaimFile,
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    how: AskSettings = AskSettings(),
    *,
    case: str | Case | None = None,
    tell: Told = lambda _: None,
) -> LedgerRun:
    """Put claims of a ledger to their theories and, where no other theory is named, to the ledger's rivals.

    Raises:
        TheoryError: no such theory, or it does not fit the case.
    """
    against = put_to(file.rivals, claims) if theory is None else []
    found = ask((*claims, *(claim for _, claim in against)), theory, how, case=case, tell=tell)
    own, others = found.entries[: len(claims)], found.entries[len(claims) :]
    asked = {(claim.theory, claim.case) for claim in found.claims[: len(claims)]}
    matched = {group: one for group, one in found.matched.items() if group in asked}
    return LedgerRun(
        Ledger(found.claims[: len(claims)], own, matched),
        {(rival.name, claim.id): entry for (rival, claim), entry in zip(against, others, strict=True)},
    )


def ask_alone(
    file: ClaimFile,
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    how: AskSettings = AskSettings(),
    *,
    case: str | Case | None = None,
    tell: Told = lambda _: None,
) -> LedgerRun:
    """As `ask_beside_rivals`, with no rival asked."""
    return ask_beside_rivals(replace(file, rivals=()), claims, theory, how, case=case, tell=tell)


def words_for(ledger: Ledger) -> dict[str, str]:
    """Words for the quantities and mechanisms of the theories that a ledger was run on, by name."""
    found: dict[str, str] = {}
    for matched in ledger.matched.values():
        theory = matched.simulation.theory
        found |= mechanisms_in_words(theory) | quantities_in_words(theory)
    return found


_MINUTES = 2.0
"""Of a theory over a case, compiled and run with its claims, on two cores; measured at 400 draws."""


def cost(file: ClaimFile, claims: Sequence[Claim], *, beside_rivals: bool) -> str:
    """What asking these claims takes at most, to be said before it begins."""
    against = put_to(file.rivals, claims) if beside_rivals else []
    groups = {(one.theory, one.case) for one in (*claims, *(claim for _, claim in against))}
    settings = counted(len(groups), "setting")
    minutes = counted(round(_MINUTES * len(groups)), "minute")
    asked = counted(len(claims), "claim")
    return (
        f"{asked}, asked in {settings} (a theory on a case): about {minutes} on two cores at "
        f"the usual {DRAWS} draws. What is kept is read in seconds."
    )


def asked_beside(
    question: OpenQuestion, ledger: Ledger, how: AskSettings, *, tell: Told = lambda _: None
) -> tuple[Answer, ...]:
    """What an open question asks beside its claims, of the draws that the first of them was judged on."""
    matched = [one for claim in ledger.claims if (one := ledger.matched_for(claim)) is not None]
    return ask_beside(question, matched[0], store=how.kept, tell=tell) if matched else ()


def ground_of(case: Case, theory: str | Theory, how: AskSettings, *, named_in: str = "") -> Ground:
    """What questions to a theory on a case are judged on; without a name the theory is the case's own.

    Args:
        case: from `conjuncture.cases.registry.load`.
        theory: a theory, or its name as data gives it.
        how: workers, seed, and whether code that data names may run.
        named_in: the data that names the theory.

    Raises:
        CodeFromDataError: data names a theory that is not installed.
        TheoryError: no such theory, or it does not fit the case.
    """
    if isinstance(theory, Theory):
        what = theory
    elif theory:
        what = theory_in_data(theory, named_in=named_in, allow_code=how.allow_code)
    else:
        what = default_theory(case, allow_code=how.allow_code)
    simulation = prepare(case, what, workers=how.workers, seed=how.seed)
    if case.bridge is None:  # the patterns look at the theory's own variables
        seen = (*simulation.keep, *(one.variable for one in case.patterns))
        simulation = replace(simulation, sparing=True, keep=tuple(sorted(set(seen))))
    seen = tuple(case.bridge.mechanisms) if case.bridge else ()
    return Ground(simulation, case.patterns, observer(case, how.seed), seen)


def observer(case: Case, seed: int) -> Callable[[xr.Dataset], xr.Dataset]:
    """How the case's books would have held a run."""
    observe = case.observe  # alone: whoever asks what decides it need not look through the whole case

    def observed(run: xr.Dataset) -> xr.Dataset:
        return observe(run, seed)

    return observed
