"""The options that `ask` and `ledger` share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from conjuncture.cli.progress import progress_bars

_DRAWS, _WORKERS = 500, 1_000  # a claim in about two minutes on two cores

code_option = click.option(
    "--allow-code",
    is_flag=True,
    help="Let code run that data names: a folder's case.py, or a theory that is not installed.",
)

OPTIONS = (
    click.option(
        "--theory", "theory_name", metavar="T", help="A theory's name or file. Default: the case's own."
    ),
    click.option(
        "--draws",
        type=click.IntRange(1),
        default=_DRAWS,
        show_default=True,
        help="Draws in a wave. Waves are run until enough are not ruled out, six at most.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(100),
        default=_WORKERS,
        show_default=True,
        help="Places in the synthetic society.",
    ),
    click.option(
        "--seed", type=int, default=0, show_default=True, help="Of the society, the parameters and all luck."
    ),
    click.option(
        "--rivals/--no-rivals", default=True, show_default=True, help="Put the claims to rival theories too."
    ),
    code_option,
    click.option("--json", "as_json", is_flag=True, help="Print as JSON, and no progress."),
)


def asked_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that claims are asked with."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@contextmanager
def telling(*, silent: bool) -> Iterator[Callable[[str], Callable[[int, int], None] | None]]:
    """What a ledger tells of its running: a bar for each thing that is run."""
    if silent:
        yield lambda _: None
        return
    with progress_bars() as bar:
        yield bar


def store_folder(out: Path | None, name: str) -> Path:
    """Where entries are kept: so that a stopped command goes on, and a repeated one is read."""
    return (out or Path(f"{name}-ledger")) / "entries"
