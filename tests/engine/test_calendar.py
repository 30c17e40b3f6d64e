"""Dates of steps: each step has one of its own, and the step in which a date falls is the right one."""

import numpy as np
import pytest

from conjuncture.engine.calendar import check_calendar, dates, step_at
from conjuncture.files.dates import DateError

DAY = 1 / 365.2425


@pytest.mark.parametrize("dt", [DAY, 7 * DAY, 1 / 48, 1 / 36, 1 / 24, 1 / 12, 1 / 8, 0.25, 1, 3.7])
def test_each_step_has_a_date_of_its_own(dt):
    check_calendar("1904-01-01", dt)
    assert (np.diff(dates("1904-01-01", 3000, dt)) > np.timedelta64(0, "s")).all()


def test_steps_of_a_day_follow_each_other_day_by_day_over_leap_years():
    found = dates("1903-12-30", 800, DAY).astype("datetime64[D]")
    np.testing.assert_array_equal(found, np.datetime64("1903-12-30") + np.arange(800))


def test_months_begin_on_their_first_day():
    assert [str(day)[:10] for day in dates("1904-11-01", 4, 1 / 12)] == [
        "1904-11-01", "1904-12-01", "1905-01-01", "1905-02-01",
    ]  # fmt: skip


@pytest.mark.parametrize("parts", [2, 3, 4])
@pytest.mark.parametrize("months", [1, 3, 12])
def test_every_second_third_or_fourth_step_begins_where_a_whole_one_does(parts: int, months: int):
    whole, parted = (dates("1895-01-01", 468 * n, months / 12 / n) for n in (1, parts))
    np.testing.assert_array_equal(parted[::parts], whole)


def test_half_a_month_is_half_of_its_days():
    assert [str(day)[:10] for day in dates("1904-02-01", 4, 1 / 24)] == [
        "1904-02-01", "1904-02-15", "1904-03-01", "1904-03-16",
    ]  # fmt: skip


def test_steps_of_half_a_month_that_begin_within_one_count_days():
    assert str(dates("1904-02-10", 2, 1 / 24)[1])[:10] == "1904-02-25"


@pytest.mark.parametrize(("date", "step"), [("1905-01-09", 12), ("1905-02", 13), ("1903-12-31", -1)])
def test_a_date_falls_in_its_step(date, step):
    assert step_at(date, "1904-01-01", 1 / 12) == step


@pytest.mark.parametrize("date", ["05.12.1905", "9 January 1905", "1905-13", "1905/01/09", "1905", ""])
def test_what_is_no_date_is_refused_not_guessed(date, wording):
    with pytest.raises(DateError, match="date") as refused:
        step_at(date, "1904-01-01", 1 / 12)
    wording(refused.value)
