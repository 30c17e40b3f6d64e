"""The revised theory: what each change does, and that nothing else of a theory is changed by it."""

from __future__ import annotations

import math

import pytest

from conjuncture.studies.registry.theories import get_theory
from conjuncture.theories.leninism.essay import THEORY as ESSAY
from conjuncture.theories.leninism.revised import CHANGES, THEORY, revise
from conjuncture.theories.leninism.revised import governments as fall
from conjuncture.theories.leninism.revised.example import example
from conjuncture.theories.leninism.revised.industry import at_work, fuel, growth_of_work, plant, war_orders
from conjuncture.theories.leninism.revised.usual import usual_pressure
from conjuncture.theories.leninism.revised.villages import field_work, time_given, village_unrest

MONTH = 1 / 12
NEW = set(CHANGES.mechanisms) - set(ESSAY.mechanisms)


def test_the_revised_theory_differs_from_the_essays_in_its_changes_alone() -> None:
    kept = set(ESSAY.mechanisms) - set(CHANGES.mechanisms)
    assert all(THEORY.mechanisms[name] is ESSAY.mechanisms[name] for name in kept)
    assert set(THEORY.mechanisms) == set(ESSAY.mechanisms) | NEW
    assert set(THEORY.inputs) - set(ESSAY.inputs) == {"electoral_democracy"}


@pytest.mark.parametrize(
    ("rival", "own"),
    [("rivals.broken_army", "collapse"), ("leninism.null:NO_MEMORY", "example"), ("rivals.village", None)],
)
def test_what_a_rival_formulates_in_its_own_way_is_not_revised(rival: str, own: str | None) -> None:
    theory = get_theory(rival)
    revised = revise(theory)
    if own:
        assert revised.reading_of(own) is theory.reading_of(own)
    assert revised.cut == theory.cut
    assert revised.mechanisms["growth_of_work"] is growth_of_work


QUIET = {
    "pressure": 0.05, "usual_pressure": 0.05, "coercion": 0.7, "usual_want_of_force": 0.3, "defeat": 0.0,
    "elected": 0.0, "workers_power": False,
}  # fmt: skip
WEIGHTS = {"clock": 0.004, "sharpness": 4.0, "of_defeat": 0.7, "of_votes": 0.7}


def falls(**situation: float) -> float:
    return fall.collapse(**{**QUIET, **situation}, **WEIGHTS)


def test_a_government_in_its_usual_state_falls_by_the_clock_whatever_that_state_is() -> None:
    assert falls() == pytest.approx(0.004)
    worse = {"pressure": 0.5, "usual_pressure": 0.5, "coercion": 0.2, "usual_want_of_force": 0.8}
    assert falls(**worse) == pytest.approx(0.004)


def test_unusual_pressure_want_of_force_and_defeat_hasten_a_fall_and_a_vote_delays_it() -> None:
    assert falls(pressure=0.5) == pytest.approx(10 * 0.004)
    assert falls(coercion=0.4) == pytest.approx(2**4 * 0.004)
    assert falls(defeat=1.0) == pytest.approx(0.004 * math.exp(0.7))
    assert falls(elected=1.0) == pytest.approx(0.004 * math.exp(-0.7))


def test_nobody_pressing_or_workers_in_power_means_no_fall() -> None:
    assert falls(pressure=0.0) == 0
    assert falls(workers_power=True) == 0


def test_a_new_government_answers_to_no_election_until_it_has_called_one() -> None:
    here = {"elected": 0.3, "liberal_rule": False, "shared_rule": False, "dt": MONTH, "called": 12.0}
    assert fall.elected(rule=0, next_rule=0, old_power=True, **here) == pytest.approx(0.3)
    assert fall.elected(rule=0, next_rule=1, old_power=True, **here) == 0
    later = {**here, "elected": 0.0, "liberal_rule": True}
    assert fall.elected(rule=1, next_rule=1, old_power=False, **later) == pytest.approx(1 - math.exp(-1))


