"""`conjuncture identify CASE`: which claims and quantities of a theory the record could decide."""

from __future__ import annotations

import json
from pathlib import Path

import click

from conjuncture.cli.shared_options import (
    code_option,
    draws_option,
    json_option,
    out_option,
    rivals_option,
    seed_option,
    theory_of_case,
    workers_option,
)
from conjuncture.presentation.terminal_progress import progress_bars


@click.command(
    short_help="Find out which claims of a theory the record of a CASE could decide.",
    epilog="Example: conjuncture identify russia --draws 300 --claim O4 --claim O7",
)
@click.argument("case_name", metavar="CASE")
@theory_of_case
@click.option(
    "--claim",
    "claims",
    metavar="CLAIM",
    multiple=True,
    help="The id of a claim of the ledger. May be repeated. Default: all claims over this case.",
)
@rivals_option("those that traces name, with as many draws of each.")
@draws_option(1_000, fewest=100)
@workers_option(2_000)
@seed_option
@out_option("the report and the stored runs", "./CASE-THEORY-identify")
@code_option
@json_option
def identify(
    case_name: str,
    theory_name: str | None,
    claims: tuple[str, ...],
    rivals: bool,
    draws: int,
    workers: int,
    seed: int,
    out: Path | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Find out which claims of a theory the record of a CASE could decide.

    The command lets draws of the theory stand in for the record in turn, and fits the theory to each. In a
    draw it is known whether a claim holds, so the fits show how often a record of this kind would decide it.

    It then rates each recorded figure as a clue, by the four names of process tracing, and each figure that
    is not recorded by how far it would move the claim. It scores the traces that the ledger declares: what
    the record shows of each, and in how many draws each theory leaves it.
    """
    from conjuncture.cases.registry import load
    from conjuncture.studies.identify import identify as identify_claims
    from conjuncture.studies.registry.theories import chosen_theory
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import folder_name, identify_owner

    case = load(case_name, allow_code=allow_code)
    what = chosen_theory(theory_name, case, allow_code=allow_code)
    owner = identify_owner(case, what, claims, seed)
    folder = out or Path(folder_name(owner))
    refuse_other(folder, owner)
    with progress_bars(silent=as_json) as tell:
        found = identify_claims(
            case,
            theory_name,
            draws=draws,
            workers=workers,
            seed=seed,
            claims=claims,
            rivals=rivals,
            store=folder / "store",
            allow_code=allow_code,
            progress=tell,
        )
        page = found.report(folder)
        found.save(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    click.echo(f"{found.words()}\n\nThe report: {page}")
