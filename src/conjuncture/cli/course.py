"""`conjuncture course CASE`: put a theory on the recorded course of a case."""

from __future__ import annotations

import json

import click

from conjuncture.cli.course_options import part_options
from conjuncture.cli.progress import progress_bar
from conjuncture.cli.shared_options import code_option, json_option, seed_option


@click.command(
    short_help="Ask which chance a theory gave to the recorded course of a CASE.",
    epilog="Example, Russia alone, until October: conjuncture course russia_1895_1933 --of Russia "
    "--until 1917-10",
)
@click.argument("case_name", metavar="CASE")
@click.option(
    "--theory",
    "theory_name",
    metavar="THEORY",
    help="Name or file of the theory. Default: the case's own.",
)
@part_options
@click.option(
    "--effective",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=300,
    show_default=True,
    help="Run draws until they are worth so many draws of equal weight.",
)
@click.option(
    "--most",
    metavar="NUMBER",
    type=click.IntRange(1),
    default=16_384,
    show_default=True,
    help="Run no more draws than these.",
)
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
    seed: int,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Ask which chance a theory gave to the recorded course of a CASE, beside guesses by rates alone.

    The course is a table of the case (course.csv): who governed, month by month. The recorded events come in
    every draw, and each draw is weighed by the chance that it gave to them. Nothing is fitted to any figure.
    """
    from conjuncture.studies.condition import condition

    with progress_bar("on the recorded course", silent=as_json) as progress:
        found = condition(
            case_name,
            theory_name,
            codings=codings,
            until=until,
            leave_free=leave_free,
            of=of,
            effective=effective,
            most=most,
            seed=seed,
            allow_code=allow_code,
            progress=progress,
        )
    click.echo(json.dumps(found.to_dict(), indent=1) if as_json else found.words())
