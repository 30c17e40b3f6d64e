"""`conjuncture show THEORY`: its card, its schedule, its diagram."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.studies.registry.theories import names

if TYPE_CHECKING:
    from conjuncture.studies.show import TheoryCard


@click.command()
@click.argument("theory_name", metavar="[THEORY]", required=False)
@click.option(
    "--diagram",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the causal diagram to this SVG file; with --about, of one mechanism and its neighbours.",
)
@click.option("--schedule", "schedule_only", is_flag=True, help="Only the order in which a step is computed.")
@click.option("--about", metavar="WORDS", help='Only the mechanisms that speak of this: "rich peasants".')
@click.option("--by-subject", is_flag=True, help="Only what each mechanism says, a table for each file.")
@click.option("--json", "as_json", is_flag=True, help="Print variables, arrows and parameters as JSON.")
def show(
    theory_name: str | None,
    diagram: Path | None,
    schedule_only: bool,
    about: str | None,
    by_subject: bool,
    as_json: bool,
) -> None:
    """Describe a THEORY: what it is, how it works, its mechanisms with their sources, its parameters.

    Without a name, lists the theories that come with conjuncture.
    """
    if theory_name is None:
        click.echo(json.dumps(names()) if as_json else "\n".join(names()))
        return
    from conjuncture.studies.show import show as describe

    found = describe(theory_name)
    if diagram is not None:
        if diagram.suffix.lower() != ".svg":
            raise click.UsageError(f"{diagram}: a diagram is written as SVG. Name a file that ends in .svg.")
        click.echo(f"The diagram: {found.diagram(diagram, about)}", err=as_json)
    if about is not None or by_subject:
        _tell_mechanisms(found, about, as_json, silent=diagram is not None)
    elif as_json:
        click.echo(json.dumps(found.to_dict(), indent=1))
    elif diagram is None:
        _tell(found.schedule if schedule_only else str(found))


def _tell_mechanisms(card: TheoryCard, about: str | None, as_json: bool, *, silent: bool) -> None:
    """The mechanisms that speak of something, each with all that it says; or every one, in tables."""
    from conjuncture.presentation import lookup

    found = card.by_subject() if about is None else card.about(about)
    if as_json:
        click.echo(json.dumps([vars(one) for one in found], indent=1))
    elif not silent:
        _tell(lookup.tables(found) if about is None else lookup.entries(found))


def _tell(text: str) -> None:
    """Markdown, laid out for a terminal; as it is for a file or another program."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        click.echo(text)
