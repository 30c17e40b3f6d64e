"""`ask` and `ledger` as their user meets them."""

import json
from pathlib import Path

SMALL = ("--draws", "16", "--workers", "200", "--json")


def test_ask_without_a_claim_lists_all_in_words(call, capsys) -> None:
    assert call("ask") == 0
    listed = capsys.readouterr().out
    for claim in ("O1", "O4", "O5", "O7", "O14", "O15"):
        assert f"\n{claim} " in listed
    assert call("ask", "russia", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in rows] == ["O1", "O4", "O5", "O7", "O14", "O15"]


def test_a_claim_or_ledger_that_is_not_there_is_refused_with_the_nearest(call, capsys) -> None:
    assert call("ask", "russia", "O16") == 2
    assert "O1" in capsys.readouterr().err
    assert call("ledger", "lenism") == 2
    assert "leninism" in capsys.readouterr().err
    assert call("ledger", "mine.toml") == 2
    assert "no file mine.toml" in capsys.readouterr().err


def test_a_claim_is_answered_with_its_question_and_says_that_too_few_draws_are_left(call, capsys) -> None:
    assert call("ask", "russia", "o7", *SMALL) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["figures"]["verdict"] == "undecided"
    assert "a verdict needs 200" in answer["warnings"][0]
    assert answer["asked"]["is"].endswith(".Together")
    assert list(Path("russia-ledger/entries").glob("O7-*.json"))


def test_a_rival_that_lacks_what_a_claim_speaks_of_is_said_not_to_be_asked_on_a_page(call, capsys) -> None:
    assert call("new", "rival") == 0
    capsys.readouterr()
    assert call("ledger", "leninism", "--theory", "rival.py", *SMALL) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["theory"] for row in found["claims"]} == {"rival.py"}
    assert {row["word"] for row in found["claims"]} == {"not asked"}
    page = Path(found["page"]).read_text("utf-8")
    assert "who says what" in page
    assert "L471-484" in page
    assert "http" not in page  # nothing is fetched when it is opened
