"""The reference of all verbs and their options, made from the same texts as `--help`.

`python -m conjuncture.cli.reference_of_commands` prints it; `docs/commands.md` contains it.
"""

from __future__ import annotations

import inspect
import re
import sys

import click

from conjuncture.cli.main import group

_ABOUT = """# Commands: every verb and every option

`conjuncture VERB --help` prints the same in a terminal. Exit codes and files are on the page
[Files, safety and errors](files_and_errors.md). `make pages` makes this page from the code.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([_ABOUT, *(_of_verb(verb) for verb in group.commands.values())]).rstrip() + "\n"


def _of_verb(verb: click.Command) -> str:
    context = click.Context(verb, info_name=f"conjuncture {verb.name}", **group.context_settings)
    usage = " ".join([context.command_path, *verb.collect_usage_pieces(context)])
    text = inspect.cleandoc(verb.help or "").replace("\b\n", "")
    options = [option for option in verb.params if isinstance(option, click.Option)]
    records = [record for option in options if (record := option.get_help_record(context))]
    rows = [f"| {_in_code(names)} | {_in_cell(says)} |" for names, says in records]
    example = re.sub(r"conjuncture [^;]+", lambda command: f"`{command[0]}`", verb.epilog or "")
    parts = [f"## conjuncture {verb.name}", f"```sh\n{usage}\n```", text, example]
    parts.append("\n".join(["| option | meaning |", "|---|---|", *rows]))
    return "\n\n".join(part for part in parts if part) + "\n"


def _in_code(names: str) -> str:
    return ", ".join(f"`{name}`" for name in names.replace(" / ", ", ").split(", "))


def _in_cell(says: str) -> str:
    return " ".join(says.replace("|", "/").split())


if __name__ == "__main__":
    sys.stdout.write(page())
