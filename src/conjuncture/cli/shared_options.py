"""Options that several verbs share: each is declared once here, and has the same help in every verb.

If verbs differ, the option is a function of the default and of the words that only one verb needs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

code_option = click.option(
    "--allow-code",
    is_flag=True,
    help="Allow a case folder, a ledger or a question file to run code: the folder's case.py, or a theory "
    "that is not installed.",
)

json_option = click.option(
    "--json", "as_json", is_flag=True, help="Print the result as JSON, without progress bars."
)

seed_option = click.option(
    "--seed",
    metavar="NUMBER",
    type=int,
    default=0,
    show_default=True,
    help="Seed of all random numbers: with the same seed the results are the same.",
)

scenario_option = click.option(
    "--scenario",
    metavar="NAME",
    help="Use the inputs of this scenario. Default: the first scenario of the case.",
)

show_option = click.option(
    "--show",
    "show",
    metavar="VARIABLE",
    multiple=True,
    help="Show this variable on the page. May be repeated.",
)

blocks_option = click.option(
    "--blocks",
    metavar="YEARS",
    type=click.IntRange(2),
    default=5,
    show_default=True,
    help="Length in years of the blocks that are left out of a fit; the fit is scored on them.",
)

bank_option = click.option(
    "--bank",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder in which `conjuncture fit` stores its draws; --on fitted reads them there, if they have the "
    "same --workers and --seed. Default of `conjuncture fit`: the folder `bank` in its report's folder.",
)


def theory_option(default: str, *, several: bool = False) -> Decorator:
    """The option `--theory`: one theory (`theory_name`) or several (`theories`)."""
    repeated = " May be repeated." if several else ""
    return click.option(
        "--theory",
        "theories" if several else "theory_name",
        metavar="THEORY",
        multiple=several,
        help=f"Name or file of the theory.{repeated} Default: {default}",
    )


theory_of_case = theory_option("the theory that the case names.")


def draws_option(default: int, *, fewest: int, of: str = "", more: str = "") -> Decorator:
    """The option `--draws`; `of` says what the draws are of, `more` what else the number means for a verb."""
    says = f"How many draws to run{of}. Each draw has its own parameter values and random numbers."
    return click.option(
        "--draws",
        metavar="NUMBER",
        type=click.IntRange(fewest),
        default=default,
        show_default=True,
        help=f"{says} {more}".strip(),
    )


def workers_option(default: int) -> Decorator:
    """The option `--workers`: the size of the synthetic society."""
    return click.option(
        "--workers",
        metavar="NUMBER",
        type=click.IntRange(100),
        default=default,
        show_default=True,
        help="How many workers the synthetic society has. A case that counts in shares ignores this option.",
    )


def rivals_option(which: str, *, default: bool = True) -> Decorator:
    """The option `--rivals`; `which` says which rival theories the verb runs, and why."""
    return click.option(
        "--rivals/--no-rivals",
        default=default,
        show_default=True,
        help=f"Run also rival theories: {which}",
    )


def out_option(of: str, default: str) -> Decorator:
    """The option `--out`: the folder into which the verb writes."""
    return click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        help=f"Folder for {of}. Default: {default}.",
    )
