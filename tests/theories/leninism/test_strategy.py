"""Strategy: premises and conclusions, fit apart from results, the true states."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from stand_ins import ALONE, MONTHS, course, small

from conjuncture.engine.execute import run
from conjuncture.theories.leninism.strategy import STRATEGY, demands, farming, positions, premises

fit = positions.fit
POSITIONS = (
    "position_on_peace", "position_on_land", "position_on_control", "position_on_power",
    "position_on_nations",
)  # fmt: skip


def concluded(reading: str, peasants: float, market: float, **weights: float) -> tuple[float, float]:
    """The two conclusions, state form and growth, from the two premises in a reading of each."""
    believed = {"believes_in_peasant_independence": peasants, "believes_in_market_room": market}
    found = []
    for mechanism in (premises.aims_at_workers_power, premises.expects_owners_growth):
        chosen = mechanism.readings[reading]
        values = {name: believed[name] for name in chosen.reads}
        extra = {name: weights[name] for name in chosen.parameters}
        found.append(float(chosen.function(**values, **extra)))
    return found[0], found[1]


def test_where_premises_work_apart_flipping_one_flips_its_own_conclusion_alone() -> None:
    both = concluded("separate", 1.0, 1.0)
    assert both == (0.0, 1.0)
    assert concluded("separate", 0.0, 1.0) == (1.0, 1.0)
    assert concluded("separate", 1.0, 0.0) == (0.0, 0.0)


def test_where_premises_work_jointly_flipping_either_flips_both_conclusions() -> None:
    assert concluded("joint", 1.0, 1.0) == (0.0, 1.0)
    assert concluded("joint", 0.0, 1.0) == concluded("joint", 1.0, 0.0) == (1.0, 0.0)


@pytest.mark.parametrize(("weight", "separate"), [(1.0, True), (0.5, False), (0.0, False)])
def test_by_default_the_division_of_work_between_premises_is_a_matter_of_the_draw(
    weight: float, separate: bool
) -> None:
    before = concluded("weighed", 1.0, 1.0, of_peasants=weight, of_market=weight)
    after = concluded("weighed", 0.0, 1.0, of_peasants=weight, of_market=weight)
    assert (after == (1.0, before[1])) == separate


@pytest.mark.parametrize("reading", ["weighed", "separate", "joint"])
@pytest.mark.parametrize("stands_for", [0.0, 0.4, 1.0])
def test_an_organisation_starts_from_premises_that_lead_to_the_position_it_holds(
    reading: str, stands_for: float
) -> None:
    believed = premises.first_premise(stands_for)
    form, _ = concluded(reading, believed, believed, of_peasants=0.3, of_market=0.8)
    assert form == pytest.approx(stands_for)
    assert positions.drawn_by_premises(form, 1.0, stands_for, pace=5.0) == pytest.approx(0.0)


def test_only_organisations_that_revise_change_their_premises(alone: xr.Dataset) -> None:
    for name in ("believes_in_peasant_independence", "believes_in_market_room"):
        moved = alone[name].isel(time=-1) - alone[name].isel(time=0)
        by_place = abs(moved).mean("draw").to_numpy()[:5]
        assert (by_place[[2, 3]] == 0).all()
        assert (by_place[[0, 1, 4]] > 0.01).all()


def test_fit_sees_positions_and_demands_and_no_outcome() -> None:
    assert set(STRATEGY.reading_of("fit").reads) == {
        *POSITIONS,
        "demand_peace", "demand_land", "demand_workers_control", "demand_soviet_power",
        "demand_self_determination",
    }  # fmt: skip
    outcomes = {
        "workers_power", "old_power", "restoration", "outcome_grade", "coordination", "leads", "followers",
        "members", "land_reform", "civil_war", "workers_states",
    }  # fmt: skip
    for position in POSITIONS:
        assert not outcomes & set(STRATEGY.reading_of(position).reads)


def test_fit_is_the_share_of_all_that_is_demanded_that_it_stands_for() -> None:
    demanded = (0.6, 0.2, 0.0, 0.2, 0.0)
    assert fit(1.0, 1.0, 1.0, 1.0, 1.0, *demanded) == pytest.approx(1.0, abs=0.01)
    assert fit(0.0, 0.0, 0.0, 0.0, 0.0, *demanded) == 0
    assert fit(1.0, 0.0, 0.0, 0.5, 0.0, *demanded) == pytest.approx(0.7, abs=0.01)


def test_to_stand_for_more_than_is_demanded_or_for_it_earlier_costs_no_fit() -> None:
    demanded = (1.0, 0.0, 0.0, 0.1, 0.0)
    cautious, ahead = fit(1.0, 0.0, 0.0, 0.1, 0.0, *demanded), fit(1.0, 1.0, 1.0, 1.0, 1.0, *demanded)
    assert ahead >= cautious


def test_where_nothing_is_demanded_nothing_fits() -> None:
    assert fit(1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0) == 0


def test_peace_is_demanded_in_war_alone_and_land_only_where_others_hold_it() -> None:
    weights = {"of_strain": 0.5, "of_defeat": 1.0, "of_exhaustion": 1.0}
    assert demands.demand_peace(0.0, 1.0, 1.0, **weights) == 0
    assert demands.demand_peace(0.8, 0.5, 0.5, **weights) > demands.demand_peace(0.8, 0.0, 0.0, **weights) > 0

    class Layers:
        def mean(self, **_: object) -> float:
            return 0.5

    land = demands.demand_land.readings["main"].function
    weights = {"of_hunger": 2.0, "of_movement": 2.0}
    assert (
        land(Layers(), None, 0.0, 0.0, 1.0, **weights) == land(Layers(), None, 0.6, 1.0, 1.0, **weights) == 0
    )
    assert land(Layers(), None, 0.6, 0.5, 1.0, **weights) > land(Layers(), None, 0.6, 0.5, 0.0, **weights) > 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "readings",
    [
        {
            "aims_at_workers_power": "separate", "expects_owners_growth": "separate",
            "peasant_independence": "follows_a_town_class", "gap": "saturating", "asked": "saturating",
            "officers_privilege": "saturating",
        },
        {
            "aims_at_workers_power": "joint", "expects_owners_growth": "joint",
            "peasant_independence": "independent", "gap": "threshold", "asked": "threshold",
            "officers_privilege": "threshold",
        },
    ],
)  # fmt: skip
def test_each_reading_runs_and_peasants_keep_or_lose_what_they_have_as_it_says(
    readings: dict[str, str],
) -> None:
    found = run(small(ALONE.reading(**readings), months=60), 20).dataset
    assert set(found["failure"].to_numpy().tolist()) == {""}
    step = found["peasant_independence"].diff("time")
    loses = readings["peasant_independence"] == "follows_a_town_class"
    assert bool((step <= 0).all()) == loses
    assert bool((step >= 0).all()) != loses


def test_by_default_peasants_end_on_their_own_in_some_worlds_and_after_others_in_some(
    alone: xr.Dataset,
) -> None:
    at_the_end = alone["peasant_independence"].isel(time=-1).to_numpy()
    assert 0.05 < np.mean(at_the_end > 0.6) < 0.95
    assert 0.05 < np.mean(at_the_end < 0.4) < 0.95


def test_land_and_debt_may_matter_for_industry_or_not(alone: xr.Dataset) -> None:
    """The first country has small farms and little debt, the second landlords and much."""
    by_country = alone["home_market"].mean("time").transpose("draw", "country").to_numpy()
    difference = by_country[:, 0] - by_country[:, 1]
    assert np.mean(difference < 0.02) > 0.05 < np.mean(difference > 0.1)
    cramped = alone["cramped_by_dependence"].mean(("time", "country")).to_numpy()
    harsh = alone["force_from_dependence"].mean(("time", "country")).to_numpy()
    for value in (cramped, harsh):
        assert 0.05 < np.mean(value < 0) < 0.95


def test_rich_owners_go_with_the_movement_in_some_worlds_and_stay_out_in_others(alone: xr.Dataset) -> None:
    quiet, crisis = (alone["upper_bourgeoisie_in_coalition"].isel(time=at) for at in (300, 370))
    for share in (float(quiet.mean()), float(crisis.mean())):
        assert 0.1 < share < 0.9


def test_market_room_closes_in_a_slump_and_cannot_be_more_than_the_world_has_left() -> None:
    neutral = {"of_dependence": 0.0, "of_lateness": 0.0}
    assert farming.market_room(0.6, 0.0, 0.5, 1.0, of_slump=1.0, **neutral) == pytest.approx(0.6)
    assert farming.market_room(0.6, 1.0, 0.5, 1.0, of_slump=1.0, **neutral) < 0.3


@pytest.mark.parametrize("name", ["fit", *POSITIONS, "trusts_shared_state", "home_market", "market_room"])
def test_the_priors_lead_to_more_than_one_end(alone: xr.Dataset, name: str) -> None:
    at_the_end = alone[name].isel(time=-1).to_numpy()
    assert at_the_end.std() > 0.01
    assert np.mean(at_the_end > 0.999) < 0.6
    assert np.mean(at_the_end < 0.001) < 0.6


def test_the_stand_ins_have_a_course_of_the_whole_length() -> None:
    assert {len(values) for values in course().values()} == {MONTHS}
