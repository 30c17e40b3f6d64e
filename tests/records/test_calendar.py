from datetime import date, timedelta
from itertools import pairwise

import pytest

from conjuncture.records.calendar import (
    OldStyle,
    old_style_quarter,
    share_of_month,
    to_new_style,
    to_old_style,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ((1905, 1, 9), date(1905, 1, 22)),  # Bloody Sunday
        ((1917, 10, 25), date(1917, 11, 7)),  # the Winter Palace
        ((1825, 12, 14), date(1825, 12, 26)),  # the Decembrists
        ((1918, 1, 31), date(1918, 2, 13)),  # the last day of the old style in Russia
        ((1582, 10, 5), date(1582, 10, 15)),  # the first day of the new style in Rome
    ],
)
def test_known_days_have_their_known_dates_in_both_styles(old: tuple[int, int, int], new: date) -> None:
    assert to_new_style(*old) == new
    assert to_old_style(new) == old


def test_the_shift_grows_from_twelve_to_thirteen_days_at_the_old_leap_day_of_1900() -> None:
    assert to_new_style(1900, 2, 28) == date(1900, 3, 12)
    assert to_new_style(1900, 2, 29) == date(1900, 3, 13)
    assert to_new_style(1900, 3, 1) == date(1900, 3, 14)
    assert to_old_style(date(1900, 3, 13)) == OldStyle(1900, 2, 29)


def test_every_day_of_the_period_survives_conversion_to_the_other_style_and_back() -> None:
    day = date(1894, 12, 1)
    while day < date(1918, 3, 1):
        assert to_new_style(*to_old_style(day)) == day
        day += timedelta(days=1)


@pytest.mark.parametrize("impossible", [(1901, 2, 29), (1905, 13, 1), (1905, 4, 31), (1905, 1, 0)])
def test_a_date_that_does_not_exist_is_refused(impossible: tuple[int, int, int], wording) -> None:
    with pytest.raises(ValueError, match="old-style") as refused:
        to_new_style(*impossible)
    wording(refused.value)


def test_old_style_quarters_follow_each_other_without_a_gap() -> None:
    quarters = [old_style_quarter(year, quarter) for year in range(1895, 1915) for quarter in (1, 2, 3, 4)]
    assert all(earlier[1] + timedelta(days=1) == later[0] for earlier, later in pairwise(quarters))
    assert quarters[40] == (date(1905, 1, 14), date(1905, 4, 13))
    with pytest.raises(ValueError, match="not 5"):
        old_style_quarter(1905, 5)


def test_a_month_is_divided_between_two_quarters_by_its_days() -> None:
    first, second = old_style_quarter(1905, 1), old_style_quarter(1905, 2)
    assert share_of_month(1905, 4, *first) == pytest.approx(13 / 30)
    assert share_of_month(1905, 4, *first) + share_of_month(1905, 4, *second) == pytest.approx(1)
    assert share_of_month(1905, 2, *first) == 1
    assert share_of_month(1905, 7, *first) == 0
