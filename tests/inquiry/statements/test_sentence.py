"""A statement in one line is the statement that the same words make as objects."""

import pytest

from conjuncture import Level, LogUniform, Theory, given, parameter, regular_society, series, state
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import (
    Where,
    cut,
    hold,
    set_given,
    set_input,
    set_parameter,
)
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.sentence import in_theory, is_sentence, read_sentence
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement

town = Level("town")
police = given(town, unit="1", name="police")
trade = series(town, unit="1", name="trade", absent=0.0)
RATE = parameter(LogUniform(0.1, 1), unit="1/year", reason="test")


@state(town, initial=0.0, unit="1", source="test")
def anger(anger, police, trade, *, rate=RATE):
    return anger + rate * trade - police


SIMULATION = Simulation(
    Theory.of(anger, police, trade), regular_society({"town": 4}, given={"police": ("town", 0.5)}), 24
)

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


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("anger", hold("anger", 2.0)),
        ("police", set_given("police", 2.0)),
        ("trade", set_input("trade", 2.0)),
        ("anger.rate", set_parameter("anger.rate", 2.0)),
        ("nobody", hold("nobody", 2.0)),
    ],
)
def test_a_name_with_a_value_is_set_as_the_theory_has_it(name, act) -> None:
    read = read_sentence(f"last anger with {name} = 2 < last anger without anger")
    found = in_theory(read, SIMULATION.resolved)
    assert found.first.world == act
    assert isinstance(found.second, Side)
    assert found.second.world == cut("anger")
    assert found.words == read.words


def test_only_an_act_on_all_for_all_time_is_set_as_the_theory_has_it() -> None:
    some = hold("police", 2.0, where=Where(("town", "=", "town 1")))
    statement = Statement(Side(Outcome("anger"), some), "above", 0.0)
    assert in_theory(statement, SIMULATION.resolved) == statement


def test_a_given_value_can_be_set_in_a_line_and_the_statement_then_holds() -> None:
    read = read_sentence("last anger with police = 0 > last anger")
    answer = in_theory(read, SIMULATION.resolved).ask(SIMULATION, 8)
    assert answer.figures.statements[0].holds == 1
