"""`conjuncture publish THEORY --case CASE` and `conjuncture rerun FOLDER`."""

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
    workers_option,
)
from conjuncture.presentation.terminal_progress import progress_bar

DRAWS, WORKERS = 128, 2_000


@click.command(
    short_help="Write a THEORY over a case as a folder to publish.",
    epilog='Example: conjuncture publish mine.py --case russia --author "Rosa Example"',
)
@click.argument("theory_name", metavar="THEORY")
@click.option("--case", "case_name", metavar="CASE", required=True, help="Name or folder of the case.")
@click.option(
    "--author", "authors", metavar="NAME", multiple=True, required=True, help="An author. May be repeated."
)
@click.option("--title", default="", help="Title of the folder. Default: the titles of theory and case.")
@click.option(
    "--license",
    "license_name",
    default="BSD-3-Clause",
    show_default=True,
    help="Licence of the authors' own work.",
)
@draws_option(DRAWS, fewest=2)
@workers_option(WORKERS)
@seed_option
@code_option
@out_option("the publication, which must not exist yet", "./THEORY-CASE-published")
def publish(
    theory_name: str,
    case_name: str,
    authors: tuple[str, ...],
    title: str,
    license_name: str,
    draws: int,
    workers: int,
    seed: int,
    allow_code: bool,
    out: Path | None,
) -> None:
    """Run a THEORY over a case and write a folder that others can read, cite, check and run again.

    The folder contains the code, the data with sources, the results, a description of the theory by the ODD
    protocol, and metadata for archives. `conjuncture rerun FOLDER` runs it again.
    """
    from conjuncture.publishing.publish import publish as write  # loads the engine

    names = (Path(theory_name.partition(":")[0]).stem, Path(case_name).name)
    folder = out or Path("-".join([*names, "published"]))
    with progress_bar("publishing") as progress:
        publication = write(
            theory_name,
            case_name,
            folder=folder,
            authors=authors,
            title=title,
            license=license_name,
            draws=draws,
            workers=workers,
            seed=seed,
            allow_code=allow_code,
            progress=progress,
        )
    click.echo(f"{publication.title}: {len(publication.files)} files. Begin with {folder / 'README.md'}")


@click.command(
    short_help="Run a published FOLDER again and compare the numbers.",
    epilog="Example: conjuncture rerun mine-russia-published --allow-code",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@code_option
@json_option
def rerun(folder: Path, allow_code: bool, as_json: bool) -> None:
    """Check the files of a published FOLDER, run it again, and say whether the numbers are the same.

    The exit code is 1 if numbers differ by more than rounding can explain.
    """
    from conjuncture.publishing.again import rerun as again

    with progress_bar("running again", silent=as_json) as progress:
        found = again(folder, allow_code=allow_code, progress=progress)
    click.echo(json.dumps(found.to_dict(), indent=1) if as_json else str(found))
    if not found.close:
        raise click.exceptions.Exit(1)
