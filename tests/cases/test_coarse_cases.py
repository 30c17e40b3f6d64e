"""What the coarse cases of Russia, Germany and Spain have in common: all that a theory of classes asks
for, and nothing of what it is to find."""

import numpy as np
import pandas as pd
import pytest
import xarray as xr

from conjuncture import Level, Theory, derived, given, series, state
from conjuncture.cases.case import Case
from conjuncture.cases.registry import load
from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation

COARSE = ("russia_1895_1933", "germany", "spain")
EVERY = (*COARSE, "world", "organisation")
GIVEN = {
    "world": "first_year",
    "country": "industrial_share workers_at_first literacy foreign_debt army_of_peasants landlord_land "
    "hostile_powers home_of_first_revolution electoral_democracy colonial",
    "stratum": "stratum_share large_works village_tie schooling women young minority_nation",
    "village": "village_share hires_labour landless",
    "foreigners": "border common_language",
    "organisation": "activity_demanded selectivity pooling_effort propaganda_effort command clandestine "
    "paid_officers faction_rights is_council is_union is_party revises follows_international "
    "initial_implantation founded dissolved base_of_owners for_peace for_land for_workers_control "
    "for_soviet_power for_self_determination",
}
NO_SHARES = {"workers_at_first", "first_year", "founded", "dissolved"}
BOUNDS = {
    "war": (0, 1),
    "defeat": (0, 1),
    "harvest": (-1, 1),
    "trade": (-0.5, 0.5),
    "blow_to_state": (0, 1),
    "legality": (0, 1),
    "slump": (0, 1),
}
FORBIDDEN = {"russia_1895_1933": "1914-01", "germany": "1918-01", "spain": "1936-01"}
"""The month from which no pattern may look: what comes after is asked about."""


@pytest.fixture(params=COARSE)
def case(request: pytest.FixtureRequest) -> Case:
    return load(request.param)


def test_the_society_gives_exactly_the_variables_that_the_levels_need(case) -> None:
    society = case.society(1, 0)
    found = {level: set() for level in GIVEN}
    for name, variable in society.given.items():
        found[variable.level].add(name)
    wanted = {level: set(names.split()) for level, names in GIVEN.items()}
    assert found == wanted


def test_shares_are_between_zero_and_one_and_those_of_strata_and_villages_add_up(case) -> None:
    society = case.society(1, 0)
    shares = [given.values for name, given in society.given.items() if name not in NO_SHARES]
    assert all((values >= 0).all() and (values <= 1).all() for values in shares)
    assert (society.given["workers_at_first"].values > 0).all()
    for level, share in (("stratum", "stratum_share"), ("village", "village_share")):
        whole = np.bincount(society.levels[level].within["country"], society.given[share].values)
        np.testing.assert_allclose(whole, 1.0, atol=1e-6)


def test_every_country_has_workers_peasants_and_three_forms_of_organisation(case) -> None:
    society = case.society(1, 0)
    countries = society.levels["country"].size
    strata, villages, organisations = (
        society.levels[level].within["country"] for level in ("stratum", "village", "organisation")
    )
    assert (np.bincount(strata, minlength=countries) >= 2).all()
    assert (np.bincount(villages, minlength=countries) == 3).all()
    assert (np.bincount(villages, society.given["hires_labour"].values, countries) == 1).all()
    forms = [society.given[form].values for form in ("is_council", "is_union", "is_party")]
    assert all((np.bincount(organisations, form, countries) >= 1).all() for form in forms)
    np.testing.assert_array_equal(np.sum(forms, axis=0), 1)


def test_councils_and_committees_have_no_works_and_no_founding_date_before_they_exist(case) -> None:
    given_to = case.society(1, 0).given
    of_councils = given_to["is_council"].values
    for name in ("initial_implantation", "founded", "dissolved", "base_of_owners"):
        assert (given_to[name].values[of_councils] == 0).all(), name


@pytest.mark.parametrize("name", EVERY)
def test_the_first_year_of_a_society_is_that_of_its_case(name: str) -> None:
    case = load(name)
    first = pd.Timestamp(case.start)
    assert case.society(1, 0).given["first_year"].values.tolist() == [first.year + (first.month - 1) / 12]


