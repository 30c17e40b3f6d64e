"""Test the claims of a ledger in theories on cases: their own theory, a named one, and rivals."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from conjuncture.cases.case import Case
from conjuncture.cases.registry import heading, load
from conjuncture.errors import nearest
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.identifying.figures_in_draws import seen_targets
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.companion_questions import ask_beside
from conjuncture.inquiry.ledger.ground import Ground, with_room_for
from conjuncture.inquiry.ledger.ledger import CodingsOf, Ledger, ProgressBars, groups_of, run_ledger
from conjuncture.inquiry.ledger.ledger_run import LedgerRun
from conjuncture.inquiry.ledger.quantity_words import mechanisms_in_words, quantities_in_words
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.ledger.rivals import put_to
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.codings import Codings
from conjuncture.language.theory import Theory
from conjuncture.presentation.number_words import counted
from conjuncture.studies.ask_settings import DRAWS, USUAL, AskSettings, silent
from conjuncture.studies.ground import NO_SOCIETY, ground_of
from conjuncture.studies.registry.coded_cases import get_codings
from conjuncture.studies.registry.theories import get_theory, theory_in_data


def case_for(claims: ClaimFile, case: str | Case | None, *, allow_code: bool = False) -> str | Case | None:
    """The case over which all claims are asked; None: each claim over its own case.

    A named case whose place is that of one of the claims' cases gives None: `ask russia Q5` asks over Russia
    of 1895-1933, the case of the claims behind Q5, and not over the strikes of 1895-1914.
    """
    if case is None or isinstance(case, Case):
        return case
    cases = {claims.case, *(claim.case for claim in claims.claims if claim.theory)} - {""}
    places = {heading(name, allow_code=allow_code).place for name in cases}
    return None if heading(case, allow_code=allow_code).place in places else case


def ask_claims(
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    settings: AskSettings = USUAL,
    *,
    case: str | Case | None = None,
    room: Sequence[Claim] = (),
    tell: ProgressBars = silent,
) -> Ledger:
    """Test claims in their theories on their cases: first match, then ask the draws that are not ruled out.

    Args:
        claims: claims of a ledger.
        theory: asked instead of the claims' own theories.
        settings: draws, workers, seed, store.
        case: used instead of the claims' own cases.
        room: further claims for which the compiled program has room, so that it can be used for them later.
        tell: called with the title of each run.

    Raises:
        TheoryError: an unknown theory, or one that does not fit the case.
    """
    assigned = assign(claims, theory, settings, case, room)
    return run_ledger(
        assigned.claims,
        assigned.ground,
        settings.draws,
        store=settings.kept,
        tell=tell,
        codings=assigned.codings,
    )


def theories_of_claims(
    claims: Sequence[Claim], theory: str | Theory | None, settings: AskSettings
) -> tuple[Theory, ...]:
    """The theories in which claims are tested, each once: their own, or the one that is named instead.

    Raises:
        QuestionError: all claims are about coded cases.
        TheoryError: an unknown theory.
        CodeFromDataError: code that is not allowed to run.
    """
    names = dict.fromkeys(claim.theory for claim in claims if claim.theory)
    if not names:
        raise QuestionError(NO_SOCIETY)
    if theory is not None:
        return (get_theory(theory) if isinstance(theory, str) else theory,)
    return tuple(
        theory_in_data(name, named_in="the ledger", allow_code=settings.allow_code) for name in names
    )


def refuse_strange_given(claims: Sequence[Claim], theory: str | Theory | None, settings: AskSettings) -> None:
    """Refuse a changed given variable that no theory of the claims reads.

    Raises:
        QuestionError: there is one (the message has the nearest name), or all claims are about coded cases.
        TheoryError, CodeFromDataError: as for `theories_of_claims`.
    """
    if not settings.given.acts:
        return
    theories = theories_of_claims(claims, theory, settings)
    known = [name for one in theories for name, source in one.inputs.items() if source.kind == "given"]
    for act in settings.given.acts:
        if act.what not in known:
            asked = " or ".join(f"'{one.name}'" for one in theories)
            raise QuestionError(
                f"there is no given variable '{act.what}' in {asked}.", remedy=nearest(act.what, known)
            )


class Assignment(NamedTuple):
    """Claims with the theory and case of each, the ground on which it is judged, and coded cases."""

    claims: Sequence[Claim]
    ground: Callable[[str, str], Ground]
    codings: CodingsOf


def assign(
    claims: Sequence[Claim],
    theory: str | Theory | None,
    settings: AskSettings,
    case: str | Case | None,
    room: Sequence[Claim] = (),
) -> Assignment:
    """Assign claims to their theories and cases, without a run. Arguments and errors as for `ask_claims`."""
    if isinstance(theory, str):
        theory = get_theory(theory)  # an unknown theory is refused before anything runs
    where = case.name if isinstance(case, Case) else case
    what = theory.name if isinstance(theory, Theory) else theory

    def put(claim: Claim) -> Claim:
        if not claim.theory:  # a claim about coded cases has no theory
            return claim
        return replace(claim, theory=what or claim.theory, case=where or claim.case)

    others = [put(claim) for claim in room]

    def ground(theory_name: str, case_name: str) -> Ground:
        there = case if isinstance(case, Case) else load(case_name, allow_code=settings.allow_code)
        what = theory if isinstance(theory, Theory) else theory_name
        ground_there = ground_of(there, what, settings, named_in="the ledger")
        of_group = [others[place] for place in groups_of(others).get((theory_name, case_name), ())]
        ready = with_room_for(ground_there.simulation, of_group)
        recorded = {target.variable for target in seen_targets(there, ready)} & set(ready.resolved.variables)
        return replace(ground_there, simulation=replace(ready, keep=tuple(sorted({*ready.keep, *recorded}))))

    def codings(question: Conditions) -> tuple[Codings, int]:
        return get_codings(question.cases, question.unsure), settings.seed

    return Assignment([put(claim) for claim in claims], ground, codings)


def room_of(file: ClaimFile) -> tuple[Claim, ...]:
    """All claims of a ledger, with their own theories and with rivals.

    Every program has room for all claims of its theory and case: the first one compiles for the others too.
    """
    return (*file.claims, *(claim for _, claim in put_to(file.rivals, file.claims)))


def ask_with_rivals(
    file: ClaimFile,
    claims: Sequence[Claim],
    theory: str | Theory | None = None,
    settings: AskSettings = USUAL,
    *,
    case: str | Case | None = None,
    rivals: bool = True,
    tell: ProgressBars = silent,
) -> LedgerRun:
    """Test claims of a ledger in their theories and, if no other theory is named, in the ledger's rivals.

    Raises:
        TheoryError: an unknown theory, or one that does not fit the case.
    """
    against = put_to(file.rivals, claims) if rivals and theory is None else []
    all_asked = (*claims, *(claim for _, claim in against))
    run = ask_claims(all_asked, theory, settings, case=case, room=room_of(file), tell=tell)
    own, others = run.entries[: len(claims)], run.entries[len(claims) :]
    settings_asked = {(claim.theory, claim.case) for claim in run.claims[: len(claims)]}
    matched = {group: matched for group, matched in run.matched.items() if group in settings_asked}
    return LedgerRun(
        Ledger(run.claims[: len(claims)], own, matched),
        {(rival.name, claim.id): entry for (rival, claim), entry in zip(against, others, strict=True)},
    )


def words_for(ledger: Ledger) -> dict[str, str]:
    """Words for the quantities and mechanisms of a ledger's theories, by name."""
    words: dict[str, str] = {}
    for matched in ledger.matched.values():
        theory = matched.simulation.theory
        words |= mechanisms_in_words(theory) | quantities_in_words(theory)
    return words


