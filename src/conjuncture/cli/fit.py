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
    short_help="Fit a theory to the record of a CASE, and check whether the fit can be trusted.",
    epilog="Example, a few minutes long: conjuncture fit russia --draws 2000",
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
    help="Leave out only this block, such as 1910-1914. May be repeated. Default: each block in turn.",
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
    """Fit a theory to the record of a CASE, and check whether the fit can be trusted.

    The command compares draws from the priors with the recorded figures that the case declares, and keeps the
    nearest (rejection). From these it moves step by step to draws that are nearer still (sequential Monte
    Carlo). It also leaves out each block of years in turn, and predicts it with a fit to the other years.

    The finding comes first, with the worst misses. The fitted values of the theory's quantities are shown
    only if no check fails. The folder --bank stores the draws: the same command with a larger --draws adds to
    them, and a command that was stopped continues.
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
