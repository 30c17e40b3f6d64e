"""`conjuncture ask [CASE [CLAIM or FILE]]`: list the claims and questions, or answer one."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.ask_options import answer_share, ask_options, draws_given, store_folder
from conjuncture.cli.case_table import CASES, question_of_table, table_options
from conjuncture.cli.claims_list import list_claims
from conjuncture.cli.course_options import on_option, part_of_course, part_options
from conjuncture.cli.given_option import given_option, parse_given
from conjuncture.cli.shared_options import bank_option, out_option
from conjuncture.presentation import progress_events as events
from conjuncture.presentation.terminal_progress import progress_bars

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.course.on_record import On
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.inquiry.question_file import QuestionFile

_FILE = (".toml", CASES)


@click.command(
    short_help="Answer a claim or a question about a CASE, or list them.",
    epilog="Example, an open question: conjuncture ask russia Q5",
)
@click.argument("case_name", metavar="[CASE]", required=False)
@click.argument("what", metavar="[CLAIM or FILE or STATEMENT]", required=False)
@ask_options
@given_option
@on_option
@bank_option
@part_options
@table_options
@out_option("the answers", "./LEDGER-ledger, or ./FILE-CASE-answer for a FILE")
def ask(
    case_name: str | None,
    what: str | None,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    rivals: bool,
    share: Share | None,
    allow_code: bool,
    as_json: bool,
    given: tuple[str, ...],
    on: On,
    bank: Path | None,
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    outcome: str | None,
    conditions: str | None,
    inclusion: float | None,
    expected: str | None,
    fewest: int | None,
    out: Path | None,
) -> None:
    """Answer a claim or a question about a CASE, or list the claims and questions.

    Without CLAIM or FILE the command lists the claims and open questions, and runs nothing.

    CLAIM is one of three things. The id of a claim, such as O5: the answer takes a minute or two. The id of
    an open question, such as Q5: the answer combines the claims that bear on it, also in rival theories, and
    takes some minutes. The name of a trace, such as "a wave ebbs by degrees" (the answer to a claim names its
    traces): the answer is what the record shows, and in how many draws each theory leaves that trace. Claims
    are tested only on draws that agree with the case's crude patterns.

    FILE is your own question, a TOML file such as my_question.toml (see docs/questions.md). It may also be a
    table of cases, a CSV file whose first column has their names: then --outcome names the column of the
    outcome, and the answer is which conditions go with it (QCA; see docs/conditions.md).

    STATEMENT is a comparison of two sides, in quotes: "strikers without example < strikers in 1905". The
    answer is in how many draws it holds (see docs/questions.md).
    """
    if what is None and case_name is not None and case_name.endswith(_FILE):
        case_name, what = None, case_name
    own = what is not None and what.endswith(_FILE)
    of_table = question_of_table(what, outcome, conditions, inclusion, expected, fewest)
    own_question = of_table or _in_one_line(what)
    own = own or own_question is not None
    if share is not None and on != "free":
        raise click.UsageError("--share divides draws from the priors only. Leave --on out.")
    if own and share is not None:
        raise click.UsageError(
            "--share divides claims; your own question cannot be divided. Leave --share out."
        )
    file = None if own else _ledger(case_name, theory_name, allow_code)
    if share is not None and file is not None and what is not None and file.trace_called(what) is not None:
        raise click.UsageError("--share divides claims; a trace cannot be divided. Leave --share out.")
    if file is not None and what is None:
        list_claims(file, as_json=as_json)
        return
    assert what is not None
    from conjuncture.inquiry.qca.result import ConfigurationsResult
    from conjuncture.inquiry.question_file import read_question
    from conjuncture.presentation.compared_in_text import compared_in_text
    from conjuncture.studies.ask import (
        ask as ask_study,
    )  # loads the engine, which a list of claims does not need
    from conjuncture.studies.ask import theories_asked
    from conjuncture.studies.ask_settings import AskSettings
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import answer_owner, folder_name

    asked = own_question or (what if file is not None else read_question(Path(what)))
    part = part_of_course(of, until, leave_free, codings, on)
    settings = AskSettings(draws, workers, seed, allow_code=allow_code, on=on, part=part)
    if given:
        theories = theories_asked(asked, case_name, theory_name, settings, ledger=file)
        settings = replace(settings, given=parse_given(given, *theories))
    owner = answer_owner(asked, case_name, theory_name, settings, ledger=file)
    if file is None:
        folder = page_folder = out or Path(folder_name(owner))
    else:
        folder = out or Path(f"{file.name}-ledger")
        page_folder = folder / "answers" / folder_name(owner)
    settings = replace(settings, store=store_folder(folder))
    if file is not None and share is not None:
        answer_share(share, file, file.claims_of(what), case_name, theory_name, settings, rivals, as_json)
        return
    refuse_other(page_folder, owner)
    with progress_bars(silent=as_json) as tell:
        answer = ask_study(
            case_name,
            asked,
            theory_name,
            ledger=file,
            draws=draws if file is not None or draws_given() else None,
            workers=workers,
            seed=seed,
            rivals=rivals,
            given=settings.given,
            on=on,
            part=part,
            bank=bank,
            store=settings.store,
            allow_code=allow_code,
            progress=tell,
            say=lambda words: None if as_json else click.echo(words, err=True),
        )
    page = answer.report(page_folder)
    events.tell(page=str(page))
    if as_json:
        click.echo(answer.to_json())
        return
    click.echo(str(answer))
    if isinstance(answer.figures, ConfigurationsResult):
        click.echo(f"\n{compared_in_text(answer.figures)}")
    for warning in answer.warnings:
        click.echo(f"\nWarning: {warning}")
    click.echo(f"\nThe page: {page}")


def _in_one_line(what: str | None) -> QuestionFile | None:
    """The statement, if the argument is a statement and not a file or a claim; else None."""
    if what is None or not any(sign in what for sign in "<>"):
        return None
    from conjuncture.inquiry.question_file import QuestionFile
    from conjuncture.inquiry.statements.sentence import read_sentence

    return QuestionFile(Path(re.sub(r"\W+", "_", what).strip("_")), read_sentence(what))


def _ledger(case: str | None, theory: str | None, allow_code: bool) -> ClaimFile:
    from conjuncture.studies.registry.ledgers import ledger_of

    return ledger_of(case, theory, allow_code=allow_code)
