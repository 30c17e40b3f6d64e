"""Lists of ledgers, and of a ledger's claims and questions: `ask` and `ledger --list`. They run nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from conjuncture.grammar import counted

if TYPE_CHECKING:
    from conjuncture.inquiry.ledger.claim_file import ClaimFile


def list_ledgers(*, as_json: bool) -> None:
    """Print the ledgers that come with conjuncture: name, title, and how many claims and questions."""
    from conjuncture.studies.registry.ledgers import get_claims, ledgers

    files = {name: get_claims(name) for name in sorted(ledgers())}
    if as_json:
        rows = [
            {"name": name, "title": file.title, "claims": len(file.claims), "questions": len(file.questions)}
            for name, file in files.items()
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    for name, file in files.items():
        click.echo(
            f"{name:12} {file.title}: {counted(len(file.claims), 'claim')}, "
            f"{counted(len(file.questions), 'question')}"
        )
    click.echo(f"\nThe claims of one of them: conjuncture ledger {next(iter(files))} --list")


def list_claims(file: ClaimFile, *, as_json: bool) -> None:
    """Print the open questions and the claims of a ledger."""
    if as_json:
        rows = [
            {
                "id": claim.id,
                "claim": claim.sentence,
                "holder": claim.holder,
                "asked_so": claim.asked_so,
                "theory": claim.theory,
                "case": claim.case,
                "counterfactual": claim.counterfactual,
            }
            for claim in file.claims
        ]
        click.echo(json.dumps(rows, indent=1))
        return
    several = len({(claim.theory, claim.case) for claim in file.claims}) > 1
    asked_of = "several theories and cases" if several else f"{file.theory} over {file.case}"
    click.echo(f"{file.title}: {counted(len(file.claims), 'claim')} about {asked_of}.\n")
    for question in file.questions:
        click.echo(f"{question.id:4} {question.sentence} [through {', '.join(question.claims)}]")
    for claim in file.claims:
        where = f" [{claim.asked_of}]" if several else ""
        had = f" [as it was, {claim.counterfactual}]" if claim.counterfactual else ""
        click.echo(f"{claim.id:4} {claim.sentence}{where}{had}")
    if any(claim.counterfactual for claim in file.claims):
        click.echo(
            "\n[as it was, had ...]: a claim about the world as it was; --on course tests it on that world."
        )
    click.echo(f"\nTo test one of them: conjuncture ask {file.case} {file.claims[0].id}")
