"""Who sits in government: by chance, as far as a party stands for the government there is."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr

from conjuncture import Theory, regular_society
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.testing import stand_in
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.leninism.organisation import allegiance

RULES = ("old_power", "liberal_rule", "shared_rule", "workers_power", "restoration")
WILLING = np.array([0.0, 0.1, 0.5, 0.9, 1.0, 0.9])
"""How far each party would sit in a shared government; the sixth is no party."""
MONTHS, DRAWS, PACE = 36, 400, 6.0

OWNERS = np.array([1.0, 0.0, 0.3, 0.0, 0.0, 1.0])

THEORY = Theory.of(
    allegiance.would_govern,
    allegiance.in_government,
    stand_in("position_on_power", organisation, 0.0),
    stand_in("base_of_owners", organisation, 0.0),
    stand_in("is_party", organisation, True),
    stand_in("stands", organisation, True),
    *(stand_in(rule, country, False) for rule in RULES),
)
SOCIETY = regular_society(
    {"world": 1, "country": 1, "organisation": 6}, {"country": "world", "organisation": "country"}
)
OF_EACH = {"position_on_power": 1 - WILLING, "base_of_owners": OWNERS, "is_party": np.arange(6) < 5}


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """A country under each rule for three years, and one that changes rule every year."""
    month = np.arange(MONTHS)
    each = [World(rule, series=ruled({rule: month >= 0})) for rule in RULES]
    years = {"old_power": month < 12, "shared_rule": (month >= 12) & (month < 24), "restoration": month >= 24}
    lasting = {name: np.tile(values, (MONTHS, 1)) for name, values in OF_EACH.items()}
    pace = {"in_government.pace": PACE}
    simulation = Simulation(THEORY, SOCIETY, MONTHS, series=lasting, parameters=pace)
    return run_worlds(simulation, [*each, World("in turn", series=ruled(years))], DRAWS)


def ruled(years: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The five truths month by month: these, and no other."""
    return {rule: years.get(rule, np.zeros(MONTHS, bool)) for rule in RULES}


def in_the_long_run(willing: np.ndarray) -> np.ndarray:
    """How often a party is in government if it comes and goes at these chances a month."""
    comes, goes = 1 - np.exp(-PACE * willing / 12), 1 - np.exp(-PACE * (1 - willing) / 12)
    return comes / (comes + goes)


@pytest.mark.parametrize(
    ("rule", "willing"),
    [
        ("shared_rule", WILLING[:5]),
        ("workers_power", 1 - WILLING[:5]),
        ("liberal_rule", OWNERS[:5]),
    ],
)
def test_a_party_sits_in_government_as_often_as_it_would_sit_in_such_a_one(
    worlds: xr.Dataset, rule: str, willing: np.ndarray
) -> None:
    found = worlds["in_government"].sel(world=rule).isel(time=-1, organisation=slice(0, 5)).mean("draw")
    expected = in_the_long_run(willing)
    error = np.sqrt(expected * (1 - expected) / DRAWS)
    assert (np.abs(found - expected) <= 4 * error + 1e-9).all()


def test_parties_come_into_government_and_walk_out_again(worlds: xr.Dataset) -> None:
    sits = worlds["in_government"].sel(world="shared_rule").isel(organisation=2)
    change = sits.diff("time")
    assert (change == 1).any()
    assert (change == -1).any()


@pytest.mark.parametrize("rule", ["old_power", "restoration"])
def test_nobody_sits_in_the_government_of_the_old_power_or_of_a_restoration(
    worlds: xr.Dataset, rule: str
) -> None:
    assert (worlds["in_government"].sel(world=rule) == 0).all()


def test_with_a_restoration_all_are_out_of_government_at_once(worlds: xr.Dataset) -> None:
    sits = worlds["in_government"].sel(world="in turn").isel(organisation=4)
    assert (sits.isel(time=slice(0, 13)) == 0).all()
    assert (sits.isel(time=24) == 1).any()
    assert (sits.isel(time=slice(25, None)) == 0).all()


def test_what_is_no_party_sits_in_no_government(worlds: xr.Dataset) -> None:
    assert (worlds["in_government"].isel(organisation=5) == 0).all()


@pytest.mark.parametrize(
    ("in_government", "shared_rule", "pact"),
    [([1.0, 0.0, 1.0], True, 0.4 * 0.5), ([0.0, 0.0, 1.0], True, 0.0), ([1.0, 1.0, 1.0], False, 0.0)],
)
def test_parties_in_a_shared_government_make_a_pact_with_officers_as_far_as_they_are_followed(
    in_government: list[float], shared_rule: bool, pact: float
) -> None:
    followed, trusts = np.array([0.4, 0.3, 0.9]), np.array([0.5, 0.2, 1.0])
    parties = np.array([True, True, False])
    function = allegiance.pact_with_officers.readings["main"].function
    found = function(followed, np.array(in_government), trusts, shared_rule, parties)
    assert float(found) == pytest.approx(pact)
