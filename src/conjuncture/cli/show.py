"""`conjuncture show THEORY`: describe a theory, or draw its causal diagram."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.cli.shared_options import json_option
from conjuncture.studies.registry.theories import names

if TYPE_CHECKING:
    from conjuncture.studies.show import TheoryCard


@click.command(
    short_help="Describe a THEORY: its mechanisms, their sources, its parameters.",
    epilog='Example, the mechanisms about one subject: conjuncture show leninism --about "rich peasants"',
)
@click.argument("theory_name", metavar="[THEORY]", required=False)
@click.option(
    "--diagram",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save the causal diagram as this SVG file; with --about, only one mechanism and its neighbours.",
)
@click.option(
    "--page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save a page (.html) with a diagram of each folder, which you can search, zoom and follow.",
)
@click.option(
    "--schedule", "schedule_only", is_flag=True, help="Show only the order of computation in one step."
)
@click.option("--about", metavar="WORDS", help="Show only the mechanisms that mention these words.")
@click.option(
    "--by-subject", is_flag=True, help="Show one sentence for each mechanism, in a table for each file."
)
@json_option
def show(
    theory_name: str | None,
    diagram: Path | None,
    page: Path | None,
    schedule_only: bool,
    about: str | None,
    by_subject: bool,
    as_json: bool,
) -> None:
    """Describe a THEORY: what it is, how it works, its mechanisms with their sources, its parameters.

    THEORY is a name or a file. Without it the command lists the theories that come with conjuncture.
    """
    if theory_name is None:
        click.echo(json.dumps(names()) if as_json else "\n".join(names()))
        return
    from conjuncture.studies.show import show as describe

    card = describe(theory_name)
    if diagram is not None:
        if diagram.suffix.lower() != ".svg":
            raise click.UsageError(f"{diagram}: a diagram is written as SVG. Name a file that ends in .svg.")
        click.echo(f"The diagram: {card.diagram(diagram, about)}", err=as_json)
    if page is not None:
        if page.suffix.lower() not in (".html", ".htm"):
            raise click.UsageError(f"{page}: a page is one HTML file. Name a file that ends in .html.")
        click.echo(f"The page: {card.page(page)}", err=as_json)
    drawn = diagram is not None or page is not None
    if about is not None or by_subject:
        _tell_mechanisms(card, about, as_json, silent=drawn)
    elif as_json:
        click.echo(json.dumps(card.to_dict(), indent=1))
    elif not drawn:
        _tell(card.schedule if schedule_only else str(card))


def _tell_mechanisms(card: TheoryCard, about: str | None, as_json: bool, *, silent: bool) -> None:
    """Print the mechanisms that mention some words, each in full; or every mechanism, in tables."""
    from conjuncture.presentation import lookup

    mechanisms = card.by_subject() if about is None else card.about(about)
    if as_json:
        click.echo(json.dumps([vars(mechanism) for mechanism in mechanisms], indent=1))
    elif not silent:
        _tell(lookup.tables(mechanisms) if about is None else lookup.entries(mechanisms))


def _tell(text: str) -> None:
    """Print Markdown: formatted on a terminal, unchanged in a file or a pipe."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        click.echo(text)
