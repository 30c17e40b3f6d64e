"""Fit, truth tables and solutions on small tables whose figures can be worked out by hand."""

import math
from typing import Any

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca.conjunctions import every_conjunction, necessary
from conjuncture.inquiry.qca.expression import values_in
from conjuncture.inquiry.qca.fit import necessity, shared_by_failures, sufficiency
from conjuncture.inquiry.qca.question import WhichConditions
from conjuncture.inquiry.qca.solutions import solve
from conjuncture.inquiry.qca.table import Table
from conjuncture.inquiry.qca.truth_table import truth_table

X = np.array([0.2, 0.6, 0.9, 0.4])
Y = np.array([0.1, 0.8, 0.7, 0.9])


def test_sufficiency_by_hand():
    # min(X, Y) = .1 .6 .7 .4, sum 1.8; of it in not-Y as well .1 .2 .3 .1, sum .7; sum X 2.1, sum Y 2.5
    fit = sufficiency(X, Y)
    assert fit.inclusion == pytest.approx(1.8 / 2.1)
    assert fit.coverage == pytest.approx(1.8 / 2.5)
    assert fit.pri == pytest.approx((1.8 - 0.7) / (2.1 - 0.7))


def test_necessity_by_hand():
    fit = necessity(X, Y)
    assert fit.inclusion == pytest.approx(1.8 / 2.5)
    assert fit.coverage == pytest.approx(1.8 / 2.1)
    assert fit.relevance == pytest.approx((4 - 2.1) / (4 - 1.8))
    # min(X, 1 - Y) = .2 .2 .3 .1, of 1.5 without Y
    assert shared_by_failures(X, Y) == pytest.approx(0.8 / 1.5)


def test_what_is_in_every_case_is_necessary_and_irrelevant():
    fit = necessity(np.ones(4), Y)
    assert fit.inclusion == 1
    assert fit.relevance == pytest.approx(0)
    assert math.isnan(sufficiency(np.zeros(4), Y).inclusion)


FUZZY = Table.of(
    ("a", "b", "c", "d", "e"),
    {"P": [0.9, 0.7, 0.2, 0.1, 0.5], "Q": [0.8, 0.3, 0.9, 0.2, 0.6], "Y": [0.8, 0.6, 0.3, 0.1, 0.9]},
)


def test_a_case_belongs_where_its_degree_is_above_a_half_and_counts_everywhere():
    rows = truth_table(FUZZY, "Y", inclusion=0.8)
    assert [(row.values, row.cases) for row in rows.rows] == [
        ((0, 0), ("d",)), ((0, 1), ("c",)), ((1, 0), ("b",)), ((1, 1), ("a",)),
    ]  # fmt: skip
    assert rows.nowhere == ("e",)
    # P*Q = .8 .3 .2 .1 .5, in Y .8 .3 .2 .1 .5: all of it
    assert rows.rows[3].inclusion == pytest.approx(1)
    # ~P*Q = .1 .3 .8 .2 .5, in Y .1 .3 .3 .1 .5
    assert rows.rows[1].inclusion == pytest.approx(1.3 / 1.9)
    assert [row.output for row in rows.rows] == ["0", "0", "1", "1"]


def test_cut_offs_make_contradictory_rows_and_rows_that_say_nothing():
    rows = truth_table(FUZZY, "Y", inclusion=0.8, exclusion=0.65)
    # ~P*~Q = .1 .3 .1 .8 .4, in Y .1 .3 .1 .1 .4: 1 of 1.7; ~P*Q has 1.3 of 1.9
    assert [row.output for row in rows.rows] == ["0", "C", "1", "1"]
    assert [row.output for row in truth_table(FUZZY, "Y", cases=2).rows] == ["?"] * 4
    strict = truth_table(FUZZY, "Y", inclusion=0.8, pri=1.0)
    assert [row.output for row in strict.rows] == ["0", "0", "0", "1"]


CRISP = Table.rows(
    ("A", "B", "Y"),
    {"a": (1, 1, 1), "b": (1, 0, 1), "c": (0, 1, 0), "d": (0, 1, 1), "e": (0, 0, 0)},
)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"outcome": "Z"}, "no condition 'Z'"),
        ({"outcome": "Y", "conditions": ("A", "C")}, "no condition 'C'"),
        ({"outcome": "Y", "conditions": ("A", "Y")}, "'Y'"),
        ({"outcome": "Y", "conditions": ()}, "condition"),
        ({"outcome": "Y", "inclusion": 0.5, "exclusion": 0.8}, "cut-offs"),
    ],
)
def test_a_truth_table_that_cannot_be_is_refused(settings, told, wording):
    with pytest.raises(QuestionError, match=told) as refused:
        truth_table(CRISP, **settings)
    wording(refused.value)


