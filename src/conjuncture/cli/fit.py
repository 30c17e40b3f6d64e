"""`conjuncture fit CASE`: fit a theory to the record of a case."""

from __future__ import annotations

import json
from pathlib import Path

import click

from conjuncture.cli.shared_options import (
    bank_option,
    blocks_option,
    code_option,
    draws_option,
    json_option,
    out_option,
    scenario_option,
    seed_option,
    theory_of_case,
    workers_option,
)
from conjuncture.presentation.terminal_progress import progress_bar


@click.command(
    short_help="Fit a theory to the record of a CASE, and check whether the fit may be believed.",
    epilog="Example, of a few minutes: conjuncture fit russia --draws 2000",
)
@click.argument("case_name", metavar="CASE")
@theory_of_case
@draws_option(20_000, fewest=40)
@blocks_option
@click.option(
    "--leave",
    "leave",
    metavar="YEARS",
    multiple=True,
    help="Leave out this block alone, such as 1910-1914. May be repeated. Default: each in turn.",
)
@workers_option(2_000)
@seed_option
@scenario_option
@bank_option
@out_option("the report", "./CASE-THEORY-fit")
@code_option
@json_option
def fit(
    case_name: str,
    theory_name: str | None,
    draws: int,
    blocks: int,
    leave: tuple[str, ...],
    workers: int,
    seed: int,
    scenario: str | None,
    bank: Path | None,
    out: Path | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Fit a theory to the record of a CASE, and check whether the fit may be believed.

    Draws from the priors are compared with the figures that the case declares. The nearest are kept, and
    others are led nearer from there. Each block of years is left out in turn, and predicted by a fit to
    the others.

    The finding comes first, with the worst misses. What the fit says of the theory's quantities is shown only
    if no check withholds it. The draws are kept: the same command with more draws continues them, and a
    command that was stopped goes on.
    """
    from conjuncture.cases.registry import load
    from conjuncture.inquiry.runs.prepare import scenario_of
    from conjuncture.studies.fit import fit as fit_case
    from conjuncture.studies.registry.theories import chosen_theory
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import fit_owner, folder_name

    case = load(case_name, allow_code=allow_code)
    theory = chosen_theory(theory_name, case, allow_code=allow_code)
    owner = fit_owner(case, theory, scenario_of(case, scenario), leave, seed, blocks)
    folder = out or Path(folder_name(owner, case.scenarios[0]))
    refuse_other(folder, owner)
    with progress_bar(f"{theory.name} fitted to {case.title}", silent=as_json) as progress:
        found = fit_case(
            case,
            theory,
            draws=draws,
            workers=workers,
            seed=seed,
            blocks=blocks,
            leave=leave,
            scenario=scenario,
            bank=bank or folder / "bank",
            allow_code=allow_code,
            progress=progress,
        )
    page = found.report(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    click.echo(f"{found.words()}\n\nThe report: {page}")
