"""The page on the strikes of Sweden: its commands and code run, and its figures are those that come out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import conjuncture
from conjuncture.cases.registry import load
from conjuncture.cli.main import group

PAGE = Path(__file__).parents[1] / "docs" / "strikes_of_sweden.md"
TEXT = PAGE.read_text("utf-8")
WORDS = " ".join(TEXT.replace("\n> ", "\n").split())
COMMANDS = re.findall(r"^conjuncture (.*)$", TEXT, re.MULTILINE)
AS_THE_PAGE, FEWER = "--draws 64 --workers 1000", "--draws 4 --workers 100"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    theory, _ = blocks("python")
    (question,) = blocks("toml")
    (tmp_path / "trade.py").write_text(theory, "utf-8")
    (tmp_path / "flat.toml").write_text(question, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_theory_has_twenty_odd_lines_and_nothing_of_leninism() -> None:
    theory, _ = blocks("python")
    code = [line for line in theory.splitlines() if line.strip()]
    assert len(code) <= 23
    assert "lenin" not in theory.lower()


def test_the_figures_of_the_record_are_those_of_the_case() -> None:
    record = load("strikes_sweden_1908_1919").record()
    years, figures = (
        re.findall(r"\d+", line) for line in TEXT.splitlines() if line.startswith(("| 1908 |", "| 302 |"))
    )
    yearly = record["se_disputes_number"].frame["value"]
    assert [int(year) for year in years] == list(range(1908, 1920))
    assert [float(figure) for figure in figures] == yearly.tolist()
    assert "301,749 workers" in WORDS
    assert 301_749 in record["se_workers_directly"].frame["value"].tolist()


@pytest.mark.slow
def test_each_command_of_the_page_runs_with_fewer_draws(folder: Path) -> None:
    assert len(COMMANDS) == 6
    for command in COMMANDS:
        group(shlex.split(command.replace(AS_THE_PAGE, FEWER)), standalone_mode=False)
    assert len(list(folder.glob("strikes_sweden_1908_1919-*report/index.html"))) == 2


@pytest.mark.slow
def test_the_code_of_the_page_gives_the_figures_that_stand_on_it(folder: Path) -> None:
    _, code = blocks("python")
    assert code.count("draws=64, workers=1000") == 3
    names: dict[str, Any] = {"__name__": "sweden_page"}
    exec(compile(code, "strikes_of_sweden.md", "exec"), names)
    assert names["run"].finding in WORDS
    scores = names["compared"].table()
    for name in scores["name"].unique():
        strikes, strikers = (
            scores.loc[(scores["name"] == name) & (scores["target"] == target), "score"].item()
            for target in ("strikes by year", "strikers by year")
        )
        assert f"| {name} | {strikes:.2f} | {strikers:.2f} |" in TEXT
    (told,) = [line for line in str(names["answer"]).splitlines() if line.startswith("disputes a month")]
    assert told.split(". It goes down")[0] in WORDS
    down, up = (re.search(rf"{way} in (\d+)%", told) for way in (r"of draws\)", "the other way"))
    assert down is not None
    assert up is not None
    assert f"It goes down in {down[1]}% of the draws and up in {up[1]}%" in WORDS


def test_the_theory_of_the_page_runs_over_the_strikes_of_sweden(folder: Path) -> None:
    run = conjuncture.run("strikes_sweden_1908_1919", "trade.py", draws=2, workers=60, patterns=False)
    assert run.theory.name == "trade"
    assert {standing.row.name for standing in run.standings} == {"strikes by year", "strikers by year"}