def test_what_never_varies_is_refused_by_name(wording):
    still = Table.rows(("A", "B", "Y"), {"a": (1, 1, 1), "b": (0, 1, 0)})
    with pytest.raises(QuestionError, match="'B' is 1") as refused:
        truth_table(still, "Y")
    wording(refused.value)
    never = Table.rows(("A", "Y"), {"a": (1, 0), "b": (0, 0)})
    with pytest.raises(QuestionError, match="'Y'") as refused:
        truth_table(never, "Y")
    wording(refused.value)
    with pytest.raises(QuestionError, match="'~Y'") as refused:
        truth_table(never, "~Y")
    wording(refused.value)


def models(table, kind, **settings: Any):
    cuts = {name: settings.pop(name) for name in ("inclusion", "exclusion") if name in settings}
    return {str(model) for model in solve(truth_table(table, "Y", **cuts), kind, **settings).models}


def test_contradictory_rows_count_as_what_one_says():
    cuts = {"inclusion": 1.0, "exclusion": 0.4}
    assert models(CRISP, "parsimonious", **cuts) == {"A"}
    assert models(CRISP, "parsimonious", contradictions="positive", **cuts) == {"A + B"}
    assert models(CRISP, "conservative", contradictions="remainder", **cuts) == {"A"}


def test_an_expected_value_makes_a_counterfactual_easy_and_no_other():
    # One case with the outcome, A*B*~C; one without, ~A*~B*~C: any of the six others could be assumed.
    table = Table.rows(("A", "B", "C", "Y"), {"a": (1, 1, 0, 1), "b": (0, 0, 0, 0), "c": (0, 0, 1, 0)})
    assert models(table, "conservative") == {"A*B*~C"}
    assert models(table, "parsimonious") == {"A", "B"}
    assert models(table, "intermediate") == {"A*B*~C"}  # nothing expected: nothing assumed
    assert models(table, "intermediate", expected=("C",)) == {"A*B"}
    assert models(table, "intermediate", expected=("~A", "C")) == {"A*B", "B"}
    assert models(table, "intermediate", expected=("A", "B", "C")) == {"A*B"}
    with pytest.raises(QuestionError, match="no condition 'D'"):
        models(table, "intermediate", expected=("D",))


def test_expectations_name_values_where_there_are_several():
    table = Table.rows(("A", "B", "Y"), {"a": (2, 1, 1), "b": (0, 0, 0), "c": (1, 0, 0)})
    assert models(table, "conservative") == {"A[2]*B[1]"}
    assert models(table, "parsimonious") == {"A[2]", "B[1]"}
    assert models(table, "intermediate", expected=("A[2]",)) == {"A[2]*B[1]"}
    assert models(table, "intermediate", expected=("A[1]", "A[2]")) == {"A[2]*B[1]"}
    # Where only another value than A[2] is expected to help, B[1] does without A altogether.
    assert models(table, "intermediate", expected=("A[1]",)) == {"A[2]*B[1]", "B[1]"}


def test_irredundant_models_are_more_than_those_with_the_fewest_terms():
    # Whatever is neither all nor nothing: six configurations, and each of six implicants covers two.
    rows = {f"{a}{b}{c}": (a, b, c, 0 < a + b + c < 3) for a in (0, 1) for b in (0, 1) for c in (0, 1)}
    table = Table.rows(("A", "B", "C", "Y"), rows)
    short = models(table, "conservative")
    assert short == {"~A*B + A*~C + ~B*C", "~A*C + A*~B + B*~C"}
    every = models(table, "conservative", minimal="irredundant")
    assert short < every
    assert [len(one.split(" + ")) for one in sorted(every, key=len)] == [3, 3, 4, 4, 4]


def test_every_conjunction_is_listed_with_what_the_failures_share():
    found = {str(one.term): one for one in every_conjunction(CRISP, "Y", size=2)}
    assert set(found) == {"A", "~A", "B", "~B", "A*B", "A*~B", "~A*B", "~A*~B"}
    assert found["B"].enough.inclusion == pytest.approx(2 / 3)
    assert found["B"].needed.inclusion == pytest.approx(2 / 3)
    assert found["B"].failures == pytest.approx(1 / 2)
    assert found["A"].failures == 0


def test_a_disjunction_is_necessary_only_if_no_part_of_it_is():
    found = {one.words for one in necessary(CRISP, "Y", inclusion=1.0)}
    assert found == {"A + B"}


@pytest.mark.parametrize("name", ["Yes", "nothing_like_it"])
def test_an_unknown_condition_is_answered_with_conditions_and_never_with_the_outcome(name: str) -> None:
    table = Table.rows(("A", "B", "Y"), {"a": (1, 0, 1), "b": (0, 1, 0)})
    for ask in (
        lambda: truth_table(table, "~Y", ("A", name)),
        lambda: WhichConditions("~Y", ("A", name)).ask(table),
    ):
        with pytest.raises(QuestionError, match="Known names: A, B"):
            ask()


def test_the_values_of_a_conjunction_are_read_back_from_its_words() -> None:
    assert values_in("DEV*~URB*LIT") == {"DEV": 1, "URB": 0, "LIT": 1}
    assert values_in("DEV[2]*URB[0]") == {"DEV": 2, "URB": 0}
