"""Options that say whether, and how much of, the recorded course of a case is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.shared_options import Decorator

if TYPE_CHECKING:
    from conjuncture.inquiry.course.on_record import PartOfCourse


def several(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """Names with commas between them; the function that receives them says which there are."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _on_option(says: str, **kind: Any) -> Decorator:
    return click.option("--on", "on", default="free", show_default=True, help=says, **kind)


def _columns_option(says: str) -> Decorator:
    return _on_option(says, metavar="WAY,...", callback=several)


on_option = _on_option(
    "free: worlds as they come. course: worlds in which the recorded events came, in proportion to the "
    "chance that the theory gave to them, as many as are found, whatever --draws says. held: worlds on which "
    "the recorded events are imposed. fitted: worlds of a fit to the record (--bank), if no check withholds "
    "it.",
    type=click.Choice(["free", "held", "course", "fitted"]),
)

_EACH = (
    "free, held, course or fitted, as `conjuncture ask --help` explains them, or several with commas: then "
)

ledger_columns_option = _columns_option(
    f"{_EACH}each claim has a column for each. Rivals are tested in the first way."
)
run_columns_option = _columns_option(
    f"{_EACH}each recorded quantity has a column for each. The page shows the draws of the first."
)
compare_columns_option = _columns_option(
    "free, or free,fitted: then each theory whose draws are kept (--bank) has a second row, fitted "
    "without one block of years after another and scored on these."
)

_PART = (
    click.option(
        "--of",
        "of",
        metavar="MEMBER",
        multiple=True,
        help="Use only the recorded course of this member, such as a country. May be repeated.",
    ),
    click.option(
        "--until",
        metavar="MONTH",
        default="",
        help="Use only the recorded course before this month, such as 1917-10.",
    ),
    click.option(
        "--except",
        "leave_free",
        metavar="MONTH",
        multiple=True,
        help="Leave the recorded passage of this month free, and all that followed from it there. May be "
        "repeated.",
    ),
    click.option(
        "--coding",
        "codings",
        metavar="NAME",
        multiple=True,
        help="Use this other coding of the recorded course. May be repeated.",
    ),
)


def part_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that choose a part of the recorded course; their values go to `part_of_course`."""
    for option in reversed(_PART):
        command = option(command)
    return command


def part_of_course(
    of: tuple[str, ...],
    until: str,
    leave_free: tuple[str, ...],
    codings: tuple[str, ...],
    on: str | tuple[str, ...] = "course",
) -> PartOfCourse:
    """The part of the recorded course that the options choose, used in one way or in several.

    Raises:
        UsageError: a part is chosen, and the course is not used.
    """
    from conjuncture.inquiry.course.on_record import PartOfCourse

    if on in ("free", ("free",)) and (of or until or leave_free or codings):
        raise click.UsageError(
            "--of, --until, --except and --coding choose a part of the recorded course. Add --on course."
        )
    return PartOfCourse(codings, until, of, leave_free)
