"""The user's own questions to a theory on a case or to a table of cases, as objects or from files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from conjuncture.cases.case import Case
from conjuncture.cases.registry import heading, load
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.store import Store
from conjuncture.inquiry.answers import Answer
from conjuncture.inquiry.course.given_events import refuse_kind, refuse_what_is_given
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.coded_claims import answer_recorded
from conjuncture.inquiry.ledger.ground import match
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.qca.claim import Conditions, beside_its_file
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.question_file import QuestionFile
from conjuncture.inquiry.statements.sentence import in_theory
from conjuncture.inquiry.statements.statement import Statement, Together
from conjuncture.language.theory import Theory
from conjuncture.studies.ask_settings import AskSettings, silent
from conjuncture.studies.ground import NO_SOCIETY, ground_of, theory_on
from conjuncture.studies.registry.coded_cases import get_codings
from conjuncture.studies.registry.theories import get_theory

Say = Callable[[str], None]


def ask_file(
    file: QuestionFile,
    case: str | Case | None,
    theory: str | Theory | None,
    settings: AskSettings,
    *,
    tell: ProgressBars = silent,
    say: Say = silent,
) -> Answer:
    """Answer the question in a file.

    Args:
        file: from `read_question`.
        case, theory: used instead of the file's own; None: those of the file. If `case` is of the same place
            as the file's own case, the file's is used: `ask russia FILE` asks over the Russia of the file.
        settings: draws (those of the file do not count), workers, seed and store.
        tell: called with the title of each run.
        say: called beforehand with an estimate of the time, if it can be long.

    Raises:
        QuestionError: no case is named, or the question names something unknown; with the file's name.
        TheoryError: an unknown theory, or one that does not fit the case.
    """
    try:
        chosen_theory = get_theory(theory) if isinstance(theory, str) else theory or file.theory
        return ask_question(
            file, case_of_file(file, case, settings), chosen_theory, settings, tell=tell, say=say
        )
    except QuestionError as error:
        raise QuestionError(f"{file.path.name}: {error}") from None


def ask_question(
    file: QuestionFile,
    case: str | Case,
    theory: str | Theory,
    settings: AskSettings,
    *,
    tell: ProgressBars = silent,
    say: Say = silent,
) -> Answer:
    """Answer a question; the case and theory of the file do not count. Arguments as for `ask_file`.

    Args:
        case: the case; empty: no case is named.
        theory: the theory; empty: the case's own.
    """
    question: Any = file.question
    if isinstance(question, WhichConditions | Conditions) and settings.given.acts:
        raise QuestionError(NO_SOCIETY)
    if isinstance(question, WhichConditions):
        if not file.table:
            raise QuestionError(
                'it compares cases, but names no table. Write at the beginning: table = "cases.csv", or '
                'table = "situations" for the recorded ones.'
            )
        codings = get_codings(_seen_from(file.path, file.table))
        say(question.effort(codings.table))
        answer = question.ask(codings.table, progress=tell(file.path.stem))
        return replace(answer, warnings=(*answer.warnings, codings.told))
    if isinstance(question, Conditions):
        question = beside_its_file(question, file.path.parent)
        codings = get_codings(question.cases, question.unsure)
        return answer_recorded(question, codings, settings.draws, settings.seed)
    if file.table:
        raise QuestionError('only "which conditions" can be asked of a table. Leave `table` out.')
    there = _loaded(case, settings)
    ground = ground_of(there, theory, settings, named_in=file.path.name)
    if isinstance(question, Statement):
        question = in_theory(question, ground.simulation.resolved)
        file = replace(file, question=question)
    refuse_kind(question, ground.simulation)
    if settings.on == "free" and not file.not_ruled_out:
        answer = _answer_of(file, ground.simulation, settings.draws, settings, tell)
        return replace(answer, warnings=(*answer.warnings, _WHOLE_PRIORS)) if ground.patterns else answer
    matched = match(ground, (), settings.draws, store=settings.kept, progress=tell(ground.how_found))
    if not matched.survivors:
        raise QuestionError(f"there is no draw to ask. {matched.words}")
    if isinstance(question, Statement | Together):
        refuse_what_is_given(question, matched.simulation)
    answer = _answer_of(file, matched.simulation, matched.survivors, settings, tell)
    return replace(answer, words=f"{answer.words} {matched.words}")


def case_of_file(file: QuestionFile, case: str | Case | None, settings: AskSettings) -> str | Case:
    """The case to ask over; empty if neither the file nor the user names one."""
    if not case or not file.case or isinstance(case, Case):
        return case or file.case
    own, other = (heading(name, allow_code=settings.allow_code).place for name in (file.case, case))
    return file.case if own == other else case


def theory_of_file(file: QuestionFile, case: str | Case | None, settings: AskSettings) -> Theory:
    """The theory for the question in a file, if the user names none.

    Raises:
        QuestionError: it compares coded cases, or no case is named.
        TheoryError: an unknown theory.
        CodeFromDataError: code that is not allowed to run.
    """
    if isinstance(file.question, WhichConditions | Conditions):
        raise QuestionError(NO_SOCIETY)
    there = _loaded(case_of_file(file, case, settings), settings)
    return theory_on(there, file.theory, settings, named_in=file.path.name)


def _loaded(case: str | Case, settings: AskSettings) -> Case:
    if not case:
        raise QuestionError('it names no case. Write case = "russia", or: conjuncture ask russia FILE')
    return case if isinstance(case, Case) else load(case, allow_code=settings.allow_code)


def _seen_from(path: Path, table: str) -> str:
    """The path of a table in the folder of the question's file; a name of recorded codings is unchanged."""
    return str(path.parent / table) if table.endswith(".csv") else table


def _answer_of(
    file: QuestionFile,
    simulation: Simulation,
    draws: int | Sequence[int],
    settings: AskSettings,
    tell: ProgressBars,
) -> Answer:
    """Answer the question. Its worlds are stored until then, so that a stopped call can continue."""
    room = None if settings.store is None else Store(settings.store / "worlds")
    answer = file.question.ask(replace(simulation, store=room), draws, progress=tell(file.path.stem))
    if room is not None:
        room.clear()
    return answer


_WHOLE_PRIORS = (
    "Asked of draws from the whole priors, including those that the case's crude patterns rule out. To leave "
    "those out, write not_ruled_out = true in a question's file (the page has one to copy), or give "
    "not_ruled_out=True in Python."
)
