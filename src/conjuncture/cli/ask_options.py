"""Options of both `ask` and `ledger`, the folder of their stored entries, and a process's share of claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conjuncture.cli.shared_options import (
    code_option,
    draws_option,
    json_option,
    rivals_option,
    seed_option,
    theory_option,
    workers_option,
)
from conjuncture.cli.shares import share_option, tell_share
from conjuncture.presentation.terminal_progress import progress_bars

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share
    from conjuncture.inquiry.ledger.claim_file import ClaimFile
    from conjuncture.inquiry.ledger.claims import Claim
    from conjuncture.studies.ask_settings import AskSettings

_DRAWS, _WORKERS = 500, 2_000  # in smaller societies noise alone makes waves of strikes

_OPTIONS = (
    theory_option("the theory that the claim or question names."),
    draws_option(
        _DRAWS,
        fewest=1,
        more="For claims this is one round; more rounds follow, at most six in all, until enough draws agree "
        "with the case's crude patterns.",
    ),
    workers_option(_WORKERS),
    seed_option,
    rivals_option("each claim is tested in each of them."),
    share_option,
    code_option,
    json_option,
)


def ask_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of `ask` and `ledger` to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def draws_given() -> bool:
    """Whether the command line gives the number of draws; it then overrides the question's file."""
    given = click.get_current_context().get_parameter_source("draws")
    return given is click.core.ParameterSource.COMMANDLINE


def store_folder(folder: Path) -> Path:
    """The folder of stored entries: a command that was stopped continues from it, a repeated one reads it."""
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
    """Test one process's share of the claims, and print how many were done and how many are missing."""
    from conjuncture.studies.claims import case_for
    from conjuncture.studies.shares import share_of_claims

    over = case_for(file, case, allow_code=settings.allow_code)
    with progress_bars(silent=as_json) as tell:
        part = share_of_claims(file, claims, share, theory, settings, case=over, rivals=rivals, tell=tell)
    tell_share(share, "claims", part.asked, part.missing, part.claims, as_json=as_json)
