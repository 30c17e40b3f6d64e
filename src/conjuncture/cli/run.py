"""`conjuncture run CASE`: a theory over a case, drawn against the record."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.given_option import given_from, given_option
from conjuncture.cli.progress import progress_bar
from conjuncture.cli.shared_options import code_option
from conjuncture.cli.shares import share_option, tell_share
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share

_DRAWS, _WORKERS = 128, 10_000


@click.command()
@click.argument("case_name", metavar="CASE")
@click.option(
    "--theory", "theory_name", metavar="T", help="A theory's name or file. Default: the case's own."
)
@click.option(
    "--draws",
    type=click.IntRange(2),
    default=_DRAWS,
    show_default=True,
    help="Samples of parameters and luck.",
)
@click.option(
    "--workers",
    type=click.IntRange(100),
    default=_WORKERS,
    show_default=True,
    help="Places in the synthetic society.",
)
@click.option(
    "--seed", type=int, default=0, show_default=True, help="Of the society, the parameters and all luck."
)
@click.option("--without", "cuts", metavar="M", multiple=True, help="Cut a mechanism. May be repeated.")
@click.option(
    "--reading",
    "readings",
    metavar="M=R",
    multiple=True,
    help="Choose a reading of a mechanism. May be repeated.",
)
@click.option(
    "--switch",
    "switch",
    metavar="M",
    multiple=True,
    help="A mechanism or quantity that the page can switch. May be repeated; 6 take half a minute more.",
)
@click.option(
    "--show",
    "show",
    metavar="V",
    multiple=True,
    help="A variable to show. May be repeated.",
)
@click.option("--scenario", metavar="S", help="Which inputs of the case. Default: its first.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where report and store go. Default: ./CASE-THEORY-report.",
)
@given_option
@share_option
@code_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON, and no progress.")
def run(
    case_name: str,
    theory_name: str | None,
    draws: int,
    workers: int,
    seed: int,
    cuts: tuple[str, ...],
    readings: tuple[str, ...],
    switch: tuple[str, ...],
    show: tuple[str, ...],
    scenario: str | None,
    out: Path | None,
    given: tuple[str, ...],
    share: Share | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Run a theory over a CASE and draw it against the record.

    Writes a report page that opens without a network, its figures and data, all results (results.zarr), and
    the store of the run: the same command again reads what is there, and one that was stopped goes on. CASE
    is a name or the path of a folder of tables. Page, terminal and JSON begin with the same finding over all
    that was compared, the worst first, and say what would have counted against the theory, and whether it
    did.
    """
    from rich.console import Console
    from rich.text import Text

    from conjuncture.cases.registry import load
    from conjuncture.inquiry.runs.prepare import scenario_of
    from conjuncture.presentation.first_screen import first_screen
    from conjuncture.studies.registry.theories import chosen_theory
    from conjuncture.studies.report_folder import folder_name, owner_of, refuse_other
    from conjuncture.studies.run import run as run_case
    from conjuncture.studies.shares import share_of_run

    begun = time.monotonic()
    case = load(case_name, allow_code=allow_code)
    theory = prepared(chosen_theory(theory_name, case, allow_code=allow_code), cuts, readings)
    otherwise = given_from(given, theory)
    owner = owner_of(case, theory, scenario_of(case, scenario), otherwise, seed)
    folder = out or Path(folder_name(owner, case))
    refuse_other(folder, owner)
    title = f"{theory.name} over {case.title}"
    with progress_bar(title if share is None else f"{title}, {share}", silent=as_json) as progress:
        settings: dict[str, Any] = {
            "draws": draws,
            "workers": workers,
            "seed": seed,
            "scenario": scenario,
            "given": otherwise,
            "store": folder / "store",
            "progress": progress,
        }
        if share is not None:
            part = share_of_run(case, theory, share, **settings)
            tell_share(share, "batches of draws", part.computed, part.missing, part.batches, as_json=as_json)
            return
        found = run_case(case, theory, show=show, switch=switch, **settings)
    page = found.report(folder)
    found.save(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    # Names are text, whatever brackets they hold; a pipe has no width.
    console = Console(markup=False, emoji=False, soft_wrap=not sys.stdout.isatty())
    seconds = time.monotonic() - begun
    where = f" over {case.title}: {draws} draws in {seconds:.0f} s."
    console.print(Text.assemble((theory.name, "bold"), where))
    for sentence in first_screen(found).lines():
        console.print(sentence)
    console.print(f"The report: {page}")


def prepared(theory: Theory, cuts: tuple[str, ...], readings: tuple[str, ...]) -> Theory:
    """The theory with its cuts and readings.

    Raises:
        TheoryError: unknown mechanism or reading; a reading not written M=R.
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
