"""What moves an organisation's position on who governs, and what holds it in place."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from conjuncture import Theory, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.levels import country, organisation, world
from conjuncture.theories.leninism.strategy import STRATEGY, inside, positions, premises
from conjuncture.theories.leninism.strategy.inside import INSIDE
from conjuncture.theories.leninism.strategy.positions import POSITIONS

CAUSES = ("drawn_by_premises", "drawn_by_leader", "drawn_by_actives", "drawn_by_base")
BODIES = ("workers' party", "owners' party", "council")
MONTHS = 60

THEORY = (
    POSITIONS
    + INSIDE
    + Theory.module(levels)
    + Theory.of(
        premises.first_premise,
        stand_in("aims_at_workers_power", organisation, 0.9),
        stand_in("expects_owners_growth", organisation, 0.5),
        stand_in("bureaucratised", organisation, 0.1),
        stand_in("inner_democracy", organisation, 0.6),
        stand_in("active_share", organisation, 0.4),
        stand_in("passivity", organisation, 0.5),
        stand_in("propaganda_done", organisation, 0.3),
        stand_in("liveliness", country, 1.0),
        stand_in("demand_peace", country, 0.3),
        stand_in("demand_land", country, 0.3),
        stand_in("demand_workers_control", country, 0.3),
        stand_in("demand_soviet_power", country, 0.7),
        stand_in("demand_self_determination", country, 0.3),
        stand_in("arenas_want", country, 0.35),
        stand_in("subordination", world, 0.0),
    )
)


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """Three bodies in a class that is all in motion: with each cause, without it and with it alone."""
    society = regular_society(
        {"world": 1, "country": 1, "stratum": 1, "village": 1, "organisation": 3},
        {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
        {
            "for_soviet_power": ("organisation", np.array([0.2, 0.0, 0.0])),
            "base_of_owners": ("organisation", np.array([0.0, 1.0, 0.0])),
            "is_party": ("organisation", np.array([True, True, False])),
            "is_council": ("organisation", np.array([False, False, True])),
        },
    )
    chosen = [
        World("whole"),
        World("none", cut=frozenset(CAUSES)),
        World("no habit", parameters={"pull_of_the_programme": 0.0}),
        *(World(f"without {cause}", cut=frozenset({cause})) for cause in CAUSES),
        *(World(f"{cause} alone", cut=frozenset(CAUSES) - {cause}) for cause in CAUSES),
        *(
            World(f"{part} says nothing", cut=frozenset({part}))
            for part in ("leader_proposes", "actives_want")
        ),
    ]
    found = run_worlds(Simulation(THEORY, society, MONTHS), chosen, 16)
    return found.assign_coords(organisation=list(BODIES))


def position(worlds: xr.Dataset, body: str, name: str) -> xr.DataArray:
    """What a body stands for on who governs, in a world."""
    return worlds["position_on_power"].sel(organisation=body, world=name)


@pytest.mark.parametrize("cause", CAUSES)
def test_each_of_four_causes_moves_a_position_and_can_be_cut(worlds: xr.Dataset, cause: str) -> None:
    drawn = worlds[cause].sel(organisation="workers' party")
    assert (drawn.sel(world=f"without {cause}") == 0).all()
    at_the_end = {
        name: position(worlds, "workers' party", name).isel(time=-1)
        for name in ("whole", "none", f"without {cause}", f"{cause} alone")
    }
    assert (abs(at_the_end["whole"] - at_the_end[f"without {cause}"]) > 1e-4).any()
    assert (at_the_end[f"{cause} alone"] > at_the_end["none"]).any()


def test_without_all_four_causes_an_organisation_stands_where_its_programme_put_it(
    worlds: xr.Dataset,
) -> None:
    np.testing.assert_allclose(position(worlds, "workers' party", "none"), 0.2, rtol=0, atol=1e-6)


def test_the_programme_pulls_back_against_all_that_draws(worlds: xr.Dataset) -> None:
    moved, free = (position(worlds, "workers' party", name) for name in ("whole", "no habit"))
    assert (moved <= free + 1e-6).all()
    assert (moved.isel(time=-1) < free.isel(time=-1)).all()
    assert (moved.isel(time=-1) > 0.2).all()


def test_the_four_causes_have_one_prior_for_their_pace() -> None:
    assert len({STRATEGY.parameters[f"{cause}.pace"].prior for cause in CAUSES}) == 1


def test_a_party_of_owners_moves_neither_by_premises_nor_by_its_base(worlds: xr.Dataset) -> None:
    stays = worlds[["position_on_power", "leader_proposes", "actives_want"]].sel(organisation="owners' party")
    assert (stays.to_dataarray() == 0).all()


@pytest.mark.parametrize("stands_for", [0.0, 0.4, 1.0])
def test_neither_premises_nor_base_draw_a_party_of_owners_towards_the_councils(stands_for: float) -> None:
    free = positions.free_to_conclude(1.0, 0.0, of_office=0.5)
    assert free == 0
    assert positions.drawn_by_premises(1.0, free, stands_for, pace=5.0) <= 0
    assert positions.drawn_by_base(1.0, 1.0, stands_for, 1.0, 1.0, 1.0, pace=5.0) <= 0


def test_officials_hold_an_organisation_back_as_far_as_they_are_tied_to_what_is() -> None:
    free = [positions.free_to_conclude(0.0, officials, of_office=0.5) for officials in (0.0, 0.4, 1.0)]
    assert free == pytest.approx([1.0, 0.8, 0.5])
    assert positions.free_to_conclude(0.0, 1.0, of_office=0.0) == 1


def test_a_council_stands_for_what_those_in_it_want_and_nothing_else_moves_it(worlds: xr.Dataset) -> None:
    after = worlds["position_on_power"].sel(organisation="council").isel(time=slice(1, None))
    np.testing.assert_allclose(after, 0.35, rtol=0, atol=1e-6)


@pytest.mark.parametrize(
    ("democracy", "by_leader", "by_members"), [(0.0, True, False), (1.0, False, True), (0.5, True, True)]
)
def test_members_are_heard_as_far_as_they_decide_and_the_leader_as_far_as_they_do_not(
    democracy: float, by_leader: bool, by_members: bool
) -> None:
    assert (positions.drawn_by_leader(0.8, 0.2, democracy, pace=5.0) > 0) == by_leader
    assert (positions.drawn_by_actives(0.8, 0.2, democracy, 0.3, pace=5.0) > 0) == by_members
    assert (positions.drawn_by_base(0.8, 0.0, 0.2, democracy, 0.7, 1.0, pace=5.0) > 0) == by_members


def test_the_rest_of_the_members_move_it_only_while_they_are_in_motion() -> None:
    still, moving = (
        positions.drawn_by_base(0.8, 0.0, 0.2, 0.5, 0.7, lively, pace=5.0) for lively in (0.0, 0.6)
    )
    assert still == 0 < moving


def wanted_by_actives(*, demanded: float = 0.0, proposed: float = 0.2, **other: float) -> float:
    """What active members of a party founded on 0.2 want a month later."""
    settings = {"free_to_conclude": 1.0, "propaganda_done": 0.5, "liveliness": 1.0, **other}
    rates = {"dt": 1 / 12, "heard": 4.0, "habit": 2.0}
    return inside.actives_want(
        actives_want=0.2, demand_soviet_power=demanded, leader_proposes=proposed, for_soviet_power=0.2,
        **settings, **rates,
    )  # fmt: skip


def test_active_members_hear_those_beside_them_and_are_taught_by_leaders() -> None:
    assert wanted_by_actives() == pytest.approx(0.2)
    assert wanted_by_actives(demanded=0.7) > 0.2
    assert wanted_by_actives(demanded=0.7, liveliness=0.0) == pytest.approx(0.2)
    assert wanted_by_actives(demanded=0.7, free_to_conclude=0.0) == pytest.approx(0.2)
    assert wanted_by_actives(proposed=0.0) < 0.2 < wanted_by_actives(proposed=0.9)
    assert wanted_by_actives(proposed=0.9, propaganda_done=0.0) == pytest.approx(0.2)


def test_leaders_conclude_from_premises_if_they_revise_and_as_far_as_base_and_office_let_them() -> None:
    def proposed(free: float, *, revises: bool) -> float:
        return inside.leader_proposes(0.2, 0.9, free, revises, 1 / 12, insight=12.0)

    assert proposed(1.0, revises=False) == pytest.approx(0.2)
    assert 0.2 < proposed(0.5, revises=True) < proposed(1.0, revises=True) < 0.9


@pytest.mark.parametrize(
    "name", ["position_on_peace", "position_on_land", "position_on_control", "position_on_nations"]
)
def test_on_other_issues_a_demand_is_heard_while_people_are_in_motion_and_else_the_programme_pulls(
    name: str,
) -> None:
    function = getattr(positions, name).readings["main"]
    (stood_for,) = (given for given in function.reads if given.startswith("for_"))
    (demanded,) = (given for given in function.reads if given.startswith("demand_"))
    situation = {name: 0.5, stood_for: 0.5, demanded: 0.8, "inner_democracy": 0.6, "dt": 1 / 12,
                 "habit": 2.0, "openness": 2.0}  # fmt: skip
    if name == "position_on_control":
        situation |= {"expects_owners_growth": 0.5, "first_premise": 0.5}
    assert function.function(**situation, liveliness=1.0) > 0.5
    assert function.function(**situation, liveliness=0.0) == pytest.approx(0.5)
    assert 0.5 < function.function(**{**situation, name: 0.9}, liveliness=0.0) < 0.9
