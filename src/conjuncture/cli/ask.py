"""`conjuncture ask [CASE [CLAIM or FILE]]`: the questions in words, or one of them answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.claims_list import list_claims
from conjuncture.cli.progress import progress_bars
from conjuncture.cli.shared_options import answer_share, asked_options, store_folder
from conjuncture.files.names import file_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.answers import Answer
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.inquiry.ledger.claims import Claim
    from conjuncture.inquiry.ledger.rivals import Rival
    from conjuncture.studies.claims import AskSettings, LedgerRun

_FILE = ".toml"


@click.command()
@click.argument("case_name", metavar="[CASE]", required=False)
@click.argument("what", metavar="[CLAIM or FILE]", required=False)
@asked_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where answers are kept. Default: ./LEDGER-ledger, or ./FILE-answer.",
)
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
    out: Path | None,
) -> None:
    """List the claims and questions in words, answer one, or a question of your own from a FILE.

    `conjuncture ask russia O5` answers a claim: it rests on the draws that the case's crude patterns do not
    rule out, and takes a minute or two. `conjuncture ask russia Q5` answers an open question through the
    claims behind it, beside what rivals answer, and takes some minutes. `conjuncture ask russia
    my_question.toml` answers whatever stands in the file: what if, through what, a link, ...
    (docs/questions.md).
    """
    if what is None and case_name is not None and case_name.endswith(_FILE):
        case_name, what = None, case_name
    if what is not None and what.endswith(_FILE):
        from conjuncture.studies.claims import AskSettings

        if share is not None:
            raise click.UsageError("--share parts claims, and a question of your own is one piece.")
        folder = out or Path(f"{Path(what).stem}-answer")
        how = AskSettings(draws, workers, seed, store_folder(folder, ""), allow_code)
        _own(Path(what), case_name, theory_name, how, folder, as_json)
        return
    from conjuncture.cases.registry import heading
    from conjuncture.studies.registry.ledgers import claims_for

    own = heading(case_name or _DEFAULT_CASE, allow_code=allow_code)
    file = claims_for(own.default_theory, theory_name)
    if what is None:
        list_claims(file, as_json=as_json)
        return
    from conjuncture.studies.claims import AskSettings  # what runs theories is loaded after what lists claims

    how = AskSettings(draws, workers, seed, allow_code=allow_code)
    _claim(file, case_name, what, theory_name, how, out, rivals, share, as_json)


_DEFAULT_CASE = "russia"


def _own(
    path: Path, case: str | None, theory: str | None, how: AskSettings, folder: Path, as_json: bool
) -> None:
    """A question from a file: how many draws, the command line says before the file, if it says anything."""
    from dataclasses import replace

    from conjuncture.inquiry.question_file import read_question
    from conjuncture.studies.question_files import ask_own

    file = read_question(path)
    given = click.get_current_context().get_parameter_source("draws")
    if file.draws is not None and given is not click.core.ParameterSource.COMMANDLINE:
        how = replace(how, draws=file.draws)
    with progress_bars(silent=as_json) as tell:
        answer = ask_own(
            file,
            case,
            theory,
            how,
            tell=tell,
            say=lambda words: None if as_json else click.echo(words, err=True),
        )
    _tell(answer, folder, as_json, f"{answer.question}\n\n{answer.words}")


def _claim(
    file: ClaimFile,
    case_name: str | None,
    claim_id: str,
    theory: str | None,
    how: AskSettings,
    out: Path | None,
    rivals: bool,
    share: Share | None,
    as_json: bool,
) -> None:
    from dataclasses import replace

    from conjuncture.studies import claims as asking

    question = file.question_called(claim_id)
    asked = [file.called(name) for name in (question.claims if question else (claim_id,))]
    over = asking.asked_over(file, case_name, allow_code=how.allow_code)
    how = replace(how, store=store_folder(out, file.name))
    if share is not None:
        answer_share(share, file, asked, theory, how, over, rivals, as_json)
        return
    put = asking.ask_beside_rivals if rivals else asking.ask_alone
    if not as_json:
        click.echo(asking.cost(file, asked, beside_rivals=rivals and theory is None), err=True)
    with progress_bars(silent=as_json) as tell:
        found = put(file, asked, theory, how, case=over, tell=tell)
    name = file_name(question.id if question else asked[0].id, of="claim")
    folder = (out or Path(f"{file.name}-ledger")) / "answers" / name
    if question is None:
        answer, parts = _claim_told(found, file.rivals)
    else:
        with progress_bars(silent=as_json) as tell:
            beside = asking.asked_beside(question, found.ledger, how, tell=tell)
        entries = {entry.claim: entry for entry in found.ledger.entries}
        known = {claim.id: claim for claim in found.ledger.claims}
        words = asking.words_for(found.ledger)
        answer = question.answer(known, entries, file.rivals, found.rivals, words, beside)
        parts = [f"{question.id}. {question.sentence} ({question.locator})", *answer.words.split("\n")]
    _tell(answer, folder, as_json, "\n\n".join(parts))


def _claim_told(found: LedgerRun, rivals: Sequence[Rival]) -> tuple[Answer, list[str]]:
    """The answer of a single claim, and the paragraphs that tell it."""
    from conjuncture.inquiry.ledger.entries import answer_of

    ((claim,), (entry,)) = found.ledger.claims, found.ledger.entries
    matched = found.ledger.matched_for(claim)
    answer = answer_of(claim, entry, matched)
    beside = [
        f"{rival.name} ({rival.holder}): {found.rivals[rival.name, claim.id].word}"
        for rival in rivals
        if (rival.name, claim.id) in found.rivals
    ]
    return answer, [
        _who(claim),
        f"Asked so: {claim.asked_so}",
        answer.words,
        *([matched.words] if matched is not None else []),
        *([f"Rivals answer: {'; '.join(beside)}"] if beside else []),
        *([f"The record: {claim.record}"] if claim.record else []),
        f"What would count against it: {claim.counts_against}",
    ]


def _tell(answer: Answer, folder: Path, as_json: bool, words: str) -> None:
    """Write the page; print the answer in words with its warnings, or as JSON."""
    from conjuncture.presentation.answers import write_answer

    page = write_answer(answer, folder)
    if as_json:
        click.echo(answer.to_json())
        return
    click.echo(words)
    for warning in answer.warnings:
        click.echo(f"\nBeware: {warning}")
    click.echo(f"\nIn a picture: {page}")


def _who(claim: Claim) -> str:
    against = f", against {claim.against}" if claim.against else ""
    return f"{claim.id}. {claim.holder}{against} ({claim.locator}): {claim.sentence}"
