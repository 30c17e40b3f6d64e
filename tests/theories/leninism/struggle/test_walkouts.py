"""Each mechanism of the struggle, tried by hand on plain numbers."""

import pytest

from conjuncture.testing import AllLuck, NoLuck
from conjuncture.theories.leninism.struggle import readiness, regime, walkouts, workforce


def test_a_place_is_filled_while_it_is_within_the_hands_wanted() -> None:
    assert workforce.employed(0.2, 0.5)
    assert not workforce.employed(0.6, 0.5)


def test_nobody_returns_to_a_village_he_has_no_tie_to() -> None:
    assert not workforce.returns_to_village(0.0, AllLuck(), 1.0, rate=5.0)
    assert workforce.returns_to_village(0.1, AllLuck(), 1.0, rate=5.0)


def test_only_those_who_took_part_in_a_lost_strike_are_dismissed() -> None:
    assert workforce.dismissed(True, True, AllLuck(), victimisation=0.1)
    assert not workforce.dismissed(False, True, AllLuck(), victimisation=0.1)
    assert not workforce.dismissed(True, False, AllLuck(), victimisation=0.1)


def test_war_wears_authority_down_and_peace_restores_it() -> None:
    settings = {"recovery": 0.5, "strain": 0.6, "blow": 0.1}
    assert regime.authority(0.8, 1.0, 0.0, 1 / 12, **settings) < 0.8
    assert regime.authority(0.8, 0.0, 0.0, 1 / 12, **settings) > 0.8
    assert regime.authority(1.0, 0.0, 0.0, 1 / 12, **settings) == 1.0


def test_no_number_of_shocks_takes_authority_below_nothing() -> None:
    assert regime.authority(0.5, 0.0, 50.0, 1 / 12, recovery=0.5, strain=0.1, blow=0.3) == 0.0


def test_force_that_must_be_everywhere_meets_fewer_strikes() -> None:
    few = regime.repression(1.0, 1.0, 0.001, usual=0.3, reach=0.05)
    many = regime.repression(1.0, 1.0, 0.5, usual=0.3, reach=0.05)
    assert many < few <= 0.3
    assert regime.repression(1.0, 1.0, 0.05, usual=0.3, reach=0.05) == pytest.approx(0.15)


def test_a_strike_won_relieves_grievance_and_low_pay_builds_it_faster() -> None:
    settings = {"build_up": 0.4, "habit": 0.3, "relief": 0.5}
    poor = readiness.grievance(0.3, 0.5, False, False, 1 / 12, **settings)
    rich = readiness.grievance(0.3, 1.5, False, False, 1 / 12, **settings)
    relieved = readiness.grievance(0.3, 0.5, True, True, 1 / 12, **settings)
    assert poor > rich
    assert relieved == pytest.approx(poor / 2)


def test_who_has_spent_his_means_cannot_strike_until_work_fills_them() -> None:
    left = readiness.means(0.3, True, 1 / 12, saving=0.6, cost=0.3, most=1.0)
    assert left == pytest.approx(0.05)
    assert not readiness.can_afford(left, cost=0.3)
    assert readiness.can_afford(0.3, cost=0.3)
    assert readiness.means(0.99, False, 1.0, saving=0.6, cost=0.3, most=1.0) == 1.0


def test_works_of_a_hundred_are_the_measure_of_the_ease_of_meeting() -> None:
    assert readiness.ease_of_meeting(4.605170, concentration=0.5) == pytest.approx(0.0, abs=1e-6)
    assert readiness.ease_of_meeting(6.907755, concentration=0.5) == pytest.approx(0.5, abs=1e-6)


def test_most_of_a_works_stops_with_its_strikers_but_nobody_stops_in_one_that_works() -> None:
    assert walkouts.takes_part(True, False, True, AllLuck(), carried=0.5)
    assert not walkouts.takes_part(True, False, True, NoLuck(), carried=0.5)
    assert walkouts.takes_part(True, True, False, NoLuck(), carried=0.5)
    assert not walkouts.takes_part(False, True, True, AllLuck(), carried=0.5)


def test_only_a_strike_can_be_met_with_force() -> None:
    assert not walkouts.meets_force(False, 1.0, AllLuck())
    assert walkouts.meets_force(True, 1.0, NoLuck())


def test_a_strike_ends_won_or_lost_and_never_both() -> None:
    for strike in (True, False):
        for result in (True, False):
            assert walkouts.lost(strike, result and strike) == (strike and not result)


def test_example_counts_the_town_and_the_trade() -> None:
    weights = {"of_town": 3.0, "of_branch": 2.0}
    assert walkouts.example(0.0, 0.0, **weights) == 0
    assert walkouts.example(0.5, 0.25, **weights) == pytest.approx(2.0)
