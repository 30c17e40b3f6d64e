"""When a body is there, and where its people go when it splits or ends."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from bodies import BODIES, LATE, SPLIT, STILL, bodies, of_one, year

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import Hold, World
from conjuncture.theories.leninism.organisation import standing

PEOPLE = ("members", "allegiance", "implantation", "leaders_won")
PARTIES = [name for name in BODIES if name not in ("union", "council")]
NEVER = 9999.0


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """The split as it was; and, where nothing else moves anybody, with it, without it and without heirs."""
    won = (Hold("leaders_won", 0.4, 0, SPLIT, of_one("united")),)
    still = {"parameters": STILL, "holds": won}
    halves = of_one("one half") | of_one("other half")
    founded = np.where(halves, NEVER, np.where(of_one("latecomer"), year(LATE), 0.0))
    found = run_worlds(
        bodies(),
        [
            World("free"),
            World("split", **still),
            World("no split", **still, given={"dissolved": np.zeros(len(BODIES))}),
            World("no heirs", **still, given={"founded": founded}),
        ],
        16,
    )
    return found.assign_coords(organisation=list(BODIES))


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("body", ["one half", "latecomer"])
def test_before_it_is_founded_a_body_has_nobody(worlds: xr.Dataset, name: str, body: str) -> None:
    founded = LATE if body == "latecomer" else SPLIT
    assert (worlds[name].sel(organisation=body).isel(time=slice(0, founded + 1)) == 0).all()


def test_the_month_in_which_it_is_founded_gives_a_body_its_founding_members_and_roots(
    worlds: xr.Dataset,
) -> None:
    after = worlds.sel(world="split", organisation="latecomer").isel(time=LATE + 1)
    np.testing.assert_array_equal(after["members"], after["founding_members"])
    assert (after["members"] > 0).all()
    np.testing.assert_allclose(after["implantation"], 0.1, rtol=0, atol=1e-6)


def test_a_body_begins_once(worlds: xr.Dataset) -> None:
    begins = worlds["begins"].sel(world="free")
    assert (
        begins.sum("time") == (begins["organisation"].isin(["one half", "other half", "latecomer"]))
    ).all()


@pytest.mark.parametrize("name", PEOPLE)
def test_when_it_splits_a_party_keeps_nobody(worlds: xr.Dataset, name: str) -> None:
    united = worlds[name].sel(organisation="united", world=["free", "split", "no heirs"])
    assert (united.isel(time=SPLIT) > 0).all()
    assert (united.isel(time=slice(SPLIT + 1, None)) == 0).all()


@pytest.mark.parametrize("name", PEOPLE)
def test_nobody_is_lost_or_won_by_a_split_itself(worlds: xr.Dataset, name: str) -> None:
    in_all = worlds[name].sel(organisation=PARTIES).sum("organisation")
    np.testing.assert_allclose(in_all.sel(world="split"), in_all.sel(world="no split"), rtol=0, atol=1e-6)


@pytest.mark.parametrize("name", PEOPLE)
def test_of_a_split_those_founded_that_month_and_those_within_reach_gain_and_nobody_else_does(
    worlds: xr.Dataset, name: str
) -> None:
    gained = (worlds[name].sel(world="split") - worlds[name].sel(world="no split")).isel(time=SPLIT + 1)
    assert (gained.sel(organisation=["one half", "other half", "neighbour"]) > 0).all()
    assert (gained.sel(organisation=["latecomer", "union", "council"]) == 0).all()


@pytest.mark.parametrize("name", PEOPLE)
def test_where_no_heir_is_founded_all_come_over_to_the_party_beside_them(
    worlds: xr.Dataset, name: str
) -> None:
    neighbour = worlds[name].sel(world="no heirs", organisation="neighbour")
    united = worlds[name].sel(world="no heirs", organisation="united")
    gained = neighbour.isel(time=SPLIT + 1) - neighbour.isel(time=SPLIT)
    # A claim of a tenth, summed in steps of 2^-20, is exact to 5e-6 of itself.
    np.testing.assert_allclose(gained, united.isel(time=SPLIT), rtol=0, atol=5e-6)


@pytest.mark.parametrize(
    ("stands", "begins", "is_party", "claim"),
    [
        (True, True, True, 3.0),  # it is founded out of the split: whoever is set free is beside it
        (True, False, True, 0.2 * 3.0),
        (False, False, True, 0.0),
        (True, True, False, 0.0),
    ],
)
def test_a_party_asks_heirs_over_as_far_as_it_is_beside_them_and_appeals_to_them(
    stands: bool, begins: bool, is_party: bool, claim: float
) -> None:
    assert standing.claim_on_heirs(stands, begins, is_party, 0.2, 3.0) == pytest.approx(claim)


@pytest.mark.parametrize(
    ("founded", "dissolved", "there"),
    [
        (0.0, 0.0, True),
        (1899.9, 0.0, True),
        (1900.5, 0.0, True),
        (1900.6, 0.0, False),
        (0.0, 1900.5, False),
        (0.0, 1900.6, True),
        (1899.0, 1900.4, False),
    ],
)
def test_a_body_stands_from_the_month_it_is_founded_to_the_month_before_it_ends(
    founded: float, dissolved: float, there: bool
) -> None:
    assert standing.stands(founded, dissolved, 1900.0, 0.5) == there
