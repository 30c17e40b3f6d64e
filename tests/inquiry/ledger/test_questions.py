"""Open questions and rivals: answered through claims, and read from a ledger's files."""

from pathlib import Path

import pytest
from made_entries import entry, shown

from conjuncture.errors import ConjunctureError
from conjuncture.files.mistakes import FileError
from conjuncture.inquiry.correlates import Correlate
from conjuncture.inquiry.ledger.claim_reader import read_claims
from conjuncture.inquiry.ledger.entry import Entry
from conjuncture.inquiry.ledger.rivals import false_follows, put_to
from conjuncture.inquiry.ledger.robustness import Carriers
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.sensitivity.boundaries import Boundary

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


def words_of(folder: Path, found: Entry, text: str = LEDGER, **known) -> str:
    file = read_claims(written(folder, text))
    return file.questions[0].answer({"A": file.called("A")}, {"A": found}, **known).words


@pytest.mark.parametrize("word", ["follows", "fails", "undecided", "definition", "not asked"])
def test_a_question_says_what_the_verdict_on_its_claim_means_for_it(tmp_path, word: str, wording) -> None:
    wording(words_of(tmp_path, entry(word)))


def test_a_claim_that_was_not_asked_is_not_told_as_undecided(tmp_path, wording) -> None:
    words = words_of(tmp_path, Entry("A", "not asked", "It knows no level.", None))
    assert "It knows no level." in words
    assert "It was not." not in words
    wording(words)


def test_what_was_shown_of_a_claim_stands_apart_from_what_was_not(tmp_path, wording) -> None:
    parts = [shown("it rises", 0.95), shown("it stays up", 0.05, 0.9), shown("it is felt", 0.5)]
    words = words_of(tmp_path, entry("fails", *parts))
    wording(words)


def test_of_fewer_draws_than_a_verdict_needs_nothing_is_shown(tmp_path, wording) -> None:
    wording(words_of(tmp_path, entry("undecided", shown("it rises", 1.0), draws=100)))


LEANING = (Correlate("level.height", 0.6, 0.2),)
HEIGHT = {"level.height": "“height” in “level” (how high it is)"}


def test_a_question_that_depends_says_where_and_what_it_leans_on_in_words(tmp_path, wording) -> None:
    boundary = Boundary("level.height above 0.5 or level.height below -2", 0.9, ("level.height",), 120)
    found = entry("depends", shown("it rises", 0.5), boundary=boundary, correlates=LEANING)
    words = words_of(tmp_path, found, words=HEIGHT)
    assert words.index(HEIGHT["level.height"]) < words.index("0.5") < words.index("-2")
    wording(words)


def test_what_a_claim_leans_on_is_told_of_its_weakest_part(tmp_path, wording) -> None:
    leaning = (Correlate("level.height", 0.6, 0.2, part=1),)
    text = LEDGER.replace('question.is = "statement"', 'question.is = "together"')
    parts = [shown("it rises", 0.9), shown("it is felt", 0.4)]
    side = 'first = { outcome = { variable = "level" } }'
    rises, felt = (f"{{ {side}, relation = {way}, second = 0.5 }}" for way in ('"above"', '"below"'))
    before, after = text.index("question.first"), text.index("[[question]]")
    text = f"{text[:before]}question.statements = [{rises}, {felt}]\n\n{text[after:]}"
    wording(words_of(tmp_path, entry("undecided", *parts, correlates=leaning), text, words=HEIGHT))


@pytest.mark.parametrize("known", [{}, {"words": HEIGHT}])
def test_an_answer_never_shows_a_bare_variable_name(tmp_path, known) -> None:
    boundary = Boundary("level.height above 0.5", 0.9, ("level.height",), 120)
    carried = Carriers({"slow_rise": Proportion(0.0, 0.0, 0.1, 0, 60)}, ("slow_rise",), (), too_seldom=False)
    found = entry(
        "depends", shown("it rises", 0.5), boundary=boundary, correlates=LEANING, carried_by=carried
    )
    words = words_of(tmp_path, found, **known)
    assert "level.height" not in words
    assert "_" not in words
    assert "“slow rise”" in words


def test_what_lowers_a_figure_speaks_for_a_statement_that_it_is_low(tmp_path, wording) -> None:
    low = LEDGER.replace('relation = "above"', 'relation = "below"')
    wording(words_of(tmp_path, entry("undecided", shown("it is low", 0.5), correlates=LEANING), low))


@pytest.mark.parametrize("relation", ['"between"', '"differs from"'])
def test_more_of_a_figure_is_not_more_of_a_claim_that_it_lies_between_two_or_differs(
    tmp_path, relation: str
) -> None:
    text = LEDGER.replace('"above"', relation)
    text = text.replace("second = 0.5", "second = [0.2, 0.5]") if "between" in relation else text
    words = words_of(tmp_path, entry("undecided", shown("it is so", 0.5), correlates=LEANING), text)
    assert "the larger the figure the higher" in words
    assert "more so" not in words


def test_a_rival_is_told_with_its_holder_and_what_it_denies(tmp_path, wording) -> None:
    file = read_claims(written(tmp_path))
    wording(
        words_of(tmp_path, entry("fails"), rivals=file.rivals, answers={("doubt", "A"): entry("follows")})
    )


def test_what_is_put_in_and_what_words_mean_is_told_before_any_share(tmp_path, wording) -> None:
    more = LEDGER.replace(
        'record = "Silent."', 'record = "Silent."\nterms = "High: far up."\nput_in = "Height."'
    )
    told = words_of(tmp_path, entry("fails"), more)
    assert 0 < told.index("High: far up.") < told.index("Height.") < told.index("A fails")
    wording(told)


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
        ('claim = "A"', 'claim = "B"', "question Q: .*'B'"),
        ('asked = ["A"]\ndenies', 'asked = ["C"]\ndenies', "rival doubt: .*A"),
        ('fails = "It was not."', 'fial = "It was not."', "question Q: 'fial'"),
        ('id = "Q"', 'id = "a"', "'a'"),
        ("[[rival]]", "[[rivals]]", "'rivals'"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place(
    tmp_path, old: str, new: str, message: str, wording
) -> None:
    assert old in LEDGER
    with pytest.raises(ConjunctureError, match=message) as refused:
        read_claims(written(tmp_path, LEDGER.replace(old, new)))
    wording(refused.value)


def test_all_mistakes_of_a_ledger_come_at_once_with_their_lines(tmp_path) -> None:
    text = LEDGER.replace('fails = "It was not."', 'fial = "It was not."')
    text = text.replace('asked = ["A"]\ndenies', 'asked = "A"\ndenies').replace('id = "A"', "id = 5", 1)
    with pytest.raises(FileError) as error:
        read_claims(written(tmp_path, text))
    heads = [
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line in ("[[claim]]", "[[question]]", "[[rival]]")
    ]
    assert [mistake.line for mistake in error.value.mistakes] == heads


@pytest.mark.parametrize("name", ["._x.toml", ".x.toml", "~$x.toml"])
def test_what_programs_leave_beside_a_ledger_is_no_ledger(tmp_path, name: str) -> None:
    (tmp_path / "a.toml").write_text(LEDGER, "utf-8")
    (tmp_path / name).write_bytes(b"\x00\x05")
    assert [claim.id for claim in read_claims(tmp_path).claims] == ["A"]
