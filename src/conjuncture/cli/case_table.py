"""A table of coded cases on the command line: options name the outcome and the conditions, without a file.

The help of an option gives its name in the R package QCA.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from conjuncture.inquiry.question_file import QuestionFile

CASES = ".csv"
"""The ending of the name of a table of cases."""

_OPTIONS = (
    click.option(
        "--outcome", metavar="COLUMN", help="For a table of cases: the column of the outcome, such as won."
    ),
    click.option(
        "--conditions",
        metavar="COLUMN,...",
        help="For a table of cases: the columns of the conditions. Default: all other columns.",
    ),
    click.option(
        "--inclusion",
        type=click.FloatRange(0.0, 1.0),
        help="For a table of cases: the least consistency of a configuration that goes with the outcome "
        "(incl.cut in R). Default: 1 if all values are whole numbers (kinds), 0.8 with degrees.",
    ),
    click.option(
        "--expected",
        metavar="COLUMN,...",
        help="For a table of cases: the conditions that should favour the outcome, for the intermediate "
        "solution (dir.exp in R).",
    ),
    click.option(
        "--fewest",
        type=click.IntRange(min=1),
        help="For a table of cases: how many cases a configuration needs to count (n.cut in R). Default: 1.",
    ),
)


def table_options[C: Callable[..., Any]](command: C) -> C:
    """Add the options for a table of cases to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def question_of_table(
    what: str | None,
    outcome: str | None,
    conditions: str | None,
    inclusion: float | None,
    expected: str | None,
    fewest: int | None,
) -> QuestionFile | None:
    """The question which conditions go with the outcome, if the argument is a table of cases; else None.

    Raises:
        UsageError: a table without `--outcome`, a file that is not there, or these options without a table.
    """
    given = {
        "--outcome": outcome,
        "--conditions": conditions,
        "--inclusion": inclusion,
        "--expected": expected,
        "--fewest": fewest,
    }
    if what is None or not what.endswith(CASES):
        for name, value in given.items():
            if value is not None:
                raise click.UsageError(
                    f"{name} is for a table of cases: conjuncture ask cases.csv {name} ..."
                )
        return None
    if outcome is None:
        raise click.UsageError(f"{what} needs an outcome. Name its column: --outcome COLUMN")
    path = Path(what)
    if not path.is_file():
        raise click.UsageError(f"There is no file '{what}'.")
    from conjuncture.inquiry.qca.question import WhichConditions
    from conjuncture.inquiry.question_file import QuestionFile

    question = WhichConditions(
        outcome,
        None if conditions is None else _names(conditions),
        inclusion=inclusion,
        expected=() if expected is None else _names(expected),
        cases=fewest or 1,
    )
    return QuestionFile(path, question, table=path.name)


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in written.split(",") if name.strip())
