"""`conjuncture new NAME`: a small working theory, or the tables of a small case, to start from."""

from __future__ import annotations

import sys
from importlib.resources import files
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path

import click

from conjuncture.files.names import file_name
from conjuncture.files.whole import write_text


@click.command()
@click.argument("name")
@click.option("--case", "of_case", is_flag=True, help="Write a folder of tables instead: a case of your own.")
def new(name: str, of_case: bool) -> None:
    """Write NAME.py: a small theory that runs at once, to be changed into your own.

    With --case, write the folder NAME with every table of a case: a union, a party and others.
    """
    stem = name.removesuffix(".py")
    path = Path(stem if of_case else f"{stem}.py")
    if not path.name.removesuffix(".py").isidentifier():
        what = "a case" if of_case else "a Python file"
        raise click.UsageError(f"'{stem}' cannot name {what}. Use letters, digits and underscores.")
    file_name(path.name, of="case" if of_case else "theory")
    if not of_case and _is_taken(path):
        raise click.UsageError(
            f"'{stem}' is the name of a Python module, which {path} would hide. Choose another."
        )
    if path.exists():
        raise click.UsageError(f"{path} is there already, and stays as it is. Choose another name.")
    if of_case:
        from conjuncture.cases.tables.first_draft import write_tables

        write_tables(path)
        click.echo(f"{path}/ is written: change its tables; README.md says what each column holds.")
        click.echo(f"Run it: conjuncture run ./{path} --draws 32")
        return
    write_text(path, files("conjuncture.cli").joinpath("new_theory.txt").read_text("utf-8"))
    click.echo(f"{path} is written. Run it: conjuncture run russia --theory {path} --draws 32")


def _is_taken(path: Path) -> bool:
    """Whether Python knows the file's name: a file of that name is imported in place of what it hides."""
    name = path.stem
    if name in sys.stdlib_module_names or iskeyword(name):
        return True
    found = find_spec(name)
    return found is not None and not path.exists()
