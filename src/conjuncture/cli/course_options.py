"""Options that say whether the recorded course of a case is used, and which part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.shared_options import Decorator

if TYPE_CHECKING:
    from conjuncture.inquiry.course.on_record import PartOfCourse


def several(_: click.Context, __: click.Parameter, text: str) -> tuple[str, ...]:
    """Split names at commas; the function that receives them checks whether they are known."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _on_option(says: str, **kind: Any) -> Decorator:
    return click.option("--on", "on", default="free", show_default=True, help=says, **kind)


def _columns_option(says: str) -> Decorator:
    return _on_option(says, metavar="WAY,...", callback=several)


on_option = _on_option(
    "free: draws from the priors. course: draws with the recorded events imposed, chosen in proportion to "
    "the chance that each gave to these events; --draws does not set their number. held: draws with the "
    "recorded events imposed, all with the same weight. fitted: draws of a fit to the recorded figures "
    "(--bank), unless a check of the fit fails.",
    type=click.Choice(["free", "held", "course", "fitted"]),
)

_EACH = "free, held, course or fitted (`conjuncture ask --help` explains them), or several with commas: then "

ledger_columns_option = _columns_option(
    f"{_EACH}each claim has a column for each of them. Rivals are tested only on the draws of the first."
)
run_columns_option = _columns_option(
    f"{_EACH}each recorded quantity has a column for each of them. The page shows the draws of the first."
)
compare_columns_option = _columns_option(
    "free: draws from the priors. free,fitted: each theory with stored draws (--bank) has a second row: it "
    "is fitted without one block of years after another, and scored on the block that was left out."
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
        help="Do not use the recorded passage (change of outcome) of this month, nor the later months of the "
        "member that had it. May be repeated.",
    ),
    click.option(
        "--coding",
        "codings",
        metavar="NAME",
        multiple=True,
        help="Use this other coding of the recorded course (another reading by historians). May be repeated.",
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
    """The part of the recorded course that the options choose.

    Args:
        of, until, leave_free, codings: values of `--of`, `--until`, `--except` and `--coding`.
        on: the value of `--on`, one or several.

    Raises:
        UsageError: a part is chosen, but `on` is "free" alone.
    """
    from conjuncture.inquiry.course.on_record import PartOfCourse

    if on in ("free", ("free",)) and (of or until or leave_free or codings):
        raise click.UsageError(
            "--of, --until, --except and --coding choose a part of the recorded course. Add --on course."
        )
    return PartOfCourse(codings, until, of, leave_free)
