"""`conjuncture`: the group of verbs, and the exit code and message if a verb fails."""

from __future__ import annotations

import sys

import click

from conjuncture.cli import process
from conjuncture.cli.app import app
from conjuncture.cli.ask import ask
from conjuncture.cli.compare import compare
from conjuncture.cli.course import course
from conjuncture.cli.fit import fit
from conjuncture.cli.foretell import foretell
from conjuncture.cli.identify import identify
from conjuncture.cli.ledger import ledger
from conjuncture.cli.mistakes import sentence
from conjuncture.cli.new import new
from conjuncture.cli.publish import publish, rerun
from conjuncture.cli.record import record
from conjuncture.cli.run import run
from conjuncture.cli.show import show
from conjuncture.version import __version__

BROKEN_PIPE = 1  # exit code: the reader of a pipe has gone. click uses the same code if it notices that first


@click.group(
    "conjuncture",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="`conjuncture VERB --help` explains a verb, with an example. Begin with: conjuncture run "
    "sketch_roots (an invented country: seconds), then conjuncture run russia (with a record: minutes).",
)
@click.version_option(__version__, prog_name="conjuncture")
def group() -> None:
    """A laboratory for theories of how societies act, organise, revolt and harden.

    You write a theory as mechanisms: functions that say why one variable changes. conjuncture runs the theory
    over an artificial society, many times, and compares the results with the historical record.

    \b
    Words used below:
      case     a place and a period: its society, its inputs from outside, its record
      draw     one history that the theory allows, with its own value for each unknown quantity
      claim    a sentence that conjuncture tests on a theory's draws
      ledger   a file with the claims about a theory
    """


for verb in (
    run,
    ask,
    ledger,
    course,
    fit,
    compare,
    foretell,
    identify,
    record,
    show,
    new,
    publish,
    rerun,
    app,
):
    group.add_command(verb)


def main() -> None:
    """Run the command line, and print each error as a sentence."""
    process.replace_unwritable_letters()
    try:
        with process.stopped_by_signals():
            group(standalone_mode=False)
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt) as stopped:
        click.echo("Stopped. The results so far are stored; the same command continues from there.", err=True)
        sys.exit(process.exit_code(stopped))
    except BrokenPipeError:
        process.discard_output()
        sys.exit(BROKEN_PIPE)
    except Exception as error:  # noqa: BLE001  (the only place that turns every error into a sentence)
        text, code = sentence(error)
        click.echo(text, err=True)
        sys.exit(code)
