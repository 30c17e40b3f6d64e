"""A table of coded cases on the command line: the outcome and the conditions as options, without a file.

Each option says what it is called in the R package QCA.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from conjuncture.inquiry.question_file import QuestionFile

CASES = ".csv"
"""How the name of a table of cases ends."""

_OPTIONS = (
    click.option("--outcome", metavar="COLUMN", help="Of a table of cases: what came of them, such as won."),
    click.option(
        "--conditions",
        metavar="COLUMN,...",
        help="Of a table of cases: what may go with the outcome. Default: all other columns.",
    ),
    click.option(
        "--inclusion",
        type=click.FloatRange(0.0, 1.0),
        help="Of a table of cases: the least consistency of a configuration that goes with the outcome "
        "(incl.cut in R). Default: 1 for kinds, 0.8 for degrees.",
    ),
    click.option(
        "--expected",
        metavar="COLUMN,...",
        help="Of a table of cases: what should help, for the intermediate solution (dir.exp in R).",
    ),
    click.option(
        "--fewest",
        type=click.IntRange(min=1),
        help="Of a table of cases: how many cases a configuration needs to count (n.cut in R). Default: 1.",
    ),
)


def table_options[C: Callable[..., Any]](command: C) -> C:
    """The options of a table of cases."""
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
    """Which conditions go with the outcome, where a table of cases is asked about; None where it is not.

    Raises:
        UsageError: a table without an outcome, or these options without a table.
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
                raise click.UsageError(f"{name} is of a table of cases: conjuncture ask cases.csv {name} ...")
        return None
    if outcome is None:
        raise click.UsageError(f"What came of the cases of {what}? Name its column: --outcome COLUMN")
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
