"""The option `--share`, and what a command says that did its share and writes no page."""

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
    help="Do the I-th of N parts into the store, and write no page: for several processes or machines.",
)


def tell_share(share: Share, what: str, now: int, missing: int, of: int, *, as_json: bool) -> None:
    """What was done, and what is missing."""
    if as_json:
        told: dict[str, Any] = {"share": str(share), "done": now, "missing": missing, "of": of, "kind": what}
        click.echo(json.dumps(told, indent=1))
        return
    click.echo(f"Share {share}: {now} of {of} {what} done now; {missing} are still missing.")
    when = "Once they are there" if missing else "All are there:"
    end = ", the" if missing else " the"
    click.echo(f"{when}{end} same command without --share reads them and writes the page.")
