"""The page of commands says what `--help` says, and no page names a command that would be refused."""

import re
import shlex
from pathlib import Path

import click
import pytest

from conjuncture.cli.main import group
from conjuncture.cli.reference_of_commands import page

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_LINE = re.compile(r"^(?:\$ )?(?:python -m )?conjuncture ((?!`).+)$", re.MULTILINE)  # of a block
_WORD = re.compile(r"`(?:python -m )?conjuncture ([^`]+)`")  # within a sentence


def test_the_page_of_commands_lists_every_verb_and_option() -> None:
    current = (ROOT / "docs" / "commands.md").read_text("utf-8") == page()
    assert current, "run: python -m conjuncture.cli.reference_of_commands > docs/commands.md"


def commands(path: Path) -> list[str]:
    """The commands that a page tells the reader to type, without those that only name a verb's form."""
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```(?:sh|text|)\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    found = [line for block in blocks for line in _LINE.findall(block)] + _WORD.findall(prose)
    return [one for one in found if not re.search(r"[A-Z]{4,}|\.\.\.|…", one)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_command_line_accepts_each_command_on_a_page(path: Path) -> None:
    for command in commands(path):
        verb, *words = shlex.split(command.split(" # ")[0].split(" > ")[0].split(" && ")[0])
        if not words or verb.startswith("-"):  # the name of a verb alone
            continue
        assert verb in group.commands, f"{path.name}: conjuncture {command}"
        try:
            with group.commands[verb].make_context(verb, words, **group.context_settings):
                pass
        except click.exceptions.Exit:  # of --help
            continue
        except click.UsageError as error:
            pytest.fail(f"{path.name}: conjuncture {command}: {error.format_message()}")
