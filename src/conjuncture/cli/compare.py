"""`conjuncture compare CASE THEORY...`: theories, the null theory and guesses side by side on one record."""

from __future__ import annotations

import json
from pathlib import Path

import click

from conjuncture.cli.course_options import (
    compare_columns_option,
    part_of_course,
    part_options,
)
from conjuncture.cli.shared_options import (
    bank_option,
    blocks_option,
    code_option,
    draws_option,
    json_option,
    out_option,
    rivals_option,
    scenario_option,
    seed_option,
    workers_option,
)
from conjuncture.presentation.terminal_progress import progress_bars


@click.command(
    short_help="Compare theories with each other, and with guesses, on the record of a CASE.",
    epilog="Example, two theories: conjuncture compare russia leninism.struggle canon.granovetter",
)
@click.argument("case_name", metavar="CASE")
@click.argument("theories", metavar="THEORY...", nargs=-1)
@draws_option(128, fewest=2, of=" of each theory")
@workers_option(2_000)
@seed_option
@scenario_option
@compare_columns_option
@bank_option
@blocks_option
@part_options
@rivals_option("all in the ledger of the first theory. Each takes minutes.", default=False)
@click.option(
    "--parts/--no-parts",
    default=False,
    show_default=True,
    help="Test the claims on which the first theory and its rivals differ, in both. It takes minutes.",
)
@out_option("the report and the stored results", "./CASE-THEORY-...-comparison")
@code_option
@json_option
def compare(
    case_name: str,
    theories: tuple[str, ...],
    draws: int,
    workers: int,
    seed: int,
    scenario: str | None,
    on: tuple[str, ...],
    bank: Path | None,
    blocks: int,
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    rivals: bool,
    parts: bool,
    out: Path | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Compare theories with each other, and with guesses, on the record of a CASE.

    THEORY is a name or a file; conjuncture compares the others with the first. It always adds the case's null
    theory, and guesses made without any theory. All theories have the same inputs and the same random
    numbers. Their parameters are drawn from the priors; --on free,fitted adds rows of fitted theories.

    The finding covers everything that was compared, and begins with the worst result of the first theory. The
    report page begins with it, and opens without a network. Beside the page the command writes its pictures,
    its tables and the compared results of each theory.
    """
    from conjuncture.cases.registry import load
    from conjuncture.inquiry.runs.prepare import scenario_of
    from conjuncture.presentation.compare_words import COLUMNS
    from conjuncture.studies.compare import compare as compare_theories
    from conjuncture.studies.compare_fitted import wants_fitted
    from conjuncture.studies.compared_theories import compared_theories
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import comparison_owner, folder_name

    case = load(case_name, allow_code=allow_code)
    part = part_of_course(of, until, leave_free, codings)
    fits = wants_fitted(on, blocks)
    chosen = compared_theories(case, theories, rivals=rivals, allow_code=allow_code)
    owner = comparison_owner(
        case, chosen.by_name, scenario_of(case, scenario), seed, part, fitted=fits, block=blocks
    )
    folder = out or Path(folder_name(owner, case.scenarios[0]))
    refuse_other(folder, owner)
    with progress_bars(silent=as_json) as tell:
        found = compare_theories(
            case,
            *theories,
            draws=draws,
            workers=workers,
            seed=seed,
            scenario=scenario,
            part=part,
            on=on,
            bank=bank,
            blocks=blocks,
            rivals=rivals,
            parts=parts,
            store=folder / "store",
            allow_code=allow_code,
            progress=tell,
        )
        page = found.report(folder)
        found.save(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    columns = f"{COLUMNS}\n" if found.targets else ""
    click.echo(f"{found.words()}\n\n{columns}The report: {page}")
