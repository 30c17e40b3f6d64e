"""`conjuncture ask [CASE [CLAIM]]`: the questions in words, or one of them answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.asked import asked_options, store_folder, telling

if TYPE_CHECKING:
    from conjuncture.inquiry.ledger.claims import Claim, ClaimFile


@click.command()
@click.argument("case_name", metavar="[CASE]", required=False)
@click.argument("claim_id", metavar="[CLAIM]", required=False)
@asked_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where answers are kept. Default: ./CASE-ledger.",
)
def ask(
    case_name: str | None,
    claim_id: str | None,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    as_json: bool,
    out: Path | None,
) -> None:
    """List the questions in words, or answer one CLAIM over a CASE: `conjuncture ask russia O5`.

    An answer rests on the draws that the case's crude patterns do not rule out; it takes a minute or two.
    """
    from conjuncture.cases.case import load
    from conjuncture.presentation import asking

    case = load(case_name or "russia")
    claims = asking.claims_for(case, theory_name)
    if claim_id is None:
        _list(claims, as_json)
        return
    claim = claims.called(claim_id)
    how = asking.Asked(draws, workers, seed, store_folder(out, case.name))
    with telling(silent=as_json) as tell:
        found = asking.ask((claim,), theory_name, how, case=asking.asked_over(claims, case_name), tell=tell)
    from conjuncture.inquiry.ledger.entries import answer_of

    matched = found.matched_for(found.claims[0])
    answer = answer_of(claim, found.entries[0], matched)
    from conjuncture.presentation.answers import write_answer

    page = write_answer(answer, (out or Path(f"{case.name}-ledger")) / "answers" / claim.id)
    if as_json:
        click.echo(answer.to_json())
        return
    click.echo(f"{_who(claim)}\n\nAsked so: {claim.asked_so}\n\n{answer.words}")
    if matched is not None:
        click.echo(f"\n{matched.words}")
    click.echo(f"\nWhat would count against it: {claim.counts_against}")
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
    click.echo(f"{claims.title}: {len(claims.claims)} claims, asked of {claims.theory} over {claims.case}.\n")
    for claim in claims.claims:
        click.echo(f"{claim.id:4} {claim.sentence}")
    first = claims.claims[0].id
    click.echo(f"\nOne of them answered: conjuncture ask {claims.case} {first}")


def _who(claim: Claim) -> str:
    against = f", against {claim.against}" if claim.against else ""
    return f"{claim.id}. {claim.holder}{against} ({claim.locator}): {claim.sentence}"
