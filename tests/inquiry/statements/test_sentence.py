"""A statement in one line is the statement that the same words make as objects."""

import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.sentence import is_sentence, read_sentence
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

IN_1905 = Outcome("strikers", since="1905-01-01", until="1906-01-01")


def test_a_period_that_one_side_names_is_of_both() -> None:
    text = "strikers without example < strikers in 1905"
    first = Side(IN_1905, cut("example"))
    assert read_sentence(text) == Statement(first, "below", Side(IN_1905), words=text)


def test_each_side_keeps_the_period_and_the_members_that_it_names() -> None:
    read = read_sentence("max horizon of metal workers in 1905-12 > horizon in 1906-1907 of textile workers")
    first = Outcome(
        "horizon", since="1905-12-01", until="1906-01-01", over_time="max", member="metal workers"
    )
    second = Outcome("horizon", since="1906-01-01", until="1908-01-01", member="textile workers")
    assert (read.first, read.relation, read.second) == (Side(first), "above", Side(second))


def test_mechanisms_are_cut_and_variables_get_values_together() -> None:
    read = read_sentence("largest rise horizon without example, news with fear = 0.5 > 1e-3")
    done = cut("example", "news") + hold("fear", 0.5)
    assert read.first == Side(Outcome("horizon", over_time="largest rise"), done)
    assert read.second == 1e-3


def test_a_bound_that_is_no_number_is_taken_for_a_name_and_never_for_a_bound() -> None:
    assert read_sentence("a < nan").second == Side(Outcome("nan"))
    assert read_sentence("a > inf").second == Side(Outcome("inf"))


@pytest.mark.parametrize("text", ["O5", "Q5", "my_question.toml", "", "strikers = 3"])
def test_what_does_not_compare_is_no_sentence(text: str) -> None:
    assert not is_sentence(text)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a < b < c", "one '<' or '>'"),
        ("a <", "one '<' or '>'"),
        ("0.5 < a", "on the right"),
        ("many strikers < 3", "'many'"),
        ("strikers! < 3", "'strikers!'"),
        ("a in 1907-1905 < 3", "'1907-1905'"),
        ("a in 1905-13 < 3", "'1905-13'"),
        ("a in spring < 3", "'spring'"),
        ("a with b < 3", "'b'"),
        ("a with b = much < 3", "'b = much'"),
        ("a with b = 1e999 < 3", "'b = 1e999'"),
        ("a without , < 3", "','"),
        ("a in 1905 in 1906 < 3", "'in' once"),
        ("a < b of the Bank of England", "'of' once"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_part_and_an_example(text: str, at: str) -> None:
    with pytest.raises(QuestionError, match="Example: strikers without example") as refused:
        read_sentence(text)
    assert at in str(refused.value)
