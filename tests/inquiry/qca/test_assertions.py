"""Assertions over coded cases: what is known true is found true, what is known false is found false."""

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.assertions import Assertion
from conjuncture.inquiry.qca.claim import Alike, Conditions, as_coded, chance_band
from conjuncture.inquiry.qca.codings import Codings, recoded, stretched
from conjuncture.inquiry.qca.table import Table

# The army decides: whoever wins has it, and whoever has it wins. Roots are dealt out without regard to it.
ARMY = np.array([0.95, 0.9, 0.85, 0.9, 0.95, 0.1, 0.05, 0.1, 0.15, 0.05, 0.1, 0.05])
ROOTS = np.array([0.9, 0.1, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.1])
CASES = Table(tuple("abcdefghijkl"), {"army": ARMY, "roots": ROOTS, "won": ARMY})


def codings(width: float, table: Table = CASES) -> Codings:
    return Codings("made.csv", table, {name: np.full(12, width) for name in table.columns}, "Made.")


def differences(assertion: Assertion, table: Table = CASES) -> float:
    from conjuncture.inquiry.qca.expression import degrees_of

    return float(assertion.differences({one: degrees_of(one, table) for one in assertion.expressions}))


@pytest.mark.parametrize(
    ("expression", "relation", "holds"),
    [
        ("army", "necessary for", True),
        ("army", "sufficient for", True),
        ("army", "not necessary for", False),
        ("roots", "necessary for", False),
        ("roots", "not necessary for", True),
        ("roots", "not sufficient for", True),
        ("~army", "sufficient for", False),
        ("army + roots", "sufficient for", False),
    ],
)
def test_what_is_known_of_the_cases_is_what_is_found(expression: str, relation, holds: bool) -> None:
    one = Assertion(expression, relation, "won")
    found = np.array([differences(one)])
    assert one.holds(found, one.margin)[0] == holds
    assert one.contrary(found, one.margin)[0] != holds


def test_what_is_there_in_every_case_is_not_called_necessary() -> None:
    everywhere = CASES.with_columns(CASES.cases, {**CASES.columns, "roots": np.full(12, 0.97)})
    one = Assertion("roots", "necessary for", "won")
    figures = as_coded(one, everywhere)
    assert figures.fit["inclusion"] > 0.99
    assert figures.fit["relevance"] < 0.1
    assert not one.holds(np.array(differences(one, everywhere)), 0.0)


def test_one_expression_is_held_against_another_beyond_what_chance_makes() -> None:
    army = Assertion("army", "more nearly sufficient for", "won", than="~army")
    assert differences(army) > chance_band(army, CASES) + army.margin
    roots = Assertion("roots", "more nearly sufficient for", "won", than="~roots")
    assert differences(roots) < chance_band(roots, CASES)
    # The smaller of two sets lies further within any other by itself: that alone is no finding.
    smaller = Assertion("roots*army", "more nearly sufficient for", "won", than="roots")
    assert chance_band(smaller, CASES) > 0.3


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("army + roots", "crisis", ("army", "roots", "crisis")),
        ("army + roots", "crisis + mass", ("army", "roots", "crisis", "mass")),
        ("army + roots", "army", ("roots",)),
        ("long march*roots", "army*roots", ("long march", "army")),
        ("army*roots", "army + roots", ("army", "roots")),
        ("army*~roots", "army*roots", ("roots",)),
    ],
)
def test_chance_deals_out_every_code_in_which_two_expressions_differ(
    one: str, other: str, differ: tuple[str, ...]
) -> None:
    from conjuncture.inquiry.qca.expression import degrees_of
    from conjuncture.inquiry.qca.fit import share_within

    names = ("army", "roots", "crisis", "mass", "long march", "won")
    luck = np.random.default_rng(5)
    table = Table(tuple("abcdefghijkl"), {name: luck.random(12) for name in names})
    deals, dealt = np.random.default_rng(0), []
    for _ in range(500):
        order = deals.permutation(12)
        mixed = {name: codes[order] if name in differ else codes for name, codes in table.columns.items()}
        again = Table(table.cases, mixed)
        first, second = (share_within(degrees_of(each, again), again.columns["won"]) for each in (one, other))
        dealt.append(float(first - second))
    asked = Assertion(one, "more nearly sufficient for", "won", than=other)
    assert np.std(dealt) > 0.03
    assert chance_band(asked, table) == pytest.approx(np.quantile(dealt, 0.95))