@pytest.mark.parametrize("name", EVERY)
def test_a_body_ends_after_it_is_founded_and_within_its_case(name: str) -> None:
    case = load(name)
    given_to = case.society(1, 0).given
    founded, dissolved = given_to["founded"].values, given_to["dissolved"].values
    first = given_to["first_year"].values[0]
    last = first + case.steps * case.dt
    ended = dissolved > 0
    assert (dissolved[ended] > np.maximum(founded[ended], first)).all()
    assert (np.maximum(founded, dissolved) < last).all()
    assert (founded[founded > 0] > 1800).all()


def test_every_scenario_has_every_input_within_its_bounds(case) -> None:
    for scenario in case.scenarios:
        inputs = case.inputs_of(scenario)
        assert set(inputs) == set(BOUNDS)
        for name, (low, high) in BOUNDS.items():
            assert low <= inputs[name].values.min() <= inputs[name].values.max() <= high, name


def test_every_spell_of_an_input_has_a_reason_or_a_source(case) -> None:
    spells = [spell for of in case.inputs_of(case.scenarios[0]).values() for spell in of.spells]
    assert len(spells) > 20
    assert all(len(spell.reason) > 10 for spell in spells)
    assert all(spell.source_key in case.record().all_sources for spell in spells if spell.source_key)


def test_no_pattern_uses_a_variable_that_claims_are_about(case) -> None:
    assert 3 <= len(case.patterns) <= 5
    assert all(pattern.until <= FORBIDDEN[case.name] for pattern in case.patterns)
    asked = {
        "workers_power",
        "liberal_rule",
        "restoration",
        "outcome_grade",
        "revolutionary_period",
        "leads",
        "vote_share",
    }
    assert not asked & {pattern.variable for pattern in case.patterns}


def test_an_ordinary_world_passes_the_patterns_and_one_with_constant_strikes_does_not(case) -> None:
    ordinary, striking = (_world(case, activity) for activity in (0.002, 0.9))
    assert all(_within(pattern, ordinary) for pattern in case.patterns)
    assert [pattern.name for pattern in case.patterns if not _within(pattern, striking)] == [
        "nobody strikes all the time"
    ]


def test_a_theory_on_these_levels_runs(case) -> None:
    inputs = {name: supplied.values for name, supplied in case.inputs_of(case.scenarios[0]).items()}
    simulation = Simulation(
        STRAIN, case.society(1, 0), steps=case.steps, dt=case.dt, start=case.start, series=inputs
    )
    dataset = run(simulation, 2).dataset
    assert np.isfinite(dataset["strain"]).all()
    assert list(dataset["strain"]["country"].to_numpy()) == list(case.society(1, 0).levels["country"].labels)
    assert float(dataset["large"].max()) <= 1.0


def _world(case: Case, activity: float) -> xr.Dataset:
    """Two draws in which nothing ever happens but strikes of this size."""
    countries = list(case.society(1, 0).levels["country"].labels or ())
    months = pd.date_range(case.start, periods=case.steps, freq="MS")
    level = {"class_activity": activity, "workers": 0.9, "living_standard": 0.9, "old_power": 1.0}
    shape = (2, len(months), len(countries))
    return xr.Dataset(
        {name: (("draw", "time", "country"), np.full(shape, value)) for name, value in level.items()},
        {"draw": [0, 1], "time": months, "country": countries},
    )


def _within(pattern, world: xr.Dataset) -> bool:
    figure = pattern.figure(world)
    return bool(np.all(figure >= (pattern.low or 0)) and np.all(figure <= (pattern.high or np.inf)))


_world_level = Level("world")
_country = Level("country", within=(_world_level,))
_stratum = Level("stratum", within=(_country,))
_village = Level("village", within=(_country,))
_organisation = Level("organisation", within=(_country,))
_share = given(_stratum, unit="share of the country's workers", absent=1.0, name="stratum_share")
_works = given(_stratum, unit="share of its workers", absent=0.5, name="large_works")
_war = series(_country, unit="0 peace, 1 total war", absent=0.0, name="war")
_slump = series(_world_level, unit="0 none, 1 the deepest", absent=0.0, name="slump")


@derived(_country, absent=0.0, source="test")
def large(stratum_share, large_works):
    """Workers in large works."""
    return (stratum_share * large_works).sum()


@state(_country, initial=0.0, source="test")
def strain(strain, war, slump, large, dt):
    """What wears a country down."""
    return strain + dt * (war + slump - 0.5 * strain) * large


STRAIN = Theory.of(large, strain, _share, _works, _war, _slump)
