"""Who follows which party, to whom leading workers belong."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from bodies import BODIES, SPLIT, bodies

from conjuncture import Normal
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.theories.leninism.organisation import allegiance, membership, raising
from conjuncture.theories.leninism.organisation.allegiance import ALLEGIANCE

PARTIES = [name for name in BODIES if name not in ("union", "council")]
FOUR = ("of_answer", "of_roots", "of_record", "of_blame")
NO_WEIGHT = dict.fromkeys(FOUR, 0.0)
STANDS_TO_REASON = {"fit": 0.5, "implantation": 0.3, "credibility": 0.4, "in_government": 1.0,
                    "disappointment": 0.6}  # fmt: skip
MONTHS = 24


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """A class that is half alive, quiet, all in motion, and one in which the neighbour answers more."""
    fit = np.full((MONTHS, len(BODIES)), 0.5)
    better = np.where(np.array(BODIES) == "neighbour", 1.0, fit)
    drawn = {"appeal.of_answer": 3.0}
    found = run_worlds(
        bodies(MONTHS),
        [
            World("as it was"),
            World("quiet", series={"liveliness": np.zeros(MONTHS)}),
            World("lively", series={"liveliness": np.ones(MONTHS)}),
            World("alike", parameters=drawn, series={"fit": fit}),
            World("neighbour answers", parameters=drawn, series={"fit": better}),
        ],
        64,
    )
    return found.assign_coords(organisation=list(BODIES))


@pytest.mark.parametrize("name", ["allegiance", "leaders_won"])
def test_nobody_follows_two_parties(worlds: xr.Dataset, name: str) -> None:
    in_all = worlds[name].sel(organisation=PARTIES).sum("organisation")
    assert float(in_all.max()) <= 1 + 1e-6
    assert float(in_all.max()) > 0.5  # and not for want of followers


def test_what_one_party_gains_others_lose_or_those_who_followed_none(worlds: xr.Dataset) -> None:
    followed = worlds["allegiance"].sel(organisation=PARTIES).isel(time=SPLIT)
    gained = (followed.sel(world="neighbour answers") - followed.sel(world="alike")).sum("draw")
    assert float(gained.sel(organisation="neighbour")) > 0.01
    assert float(gained.sel(organisation="united")) < 0
    followed_none = -gained.sum("organisation")
    assert float(followed_none) < 0


def test_allegiance_moves_faster_the_livelier_the_class_is(worlds: xr.Dataset) -> None:
    first_half_year = worlds["allegiance"].sel(organisation="neighbour").isel(time=slice(0, SPLIT))
    moved = abs(first_half_year.isel(time=1) - first_half_year.isel(time=0))
    for slower, faster in (("quiet", "as it was"), ("as it was", "lively")):
        assert (moved.sel(world=slower) <= moved.sel(world=faster)).all()
        assert float(moved.sel(world=slower).sum()) < 0.8 * float(moved.sel(world=faster).sum())


def test_leading_workers_choose_as_often_in_quiet_as_others_do_in_a_storm() -> None:
    choice = {"chosen": 0.6, "stands": True, "is_party": True, "inherits": 0.0, "dt": 1 / 12, "anew": 3.0}
    worker = {
        "allegiance_set_free": 0.0,
        "in_quiet": 0.05,
        "founding_members": 0.0,
        "begins": False,
        "founders": 0.0,
    }
    leader = {"leaders_selected": 0.0, "leading_workers": 0.02, "leaders_set_free": 0.0}
    leaders = allegiance.leaders_won(0.1, **choice, **leader)
    assert leaders == pytest.approx(allegiance.allegiance(0.1, **choice, **worker, liveliness=1.0))
    assert leaders > allegiance.allegiance(0.1, **choice, **worker, liveliness=0.0) > 0.1


def test_who_has_just_come_to_the_fore_belongs_to_nobody_yet() -> None:
    rest = {"chosen": 0.0, "stands": True, "is_party": True, "inherits": 0.0, "leaders_set_free": 0.0,
            "leading_workers": 0.02, "dt": 1 / 12, "anew": 0.0}  # fmt: skip
    assert allegiance.leaders_won(0.4, **rest, leaders_selected=0.0) == pytest.approx(0.4)
    assert allegiance.leaders_won(0.4, **rest, leaders_selected=0.06) == pytest.approx(0.4 * 0.75)
    assert allegiance.leaders_won(0.4, **rest, leaders_selected=10.0) == 0


def test_the_four_that_draw_have_one_prior_on_both_sides_of_nought() -> None:
    priors = {ALLEGIANCE.parameters[f"appeal.{weight}"].prior for weight in FOUR}
    assert len(priors) == 1
    (prior,) = priors
    assert isinstance(prior, Normal)
    assert prior.mean == 0


@pytest.mark.parametrize(("weight", "direction"), [*((name, 1) for name in FOUR[:3]), ("of_blame", -1)])
def test_each_of_the_four_draws_or_repels_as_its_weight_says_and_without_weight_does_nothing(
    weight: str, direction: int
) -> None:
    def appeal(size: float) -> float:
        return allegiance.appeal(**STANDS_TO_REASON, **{**NO_WEIGHT, weight: size})

    assert appeal(0.0) == 1
    assert np.sign(appeal(1.5) - 1) == direction
    assert np.sign(appeal(-1.5) - 1) == -direction


@pytest.mark.parametrize(("in_government", "disappointment"), [(0.0, 1.0), (1.0, 0.0)])
def test_a_party_outside_government_and_a_government_that_disappoints_nobody_get_no_blame(
    in_government: float, disappointment: float
) -> None:
    situation = {**STANDS_TO_REASON, "in_government": in_government, "disappointment": disappointment}
    weights = {"of_answer": 1.0, "of_roots": 1.0, "of_record": 1.0}
    assert allegiance.appeal(**situation, **weights, of_blame=3.0) == allegiance.appeal(
        **situation, **weights, of_blame=-3.0
    )


@pytest.mark.parametrize(
    ("stands", "is_party", "members"), [(False, True, 0.1), (True, False, 0.1), (True, True, 0.0)]
)
def test_who_does_not_stand_is_no_party_or_has_no_member_pulls_nobody(
    stands: bool, is_party: bool, members: float
) -> None:
    assert allegiance.pull(stands, is_party, members, 0.5, 2.0) == 0
    assert allegiance.pull(True, True, 0.1, 0.5, 2.0) == 1


@pytest.mark.parametrize("reading", ["linear", "saturating", "threshold"])
def test_nobody_is_asked_where_nobody_is_within_reach_and_all_can_be_asked_where_all_are(
    reading: str,
) -> None:
    chosen = allegiance.asked.readings[reading]
    quantities = dict.fromkeys(chosen.parameters, 0.2)
    assert chosen.function(0.0, **quantities) == 0
    assert 0.95 < chosen.function(1.0, **quantities) <= 1


def test_without_members_nobody_is_within_reach_whatever_roots_are_left() -> None:
    for is_council in (True, False):
        assert raising.within_reach(0.4, 0.0, 0.5, is_council) == 0
        assert raising.within_reach(0.4, 0.01, 0.5, is_council) > 0.4


def test_a_council_is_as_large_as_those_in_struggle_make_it_and_empty_where_there_are_none() -> None:
    assert membership.attending(0.0, True, True, elects=0.9) == 0
    assert membership.attending(0.2, True, True, elects=0.5) == pytest.approx(0.1)
    assert membership.attending(0.2, False, True, elects=0.5) == 0
