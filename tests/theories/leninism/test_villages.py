"""When villages move, and when they wait."""

from __future__ import annotations

import math

import pytest

from conjuncture.theories.leninism.classes.villages import (
    field_work,
    local_officials,
    time_given,
    village_unrest,
)

MONTH = 1 / 12

VILLAGE = {
    "village_unrest": 0.1, "land_held": 0.3, "landlord_land": 0.5, "land_reform": 0.0, "time_given": 0.0,
    "field_work": 0.5, "harvest": 0.0, "war": 0.0, "loyalty": 1.0, "army_of_peasants": 1.0, "civil_war": 0.0,
    "collectivisation": 0.0, "coercion": 0.0, "local_officials": 0.0, "seen_activity": 0.0,
    "village_example": 0.0, "hires_labour": False,
}  # fmt: skip
OF_VILLAGE = {
    "stirs": 2.0, "of_land": 1.0, "of_season": 0.7, "of_soldiers": 1.0, "of_harvest": 1.0, "of_war": 0.0,
    "of_levies": 1.0, "of_towns": 0.5, "of_force": 2.0, "near": 0.5, "of_rich": 0.5,
}  # fmt: skip


def stirred(**situation: float) -> float:
    return village_unrest(**{**VILLAGE, **situation}, dt=MONTH, **OF_VILLAGE)


def test_a_village_that_waits_for_a_law_is_moved_less_by_want_of_land_and_no_less_by_a_failed_harvest() -> (
    None
):
    assert stirred(time_given=1.0) < stirred(time_given=0.5) < stirred()
    with_land = {"land_held": 1.0, "harvest": -1.0}
    assert stirred(**with_land, time_given=1.0) == pytest.approx(stirred(**with_land))


def test_soldiers_who_no_longer_obey_move_villages_in_war_alone() -> None:
    assert stirred(war=1.0, loyalty=0.2) > stirred(war=1.0)
    assert stirred(loyalty=0.2) == pytest.approx(stirred())


def test_the_season_may_work_either_way_by_its_weight() -> None:
    busy, idle = stirred(field_work=1.0), stirred(field_work=0.0)
    assert busy > stirred() > idle
    other = {**OF_VILLAGE, "of_season": -0.7}
    assert village_unrest(**{**VILLAGE, "field_work": 1.0}, dt=MONTH, **other) == pytest.approx(idle)


def test_fields_are_worked_from_april_to_september_of_any_year() -> None:
    for part_of_month in (0, 1 / 24):
        months = [field_work(first_year=1895.0, t=7 + month / 12 + part_of_month) for month in range(12)]
        assert months == [0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0]


def test_time_is_given_to_each_new_government_and_wears_off() -> None:
    given = {"at_first": 0.6, "wears": 12.0, "dt": MONTH}
    assert time_given(time_given=0.1, rule=0, next_rule=1, **given) == pytest.approx(0.6)
    assert time_given(time_given=0.6, rule=1, next_rule=1, **given) == pytest.approx(0.6 * math.exp(-1))


def test_each_fall_of_a_government_drives_officials_out_of_the_village_and_they_come_again() -> None:
    weights = {"leave": 0.6, "come_again": 2.0, "dt": MONTH}
    left = local_officials(local_officials=1.0, rule=0, next_rule=1, **weights)
    assert left == pytest.approx(0.4)
    later = local_officials(local_officials=left, rule=1, next_rule=1, **weights)
    assert later == pytest.approx(1 - 0.6 * math.exp(-2 * MONTH))


def test_a_village_fears_officials_at_hand_and_troops_by_one_weight_shared_between_them() -> None:
    assert stirred(local_officials=1.0) == pytest.approx(stirred(coercion=1.0))
    assert stirred(local_officials=1.0, coercion=1.0) < stirred(coercion=1.0) < stirred()
    all_near = {**OF_VILLAGE, "near": 1.0}
    feared = {**VILLAGE, "coercion": 1.0, "dt": MONTH}
    assert village_unrest(**feared, **all_near) == pytest.approx(stirred())
