"""Tables and calibration: what a column is, what is refused, and published degrees."""

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.qca import calibration
from conjuncture.inquiry.qca.expression import condition_of, degrees_of, literal
from conjuncture.inquiry.qca.table import Table

MIXED = Table.of(
    ("a", "b", "c", "d"), {"war": [0, 1, 1, 0], "wage": [0.2, 0.7, 0.5, 1.0], "regime": [0, 1, 2, 2]}
)


def test_a_column_is_kinds_or_degrees_by_what_it_holds():
    assert MIXED.fuzzy == {"wage"}
    assert [MIXED.levels(name) for name in MIXED.columns] == [2, 2, 3]
    assert MIXED.degrees("regime", 2).tolist() == [0, 0, 1, 1]
    assert MIXED.degrees("wage", 0).tolist() == pytest.approx([0.8, 0.3, 0.5, 0.0])


def test_a_value_that_no_case_shows_any_more_is_kept():
    fewer = MIXED.only([0, 1])
    assert fewer.cases == ("a", "b")
    assert fewer.levels("regime") == 3


def test_a_case_drawn_twice_has_two_names():
    assert MIXED.only([1, 1, 0, 1]).cases == ("b", "b (2)", "a", "b (3)")


@pytest.mark.parametrize(
    ("cases", "columns", "told"),
    [
        ((), {}, "empty"),
        (("a", "a"), {"x": [0, 1]}, "'a'"),
        (("a", "b"), {"x": [0]}, "'x' .*1.*2 cases"),
        (("a", "b"), {"x": [0, 1.2]}, r"'x' of 'b' .*1\.2.* 0 to 1"),
        (("a", "b"), {"x": [-1, 1]}, "'x' of 'a' .*-1"),
        (("a", "b"), {"x": [720, 1098]}, "'x' of 'a' .*720"),
        (("a", "b"), {"x": [0, np.nan]}, "'x' of 'b'"),
        (("a", "b"), {"x*y": [0, 1]}, r"'x\*y'"),
    ],
)
def test_a_table_that_cannot_be_is_refused(cases, columns, told, wording):
    with pytest.raises(QuestionError, match=told) as refused:
        Table.of(cases, columns)
    wording(refused.value)


def test_a_case_with_too_few_values_is_named(wording):
    with pytest.raises(QuestionError, match=r"'b' .*1.*2 columns") as refused:
        Table.rows(("x", "y"), {"a": (0, 1), "b": (0,)})
    wording(refused.value)


def test_expressions_take_the_least_of_a_conjunction_and_the_most_of_a_disjunction():
    assert degrees_of("~wage*regime[2] + war", MIXED).tolist() == pytest.approx([0, 1, 1, 0])
    assert degrees_of("wage*~war", MIXED).tolist() == pytest.approx([0.2, 0, 0, 1])
    assert degrees_of("~regime[2]", MIXED).tolist() == [1, 1, 0, 0]
    assert condition_of("~regime[2]") == "regime"


def test_in_a_table_with_several_kinds_every_value_is_written_out():
    assert str(literal("~war", MIXED)) == "war[0]"
    assert str(literal("regime[2]", MIXED)) == "regime[2]"
    assert str(literal("~war", Table.of(("a", "b"), {"war": [0, 1]}))) == "~war"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("wages", "'wages'.*'wage'"),
        ("~regime", r"'regime' .*3.*regime\[0\]"),
        ("regime[3]", "'regime'.* 3.* 0 to 2"),
        ("[2]", r"'\[2\]'"),
    ],
)
def test_an_expression_that_fits_nothing_is_refused(text, told, wording):
    with pytest.raises(QuestionError, match=told) as refused:
        literal(text, MIXED)
    wording(refused.value)


def test_kinds_begin_at_their_thresholds():
    assert calibration.crisp([549, 550, 850, 900], 550, 850).tolist() == [0, 1, 2, 2]
    with pytest.raises(QuestionError, match="thresholds rise"):
        calibration.crisp([1, 2], 3, 2)


def test_the_direct_method_gives_the_degrees_that_the_r_package_gives():
    # Income per head of the eighteen countries of Lipset's table; calibrate(..., "e=300, c=600, i=800").
    income = [720, 1098, 586, 468, 590, 983, 795, 390, 424, 662, 517, 1008, 350, 320, 331, 367, 897, 1038]
    printed = [.85, 1, .47, .21, .48, 1, .95, .11, .15, .71, .31, 1, .08, .06, .07, .09, .99, 1]  # fmt: skip
    assert calibration.fuzzy(income, out=300, crossover=600, full=800) == pytest.approx(printed, abs=0.0051)


def test_degrees_fall_where_full_lies_below_out(wording):
    falling = calibration.fuzzy([1, 2, 3], out=3, crossover=2, full=1)
    assert falling == pytest.approx([0.95, 0.5, 0.05])
    with pytest.raises(QuestionError) as refused:
        calibration.fuzzy([1], out=1, crossover=3, full=2)
    wording(refused.value)


def test_halves_are_moved_only_where_asked():
    moved = calibration.without_halves(MIXED, ["wage"], -0.001)
    assert moved.columns["wage"].tolist() == [0.2, 0.7, 0.499, 1.0]