VILLAGE = {
    "village_unrest": 0.1, "land_held": 0.3, "landlord_land": 0.5, "land_reform": 0.0, "time_given": 0.0,
    "field_work": 0.5, "harvest": 0.0, "war": 0.0, "loyalty": 1.0, "army_of_peasants": 1.0, "civil_war": 0.0,
    "collectivisation": 0.0, "coercion": 0.0, "seen_activity": 0.0, "village_example": 0.0,
    "hires_labour": False,
}  # fmt: skip
OF_VILLAGE = {
    "stirs": 2.0, "of_land": 1.0, "of_season": 0.7, "of_soldiers": 1.0, "of_harvest": 1.0, "of_war": 0.0,
    "of_levies": 1.0, "of_towns": 0.5, "of_force": 2.0, "of_rich": 0.5,
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


def test_a_state_at_war_orders_what_it_can_pay_and_peace_ends_it() -> None:
    weights = {"most": 0.5, "placed": 6.0, "dt": 1.0}
    at_war = war_orders(war_orders=0.0, war=1.0, solvency=0.5, **weights)
    assert 0 < at_war < 0.25
    assert war_orders(war_orders=at_war, war=0.0, solvency=1.0, **weights) < at_war
    assert war_orders(war_orders=0.0, war=1.0, solvency=0.0, **weights) == 0


@pytest.mark.parametrize("cause", ["war", "civil_war"])
def test_war_and_civil_war_cut_fuel_off_and_peace_brings_it_back(cause: str) -> None:
    weights = {"of_war": 1.0, "of_civil_war": 1.0, "mended": 1.0, "dt": MONTH}
    peace = {"war": 0.0, "civil_war": 0.0}
    less = fuel(fuel=1.0, **{**peace, cause: 1.0}, **weights)
    assert less < 1
    assert less < fuel(fuel=less, **peace, **weights) < 1


def test_works_without_fuel_or_bread_stand_idle_under_whoever_governs() -> None:
    weights = {"of_orders": 0.2, "of_fuel": 1.0, "of_bread": 1.0}
    full = at_work(war_orders=0.0, fuel=1.0, grain_to_towns=1.0, **weights)
    assert full == pytest.approx(1)
    assert at_work(war_orders=0.0, fuel=0.5, grain_to_towns=1.0, **weights) == pytest.approx(math.exp(-0.5))
    assert at_work(war_orders=0.0, fuel=1.0, grain_to_towns=0.5, **weights) == pytest.approx(math.exp(-0.5))
    for mechanism in ("at_work", "fuel", "war_orders", "grain_to_towns", "growth_of_work"):
        assert "workers_power" not in THEORY.reading_of(mechanism).reads


def test_idle_plant_reopens_when_it_can_be_worked_again() -> None:
    weights = {"closes": 3.0, "reopens": 1.0}
    still = {"plant": 1.0, "places_built": 0.0}
    assert growth_of_work(workers=1.0, at_work=0.5, **still, **weights) == pytest.approx(3 * math.log(0.5))
    assert growth_of_work(workers=0.5, at_work=1.0, **still, **weights) == pytest.approx(math.log(2))


def test_a_workforce_grows_with_the_places_and_leaves_none_idle() -> None:
    growth = growth_of_work(workers=1.0, plant=1.0, at_work=1.0, places_built=0.05, closes=3.0, reopens=1.0)
    assert growth == pytest.approx(0.05)


def test_idle_plant_rusts() -> None:
    still = {"places_built": 0.0, "dt": 1.0, "rusts": 0.1}
    assert plant(plant=1.0, workers=1.0, **still) == pytest.approx(1)
    assert plant(plant=1.0, workers=0.5, **still) == pytest.approx(math.exp(-0.05))


def test_a_doubling_of_what_is_usual_tells_as_much_where_few_struggle_as_where_many_do() -> None:
    def told(seen: float, usual: float) -> float:
        return example(seen_activity=seen, usual_activity=usual, weight=1.0, noticed=0.0001)

    assert told(0.02, 0.01) == pytest.approx(told(0.4, 0.2), rel=0.02) == pytest.approx(math.log(2), rel=0.02)
    assert told(0.03, 0.03) == 0


def test_what_is_usual_is_the_mean_of_all_years_until_they_are_more_than_are_remembered() -> None:
    usual, seen = 1.0, [0.2, 0.4, 0.6, 0.8]
    for month, pressure in enumerate(seen):
        usual = usual_pressure(usual_pressure=usual, pressure=pressure, t=month * MONTH, dt=MONTH, memory=3.0)
        assert usual == pytest.approx(sum(seen[: month + 1]) / (month + 1))
    later = usual_pressure(usual_pressure=0.5, pressure=0.9, t=20.0, dt=MONTH, memory=3.0)
    assert later == pytest.approx(0.5 + 0.4 / 36)
