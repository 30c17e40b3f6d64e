"""The workers' state, with what other parts of the theory write held by stand-ins."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from conjuncture import Theory, given, regular_society, simulate
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold
from conjuncture.language.resolution import resolve
from conjuncture.testing import AllLuck, NoLuck, stand_in
from conjuncture.theories.leninism.levels import country, organisation, village, world
from conjuncture.theories.leninism.workers_state import (
    WORKERS_STATE,
    collectivisation,
    exclusion,
    policies,
    privilege,
)
from conjuncture.theories.leninism.workers_state import administration as workers_state
from conjuncture.theories.leninism.workers_state.privilege import PRIVILEGE

MONTHS = 468
AT_REST_AT_ONE = {"coercion_is_left", "novelty"}
OF_THE_WORLD = {"preparation_of_class": 0.5, "hostility": 0.5, "relief": 0.0, "liveliness": 0.3}


STAND_INS = (
    *(stand_in(name, country, absent) for name, absent in OF_THE_WORLD.items()),
    stand_in("workers_states", world, 1 / 3),
    given(world, unit="countries", description="Stands in.", absent=3.0, name="countries"),
    stand_in("civil_war", country, 0.0),
    stand_in("exhaustion", country, 0.2),
    stand_in("grain_to_towns", country, 1.0),
    stand_in("implantation", organisation, 0.05),
    stand_in("inner_democracy", organisation, 0.5),
    stand_in("land_held", village, 0.5),
    stand_in("leading_workers", country, 0.03),
    stand_in("leads", organisation, 0.3),
    stand_in("living_standard", country, 0.8),
    stand_in("peasant_movement", country, 0.1),
    stand_in("traders", country, 0.3),
    stand_in("unemployment", country, 0.1),
    stand_in("workers", country, 0.8),
    stand_in("workers_power", country, False),
)
THEORY = WORKERS_STATE + Theory.of(*STAND_INS)
SOCIETY = regular_society(
    {"world": 1, "country": 3, "stratum": 9, "village": 9, "organisation": 9},
    {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
    {
        "is_party": ("organisation", np.array([True, True, False] * 3)),
        "is_union": ("organisation", np.array([False, False, True] * 3)),
        "stratum_share": ("stratum", np.full(9, 1 / 3)),
        "village_share": ("village", np.full(9, 1 / 3)),
    },
)


def power_in_the_first_and_for_a_time_in_the_second() -> np.ndarray:
    power = np.zeros((MONTHS, 3), bool)
    power[60:, 0] = True
    power[60:200, 1] = True
    return power


def after_a_revolution() -> dict[str, np.ndarray]:
    """A lively class that takes power, a civil war that exhausts it, and a slow return of activity."""
    war, lively = np.zeros(MONTHS), np.full(MONTHS, 0.3)
    war[62:98], lively[48:72], lively[72:120] = 0.8, 0.8, 0.1
    power = power_in_the_first_and_for_a_time_in_the_second()
    return {
        "workers_power": power,
        "grain_to_towns": np.where(power, 0.6, 1.0),
        "civil_war": war,
        "liveliness": lively,
        "exhaustion": np.clip(0.2 + np.cumsum(war / 40), 0, 0.8),
    }


@pytest.fixture(scope="module")
def whole() -> xr.Dataset:
    simulation = Simulation(THEORY, SOCIETY, MONTHS, series=after_a_revolution())
    return dataset_of(simulation, [run_batch(simulation, batch) for batch in simulation.batches(200)])


def test_no_draw_of_two_hundred_leaves_its_bounds_in_thirty_nine_years(whole: xr.Dataset) -> None:
    assert (whole["failure"] == "").all()


# `carried_by_party` knows a party and its workers, and no state.
@pytest.mark.parametrize("name", sorted(set(WORKERS_STATE.mechanisms) - {"carried_by_party"}))
def test_it_rests_where_workers_never_held_power(whole: xr.Dataset, name: str) -> None:
    assert (whole[name].isel(country=2) == (1 if name in AT_REST_AT_ONE else 0)).all()


def test_it_comes_to_rest_where_power_is_lost(whole: xr.Dataset) -> None:
    for name, mechanism in WORKERS_STATE.mechanisms.items():
        if mechanism.kind == "state":
            assert (whole[name].isel(country=1, time=slice(201, None)) == 0).all(), name


def test_degeneration_is_neither_certain_nor_impossible_over_the_priors(whole: xr.Dataset) -> None:
    end = whole.isel(country=0, time=-1)
    assert 0.05 < float((end["degeneration"] > 0.5).mean()) < 0.95
    assert 0.05 < float((end["distortion"] > 0.5).mean()) < 0.95
    assert 0.05 < float((end["policy_democracy"] > 0.5).mean()) < 0.95


def test_distortion_need_not_become_degeneration(whole: xr.Dataset) -> None:
    end = whole.isel(country=0, time=-1)
    distorted = end["distortion"] > 0.5
    assert 0.05 < float((end["degeneration"].where(distorted) > 0.5).sum() / distorted.sum()) < 0.95


AROUND_PRIVILEGE = {
    "living_standard": 0.4,
    "grain_to_towns": 0.8,
    "hostility": 0.5,
    "relief": 0.0,
    "apparatus": 0.3,
    "officials_of_economy": 0.3,
    "self_activity": 0.2,
    "check_on_officials": 0.0,
    "fusion": 1.0,
    "restoration_danger": 0.0,
}
LOOP_ALONE = PRIVILEGE + Theory.of(
    stand_in("workers_power", country, True),
    *(stand_in(name, country, value) for name, value in AROUND_PRIVILEGE.items()),
)
STRONG_LOOP = {
    "power_buys": 4.0,
    "goods_buy": 4.0,
    "privilege_at": 0.5,
    "privilege_held_back": 4.0,
    "scarcity.plenty": 2.5,
    "scarcity.of_grain": 0.3,
    "scarcity.of_blockade": 0.3,
    "privilege_in_power.of_office": 0.02,
    "privilege_in_consumption.pay_rules": 0.1,
}


def settled(reading: str, privileged_at_first: bool) -> float:
    """Privilege in power after thirty years, from either start, everything round the loop held still."""
    theory = LOOP_ALONE.reading(power_buys_goods=reading, goods_buy_power=reading)
    start = 1.0 if privileged_at_first else 0.0
    found = simulate(
        theory,
        regular_society({"country": 1, "world": 1}, {"country": "world"}),
        steps=360,
        draws=1,
        holds=tuple(Hold(name, start, 0, 12) for name in ("privilege_in_power", "privilege_in_consumption")),
        parameters={name: value for name, value in STRONG_LOOP.items() if name in theory.parameters},
    )
    return float(found["privilege_in_power"].isel(time=-1).squeeze())


def test_privilege_has_two_lasting_states_in_the_threshold_reading() -> None:
    assert settled("threshold", True) - settled("threshold", False) > 0.3


def test_privilege_has_one_lasting_state_in_the_linear_reading() -> None:
    assert settled("linear", True) == pytest.approx(settled("linear", False), abs=1e-3)
    assert settled("linear", True) > 0.3  # and not for want of a loop


def test_privilege_buys_nothing_where_there_is_enough_for_all() -> None:
    assert privilege.power_buys_goods(1.0, 0.0, rate=3.0) == 0
    assert privilege.goods_buy_power(1.0, 0.0, rate=3.0) == 0


def test_skills_and_tasks_make_officials_by_one_way_and_passivity_by_another() -> None:
    reads = {name: WORKERS_STATE.reading_of(name).reads for name in ("called_apart", "left_to_officials")}
    assert "self_activity" not in reads["called_apart"]
    assert not {"tasks", "preparation_of_class"} & set(reads["left_to_officials"])
    assert workers_state.called_apart(0.8, 1.0, rate=1.0) == 0
    assert workers_state.left_to_officials(True, 1.0, rate=1.0) == 0


BANS = ("rival_parties_banned", "factions_banned")


@pytest.mark.parametrize("ban", BANS)
@pytest.mark.parametrize("reader", ["voices_silenced", "repression_of_workers", "debate"])
def test_each_ban_works_by_arrows_that_can_be_cut_apart(ban: str, reader: str) -> None:
    arrows = {(read.reader, read.variable) for read in resolve(THEORY).reads}
    assert (reader, ban) in arrows


def test_nothing_is_banned_without_a_cause_and_nothing_allowed_again_without_a_policy() -> None:
    rates = {"in_war": 1.0, "in_fear": 1.0, "lifted": 1.0}
    assert policies.rival_parties_banned(0.0, True, 0.0, 0.0, 0.0, AllLuck(), 1 / 12, **rates) == 0
    assert policies.rival_parties_banned(0.0, True, 0.5, 0.0, 0.0, AllLuck(), 1 / 12, **rates) == 1
    assert policies.rival_parties_banned(0.0, True, 0.5, 0.0, 0.0, NoLuck(), 1 / 12, **rates) == 0
    assert policies.rival_parties_banned(1.0, True, 0.0, 0.0, 0.0, AllLuck(), 1 / 12, **rates) == 1
    assert policies.rival_parties_banned(1.0, True, 0.0, 0.0, 0.9, AllLuck(), 1 / 12, **rates) == 0


def test_leaders_act_when_enough_of_them_see_and_not_before() -> None:
    assert policies.joint_action(0.49, 1.0, enough=0.5, alone=0.5) == 0
    assert policies.joint_action(0.51, 1.0, enough=0.5, alone=0.5) == 1
    assert policies.joint_action(0.51, 0.0, enough=0.5, alone=0.5) == pytest.approx(0.5)


def test_a_problem_is_new_to_the_first_and_less_so_to_those_who_come_after() -> None:
    first = policies.novelty(5.0, 1 / 3, 3.0, learnt=0.2)
    later = policies.novelty(5.0, 1.0, 3.0, learnt=0.2)
    assert 0 < later < first < policies.novelty(0.0, 1 / 3, 3.0, learnt=0.2) == 1


def test_officials_bound_to_common_property_do_not_take_it() -> None:
    rates = {"by_layer": 0.1, "by_traders": 0.1, "taken_back": 0.1}
    unbound = privilege.property_turned_private(0.0, True, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, **rates)
    bound = privilege.property_turned_private(0.0, True, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, **rates)
    assert unbound == pytest.approx(0.1)
    assert bound == 0


def test_an_active_class_leaves_less_to_coercion() -> None:
    assert collectivisation.coercion_is_left(0.9, share=0.5) < collectivisation.coercion_is_left(
        0.1, share=0.5
    )


def test_a_monopoly_is_as_great_as_the_lesser_of_fact_and_rule() -> None:
    assert exclusion.degeneration(0.9, 0.2) == pytest.approx(0.2)
    assert exclusion.degeneration(0.3, 0.8) == pytest.approx(0.3)


def test_every_reading_can_be_chosen() -> None:
    for name, mechanism in THEORY.mechanisms.items():
        for reading in mechanism.readings:
            assert name in resolve(THEORY.reading(**{name: reading})).variables


@pytest.mark.slow
@pytest.mark.parametrize("place", [1, 2])
def test_every_reading_keeps_its_bounds(place: int) -> None:
    """All second readings together, then all last ones: no mechanism has more than three."""
    readings = {
        name: list(mechanism.readings)[min(place, len(mechanism.readings) - 1)]
        for name, mechanism in THEORY.mechanisms.items()
    }
    found = simulate(THEORY.reading(**readings), SOCIETY, steps=MONTHS, draws=64, series=after_a_revolution())
    assert (found["failure"] == "").all()
    assert max(len(mechanism.readings) for mechanism in THEORY.mechanisms.values()) == 3
