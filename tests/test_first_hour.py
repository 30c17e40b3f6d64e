"""The commands of the first hour run one after another, with fewer draws, and their pages are there."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from conjuncture.cli.main import group

PAGE = Path(__file__).parents[1] / "docs" / "first_hour.md"
SMALLER = {"16": "2", "1000": "300"}


def commands() -> list[list[str]]:
    """Those that begin with the command's name, in order."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("conjuncture ")]
    return [shlex.split(line)[1:] for line in lines]


def test_the_first_hour_runs_a_theory_without_a_mechanism_and_one_of_its_reader() -> None:
    assert [verb for verb, *_ in commands()] == ["run", "run", "new", "run"]


@pytest.mark.slow
def test_the_commands_of_the_first_hour_run_and_write_their_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in commands():
        done = CliRunner().invoke(group, [SMALLER.get(word, word) for word in words])
        assert done.exit_code == 0, done.output
    assert all((tmp_path / folder / "index.html").exists() for folder in ("first", "without", "mine"))
