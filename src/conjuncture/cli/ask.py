"""`conjuncture ask [CASE [CLAIM or FILE]]`: the questions in words, or one of them answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.asked import asked_options, store_folder, telling

if TYPE_CHECKING:
    from conjuncture.inquiry.answers import Answer
    from conjuncture.inquiry.ledger.claims import Claim, ClaimFile
    from conjuncture.presentation.asking import Asked

_FILE = ".toml"


@click.command()
@click.argument("case_name", metavar="[CASE]", required=False)
@click.argument("what", metavar="[CLAIM or FILE]", required=False)
@asked_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where answers are kept. Default: ./CASE-ledger, or ./FILE-answer.",
)
def ask(
    case_name: str | None,
    what: str | None,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    as_json: bool,
    out: Path | None,
) -> None:
    """List the claims in words, answer one of them, or a question of your own from a FILE.

    `conjuncture ask russia O5` answers a claim: it rests on the draws that the case's crude patterns do not
    rule out, and takes a minute or two. `conjuncture ask russia my_question.toml` answers whatever stands in
    the file: what if, through what, a link, what it hinges on, ... (docs/questions.md).
    """
    from conjuncture.presentation.asking import Asked

    if what is None and case_name is not None and case_name.endswith(_FILE):
        case_name, what = None, case_name
    if what is not None and what.endswith(_FILE):
        folder = out or Path(f"{Path(what).stem}-answer")
        how = Asked(draws, workers, seed, store_folder(folder, ""))
        _own(Path(what), case_name, theory_name, how, folder, as_json)
    else:
        how = Asked(draws, workers, seed, store_folder(out, case_name or _DEFAULT_CASE))
        _claim(case_name, what, theory_name, how, out, as_json)


_DEFAULT_CASE = "russia"


def _own(path: Path, case: str | None, theory: str | None, how: Asked, folder: Path, as_json: bool) -> None:
    """A question from a file: how many draws, the command line says before the file, if it says anything."""
    from dataclasses import replace

    from conjuncture.inquiry.question_file import read_question
    from conjuncture.presentation.own_questions import ask_own

    file = read_question(path)
    given = click.get_current_context().get_parameter_source("draws")
    if file.draws is not None and given is not click.core.ParameterSource.COMMANDLINE:
        how = replace(how, draws=file.draws)
    with telling(silent=as_json) as tell:
        answer = ask_own(file, case, theory, how, tell=tell)
    _tell(answer, folder, as_json, f"{answer.question}\n\n{answer.words}")


def _claim(
    case_name: str | None,
    claim_id: str | None,
    theory: str | None,
    how: Asked,
    out: Path | None,
    as_json: bool,
) -> None:
    from conjuncture.cases.case import load
    from conjuncture.inquiry.ledger.entries import answer_of
    from conjuncture.presentation import asking

    case = load(case_name or _DEFAULT_CASE)
    claims = asking.claims_for(case, theory)
    if claim_id is None:
        _list(claims, as_json)
        return
    claim = claims.called(claim_id)
    with telling(silent=as_json) as tell:
        found = asking.ask((claim,), theory, how, case=asking.asked_over(claims, case_name), tell=tell)
    (claim,) = found.claims
    matched = found.matched_for(claim)
    answer = answer_of(claim, found.entries[0], matched)
    parts = [
        f"{_who(claim)}",
        f"Asked so: {claim.asked_so}",
        answer.words,
        *([matched.words] if matched is not None else []),
        f"What would count against it: {claim.counts_against}",
    ]
    folder = (out or Path(f"{case.name}-ledger")) / "answers" / claim.id
    _tell(answer, folder, as_json, "\n\n".join(parts))


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


def _list(claims: ClaimFile, as_json: bool) -> None:
    if as_json:
        rows = [
            {"id": claim.id, "claim": claim.sentence, "holder": claim.holder, "asked_so": claim.asked_so}
            for claim in claims.claims
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    several = len({(claim.theory, claim.case) for claim in claims.claims}) > 1
    asked_of = "several theories and cases" if several else f"{claims.theory} over {claims.case}"
    click.echo(f"{claims.title}: {len(claims.claims)} claims, asked of {asked_of}.\n")
    for claim in claims.claims:
        where = f" [{claim.theory} over {claim.case}]" if several else ""
        click.echo(f"{claim.id:4} {claim.sentence}{where}")
    first = claims.claims[0].id
    click.echo(f"\nOne of them answered: conjuncture ask {claims.case} {first}")


def _who(claim: Claim) -> str:
    against = f", against {claim.against}" if claim.against else ""
    return f"{claim.id}. {claim.holder}{against} ({claim.locator}): {claim.sentence}"
