"""`ask` and `ledger` as their user meets them."""

import json
import sys
from pathlib import Path

import pytest

from conjuncture.cli import main

SMALL = ("--draws", "16", "--workers", "200", "--json")


def call(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run `conjuncture words...`; its exit code."""
    monkeypatch.setattr(sys, "argv", ["conjuncture", *words])
    try:
        main()
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_ask_without_a_claim_lists_all_in_words(monkeypatch, capsys) -> None:
    assert call(monkeypatch, "ask") == 0
    listed = capsys.readouterr().out
    for claim in ("O1", "O4", "O5", "O7", "O14", "O15"):
        assert f"\n{claim} " in listed
    assert call(monkeypatch, "ask", "russia", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["O1", "O4", "O5", "O7", "O14", "O15"]


def test_a_claim_or_ledger_that_is_not_there_is_refused_with_the_nearest(monkeypatch, capsys) -> None:
    assert call(monkeypatch, "ask", "russia", "O16") == 2
    assert "O1" in capsys.readouterr().err
    assert call(monkeypatch, "ledger", "lenism") == 2
    assert "leninism" in capsys.readouterr().err
    assert call(monkeypatch, "ledger", "mine.toml") == 2
    assert "no file mine.toml" in capsys.readouterr().err


def test_a_claim_is_answered_with_its_question_and_says_that_too_few_draws_are_left(
    monkeypatch, capsys
) -> None:
    assert call(monkeypatch, "ask", "russia", "o7", *SMALL) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["figures"]["verdict"] == "undecided"
    assert "a verdict needs 200" in answer["warnings"][0]
    assert answer["asked"]["is"] == "worlds.statements.Together"
    assert list(Path("russia-ledger/entries").glob("O7-*.json"))


def test_a_rival_that_lacks_what_a_claim_speaks_of_is_said_not_to_be_asked_on_a_page(
    monkeypatch, capsys
) -> None:
    assert call(monkeypatch, "new", "rival") == 0
    capsys.readouterr()
    assert call(monkeypatch, "ledger", "leninism", "--theory", "rival.py", *SMALL) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["theory"] for row in found["claims"]} == {"rival.py"}
    assert {row["word"] for row in found["claims"]} == {"not asked"}
    page = Path(found["page"]).read_text("utf-8")
    assert "who says what" in page
    assert "L471-484" in page
    assert "http" not in page  # nothing is fetched when it is opened
