"""`conjuncture run CASE`: a theory over a case, drawn against the record."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.looking import Looked, show_coarse
from conjuncture.cli.progress import progress_bar
from conjuncture.cli.shared_options import code_option
from conjuncture.cli.shares import share_option, tell_share
from conjuncture.files.names import file_name
from conjuncture.language.errors import TheoryError
from conjuncture.language.theory import Theory
from conjuncture.presentation.catalogue import default_theory, get_theory

if TYPE_CHECKING:
    from conjuncture.cases.case import Case
    from conjuncture.engine.scheduling import Share
    from conjuncture.presentation.study import Study

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
    help="A variable to show, where the case is of shares and not of single workers. May be repeated.",
)
@click.option("--scenario", metavar="S", help="Which inputs of the case. Default: its first.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where report and store go. Default: ./CASE-report.",
)
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
    share: Share | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Run a theory over a CASE and draw it against the record.

    Writes a report page that opens without a network, its figures and data, all results (results.zarr), and
    the store of the run: the same command again reads what is there, and one that was stopped goes on. CASE
    is a name or the path of a folder of tables. A case of shares, without books of strikes, has a page that
    shows the society, its inputs, and its main variables beside what is recorded.
    """
    from conjuncture.cases.case import load

    begun = time.monotonic()
    case = load(case_name, allow_code=allow_code)
    theory = get_theory(theory_name) if theory_name else default_theory(case, allow_code=allow_code)
    theory = prepared(theory, cuts, readings)
    folder = out or Path(f"{file_name(case.name, of='case')}-report")
    if share is not None:
        _share(share, case, theory, workers, draws, seed, scenario, folder, as_json)
        return
    if case.strikes is None:
        if switch:
            raise click.UsageError(f"--switch is for cases with books of strikes; {case.name} has none.")
        looked = Looked(draws, seed, scenario, show, folder, as_json)
        show_coarse(case, theory, looked, begun)
        return
    if show:
        raise click.UsageError(f"--show is for cases without books of strikes; {case.name} has a report.")
    from conjuncture.presentation.report import write_report
    from conjuncture.presentation.study import study

    settings: dict[str, Any] = {
        "workers": workers,
        "draws": draws,
        "seed": seed,
        "scenario": scenario,
        "switch": switch,
        "store": folder / "store",
    }
    if as_json:
        found = study(case, theory, **settings)
    else:
        with progress_bar(f"{theory.name} over {case.title}") as progress:
            found = study(case, theory, **settings, progress=progress)
    page = write_report(found, folder)
    found.save(folder)
    if as_json:
        click.echo(json.dumps(summary(found, page), indent=1))
    else:
        _tell(found, page, time.monotonic() - begun)


def _share(
    share: Share,
    case: Case,
    theory: Theory,
    workers: int,
    draws: int,
    seed: int,
    scenario: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    from conjuncture.presentation.shares import share_of_run

    settings: dict[str, Any] = {"workers": workers, "draws": draws, "seed": seed, "scenario": scenario}
    with progress_bar(f"{theory.name} over {case.title}, {share}") as progress:
        told = None if as_json else progress
        part = share_of_run(case, theory, share, **settings, store=folder / "store", progress=told)
    tell_share(share, "batches of draws", part.computed, part.missing, part.batches, as_json=as_json)


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


def summary(found: Study, page: Path) -> dict[str, Any]:
    """The result as plain data: what was run, the bands, the scores and the waves."""
    yearly = found.observed["strikers_year"]
    shares = (0.05, 0.25, 0.5, 0.75, 0.95)
    bands = yearly.quantile(shares, "draw").transpose("year", "quantile")
    from conjuncture.presentation.citations import grades

    target = found.targets["strikers by year"].values
    return {
        "case": found.case.name,
        "theory": found.theory.name,
        "cut": sorted(found.theory.cut),
        "scenario": found.scenario,
        "draws": found.draws,
        "failed_draws": list(found.failures),
        "warnings": list(found.warnings),
        "strikers_by_year": [
            {
                "year": int(year),
                "recorded": float(target.get(year, float("nan"))),
                **{f"{share:.0%}": round(float(value), 3) for share, value in zip(shares, row, strict=True)},
            }
            for year, row in zip(yearly["year"].values, bands.values, strict=True)
        ],
        "grades": grades(found),
        "scores": [
            {
                "name": row.name,
                "kind": row.kind,
                "mean_crps": row.mean_crps,
                "standard_error": row.standard_error,
            }
            for row in found.scores
        ],
        "winner": found.winner,
        "waves": [vars(row) for row in found.waves],
        "report": str(page),
    }


def _tell(found: Study, page: Path, seconds: float) -> None:
    from rich.console import Console
    from rich.text import Text

    from conjuncture.presentation.citations import grades

    console = Console(markup=False, emoji=False)  # names are text, whatever brackets they hold
    where = f" over {found.case.title}: {found.draws} draws in {seconds:.0f} s."
    console.print(Text.assemble((found.theory.name, "bold"), where))
    if found.failures:
        console.print(f"{len(found.failures)} draws failed, the first: {found.failures[0]}")
    for warning in found.warnings:
        console.print(f"Beware: {warning}")
    console.print(found.standing)
    weak = [name for name, grade in grades(found).items() if grade == "C"]
    if weak:
        console.print(f"Of grade C, the weakest, is the record of {', '.join(weak)}.")
    console.print(found.winner)
    console.print(f"The report: {page}")
