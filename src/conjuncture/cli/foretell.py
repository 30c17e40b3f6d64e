"""`conjuncture foretell CASE... --of CASE`: fit theories to the records of some cases, foretell others."""

from __future__ import annotations

import json
from pathlib import Path

import click

from conjuncture.cli.shared_options import (
    code_option,
    draws_option,
    json_option,
    out_option,
    seed_option,
    theory_option,
    workers_option,
)
from conjuncture.presentation.terminal_progress import progress_bars


@click.command(
    short_help="Fit theories to the records of some CASEs, and foretell others.",
    epilog="Example: conjuncture foretell strikes_poland_1921_1938 strikes_germany_1899_1913 "
    "--of strikes_sweden_1908_1919",
)
@click.argument("learn_on", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "--of",
    "foretold",
    metavar="CASE",
    multiple=True,
    required=True,
    help="Foretell this case: its name or the path of its folder. May be repeated.",
)
@theory_option("the theory that the first CASE names. Its null theory is always added.", several=True)
@draws_option(1_000, fewest=2, of=" on each CASE")
@workers_option(2_000)
@seed_option
@click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("foretell-store"),
    show_default=True,
    help="Folder that stores the draws; a later command reads them from there.",
)
@out_option("the report", "./CASES-from-CASES-foretold")
@code_option
@json_option
def foretell(
    learn_on: tuple[str, ...],
    foretold: tuple[str, ...],
    theories: tuple[str, ...],
    draws: int,
    workers: int,
    seed: int,
    store: Path,
    out: Path | None,
    allow_code: bool,
    as_json: bool,
) -> None:
    """Fit theories to the records of some CASEs, and foretell other cases.

    The command runs draws from the priors on each CASE, keeps those that are nearest to all their records
    together, and runs these on the cases of --of, whose records they have not seen. It compares the results
    with the theories from their priors, with the guess that the rates per worker are those of the CASEs, and
    with guesses that have seen other figures of the same series.
    """
    from conjuncture.cases.registry import load
    from conjuncture.studies.compared_theories import compared_theories
    from conjuncture.studies.foretell import foretell as foretell_cases
    from conjuncture.studies.report_folder import refuse_other
    from conjuncture.studies.report_owner import folder_name, foretelling_owner

    sources, aims = ([load(name, allow_code=allow_code) for name in names] for names in (learn_on, foretold))
    chosen = compared_theories(sources[0], theories, allow_code=allow_code)
    learnt_names, names = [case.name for case in sources], [case.name for case in aims]
    owner = foretelling_owner(learnt_names, names, chosen.by_name, seed)
    folder = out or Path(folder_name(owner))
    refuse_other(folder, owner)
    with progress_bars(silent=as_json) as tell:
        found = foretell_cases(
            *learn_on,
            of=foretold,
            theories=theories,
            draws=draws,
            workers=workers,
            seed=seed,
            store=store,
            allow_code=allow_code,
            progress=tell,
        )
        page = found.report(folder)
        found.save(folder)
    if as_json:
        click.echo(json.dumps({**found.to_dict(), "report": str(page)}, indent=1))
        return
    click.echo(f"{found.words()}\n\nThe report: {page}")
