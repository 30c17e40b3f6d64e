"""`conjuncture ledger NAME`: all claims, who says what, and what the runs say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.claims_list import list_claims, list_ledgers
from conjuncture.cli.progress import progress_bars
from conjuncture.cli.shared_options import answer_share, asked_options, store_folder

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.studies.claims import LedgerRun


@click.command()
@click.argument("name", metavar="[LEDGER]", required=False)
@asked_options
@click.option(
    "--list", "only_list", is_flag=True, help="List the ledgers, or the claims of LEDGER, and run nothing."
)
@click.option("--case", "case_name", metavar="CASE", help="Over which case. Default: each claim's own.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where page and entries go. Default: ./LEDGER-ledger.",
)
def ledger(
    name: str | None,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    rivals: bool,
    share: Share | None,
    allow_code: bool,
    as_json: bool,
    only_list: bool,
    case_name: str | None,
    out: Path | None,
) -> None:
    """Ask every claim of a LEDGER: `conjuncture ledger leninism`.

    Each claim gets one of: follows, depends, fails, undecided, definition; by rules fixed beforehand. A
    command that was stopped goes on where it was. A page says who holds what, and what the runs say.
    """
    from conjuncture.studies.registry.ledgers import get_claims

    if name is None:
        if not only_list:
            raise click.UsageError("Name a LEDGER. `conjuncture ledger --list` lists them.")
        list_ledgers(as_json=as_json)
        return
    claims = get_claims(name)
    if only_list:
        list_claims(claims, as_json=as_json)
        return
    from conjuncture.presentation.ledger_page import rivals_told, write_page
    from conjuncture.studies import claims as asking

    how = asking.AskSettings(draws, workers, seed, store_folder(out, claims.name), allow_code)
    over = asking.asked_over(claims, case_name, allow_code=allow_code)
    if share is not None:
        answer_share(share, claims, claims.claims, theory_name, how, over, rivals, as_json)
        return
    with progress_bars(silent=as_json) as tell:
        put = asking.ask_beside_rivals if rivals else asking.ask_alone
        answered = put(claims, claims.claims, theory_name, how, case=over, tell=tell)
    found = answered.ledger
    page = write_page(claims, answered, out or Path(f"{claims.name}-ledger"))
    if as_json:
        rows = [{**vars(entry), "figures": dict(entry.figures)} for entry in found.entries]
        asked = [
            {
                "theory": claim.theory,
                "case": claim.case,
                "rivals": rivals_told(claim, claims.rivals, answered),
            }
            for claim in found.claims
        ]
        told = [{**row, **of} for row, of in zip(rows, asked, strict=True)]
        click.echo(json.dumps({"claims": told, "page": str(page)}, indent=1))
    else:
        _tell(claims, answered, page)


def _tell(file: ClaimFile, answered: LedgerRun, page: Path) -> None:
    """Claim by claim, in lines that a terminal of any width can show."""
    from conjuncture.inquiry.ledger.entries import too_few
    from conjuncture.inquiry.ledger.verdicts import SURVIVORS
    from conjuncture.presentation.ledger_words import in_words

    found = answered.ledger
    click.echo(in_words(file, answered, width=min(shutil.get_terminal_size((110, 24)).columns, 110)))
    for (theory, case), matched in found.matched.items():
        click.echo(f"{theory} over {case}: {matched.words}")
        if len(matched.survivors) < SURVIVORS:
            click.echo(f"Beware: {too_few(matched)}")
        for reason in matched.not_kept:
            click.echo(f"Beware: {reason}")
    click.echo(f"The page: {page}")
