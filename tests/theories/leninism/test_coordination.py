"""Who can bring the class into one action, whom they lead, and what councils and committees want."""

from __future__ import annotations

import numpy as np
import pytest

from conjuncture.theories.leninism.crisis import coordination

STRENGTH = {"brought_along": 0.8, "roots": 0.9, "credibility": 0.5, "fit": 0.1}


@pytest.mark.parametrize("form", ["is_party", "is_council", "is_union"])
def test_coordination_does_not_ask_what_form_an_organisation_has(form: str) -> None:
    for mechanism in (
        coordination.brought_along, coordination.roots, coordination.own_strength, coordination.coordination,
    ):  # fmt: skip
        assert all(form not in reading.reads for reading in mechanism.readings.values())


@pytest.mark.parametrize(("replaceable", "strength"), [(0.0, 0.8 * 0.1), (1.0, 0.8 * 0.5)])
def test_what_can_stand_in_for_what_lies_between_the_weakest_and_the_mean(
    replaceable: float, strength: float
) -> None:
    assert coordination.own_strength(**STRENGTH, replaceable=replaceable) == pytest.approx(strength)


@pytest.mark.parametrize(("reading", "strength"), [("all_needed", 0.8 * 0.1), ("any_does", 0.8 * 0.9)])
def test_in_other_readings_the_weakest_or_the_strongest_decides(reading: str, strength: float) -> None:
    function = coordination.own_strength.readings[reading].function
    assert function(**STRENGTH) == pytest.approx(strength)


@pytest.mark.parametrize(("members", "active"), [(0.0, 1.0), (0.3, 0.0)])
@pytest.mark.parametrize("reading", ["main", "all_needed", "any_does"])
def test_without_active_members_nobody_is_brought_along_however_well_it_answers(
    members: float, active: float, reading: str
) -> None:
    brought_along = coordination.brought_along(members, active, each_moves=100.0)
    chosen = coordination.own_strength.readings[reading]
    extra = {"replaceable": 1.0} if chosen.parameters else {}
    assert chosen.function(brought_along, 1.0, 1.0, 1.0, **extra) == 0


def test_abroad_nothing_is_added_to_an_organisation_that_is_not_there() -> None:
    for abroad, compare in ((0.5, 0.4), (1.0, 0.64), (0.0, 0.0)):
        assert coordination.coordination(0.4, abroad, of_abroad=1.0) == pytest.approx(compare)
    assert coordination.coordination(0.0, 1.0, of_abroad=1.0) == 0


def leads(allegiance: float, members: float, *, is_party: bool) -> float:
    """Of a body that coordinates a tenth of the class where all bodies together coordinate four tenths."""
    return coordination.leads(allegiance, members, is_party, 0.1, 0.4)


def test_a_party_leads_those_who_follow_it_and_nobody_where_it_has_no_member() -> None:
    assert leads(0.3, 0.01, is_party=True) == pytest.approx(0.3)
    assert leads(0.3, 0.0, is_party=True) == 0


def test_a_council_leads_its_part_of_all_coordination_whoever_follows_what() -> None:
    assert leads(0.3, 0.01, is_party=False) == leads(0.0, 0.01, is_party=False) == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("allegiance", "demanded", "wanted"),
    [
        ((0.0, 0.0, 0.0), 0.2, 0.2),  # nobody follows a party: each what he demands
        ((0.5, 0.3, 0.0), 0.2, 0.5 * 0.9 + 0.3 * 0.1 + 0.2 * 0.2),
        ((0.6, 0.4, 0.0), 1.0, 0.6 * 0.9 + 0.4 * 0.1),  # nobody is left without a party
        ((0.5, 0.3, 0.7), 0.2, 0.5 * 0.9 + 0.3 * 0.1 + 0.2 * 0.2),  # who "follows" a union sits for no party
    ],
)
def test_in_an_arena_each_wants_what_his_party_stands_for_and_the_others_what_they_demand(
    allegiance: tuple[float, float, float], demanded: float, wanted: float
) -> None:
    followed, position = np.array(allegiance), np.array([0.9, 0.1, 0.5])
    is_party = np.array([True, True, False])
    function = coordination.arenas_want.readings["main"].function
    follow_a_party = followed.sum(where=is_party)
    assert float(function(followed, position, is_party, follow_a_party, demanded)) == pytest.approx(wanted)
