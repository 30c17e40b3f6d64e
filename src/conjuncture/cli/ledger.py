"""`conjuncture ledger NAME`: test every claim of a ledger."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.ask_options import answer_share, ask_options, store_folder
from conjuncture.cli.claims_list import list_claims, list_ledgers
from conjuncture.cli.course_options import ledger_columns_option, part_of_course, part_options, several
from conjuncture.cli.given_option import given_option, parse_given
from conjuncture.cli.shared_options import bank_option, out_option
from conjuncture.presentation.terminal_progress import progress_bars

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.course.on_record import On
    from conjuncture.studies.ledger_columns import Check


@click.command(
    short_help="Test every claim of a LEDGER and give each a verdict.",
    epilog="Example, with fewer draws and without rival theories, each verdict checked at half the step: "
    "conjuncture ledger leninism --draws 100 --no-rivals --check step",
)
@click.argument("name", metavar="[LEDGER]", required=False)
@ask_options
@given_option
@ledger_columns_option
@bank_option
@part_options
@click.option(
    "--check",
    "check",
    metavar="CHECK,...",
    default="",
    callback=several,
    help="Test each claim again. step: at half the step of time. size: in a society of twice the people. "
    "step,size: both. The verdicts should stay the same. Each check takes as long as the ledger, or longer.",
)
@click.option(
    "--list", "only_list", is_flag=True, help="List the ledgers, or the claims of LEDGER, and run nothing."
)
@click.option(
    "--case", "case_name", metavar="CASE", help="Run over this case. Default: the case that each claim names."
)
@out_option("the page and the stored entries", "./LEDGER-ledger")
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
    given: tuple[str, ...],
    on: tuple[On, ...],
    bank: Path | None,
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    check: tuple[Check, ...],
    only_list: bool,
    case_name: str | None,
    out: Path | None,
) -> None:
    """Test every claim of a LEDGER and give each a verdict.

    LEDGER is a name (`conjuncture ledger --list` lists them), a TOML file or a folder. The verdict is one of
    follows, depends, fails, undecided and definition; the rules were fixed before any run. The command
    prints the verdicts and writes a page that says who makes each claim and what the runs show. A command
    that was stopped continues when you run it again.
    """
    from conjuncture.studies.registry.ledgers import get_claims

    if name is None:
        if not only_list:
            raise click.UsageError("Name a LEDGER. `conjuncture ledger --list` lists them.")
        list_ledgers(as_json=as_json)
        return
    file = get_claims(name)
    if only_list:
        list_claims(file, as_json=as_json)
        return
    from conjuncture.studies.ask_settings import AskSettings
    from conjuncture.studies.claims import theories_of_claims
    from conjuncture.studies.ledger import ledger as ask_ledger
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import folder_name, ledger_owner

    folder = out or Path(f"{file.name}-ledger")
    part = part_of_course(of, until, leave_free, codings, on)
    settings = AskSettings(draws, workers, seed, store_folder(folder), allow_code, part=part)
    if given:
        theories = theories_of_claims(file.claims, theory_name, settings)
        settings = replace(settings, given=parse_given(given, *theories))
    if share is not None and (on != ("free",) or check):
        raise click.UsageError("--share divides draws from the priors only. Leave --on and --check out.")
    if share is not None:
        answer_share(share, file, file.claims, case_name, theory_name, settings, rivals, as_json)
        return
    owner = ledger_owner(file, case_name, theory_name, settings, on=on, check=check)
    page_folder = folder / folder_name(owner)
    refuse_other(page_folder, owner)
    with progress_bars(silent=as_json) as tell:
        result = ask_ledger(
            file,
            theory_name,
            case=case_name,
            draws=draws,
            workers=workers,
            seed=seed,
            rivals=rivals,
            given=settings.given,
            on=on,
            part=part,
            bank=bank,
            check=check,
            store=settings.store,
            allow_code=allow_code,
            progress=tell,
        )
    page = result.report(page_folder)
    if as_json:
        click.echo(json.dumps({**result.to_dict(), "page": str(page)}, indent=1))
        return
    click.echo(result.words(width=min(shutil.get_terminal_size((110, 24)).columns, 110)))
    click.echo(f"The page: {page}")
