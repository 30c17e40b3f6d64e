"""Statements: where they hold, which are refused, and how they are said."""

import math

import numpy as np
import pytest

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.estimates import Band
from conjuncture.inquiry.experiments.interventions import hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.statements.result import StatementShown
from conjuncture.inquiry.statements.side import Side
from conjuncture.inquiry.statements.statement import Statement, Together

MOOD = Outcome("mood")
HERE, HELD = Side(MOOD), Side(MOOD, hold("base", 1.0))
VALUES = np.array([0.1, 0.5, 0.9, np.nan])


def where(statement, *values, needed=0.0):
    return statement.holds(statement.differences(values), needed).tolist()


def against(statement, *values, needed=0.0):
    return statement.contrary(statement.differences(values), needed).tolist()


def test_a_statement_holds_or_not_in_each_draw_and_never_where_nothing_is_known():
    assert where(Statement(HERE, "above", 0.5), VALUES) == [False, False, True, False]
    assert where(Statement(HERE, "below", 0.5), VALUES) == [True, False, False, False]
    assert where(Statement(HERE, "between", (0.4, 0.8)), VALUES) == [False, True, False, False]
    assert where(Statement(HERE, "differs from", 0.5), VALUES) == [True, False, True, False]


def test_the_contrary_lies_on_the_other_side_of_what_is_needed():
    assert against(Statement(HERE, "above", 0.5), VALUES, needed=0.3) == [True, False, False, False]
    assert against(Statement(HERE, "between", (0.4, 0.8)), VALUES, needed=0.2) == [True, False, False, False]
    assert against(Statement(HERE, "differs from", 0.5), VALUES) == [False] * 4


def test_what_is_needed_narrows_every_relation():
    others = np.full(4, 0.5)
    above = Statement(HELD, "above", HERE)
    assert where(above, VALUES, others) == [False, False, True, False]
    assert where(above, VALUES, others, needed=0.45) == [False] * 4
    assert where(Statement(HERE, "between", (0.4, 0.8)), VALUES, needed=0.15) == [False] * 4
    assert where(Statement(HERE, "differs from", 0.5), VALUES, needed=0.41) == [False] * 4


def test_the_null_band_is_that_of_the_world_that_moves_more_and_of_the_difference_within_one():
    still, shaken = np.zeros(100), np.linspace(-1, 1, 100)
    two_worlds = Statement(HERE, "above", HELD)
    assert two_worlds.null_band((still, still), (still, shaken)) == pytest.approx(0.95, abs=0.02)
    assert two_worlds.null_band((still, still), (shaken, still)) == pytest.approx(0.95, abs=0.02)
    one_world = Statement(HERE, "above", Side(Outcome("base")))
    assert one_world.null_band((still, still), (shaken, shaken)) == 0
    assert Statement(HERE, "above", 1.0).null_band((still,), (shaken,)) == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize(
    ("relation", "second", "margin", "message"),
    [
        pytest.param("between", (2, 1), 0, r"between.*\(2, 1\)", id="lower-second"),
        pytest.param("between", 1.0, 0, "between.*1", id="one-bound"),
        pytest.param("above", (0, 1), 0, r"'above'.*\(0, 1\)", id="two-bounds"),
        pytest.param("above", 1.0, -1, "margin.*-1", id="margin-below-nothing"),
        pytest.param("above", HERE, 0.1, "sides", id="against-itself"),
        pytest.param("abov", 1, 0, "'abov'.*'above'", id="misspelt"),
    ],
)
def test_a_statement_that_says_nothing_is_refused(relation, second, margin, message, wording):
    with pytest.raises(QuestionError, match=message) as refused:
        Statement(HERE, relation, second, margin)
    wording(refused.value)


def test_statements_say_what_they_say(wording):
    wording(Statement(HELD, "above", 0.5))
    wording(Statement(HERE, "between", (0, 1)))
    wording(Statement(HELD, "above", HERE, margin=0.2))
    wording(Together((Statement(HERE, "above", 1.0),), given=(Statement(HERE, "below", 2.0),)))


def test_on_a_logarithmic_scale_a_difference_is_told_as_a_ratio(wording) -> None:
    difference = Band(math.log(2.0), 0.0, math.log(2.0), math.log(0.5), math.log(8.0), 100)
    shown = StatementShown("It is", difference, math.log(1.1), 0.0, holds=0.9, contrary=0.0, within=0.1)
    sides = (Side(Outcome("chance", member=name, scale="log")) for name in ("Germany", "Italy"))
    wording(Statement(next(sides), "above", next(sides)).in_words(shown))


def test_a_logarithm_is_not_held_against_what_is_none() -> None:
    with pytest.raises(QuestionError, match="log and"):
        Statement(Side(Outcome("chance", scale="log")), "above", Side(Outcome("chance", member="Italy")))
