"""`conjuncture course CASE`: the chance that a theory gave to the recorded course of a case."""

from __future__ import annotations

import json
from pathlib import Path

import click

from conjuncture.cli.course_options import part_of_course, part_options
from conjuncture.cli.shared_options import (
    code_option,
    json_option,
    out_option,
    seed_option,
    show_option,
    theory_of_case,
)
from conjuncture.presentation.terminal_progress import progress_bar


@click.command(
    short_help="Compute the chance that a theory gave to the recorded course of a CASE.",
    epilog="Example, Russia alone, until October: conjuncture course russia_1895_1933 --of Russia "
    "--until 1917-10",
)
@click.argument("case_name", metavar="CASE")
@theory_of_case
@part_options
@click.option(
    "--effective",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=300,
    show_default=True,
    help="Run draws until their weights carry as much information as this number of draws of equal weight.",
)
@click.option(
    "--most",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=16_384,
    show_default=True,
    help="Run at most this number of draws.",
)
@show_option
@out_option("the page", "./CASE-THEORY-course")
@seed_option
@code_option
@json_option
def course(
    case_name: str,
    theory_name: str | None,
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    effective: int,
    most: int,
    show: tuple[str, ...],
    out: Path | None,
    seed: int,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Compute the chance that a theory gave to the recorded course of a CASE, and compare it with guesses.

    The course is a table of the case (course.csv): who governed, month by month. The command imposes the
    recorded events on every draw, and weighs each draw by the chance that it gave to them. It fits nothing to
    any figure. The guesses know only how often such events come.

    The finding begins a page, which opens without a network. Beside the page the command writes its pictures
    and tables.
    """
    from conjuncture.cases.registry import load
    from conjuncture.studies.condition import condition
    from conjuncture.studies.registry.theories import chosen_theory
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import course_owner, folder_name

    case = load(case_name, allow_code=allow_code)
    theory = chosen_theory(theory_name, case, allow_code=allow_code)
    part = part_of_course(of, until, leave_free, codings)
    owner = course_owner(case, theory, case.scenarios[0], part, seed)
    folder = out or Path(folder_name(owner, case.scenarios[0]))
    refuse_other(folder, owner)
    with progress_bar("on the recorded course", silent=as_json) as progress:
        found = condition(
            case,
            theory,
            codings=codings,
            until=until,
            leave_free=leave_free,
            of=of,
            effective=effective,
            most=most,
            show=show,
            seed=seed,
            allow_code=allow_code,
            progress=progress,
        )
    page = found.report(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    click.echo(f"{found.words()}\n\nThe report: {page}")
