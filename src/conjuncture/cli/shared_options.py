"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.shares import share_option, tell_share
from conjuncture.presentation.terminal_progress import progress_bars

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.inquiry.ledger.claims import Claim
    from conjuncture.studies.ask_settings import AskSettings

_DRAWS, _WORKERS = 500, 2_000  # smaller societies make waves out of noise

code_option = click.option(
    "--allow-code",
    is_flag=True,
    help="Allow a case folder, a ledger or a question file to run code: the folder's case.py, or a theory "
    "that is not installed.",
)

theory_of_case = click.option(
    "--theory",
    "theory_name",
    metavar="THEORY",
    help="Name or file of the theory. Default: the theory that the case names.",
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


blocks_option = click.option(
    "--blocks",
    metavar="YEARS",
    type=click.IntRange(2),
    default=5,
    show_default=True,
    help="How many years a block has that a fit does not see, and is scored on.",
)


def workers_option(default: int) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--workers`: the size of the synthetic society."""
    return click.option(
        "--workers",
        metavar="NUMBER",
        type=click.IntRange(100),
        default=default,
        show_default=True,
        help="How many workers the synthetic society has. A case that counts in shares ignores it.",
    )


OPTIONS = (
    click.option(
        "--theory",
        "theory_name",
        metavar="THEORY",
        help="Name or file of the theory. Default: the theory that the claim or question names.",
    ),
    click.option(
        "--draws",
        metavar="NUMBER",
        type=click.IntRange(1),
        default=_DRAWS,
        show_default=True,
        help="How many draws to run. For claims this is one round; more rounds follow, at most six in all, "
        "until enough draws agree with the case's crude patterns.",
    ),
    workers_option(_WORKERS),
    seed_option,
    click.option(
        "--rivals/--no-rivals",
        default=True,
        show_default=True,
        help="Test the claims in rival theories too, or in the main theory only.",
    ),
    share_option,
    code_option,
    json_option,
)


def ask_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of `ask` and `ledger` to a command."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def draws_given() -> bool:
    """Whether the command line gives the number of draws; it then overrides the question's file."""
    given = click.get_current_context().get_parameter_source("draws")
    return given is click.core.ParameterSource.COMMANDLINE


def store_folder(folder: Path) -> Path:
    """The folder of stored entries, from which a stopped command continues and a repeated one reads."""
    return folder / "entries"


def answer_share(
    share: Share,
    file: ClaimFile,
    claims: Sequence[Claim],
    case: str | None,
    theory: str | None,
    settings: AskSettings,
    rivals: bool,
    as_json: bool,
) -> None:
    """Ask one process's share of the claims, and print what it did and what is missing."""
    from conjuncture.studies.claims import case_for
    from conjuncture.studies.shares import share_of_claims

    over = case_for(file, case, allow_code=settings.allow_code)
    with progress_bars(silent=as_json) as tell:
        part = share_of_claims(file, claims, share, theory, settings, case=over, rivals=rivals, tell=tell)
    tell_share(share, "claims", part.asked, part.missing, part.claims, as_json=as_json)
