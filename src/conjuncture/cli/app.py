"""`conjuncture app`: the local page, in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from conjuncture.cli.shared_options import code_option


@click.command(
    short_help="Open a page in the browser that runs theories and answers questions.",
    epilog="Example, with a theory of your own: conjuncture app --theory mine.py",
)
@click.option(
    "--port", metavar="NUMBER", type=click.IntRange(0, 65535), default=0, help="Default: any free port."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--keep",
    "folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("conjuncture-app"),
    show_default=True,
    help="Folder for the answers.",
)
@click.option(
    "--case",
    "cases",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Offer a case of your own, too. May be repeated.",
)
@click.option(
    "--theory",
    "theories",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Offer a theory of your own, too. May be repeated.",
)
@code_option
def app(
    port: int,
    no_browser: bool,
    folder: Path,
    cases: tuple[Path, ...],
    theories: tuple[Path, ...],
    allow_code: bool,
) -> None:
    """Serve a page on this machine: choose a case and a theory, change them, run or ask, keep the answer.

    A case is a place and a period with its record. The page needs two more libraries: pip install
    "conjuncture[app]". The command prints an address and opens it in the browser. The long word in the
    address is a password, new at each start, and no other machine can reach the page. Ctrl-C ends it. You may
    close the browser and lose nothing: a running job continues, and its answer is there when you come back.
    """
    from conjuncture.app.choices import Choices
    from conjuncture.app.serve import serve

    choices = Choices.at_start(cases, theories, allow_code=allow_code)
    serve(
        folder,
        choices,
        port=port,
        browser=not no_browser,
        say=lambda address: click.echo(
            f"The page: {address}\nIt opens on this machine only; the long word in the address is its "
            f"password. The folder {folder} stores the answers. To end it, press Ctrl-C here."
        ),
    )
