"""`conjuncture new NAME`: write a small theory, the tables of a small case, or both, to start from."""

from __future__ import annotations

import sys
from importlib.resources import files
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path

import click

from conjuncture.files.names import file_name
from conjuncture.files.whole import whole_folder, write_text


@click.command(
    short_help="Write a small theory, or a small case, to start from.",
    epilog="Example: conjuncture new my_theory; then: conjuncture run russia --theory my_theory.py",
)
@click.argument("name")
@click.option(
    "--case", "of_case", is_flag=True, help="Write a case, a folder of tables, instead of a theory."
)
@click.option(
    "--networks", "tied", is_flag=True, help="Write a theory with a network, and a case of linked villages."
)
@click.option(
    "--organisation",
    "of_union",
    is_flag=True,
    help="Write a case of one union or other organisation: a table that you fill in as far as you can.",
)
@click.option(
    "--like", metavar="CASE", help="Write a copy of this case, a folder of tables, instead of a theory."
)
@click.option(
    "--unemployment",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With --like: a table of yearly unemployment (year, per_cent, source), the input of the copy.",
)
@click.option(
    "--strikes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a case of a country's yearly strikes from this table: year, source, and some of strikes, "
    "establishments, strikers, days, unemployment (per cent). Give --employed, too.",
)
@click.option(
    "--employed",
    metavar="NUMBER",
    type=click.FloatRange(1000),
    help="With --strikes: how many wage workers the country had.",
)
@click.option("--country", metavar="NAME", help="With --strikes: the country. Default: NAME of the folder.")
def new(
    name: str,
    of_case: bool,
    tied: bool,
    of_union: bool,
    like: str | None,
    unemployment: Path | None,
    strikes: Path | None,
    employed: float | None,
    country: str | None,
) -> None:
    """Write NAME.py, a small theory that runs. Change it into your own.

    With --case the command writes the folder NAME instead, a small case with all its tables (see
    docs/your_own_case.md). With --networks the folder contains a case with a table of ties, and a theory that
    uses these ties. With --organisation it contains one table of facts about a union (see
    docs/your_union.md). With --like it contains a copy of a case that comes with conjuncture, with --strikes
    a case of your own figures (see docs/strikes_of_many_countries.md).
    """
    if of_case + tied + of_union + (like is not None) + (strikes is not None) > 1:
        kinds = "--case, --networks, --organisation, --like and --strikes"
        raise click.UsageError(f"{kinds} write different folders. Give one of them.")
    if unemployment is not None and like is None:
        raise click.UsageError("--unemployment is an input of a copied case. Give --like CASE as well.")
    if strikes is None and (employed is not None or country is not None):
        raise click.UsageError(
            "--employed and --country are of a case of strikes. Give --strikes FILE as well."
        )
    if strikes is not None and employed is None:
        raise click.UsageError(
            "the table does not say among how many wage workers its strikes were. Give --employed NUMBER; a "
            "census of occupations has it, and the order of size will do."
        )
    stem = name.removesuffix(".py")
    of_case = of_case or tied or of_union or like is not None or strikes is not None
    path = Path(stem if of_case else f"{stem}.py")
    if not path.name.removesuffix(".py").isidentifier():
        what = "a case" if of_case else "a Python file"
        raise click.UsageError(f"'{stem}' cannot name {what}. Use letters, digits and underscores.")
    file_name(path.name, of="case" if of_case else "theory")
    if not of_case and _is_taken(path):
        raise click.UsageError(
            f"'{stem}' is the name of a Python module, and {path} would hide it. Choose another name."
        )
    if path.exists():
        raise click.UsageError(f"{path} exists already and was not changed. Choose another name.")
    if tied:
        with whole_folder(path) as aside:
            for file in files("conjuncture.cli").joinpath("new_networks").iterdir():
                text = file.read_text("utf-8").replace('"NAME"', f'"{path.name}"')
                write_text(aside / file.name.replace(".txt", ".py"), text)
        click.echo(f"conjuncture wrote {path}/: a theory, and tables of seven villages and their roads.")
        click.echo(f"Run it: conjuncture run ./{path} --theory ./{path} --draws 32")
        return
    if of_union:
        from conjuncture.cases.tables.organisation_draft import write_organisation

        write_organisation(path)
        click.echo(
            f"conjuncture wrote {path}/. Fill in organisation.csv: a figure into 'value', its source into "
            "'reason'. Leave a cell empty if nobody knows the figure."
        )
        click.echo(f"Run it: conjuncture run ./{path}")
        return
    if like is not None:
        from conjuncture.cases.tables.copied import copy_case

        copy_case(like, path, unemployment)
        click.echo(f"conjuncture wrote {path}/, a copy of {like}. Change its tables.")
        click.echo(f"Run it: conjuncture run ./{path} --draws 32")
        return
    if strikes is not None:
        _write_strikes(path, strikes, employed or 0.0, country)
        return
    if of_case:
        from conjuncture.cases.tables.first_draft import write_tables

        write_tables(path)
        click.echo(f"conjuncture wrote {path}/. Change its tables; its README.md explains each column.")
        click.echo(f"Run it: conjuncture run ./{path} --draws 32")
        return
    write_text(path, files("conjuncture.cli").joinpath("new_theory.txt").read_text("utf-8"))
    click.echo(f"conjuncture wrote {path}. Run it: conjuncture run russia --theory {path} --draws 32")


def _write_strikes(path: Path, figures: Path, employed: float, country: str | None) -> None:
    from conjuncture.cases.tables.strikes_draft import write_strikes

    draft = write_strikes(
        path, figures, country=country or path.name.replace("_", " ").capitalize(), employed=employed
    )
    driver = "unemployment drives it" if draft.driven else "no input drives it"
    click.echo(
        f"conjuncture wrote {path}/: {', '.join(draft.counted)} of {draft.first}-{draft.last}; {driver}. "
        "Sizes of works, branches and towns in works.csv are assumptions: replace those that you know."
    )
    click.echo(f"Run it: conjuncture run ./{path} --draws 32")
    click.echo(f"Compare it with guesses: conjuncture compare ./{path} leninism.struggle --draws 32")


def _is_taken(path: Path) -> bool:
    """Whether Python already has a module with the file's name, which the file would hide."""
    name = path.stem
    if name in sys.stdlib_module_names or iskeyword(name):
        return True
    spec = find_spec(name)
    return spec is not None and not path.exists()
