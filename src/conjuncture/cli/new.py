"""`conjuncture new NAME`: a small working theory to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Write NAME.py: a small theory that runs at once, to be changed into your own."""
    stem = name.removesuffix(".py")
    path = Path(f"{stem}.py")
    if not path.name.removesuffix(".py").isidentifier():
        raise click.UsageError(f"'{stem}' cannot name a Python file. Use letters, digits and underscores.")
    if path.exists():
        raise click.UsageError(f"{path} is there already, and stays as it is. Choose another name.")
    path.write_text(files("conjuncture.cli").joinpath("new_theory.txt").read_text("utf-8"), "utf-8")
    click.echo(f"{path} is written. Run it: conjuncture run russia --theory {path} --draws 32")
