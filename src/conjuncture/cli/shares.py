"""The option `--share`, and the message of a command that computed its share and writes no page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from conjuncture.engine.scheduling import Share


def _parsed(_: click.Context, __: click.Parameter, text: str | None) -> Share | None:
    if text is None:
        return None
    from conjuncture.engine.scheduling import Share

    return Share.parse(text)


share_option = click.option(
    "--share",
    callback=_parsed,
    metavar="I/N",
    help="Compute only part I of N, and write no page. Run all parts, one after another or at once; then run "
    "the command without --share.",
)


def tell_share(share: Share, what: str, now: int, missing: int, of: int, *, as_json: bool) -> None:
    """Print how much the share computed, and how much is still missing."""
    if as_json:
        row: dict[str, Any] = {"share": str(share), "done": now, "missing": missing, "of": of, "kind": what}
        click.echo(json.dumps(row, indent=1))
        return
    click.echo(f"Share {share} computed {now} of {of} {what}; {missing} are still missing.")
    when = "When none is missing" if missing else "All parts are done"
    click.echo(f"{when}: run the same command without --share. It reads the results and writes the page.")
