"""Where each rival parts from the essay: what its file predicts, in one country, in both theories."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
import xarray as xr
from numpy.typing import NDArray

from conjuncture import Theory, regular_society, simulate
from conjuncture.language.loading import load
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import levels
from conjuncture.theories.leninism.essay import THEORY as ESSAY

from .one_country import CLOSED, IN_QUIET, OPEN, PARTIES, WAVE, in_part, lived

Of = Callable[[str, str], NDArray[np.floating]]
BEFORE, AFTER = WAVE.start - 1, WAVE.stop + 11  # the month before the wave, and a year after it


@cache
def run(theory: str) -> xr.Dataset:
    return lived(ESSAY if theory == "essay" else load(f"conjuncture.theories.rivals.{theory}"))


def in_world(theory: str) -> Of:
    """A variable of the theory in a world, (draws, months) or (draws, months, bodies)."""
    found = run(theory)
    assert {str(cause) for cause in found["failure"].to_numpy().ravel()} == {""}

    def of(name: str, world: str) -> NDArray[np.floating]:
        values = found[name].sel(world=world).transpose("draw", "time", ...).to_numpy()
        return values[:, :, 0] if values.shape[2:] == (1,) else values

    return of


@pytest.fixture(scope="module")
def essay() -> Of:
    return in_world("essay")


@pytest.fixture(scope="module")
def committees() -> Of:
    return in_world("committees")


@pytest.fixture(scope="module")
def mass_action() -> Of:
    return in_world("mass_action")


@pytest.fixture(scope="module")
def open_party() -> Of:
    return in_world("open_party")


@pytest.fixture(scope="module")
def michels() -> Of:
    return in_world("michels")


def left_without_parties(of: Of) -> NDArray[np.floating]:
    """What of all coordination in the wave is left where no party has anybody."""
    with_them, without = (
        of("coordination", world)[:, WAVE].sum(axis=2).mean(axis=1) for world in ("free", "no parties")
    )
    return without / with_them


def test_to_committees_parties_add_nothing_and_in_the_essay_they_do(committees: Of, essay: Of) -> None:
    assert left_without_parties(committees).min() > 0.9
    assert np.median(left_without_parties(essay)) < 0.8


def test_closed_works_raise_the_demand_for_soviets_with_committees_and_not_in_the_essay(
    committees: Of, essay: Of
) -> None:
    def raised(of: Of) -> NDArray[np.floating]:
        closed, free = (of("demand_soviet_power", world)[:, IN_QUIET] for world in ("works closed", "free"))
        return (closed - free).mean(axis=1)

    assert raised(committees).min() > 0.01
    assert np.abs(raised(essay)).max() < 0.001


def most_in_the_wave(values: NDArray[np.floating]) -> float:
    """In what share of draws the parties together gain more in and after the wave than before."""
    of_parties = values[:, :, PARTIES].sum(axis=2)
    before = of_parties[:, BEFORE] - of_parties[:, 0]
    return float(np.mean(of_parties[:, AFTER] - of_parties[:, BEFORE] > before))


def test_in_mass_action_roots_come_with_the_wave_and_in_the_essay_before_it(
    mass_action: Of, essay: Of
) -> None:
    assert most_in_the_wave(mass_action("implantation", "free")) > 0.7
    assert most_in_the_wave(essay("implantation", "free")) < 0.3


def test_in_mass_action_members_come_with_the_wave_oftener_than_in_the_essay(
    mass_action: Of, essay: Of
) -> None:
    gained = most_in_the_wave(mass_action("members", "free"))
    assert gained > most_in_the_wave(essay("members", "free")) + 0.1


def test_roots_from_before_bring_less_into_action_in_mass_action_than_in_the_essay(
    mass_action: Of, essay: Of
) -> None:
    def times_as_much(of: Of) -> float:
        rooted, not_rooted = (
            of("coordination", world)[:, WAVE][:, :, PARTIES].mean(axis=(1, 2))
            for world in ("rooted before", "no roots before")
        )
        return float(np.median(rooted / not_rooted))

    assert 1 < times_as_much(mass_action) < 0.5 * times_as_much(essay)


def test_a_rising_called_in_quiet_costs_its_party_members_in_mass_action(mass_action: Of) -> None:
    called, free = (mass_action("members", world)[:, :, PARTIES] for world in ("called to rise", "free"))
    first, last = np.flatnonzero(IN_QUIET)[[0, -1]]
    assert np.mean(called[:, last] < called[:, first - 1]) > 0.6
    assert np.mean(free[:, last] < free[:, first - 1]) < 0.3
    assert np.mean(called[:, last] < 0.95 * free[:, last]) > 0.9


def test_in_the_essay_no_call_to_rise_reaches_whom_a_party_has() -> None:
    assert "policy_provoke" not in in_part(ESSAY).inputs


@pytest.mark.parametrize("name", ["allegiance", "members", "coordination"])
def test_of_two_parties_that_stand_for_the_same_the_open_one_leads_by_the_view_of_the_open_party(
    open_party: Of, name: str
) -> None:
    after = open_party(name, "free")[:, WAVE.stop]
    assert np.mean(after[:, OPEN] > after[:, CLOSED]) > 0.9


def test_in_the_essay_either_of_them_may_have_more_followers(essay: Of) -> None:
    after = essay("allegiance", "free")[:, WAVE.stop]
    assert 0.25 < np.mean(after[:, OPEN] > after[:, CLOSED]) < 0.75


def test_by_michels_leaders_stand_as_far_from_members_in_the_one_as_in_the_other(
    michels: Of, essay: Of
) -> None:
    def apart(of: Of) -> NDArray[np.floating]:
        last = of("gap", "equal in size")[:, -1]
        return np.abs(last[:, OPEN] - last[:, CLOSED])

    assert apart(michels).max() < 1e-6
    assert np.mean(apart(essay) > 0.05) > 0.5


def test_by_michels_an_organisation_ages_from_its_founding_and_only_while_somebody_is_in_it() -> None:
    alone = Theory.of(
        ESSAY.mechanisms["gap"],
        stand_in("members", levels.organisation, 0.05),
        stand_in("founded", levels.organisation, 0.0),
        stand_in("first_year", levels.world, 1895.0),
    )
    sizes = {"world": 1, "country": 1, "organisation": 4}
    society = regular_society(sizes, {"country": "world", "organisation": "country"})
    of_each = {"founded": (1875, 0, 1900, 0), "members": (0.05, 0.05, 0.05, 0)}
    found = simulate(
        alone.reading(gap="michels"),
        society,
        steps=120,
        draws=20,
        series={name: np.tile(np.array(values, float), (120, 1)) for name, values in of_each.items()},
    )
    old, there_at_first, later, empty = found["gap"].isel(time=-1).to_numpy().T
    assert np.all((old > there_at_first) & (there_at_first > later) & (later > empty))
    assert np.all(empty == empty[0])


def test_what_all_demand_moves_no_line_by_michels_and_in_some_draws_of_the_essay_it_does(
    michels: Of, essay: Of
) -> None:
    def moved(of: Of) -> NDArray[np.floating]:
        line = of("position_on_power", "all demand soviets")[:, :, PARTIES]
        return line.max(axis=1) - line[:, 0]

    assert moved(michels).max() < 1e-3
    assert moved(essay).max() > 0.1
