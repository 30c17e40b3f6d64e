"""The options that `ask` and `ledger` share."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.progress import progress_bars
from conjuncture.cli.shares import share_option, tell_share

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.inquiry.ledger.claims import Claim
    from conjuncture.studies.ask_settings import AskSettings

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
        help="Draws in a round. Rounds are run until enough are not ruled out, six at most.",
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
    share_option,
    code_option,
    click.option("--json", "as_json", is_flag=True, help="Print as JSON, and no progress."),
)


def ask_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that claims are asked with."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def draws_given() -> bool:
    """Whether the command line says how many draws: then a question's file does not."""
    given = click.get_current_context().get_parameter_source("draws")
    return given is click.core.ParameterSource.COMMANDLINE


def asked_otherwise(theory: str | None, case: str | None) -> str:
    """What tells a page from that of the usual asking: "-THEORY-CASE"; empty where neither is named."""
    named = [
        re.sub(r"[^\w.-]+", "-", name.removesuffix(".py")).strip("-.") for name in (theory, case) if name
    ]
    return "".join(f"-{name}" for name in named)


def store_folder(folder: Path) -> Path:
    """Where entries are kept: so that a stopped command goes on, and a repeated one is read."""
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
    """Ask one process's share of the claims, and say what was done and what is missing."""
    from conjuncture.studies.claims import case_for
    from conjuncture.studies.shares import share_of_claims

    over = case_for(file, case, allow_code=settings.allow_code)
    with progress_bars(silent=as_json) as tell:
        part = share_of_claims(file, claims, share, theory, settings, case=over, rivals=rivals, tell=tell)
    tell_share(share, "claims", part.asked, part.missing, part.claims, as_json=as_json)
