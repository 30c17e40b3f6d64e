"""One figure of a period: known answers, whatever axis time is, and what is missing stays missing."""

from typing import get_args

import numpy as np
import pytest

from conjuncture.over_time import OverTime, over_time

COURSE = np.array([2.0, 0.0, 5.0, 1.0])
KNOWN = {
    "mean": 2.0,
    "median": 1.5,
    "sum": 8.0,
    "max": 5.0,
    "min": 0.0,
    "first": 2.0,
    "last": 1.0,
    "ever": 1.0,
    "max over median": 5 / 1.5,
    "share of months above": 0.75,
    "largest rise": 5.0,
}


def test_every_way_has_a_known_answer():
    assert set(KNOWN) == set(get_args(OverTime))


@pytest.mark.parametrize("how", KNOWN)
def test_a_course_becomes_the_figure_that_is_known_along_either_axis(how):
    courses = np.stack([COURSE, COURSE])
    assert over_time(courses, how).tolist() == [KNOWN[how]] * 2
    assert over_time(courses.T, how, axis=0).tolist() == [KNOWN[how]] * 2


@pytest.mark.parametrize("how", [how for how in KNOWN if how not in ("first", "last")])
def test_where_a_value_is_missing_there_is_no_figure(how):
    assert np.isnan(over_time(np.array([[2.0, np.nan, 5.0, 1.0]]), how)).all()


def test_a_course_of_nothing_does_not_stand_out_and_one_month_in_many_of_nothing_does_beyond_measure():
    assert over_time(np.zeros((1, 5)), "max over median").tolist() == [1.0]
    assert over_time(np.array([[0.0, 0.0, 0.0, 4.0]]), "max over median").tolist() == [np.inf]
    assert over_time(np.zeros((1, 5)), "ever").tolist() == [0.0]
