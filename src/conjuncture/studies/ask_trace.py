"""The answer to a trace: what the record shows of it, and in how many draws each theory leaves it."""

from __future__ import annotations

from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.grammar import counted
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.recorded_traces import recorded_traces
from conjuncture.inquiry.identifying.trace_result import trace_result
from conjuncture.inquiry.ledger.claim_file import ClaimFile
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.ledger.trace import Trace
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language.theory import Theory
from conjuncture.presentation.trace_words import declared, found_in_words
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.claims import case_for, theories_of_claims
from conjuncture.studies.identify_traces import score_traces
from conjuncture.studies.questions import Say


def ask_trace(
    trace: Trace,
    file: ClaimFile,
    case: str | Case | None,
    theory: str | Theory | None,
    settings: AskSettings,
    *,
    rivals: bool,
    tell: ProgressBars,
    say: Say,
) -> Answer:
    """Count in how many draws from its priors each theory leaves a trace: the same shares as in `identify`.

    Args:
        trace: a trace of the ledger.
        file: the ledger.
        case: as for `ask`. The trace is asked over the case that records it, unless `case` is of a place that
            the ledger does not know.
        theory: asked instead of the claim's own theory; then no rivals run.
        settings: draws, workers, seed, store.
        rivals: whether the other theories that the trace names run too.
        tell: called with the title of each run.
        say: called with the number of draws, before they run.

    Raises:
        QuestionError: the settings have a changed society or a recorded course; or the case does not record
            the figure.
        TheoryError: an unknown theory, or one that does not fit the case.
    """
    if settings.given.acts or settings.on != "free":
        raise QuestionError(
            f"the trace '{trace.name}' is searched in draws from the priors, in the case's own society.",
            remedy="Leave out `given` and `on`.",
        )
    claim = file.called(trace.claim)
    place = case_for(file, case, allow_code=settings.allow_code) or trace.case or claim.case
    where = place if isinstance(place, Case) else load(place, allow_code=settings.allow_code)
    (recorded,) = recorded_traces([trace], where)
    (own,) = theories_of_claims([claim], theory, settings)
    rivals = rivals and theory is None
    asked = len({own.name, *trace.theories}) if rivals else 1
    say(f"{counted(settings.draws, 'draw')} of {counted(asked, 'theory', 'theories')} from the priors.")
    worlds = Worlds(prepare(where, own, workers=settings.workers, seed=settings.seed), where)
    (scored,) = score_traces(
        [recorded],
        worlds,
        own.name,
        {},
        settings.draws,
        rivals=rivals,
        folder=settings.store,
        workers=settings.workers,
        seed=settings.seed,
        allow_code=settings.allow_code,
        tell=tell,
    )
    return Answer("trace", declared(recorded), found_in_words(scored), trace_result(scored), asked=trace.name)
