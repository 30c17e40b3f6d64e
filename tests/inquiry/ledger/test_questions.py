"""Open questions and rivals: answered through claims, and read from a ledger's files."""

from pathlib import Path

import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.ledger.claim_file import read_claims
from conjuncture.inquiry.ledger.entries import Entry
from conjuncture.inquiry.ledger.rivals import false_follows, put_to

LEDGER = """
title = "Made"
theory = "made"
case = "one"

[[claim]]
id = "A"
sentence = "It is high."
holder = "Somebody"
against = ""
locator = "p. 1"
answer = "Yes"
asked_so = "So."
counts_against = "Low ones."
question.is = "statement"
question.first.outcome.variable = "level"
question.relation = "above"
question.second = 0.5

[[question]]
id = "Q"
sentence = "Was it bound to be high?"
locator = "p. 2"
record = "Silent."
[[question.through]]
claim = "A"
follows = "It was bound to be."
fails = "It was not."

[[rival]]
name = "doubt"
theory = "doubting"
holder = "Somebody else"
says = "It is not so."
parts = "Low levels."
asked = ["A"]
denies = ["A"]
"""


def written(folder: Path, text: str = LEDGER) -> Path:
    path = folder / "made.ledger.toml"
    path.write_text(text, "utf-8")
    return path


def entry(word: str, **figures) -> Entry:
    return Entry(
        "A", word, "", {"holds": {"share": 0.5, "low": 0.4, "high": 0.6, "of": 240, "count": 120}, **figures}
    )


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("follows", "A (follows, in 50% (40 to 60%; 120 of 240 draws)): It was bound to be."),
        ("fails", "It was not."),
        ("undecided", "Left undecided is whether this holds: It was bound to be. Or this: It was not."),
        ("definition", "By the way the words are defined: It was bound to be."),
    ],
)
def test_a_question_says_what_the_verdict_on_its_claim_means_for_it(tmp_path, word: str, told: str) -> None:
    file = read_claims(written(tmp_path))
    (question,) = file.questions
    answer = question.answer({"A": file.called("a")}, {"A": entry(word)})
    assert told in answer.words
    assert "The record: Silent." in answer.words
    assert "No rival was asked." in answer.words


def test_a_question_that_depends_names_the_boundary_and_what_it_leans_on(tmp_path) -> None:
    file = read_claims(written(tmp_path))
    leaning = [{"quantity": "level.height", "correlation": 0.6, "chance": 0.2}]
    found = entry("depends", boundary={"words": "level.height is above 0.5"}, **{"leans on": leaning})
    answer = file.questions[0].answer({"A": file.called("A")}, {"A": found})
    assert (
        "where level.height is above 0.5, this holds: It was bound to be. Elsewhere: It was not."
        in answer.words
    )
    assert "goes most with level.height (+0.60)" in answer.words


def test_a_rival_is_asked_the_claim_of_its_own_theory_and_a_false_follows_is_counted(tmp_path) -> None:
    file = read_claims(written(tmp_path))
    ((rival, claim),) = put_to(file.rivals, file.claims)
    assert (rival.name, claim.theory, claim.case) == ("doubt", "doubting", "one")
    assert false_follows({("doubt", "A"): entry("follows")}, file.rivals, "A") == (1, 1)
    assert false_follows({("doubt", "A"): entry("fails")}, file.rivals, "A") == (0, 1)
    assert false_follows({("doubt", "A"): entry("not asked")}, file.rivals, "A") == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('claim = "A"', 'claim = "B"', "question Q: there is no claim 'B'"),
        ('asked = ["A"]\ndenies', 'asked = ["C"]\ndenies', "rival doubt: it denies A, which it is not asked"),
        ('fails = "It was not."', 'fial = "It was not."', "question Q: 'fial'"),
        ('id = "Q"', 'id = "a"', "two claims 'a'"),
        ("[[rival]]", "[[rivals]]", "has at its head 'rivals'"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place(tmp_path, old: str, new: str, message: str) -> None:
    assert old in LEDGER
    with pytest.raises(QuestionError, match=message):
        read_claims(written(tmp_path, LEDGER.replace(old, new)))
