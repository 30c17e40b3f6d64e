"""`ask`: answer a claim, an open question, a trace or the user's own question with a theory on a case."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import Any

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.codec import decode
from conjuncture.inquiry.course.on_record import WHOLE, On, PartOfCourse
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention
from conjuncture.inquiry.ledger.claim_answer import answer_of
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.dispute import dispute_of
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.ledger.questions import OpenQuestion
from conjuncture.inquiry.qca.claim import Conditions
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.question_file import QuestionFile, read_question
from conjuncture.inquiry.statements.sentence import is_sentence, read_sentence
from conjuncture.language.theory import Theory
from conjuncture.presentation.claim_words import claim_paragraphs, question_paragraphs, trace_paragraphs
from conjuncture.studies.ask_settings import DRAWS, WORKERS, AskSettings, silent
from conjuncture.studies.ask_trace import ask_trace
from conjuncture.studies.asking import asking_of
from conjuncture.studies.beside_record import record_of_claims
from conjuncture.studies.claims import (
    ask_with_rivals,
    case_for,
    companions,
    cost,
    refuse_strange_given,
    theories_of_claims,
    words_for,
)
from conjuncture.studies.ledger_traces import recorded_by_claim
from conjuncture.studies.progress import bars_of, shows_bars
from conjuncture.studies.questions import Say, ask_file, ask_question, theory_of_file
from conjuncture.studies.registry.ledgers import ledger_of
from conjuncture.studies.registry.theories import get_theory
from conjuncture.studies.report_owner import answer_owner
from conjuncture.studies.study_answer import StudyAnswer


@shows_bars
def ask(
    case: str | Case | None,
    what: Any,
    theory: str | Theory | None = None,
    *,
    ledger: ClaimFile | None = None,
    draws: int | None = None,
    workers: int = WORKERS,
    seed: int = 0,
    rivals: bool = True,
    not_ruled_out: bool = False,
    given: Intervention = NOTHING_DONE,
    on: On = "free",
    part: PartOfCourse = WHOLE,
    bank: str | Path | None = None,
    store: str | Path | None = None,
    executor: Executor | None = None,
    allow_code: bool = False,
    progress: ProgressBars | bool | None = None,
    say: Say | None = None,
) -> StudyAnswer:
    """Ask a theory over a case: `conjuncture.ask("russia", "Q5")`, `ask("germany", WhatIf(...), draws=100)`.

    A claim is tested on the draws that the case's crude patterns do not rule out. The answer to an open
    question combines the claims that bear on it.

    Example:
        country = Level("country")

        @state(country, initial=1.0, source="own conjecture")
        def unrest(unrest, *, stays=parameter(Beta(8, 2), unit="share", reason="unknown")):
            return stays * unrest

        from conjuncture.worlds import hold
        question = WhatIf(hold("unrest", 0.5), (Outcome("unrest"),))
        ask("organisation", question, Theory.of(unrest, name="fading"), draws=8).table()

    Args:
        case: its name, the path of its folder, or a `Case`. For "which conditions": the name of coded cases,
            or the path of a table. None: the case of the claims, or of the question's file.
        what: the id of a claim or of an open question of the ledger, the name of a trace, the path of a
            question's file (.toml), a statement in one line ("strikers without example < strikers in 1905"),
            a claim or question as an object, or the data that `StudyAnswer.to_dict` has as `asked`.
        theory: a theory, its name or its file; default: the theory of the claims, or of the case.
        ledger: the ledger with the claims and rivals; default: that of the theory, or of the case's theory.
        draws: in each round of matching, or for the question; default: 500, or the number in the question's
            file.
        workers: how many workers the synthetic society has.
        seed: the seed of the society, the parameters and all noise.
        rivals: whether claims are also tested in the ledger's rivals; not if `theory` is named.
        not_ruled_out: whether a question that is an object is asked only of draws that are not ruled out.
        given: other values for given variables of the society, in every world and while draws are ruled out:
            `set_given("faction_rights", 1.0)`, joined by +. The answer has a warning that says so.
        on: the draws that are asked. "free": draws from the priors. "course": draws with the recorded events
            imposed, chosen in proportion to the chance that each gave to these events, so that "what if" asks
            about the world as it was. "held": draws with the recorded events imposed, all with the same
            weight. "fitted": draws of a fit to the recorded figures, unless a check of the fit fails. Only
            with "free" do crude patterns rule out draws.
        part: the part of the recorded course that is used.
        bank: with "fitted": the folder in which `conjuncture.fit` stored its draws, with the same workers and
            seed.
        store: a folder that stores results; a repeated call reads them there.
        executor: an executor of `concurrent.futures`, which computes the worlds that are not in the store;
            its workers must be able to read and write the store's folder.
        allow_code: whether a theory that data names may run if it is not installed, and a `case.py`.
        progress: True shows bars also outside a notebook, False nowhere; or a function that is called with
            the title of a run, and returns a function to call with (steps done, steps in all), or None.
        say: called with an estimate of the time, before it begins.

    Raises:
        QuestionError: an unknown id (the message has the nearest); a question that cannot be asked here; or
            a `given` that the theory does not read.
        RunError: `given` has another intervention than `set_given`.
        TheoryError: an unknown theory, or one that does not fit the case.
        CodeFromDataError: code that is not allowed to run.
    """
    tell, say = bars_of(progress), say or silent
    folder = Path(store) if store is not None else None
    settings = AskSettings(draws or DRAWS, workers, seed, folder, allow_code, given, on, part, executor)
    settings = replace(settings, bank=None if bank is None else Path(bank))
    if isinstance(what, Mapping):
        what = decode(what)
    if isinstance(what, str | Path) and str(what).endswith(".toml"):
        what = read_question(Path(what))
    elif isinstance(what, str) and is_sentence(what):
        what = read_sentence(what)
    if isinstance(what, QuestionFile):
        settings = replace(settings, draws=draws or what.draws or DRAWS)
        answer = ask_file(what, case, theory, settings, tell=tell, say=say)
        found = StudyAnswer.of_question(answer, answer_owner(what, case, theory, settings))
    elif isinstance(what, str | Claim | OpenQuestion):
        file = ledger or ledger_of(case, theory, allow_code=allow_code)
        found = _ask_ledger(file, case, what, theory, settings, rivals, tell, say)
    else:
        answer = _ask_object(what, case, theory, settings, not_ruled_out, tell, say)
        owner = answer_owner(answer, case, theory, settings, not_ruled_out=not_ruled_out)
        found = StudyAnswer.of_question(answer, owner)
    return found.warned(*settings.warnings)


def theories_asked(
    what: str | QuestionFile,
    case: str | None,
    theory: str | None,
    settings: AskSettings,
    *,
    ledger: ClaimFile | None = None,
) -> tuple[Theory, ...]:
    """The theories that `ask` would ask. Arguments and errors are those of `ask`."""
    if isinstance(what, QuestionFile):
        return (get_theory(theory) if theory is not None else theory_of_file(what, case, settings),)
    assert ledger is not None
    return theories_of_claims(ledger.claims_of(what), theory, settings)


def _ask_ledger(
    file: ClaimFile,
    case: str | Case | None,
    what: str | Claim | OpenQuestion,
    theory: str | Theory | None,
    settings: AskSettings,
    rivals: bool,
    tell: ProgressBars,
    say: Say,
) -> StudyAnswer:
    owner = answer_owner(what, case, theory, settings, ledger=file)
    trace = file.trace_called(what) if isinstance(what, str) else None
    if trace is not None:
        answer = ask_trace(trace, file, case, theory, settings, rivals=rivals, tell=tell, say=say)
        return StudyAnswer(answer, trace_paragraphs(answer, trace, file.called(trace.claim)), owner)
    if isinstance(what, str):
        what = file.question_called(what) or file.called(what)
    claims = [what] if isinstance(what, Claim) else file.claims_of(what.id)
    refuse_strange_given(claims, theory, settings)
    over = case_for(file, case, allow_code=settings.allow_code)
    say(cost(file, claims, rivals=rivals and theory is None, draws=settings.draws))
    run = ask_with_rivals(file, claims, theory, settings, case=over, rivals=rivals, tell=tell)
    ids = [claim.id for claim in claims]
    traces = recorded_by_claim(file, ids, allow_code=settings.allow_code) if over is None else {}
    place = load(over, allow_code=settings.allow_code) if isinstance(over, str) else over
    record = record_of_claims(run.ledger, traces, settings, case=place, tell=tell)
    if isinstance(what, Claim):
        ((claim,), (entry,)) = run.ledger.claims, run.ledger.entries
        answer = answer_of(claim, entry, run.ledger.matched_for(claim))
        paragraphs = claim_paragraphs(answer, run, file.rivals, traces.get(claim.id, ()))
        return StudyAnswer(answer, paragraphs, owner, record=record)
    answer = what.answer(
        {claim.id: claim for claim in run.ledger.claims},
        {entry.claim: entry for entry in run.ledger.entries},
        file.rivals,
        run.rivals,
        words_for(run.ledger),
        companions(what, run.ledger, settings, tell=tell),
    )
    paragraphs = question_paragraphs(answer, what)
    asking = asking_of(case or file.case, theory, settings, rivals=rivals)
    return StudyAnswer(answer, paragraphs, owner, dispute_of(what, run, file.rivals), asking, record)


def _ask_object(
    question: Any,
    case: str | Case | None,
    theory: str | Theory | None,
    settings: AskSettings,
    not_ruled_out: bool,
    tell: ProgressBars,
    say: Say,
) -> Answer:
    """Ask a question that was made in Python, in the same way as one from a file."""
    table = str(case) if isinstance(question, WhichConditions) and case is not None else ""
    written = QuestionFile(Path("the question"), question, not_ruled_out=not_ruled_out, table=table)
    over = "" if table or isinstance(question, Conditions) else case or ""
    what = get_theory(theory) if isinstance(theory, str) else theory or ""
    return ask_question(written, over, what, settings, tell=tell, say=say)