def test_how_many_other_conjunctions_are_like_it_is_counted() -> None:
    assert as_coded(Assertion("army", "sufficient for", "won"), CASES).alike == Alike(count=1, of=4, size=1)
    denied = as_coded(Assertion("roots", "not sufficient for", "won"), CASES).alike
    assert denied is not None
    assert denied.count == 3
    assert as_coded(Assertion("army", "necessary for", "won"), CASES).basis == tuple("abcde")


def test_a_recoding_moves_no_code_further_than_it_is_unsure_and_crossovers_move_all_together() -> None:
    unsure = Codings("made.csv", CASES, {"army": np.linspace(0, 0.2, 12)}, "Made.")
    found = recoded(unsure, ("army", "roots"), 50, crossover=0.0, seed=1)
    for table in found.tables:
        assert (np.abs(table.columns["army"] - ARMY) <= np.linspace(0, 0.2, 12) + 1e-9).all()
    assert found.names[0] == "army of a"
    assert found.quantities.shape == (50, 26)
    moved = recoded(codings(0.0), ("army",), 50, crossover=0.1, seed=1)
    assert len({tuple(table.columns["army"]) for table in moved.tables}) == 50
    assert stretched(np.array([0.0, 0.4, 1.0]), 0.4).tolist() == [0.0, 0.5, 1.0]


def test_a_column_is_recoded_alike_whatever_else_is_asked() -> None:
    one = recoded(codings(0.2), ("army",), 5, crossover=0.1, seed=3)
    two = recoded(codings(0.2), ("roots", "army"), 5, crossover=0.1, seed=3)
    for first, second in zip(one.tables, two.tables, strict=True):
        assert first.columns["army"].tolist() == second.columns["army"].tolist()


def test_kinds_are_not_recoded() -> None:
    kinds = Table.of(tuple("abc"), {"army": [1, 0, 1], "won": [1, 0, 0]})
    found = recoded(Codings("made.csv", kinds, {}, "Made."), ("army", "won"), 3, crossover=0.1, seed=0)
    assert all(table.columns["army"].tolist() == [1, 0, 1] for table in found.tables)
    assert found.quantities.shape == (3, 0)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"relation": "necesary for"}, "'necesary for'.*'necessary for'"),
        ({"relation": "more nearly necessary for"}, 'than = "army"'),
        ({"than": "army"}, "than"),
        ({"margin": -0.1}, "margin.*-0.1"),
    ],
)
def test_an_assertion_that_says_nothing_is_refused(settings: dict, told: str, wording) -> None:
    with pytest.raises(QuestionError, match=told) as refused:
        Assertion(**{"expression": "roots", "relation": "necessary for", "outcome": "won", **settings})
    wording(refused.value)


@pytest.mark.parametrize(
    ("assertion", "told"),
    [
        (
            Assertion("root", "necessary for", "won"),
            "made.csv: .*'root'.*'roots'",
        ),
        (
            Assertion("roots", "necessary for", "win"),
            "made.csv: .*'win'.*'won'",
        ),
    ],
)
def test_a_condition_or_outcome_that_is_not_coded_is_named_with_the_table_and_the_nearest(
    assertion: Assertion, told: str, wording
) -> None:
    with pytest.raises(QuestionError, match=told) as refused:
        Conditions("made.csv", (assertion,)).recodings(codings(0.2), 4)
    wording(refused.value)


def test_conditions_without_an_assertion_are_refused(wording) -> None:
    with pytest.raises(QuestionError) as refused:
        Conditions("made.csv", ())
    wording(refused.value)
    compares = Assertion("roots", "more nearly necessary for", "won", than="army")
    with pytest.raises(QuestionError, match="beside") as refused:
        Conditions("made.csv", (compares,), beside=("army",))
    wording(refused.value)
