"""`conjuncture show THEORY`: its card, its schedule, its diagram."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conjuncture.files.whole import write_text
from conjuncture.studies.registry.theories import get_theory, names

if TYPE_CHECKING:
    from conjuncture.inquiry.ledger.claims import Claim
    from conjuncture.language.theory import Theory


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
    theory = get_theory(theory_name)
    from conjuncture.language import card

    if diagram is not None:
        _draw(theory, about, diagram, silent=as_json)
    if about is not None or by_subject:
        from conjuncture.presentation import lookup

        claims = _claims(theory_name, theory.name)
        found = lookup.by_subject(theory, claims) if about is None else lookup.about(theory, about, claims)
        if as_json:
            click.echo(json.dumps([vars(one) for one in found], indent=1))
        elif diagram is None:
            _tell(lookup.tables(found) if about is None else lookup.entries(found))
        return
    if as_json:
        click.echo(json.dumps(card.as_data(theory), indent=1))
    elif diagram is None:
        _tell(card.schedule(theory) if schedule_only else card.card(theory))


def _draw(theory: Theory, words: str | None, path: Path, *, silent: bool) -> None:
    """Write the diagram of the theory, or of the one variable that the words name."""
    if path.suffix.lower() != ".svg":
        raise click.UsageError(f"{path}: a diagram is written as SVG. Name a file that ends in .svg.")
    from conjuncture.presentation import lookup
    from conjuncture.presentation.diagram import diagram_svg, neighbourhood_svg

    name = None if words is None else lookup.the_one(theory, words)
    write_text(path, diagram_svg(theory) if name is None else neighbourhood_svg(theory, name))
    click.echo(f"The diagram: {path}", err=silent)


def _claims(theory_name: str, own_name: str) -> tuple[Claim, ...]:
    """The claims that a theory is asked in the ledger of its name; none where there is no such ledger."""
    from conjuncture.inquiry.errors import QuestionError
    from conjuncture.studies.registry.ledgers import get_claims

    try:
        return tuple(one for one in get_claims(theory_name).claims if one.theory == own_name)
    except QuestionError:
        return ()


def _tell(text: str) -> None:
    """Markdown, laid out for a terminal; as it is for a file or another program."""
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console()
    if console.is_terminal:
        console.print(Markdown(text))
    else:
        click.echo(text)
