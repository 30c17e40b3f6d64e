"""Industry: plant that is at work or idle, fuel and bread, under whoever governs."""

from __future__ import annotations

import math

import pytest

from conjuncture.theories.leninism.classes.industry import at_work, fuel, growth_of_work, plant, war_orders
from conjuncture.theories.leninism.essay import THEORY as ESSAY

MONTH = 1 / 12


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
        assert "workers_power" not in ESSAY.reading_of(mechanism).reads


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
