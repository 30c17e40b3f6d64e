"""`conjuncture run CASE`: run a theory over a case and compare it with the record."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.course_options import part_of_course, part_options, run_columns_option
from conjuncture.cli.given_option import given_option, parse_given
from conjuncture.cli.shared_options import (
    bank_option,
    code_option,
    draws_option,
    json_option,
    out_option,
    scenario_option,
    seed_option,
    show_option,
    theory_of_case,
    workers_option,
)
from conjuncture.cli.shares import share_option, tell_share
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.presentation import progress_events as events
from conjuncture.presentation.terminal_progress import progress_bar

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.course.on_record import On

_DRAWS, _WORKERS = 128, 10_000


@click.command(
    short_help="Run a theory over a CASE and compare it with the record.",
    epilog="Example, the theory without one of its mechanisms: conjuncture run russia --without example",
)
@click.argument("case_name", metavar="CASE")
@theory_of_case
@draws_option(
    _DRAWS,
    fewest=2,
    more="With --patterns, the page shows this number of draws that agree with the case's crude patterns.",
)
@workers_option(_WORKERS)
@seed_option
@click.option(
    "--without",
    "cuts",
    metavar="MECHANISM",
    multiple=True,
    help="Run the theory without this mechanism. May be repeated.",
)
@click.option(
    "--reading",
    "readings",
    metavar="MECHANISM=READING",
    multiple=True,
    help="Use another reading (formulation) of a mechanism. May be repeated.",
)
@click.option(
    "--prior",
    "priors",
    metavar="QUANTITY=VALUE",
    multiple=True,
    help="Use this number, or this range LOW..HIGH, instead of a quantity's prior. May be repeated.",
)
@click.option(
    "--switch",
    "switch",
    metavar="NAME",
    multiple=True,
    help="Let readers of the page switch this mechanism or parameter. May be repeated. Six take half a "
    "minute.",
)
@show_option
@scenario_option
@out_option("the report and the stored results", "./CASE-THEORY-report")
@click.option(
    "--patterns/--no-patterns",
    "patterns",
    default=True,
    show_default=True,
    help="Show only draws that the case's crude patterns do not rule out, as many as --draws says; or show "
    "draws from the whole priors.",
)
@given_option
@run_columns_option
@bank_option
@part_options
@share_option
@code_option
@json_option
def run(
    case_name: str,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    cuts: tuple[str, ...],
    readings: tuple[str, ...],
    priors: tuple[str, ...],
    switch: tuple[str, ...],
    show: tuple[str, ...],
    scenario: str | None,
    out: Path | None,
    patterns: bool,
    given: tuple[str, ...],
    on: tuple[On, ...],
    bank: Path | None,
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    share: Share | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Run a theory over a CASE and compare the results with the historical record.

    CASE is a place and a period with its record: a name (`conjuncture record` lists them), or the path of a
    folder of tables. The theory leaves much open, so conjuncture runs it many times. Each run is a draw, with
    its own value for each unknown quantity, taken from the quantity's prior: how likely the theory says each
    value is. Crude patterns are rough bounds that a draw must meet to count at all.

    The command prints a finding about everything that it compared, and begins with the worst. The finding
    says what would count against the theory, and whether it happened. The report page begins with the same
    finding, and opens without a network. Beside the page the command writes its pictures, its tables and all
    results (results.zarr). It also stores the run: the same command reads the stored results, and a command
    that was stopped continues.
    """
    from rich.console import Console
    from rich.text import Text

    from conjuncture.cases.registry import load
    from conjuncture.inquiry.course.on_record import in_words
    from conjuncture.inquiry.runs.prepare import scenario_of
    from conjuncture.presentation.column_words import lines, on_course
    from conjuncture.presentation.first_screen import first_screen
    from conjuncture.presentation.glossary import in_plain_words
    from conjuncture.studies.moved_quantities import moved
    from conjuncture.studies.registry.theories import chosen_theory
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import folder_name, run_owner
    from conjuncture.studies.run import run as run_case
    from conjuncture.studies.shares import share_of_run

    if share is not None and on != ("free",):
        raise click.UsageError("--share divides draws from the priors only. Leave --on out.")
    begun = time.monotonic()
    case = load(case_name, allow_code=allow_code)
    theory = prepared(chosen_theory(theory_name, case, allow_code=allow_code), cuts, readings)
    theory = moved(theory, priors)
    change = parse_given(given, theory)
    part = part_of_course(of, until, leave_free, codings, on)
    said = in_words(on, part)
    owner = run_owner(case, theory, scenario_of(case, scenario), change, seed, said, patterns=patterns)
    folder = out or Path(folder_name(owner, case.scenarios[0]))
    refuse_other(folder, owner)
    title = f"{theory.name} over {case.title}"
    with progress_bar(title if share is None else f"{title}, {share}", silent=as_json) as progress:
        settings: dict[str, Any] = {
            "draws": draws,
            "workers": workers,
            "seed": seed,
            "scenario": scenario,
            "given": change,
            "store": folder / "store",
            "progress": progress,
        }
        if share is not None:
            done = share_of_run(case, theory, share, **settings)
            tell_share(share, "batches of draws", done.computed, done.missing, done.batches, as_json=as_json)
            return
        result = run_case(
            case, theory, show=show, switch=switch, on=on, part=part, patterns=patterns, bank=bank, **settings
        )
    page = result.report(folder)
    result.save(folder)
    events.tell(page=str(page))
    if as_json:
        click.echo(json.dumps({**result.to_dict(), "report": str(page)}, indent=1))
        return
    # Brackets in names are text and not markup; a pipe has no width.
    console = Console(markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
    seconds = time.monotonic() - begun
    where = f" over {case.title}: {result.draws} draws in {seconds:.0f} s."
    finding, *more = first_screen(result).lines()
    console.print(finding)  # always first
    console.print(Text.assemble((theory.name, "bold"), where))
    for sentence in more:
        console.print(sentence)
    if on_course(result):
        for line in lines(result):
            console.print(line)
    console.print("\nWords used here:")
    for explained in in_plain_words([finding, where, *more]):
        console.print(f"  {explained}")
    console.print(f"\nThe report: {page}")


def prepared(theory: Theory, cuts: tuple[str, ...], readings: tuple[str, ...]) -> Theory:
    """The theory with its cuts and readings.

    Raises:
        TheoryError: an unknown mechanism or reading; a reading that is not written MECHANISM=READING.
    """
    chosen: dict[str, str] = {}
    for text in readings:
        mechanism, equals, reading = text.partition("=")
        if not equals:
            raise TheoryError(
                f"--reading {text} names no reading.", remedy="Write --reading mechanism=reading."
            )
        chosen[mechanism] = reading
    return theory.reading(**chosen).without(*cuts)
