"""`conjuncture`: the group of verbs, and what happens when one cannot do its work."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from conjuncture import __version__
from conjuncture.cli.ask import ask
from conjuncture.cli.ledger import ledger
from conjuncture.cli.new import new
from conjuncture.cli.record import record
from conjuncture.cli.run import run
from conjuncture.cli.show import show
from conjuncture.errors import ConjunctureError

CANNOT = 2  # exit code: what was asked for cannot be done, and the message says why
BROKEN = 1  # exit code: a defect of conjuncture itself


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="conjuncture")
def group() -> None:
    """A laboratory for theories of how societies act, organise, revolt and harden.

    Begin with: conjuncture run russia
    """


for verb in (run, ask, ledger, record, show, new):
    group.add_command(verb)


def main() -> None:
    """Run the command line; errors of what was asked are sentences, not tracebacks."""
    keep_what_is_compiled()
    try:
        group(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped. What was computed is kept; the same command goes on from there.", err=True)
        sys.exit(130)
    except (ConjunctureError, OSError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(CANNOT)


def keep_what_is_compiled() -> None:
    """Compiled programs stay in the user's cache, so that a question asked again starts at once.

    A large theory takes a minute to compile. Where they go, `JAX_COMPILATION_CACHE_DIR` says, if it is set.
    """
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(caches / "conjuncture" / "compiled"))
