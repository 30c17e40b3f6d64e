"""Organisations: bounds, readings, forms as settings, and the four ways of raising consciousness apart."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from stand_ins import ALONE, SETTINGS, small

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Hold
from conjuncture.engine.worlds import World
from conjuncture.theories.leninism.organisation import ORGANISATION, democracy, forms, officers
from conjuncture.theories.leninism.organisation import membership as organisation

FOUR_WAYS = ("raised_by_pooling", "raised_by_propaganda", "raised_by_discipline", "raised_by_selection")
OWN_LIFE = (
    "members", "active_share", "implantation", "credibility", "gap", "officers_privilege", "tenure",
    "inner_democracy", "bureaucratised", "demagogy", "within_reach", "allegiance", "leaders_won",
)  # fmt: skip
WITH_LUCK = frozenset({"believes_in_peasant_independence", "believes_in_market_room", "in_government"})


def in_first_country(found: xr.Dataset, name: str) -> np.ndarray:
    """(draws, months, the five organisations of the first country)."""
    return found[name].isel(organisation=slice(0, 5)).transpose("draw", "time", "organisation").to_numpy()


def test_no_draw_leaves_its_bounds_in_thirty_nine_years(alone: xr.Dataset) -> None:
    assert set(alone["failure"].to_numpy().tolist()) == {""}


@pytest.mark.slow
def test_an_organisation_has_the_course_of_its_settings_wherever_and_under_whatever_name_it_stands() -> None:
    backwards = (4, 3, 2, 1, 0)
    simulation = small(months=60, order=backwards, twins=True)
    found = run_worlds(simulation, [World("no luck", cut=WITH_LUCK)], 8).sel(world="no luck")
    for name in OWN_LIFE:
        both = found[name].transpose("draw", "time", "organisation").to_numpy()
        here, there = both[:, :, :5], both[:, :, 5:]
        np.testing.assert_allclose(here, there[:, :, backwards], rtol=0, atol=1e-5, err_msg=name)
        assert np.abs(here - there).max() > 0.001, f"{name} does not depend on the form at all"


def test_what_sets_officers_and_members_apart_does_not_read_which_kind_of_organisation_it_is() -> None:
    readers = {
        name
        for part in (officers.OFFICERS, democracy.DEMOCRACY, forms.FORMS)
        for name, mechanism in part.mechanisms.items()
        for reading in mechanism.readings.values()
        if {"is_council", "is_union", "is_party"} & set(reading.reads)
    }
    assert readers == {"rights_to_oppose"}, "only a ban on factions, which is laid on parties, may ask"


def test_no_mechanism_of_organisations_reads_whether_it_is_a_union() -> None:
    assert not [
        name
        for name, mechanism in ORGANISATION.mechanisms.items()
        for reading in mechanism.readings.values()
        if "is_union" in reading.reads
    ]


@pytest.mark.slow
def test_in_michels_reading_form_no_longer_matters_and_otherwise_it_does(alone: xr.Dataset) -> None:
    equal_size = (Hold("members", 0.05),)
    found = run(small(ALONE.reading(gap="michels"), months=120, holds=equal_size), 20).dataset
    assert set(found["failure"].to_numpy().tolist()) == {""}
    gap = in_first_country(found, "gap")
    assert (gap.std(axis=2) < 1e-6).all()
    assert (gap[:, -1] > 0.2).all()
    assert (in_first_country(alone, "gap")[:, 119].std(axis=1) > 0.005).all()


def test_cutting_one_of_the_four_ways_takes_away_that_one_and_no_other() -> None:
    simulation = small(months=60)
    worlds = [World("whole"), *(World(way, cut=frozenset({way})) for way in FOUR_WAYS)]
    found = run_worlds(simulation, worlds, 8)
    for cut in FOUR_WAYS:
        for way in FOUR_WAYS:
            after, before = found[way].sel(world=cut), found[way].sel(world="whole")
            if way == cut:
                assert float(before.min()) > 0
                assert float(after.max()) == 0
            else:
                np.testing.assert_array_equal(after, before)


def test_the_four_ways_have_one_prior_for_their_strength() -> None:
    priors = {ORGANISATION.parameters[f"{way}.strength"].prior for way in FOUR_WAYS}
    assert len(priors) == 1


@pytest.mark.parametrize("way", FOUR_WAYS)
def test_each_of_the_four_ways_does_most_in_some_draws(alone: xr.Dataset, way: str) -> None:
    means = np.stack([alone[name].mean(("time", "country")).to_numpy() for name in FOUR_WAYS])
    first = means.argmax(axis=0) == FOUR_WAYS.index(way)
    assert 0.02 < first.mean() < 0.9


@pytest.mark.parametrize("name", ["gap", "demagogy", "bureaucratised", "passivity", "inner_democracy"])
def test_the_priors_leave_open_whether_the_vanguard_or_the_mass_party_has_more_of_it(
    alone: xr.Dataset, name: str
) -> None:
    at_the_end = in_first_country(alone, name)[:, -60:].mean(axis=1)
    mass_party, vanguard = at_the_end[:, 0], at_the_end[:, 1]
    assert 0.02 < np.mean(vanguard > mass_party) < 0.98


@pytest.mark.parametrize("name", OWN_LIFE)
def test_the_priors_lead_neither_to_one_value_nor_to_the_ends_of_the_scale(
    alone: xr.Dataset, name: str
) -> None:
    at_the_end = alone[name].isel(time=-1).to_numpy().ravel()
    assert at_the_end.std() > 0.01
    assert np.mean(at_the_end > 0.99) < 0.5
    assert np.mean(at_the_end < 0.0001) < 0.5


def test_which_form_wins_most_members_in_a_crisis_is_left_open(alone: xr.Dataset) -> None:
    members = in_first_country(alone, "members")
    first = (members[:, 383] - members[:, 359]).argmax(axis=1)
    assert np.bincount(first, minlength=5).max() < 0.9 * len(first)


def test_who_can_be_reached_comes_from_consciousness_and_the_door_alone() -> None:
    assert set(ORGANISATION.reading_of("reachable").reads) == {
        "class_consciousness", "trade_consciousness", "selection_at_the_door",
    }  # fmt: skip
    assert organisation.reachable(0.1, 0.5, 0.0) == pytest.approx(0.6)
    assert organisation.reachable(0.1, 0.5, 1.0) == pytest.approx(0.1)


def test_no_mechanism_of_organisation_reads_the_crisis_and_who_governs_matters_to_governments_alone() -> None:
    rules = {"old_power", "liberal_rule", "shared_rule", "workers_power", "restoration"}
    readers: dict[str, set[str]] = {}
    for name, mechanism in ORGANISATION.mechanisms.items():
        for reading in mechanism.readings.values():
            for variable in reading.reads:
                readers.setdefault(variable, set()).add(name)
    assert not {"crisis", "revolutionary_period", "outcome_grade", "coercion"} & set(readers)
    assert {name for rule in rules & set(readers) for name in readers[rule]} == {
        "would_govern", "in_government", "pact_with_officers",
    }  # fmt: skip


def test_a_led_defeat_costs_trust_and_a_defeat_led_by_others_does_not() -> None:
    settings = {"by_leading": 1.0, "by_fit": 0.0, "by_initiative": 0.0, "by_defeat": 2.0, "fading": 0.0}
    led = organisation.credibility(0.5, 1.0, 0.0, 0.5, 0.1, 0.1, 0.5, 0.8, 1 / 12, **settings)
    stood_by = organisation.credibility(0.5, 0.0, 0.0, 0.5, 0.1, 0.1, 0.5, 0.8, 1 / 12, **settings)
    assert led < stood_by == 0.5


def test_there_is_more_to_pool_where_many_strata_struggle_than_where_one_does_as_much_alone() -> None:
    months, first = 24, np.array([1.0, 0.0, 0.0] * 2)
    of_activity = {
        "as it was": np.full(6, 0.03),
        "one alone": 0.15 * first,  # a fifth of the class: as much in all
        "nobody": np.zeros(6),
    }
    worlds = [World(name, series={"activity": np.tile(at, (months, 1))}) for name, at in of_activity.items()]
    found = run_worlds(small(months=months), worlds, 8)["variety"].isel(time=-1)
    variety = found.mean(("draw", "country")).to_series()
    assert variety["nobody"] < variety["one alone"] < 0.5 * variety["as it was"]


def test_selection_at_the_door_can_close_the_distance_or_make_an_elite() -> None:
    settings = {
        "of_command": 0.2, "of_privilege": 0.2, "of_tenure": 0.2, "of_size": 0.2, "large": 0.01,
    }  # fmt: skip
    equals = officers.distance_by_form(0.5, 0.8, 0.1, 0.3, 0.02, of_selection=-0.3, **settings)
    elite = officers.distance_by_form(0.5, 0.8, 0.1, 0.3, 0.02, of_selection=0.3, **settings)
    open_door = officers.distance_by_form(0.5, 0.0, 0.1, 0.3, 0.02, of_selection=0.3, **settings)
    assert equals < open_door < elite


def test_members_decide_nothing_where_command_is_complete_or_officers_live_apart() -> None:
    assert democracy.inner_democracy(1.0, 1.0, 1.0, 0.0, 0.0, of_rules=0.5, of_command=0.5) == 0
    assert democracy.inner_democracy(0.0, 1.0, 1.0, 1.0, 0.0, of_rules=0.5, of_command=1.0) == 0
    assert democracy.inner_democracy(0.0, 1.0, 1.0, 0.0, 0.0, of_rules=0.5, of_command=0.5) == 1


def test_the_five_forms_differ_in_settings_alone() -> None:
    assert all(len(values) == 5 for values in SETTINGS.values())
    assert not {"is_council", "is_union", "is_party"} & set(SETTINGS)