_COMPILING, _A_CLAIM, _A_DRAW = 40.0, 6.0, 0.02
"""Seconds on two cores, measured with the essay on Russia of 1895-1933: to compile a theory on a case; for a
claim, whatever the number of draws; and for each draw of a round, over all rounds."""


def cost(file: ClaimFile, claims: Sequence[Claim], *, rivals: bool, draws: int = DRAWS) -> str:
    """A sentence about the time that these claims take, to print before they are tested.

    Args:
        file: their ledger.
        claims: the claims.
        rivals: whether rivals are tested too.
        draws: in each round of matching.
    """
    against = put_to(file.rivals, claims) if rivals else []
    groups = {(one.theory, one.case) for one in (*claims, *(claim for _, claim in against))}
    places = counted(len(groups), "setting")
    number = len(claims) + len(against)
    seconds = len(groups) * (_COMPILING + _A_DRAW * draws) + number * _A_CLAIM
    minutes = counted(math.ceil(seconds / 60), "minute")
    count = counted(len(claims), "claim")
    return (
        f"{count}, tested in {places} (a theory on a case): about {minutes} on two cores with {draws} draws, "
        "much less if the theory was compiled before. Stored results are read in seconds."
    )


def companions(
    question: OpenQuestion, ledger: Ledger, settings: AskSettings, *, tell: ProgressBars = silent
) -> tuple[Answer, ...]:
    """The answers to the further questions of an open question, on the draws of its first claim."""
    matched = [one for claim in ledger.claims if (one := ledger.matched_for(claim)) is not None]
    return ask_beside(question, matched[0], store=settings.kept, tell=tell) if matched else ()
