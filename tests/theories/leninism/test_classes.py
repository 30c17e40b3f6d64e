"""Workers and village: each mechanism by hand, and together in a small society."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import xarray as xr
from small_society import ALONE, simulation, war_years

from conjuncture import Theory
from conjuncture.engine import oracle
from conjuncture.engine.batch import Batch
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.program_data import NO_FAILURE
from conjuncture.engine.worlds import Hold, World
from conjuncture.theories.leninism.classes import activity as classes
from conjuncture.theories.leninism.classes import consciousness, peasants, workforce
from conjuncture.theories.leninism.earlier import READINGS

CARRIERS = {
    "widened_by_experience": "sectional",
    "deepened_by_experience": "class_wide",
    "deepened_by_breadth": "class_wide",
    "aimed_at_regime": "class_wide",
    "schooled": "sectional",
    "imitated": "sectional",
    "raised": "class_wide",
    "ruling_ideas": "class_wide",
    "forgotten": "class_wide",
    "newcomers": "class_wide",
    "example": "activity",
    "held_back": "activity",
    "leaning": "activity",
    "grievance": "activity",
    "lost_in_war": "leading_workers",
    "lost_to_village": "leading_workers",
    "lost_to_office": "leading_workers",
    "leaders_selected": "leading_workers",
    "growth_of_work": "workers",
    "village_example": "village_unrest",
    "free_trade": "traders",
}
"""A mechanism, and who reads it."""

OTHER_READINGS = (
    {
        "example": "saturating",
        "village_example": "saturating",
        "widened_by_experience": "remembered",
        "aimed_at_regime": "by_depth",
        "ruling_ideas": "material",
        "leaders_selected": "by_schooling",
        "soldiers_discontent": "losses_alone",
        "crisis": "worst",
        "own_strength": "all_needed",
    },
    {
        "example": "threshold",
        "village_example": "threshold",
        "leaders_selected": "by_office",
        "collapse": "army_alone",
        "to_workers_power": "army_alone",
        "own_strength": "any_does",
    },
    dict(READINGS),
)


@pytest.fixture(scope="module")
def worlds() -> xr.Dataset:
    """The course as it was, and once with each carrier cut. In all of them workers take power in the war."""
    taken = (Hold("next_rule", 3.0, 250, 251),)
    cut = [World(f"without {name}", cut=frozenset({name}), holds=taken) for name in CARRIERS]
    return run_worlds(simulation(), [World("as it was", holds=taken), *cut], 6)


@pytest.mark.parametrize(("carrier", "reader"), CARRIERS.items())
def test_cutting_a_carrier_changes_its_reader(worlds: xr.Dataset, carrier: str, reader: str) -> None:
    was = worlds[reader].sel(world="as it was")
    without = worlds[reader].sel(world=f"without {carrier}")
    assert float(abs(was - without).max()) > 1e-5


def test_what_holds_back_lowers_activity_and_what_moves_raises_it(worlds: xr.Dataset) -> None:
    first = worlds["activity"].isel(time=0)
    was, free = first.sel(world="as it was"), first.sel(world="without held_back")
    assert (free >= was).all()
    assert (first.sel(world="without example") <= was).all()


def test_a_stratum_is_never_more_than_whole(worlds: xr.Dataset) -> None:
    assert float((worlds["sectional"] + worlds["class_wide"]).max()) <= 1 + 1e-5


def test_no_draw_fails(worlds: xr.Dataset) -> None:
    assert set(worlds["failure"].values.ravel()) == {""}


@pytest.mark.parametrize("readings", OTHER_READINGS, ids=["first", "second", "as first written"])
def test_every_other_reading_runs_and_writes_something_else(readings: dict[str, str]) -> None:
    in_war = {name: values[245:257] for name, values in war_years().items()}

    def lived(theory: Theory) -> Batch:
        return oracle.run(replace(simulation(theory, 12), series=in_war), range(2))

    plain, other = lived(ALONE), lived(ALONE.reading(**readings))
    assert (other.failed_step == NO_FAILURE).all()
    for name in readings:
        assert (plain.values[name] != other.values[name]).any()


def test_the_list_of_other_readings_is_complete() -> None:
    listed = {(name, reading) for readings in OTHER_READINGS for name, reading in readings.items()}
    declared = {
        (name, reading)
        for name, mechanism in ALONE.mechanisms.items()
        for reading in mechanism.readings
        if reading != mechanism.first_reading
    }
    assert listed == declared


def test_each_loop_has_a_linear_a_saturating_and_a_threshold_reading() -> None:
    three = {"linear", "saturating", "threshold"}
    assert (classes.example.first_reading, set(classes.example.readings)) == (
        "by_ratio",
        three | {"by_ratio"},
    )
    assert (peasants.village_example.first_reading, set(peasants.village_example.readings)) == (
        "linear",
        three,
    )


def test_the_three_readings_of_example_differ_where_they_should() -> None:
    linear, bent, step = (
        classes.example.readings[name].function for name in ("linear", "saturating", "threshold")
    )
    assert linear(0.4, weight=2.0) == pytest.approx(2 * linear(0.2, weight=2.0))
    assert bent(0.4, weight=2.0, half=0.2) < 2 * bent(0.2, weight=2.0, half=0.2)
    assert step(0.19, weight=2.0, enough=0.2) == 0
    assert step(0.2, weight=2.0, enough=0.2) == 2.0


def test_experience_alone_widens_and_only_deepens_where_it_accumulates() -> None:
    assert consciousness.widened_by_experience(0.1, openness=2.0) == pytest.approx(0.2)
    assert consciousness.deepened_by_experience(0.0, depth=30.0) == 0


def test_struggle_turns_on_the_regime_only_where_there_is_struggle_and_the_regime_can_be_reached() -> None:
    assert consciousness.aimed_at_regime(0.3, False, depth=5.0) == 0
    assert consciousness.aimed_at_regime(0.0, True, depth=5.0) == 0
    assert consciousness.aimed_at_regime(0.3, True, depth=5.0) == pytest.approx(1.5)


def test_who_does_not_struggle_learns_by_example_and_who_does_not_read_is_not_schooled() -> None:
    assert consciousness.imitated(1.0, 0.5, 0.5, imitation=5.0, of_abroad=1.0) == 0
    assert consciousness.imitated(0.0, 0.5, 0.0, imitation=5.0, of_abroad=1.0) == pytest.approx(2.5)
    assert consciousness.schooled(0.0, 1.0, 1.0, reach=2.0, underground=1.0) == 0
    assert consciousness.schooled(1.0, 1.0, 0.0, reach=2.0, underground=0.0) == 0


@pytest.mark.parametrize("seed", range(5))
def test_workers_move_between_regions_and_none_is_lost(seed: int) -> None:
    sectional, class_wide, widens, rises, sinks, raised = (
        np.random.default_rng(seed).dirichlet(np.ones(6)).tolist()
    )
    narrow = 1 - sectional - class_wide
    s = consciousness.sectional(sectional, class_wide, widens, rises, sinks, raised, 0.0)
    c = consciousness.class_wide(class_wide, sectional, rises, sinks, raised, 0.0)
    left_narrow = narrow * (1 - widens) * (1 - raised)
    fell = (sectional * (1 - rises) + narrow * widens) * (1 - raised) * sinks
    assert s + c + left_narrow + fell == pytest.approx(1)
    assert consciousness.sectional(sectional, class_wide, widens, rises, sinks, raised, 1.0) == 0


def test_nobody_is_lost_to_office_where_workers_have_no_state() -> None:
    assert workforce.lost_to_office(0.1, False, 1.0, promotion=2.0) == 0
    assert workforce.lost_to_office(0.1, True, 1.0, promotion=2.0) == pytest.approx(0.2)


def test_nobody_goes_back_to_a_village_he_has_not() -> None:
    class Strata(SimpleNamespace):
        def mean(self, **_: object) -> float:
            return self.tie

    def lost(tie: float) -> float:
        function = workforce.lost_to_village.readings["main"].function
        return function(0.1, 0.2, 0.3, Strata(tie=tie), None, of_hunger=1.0, of_unemployment=1.0)

    assert lost(0.0) == 0
    assert lost(0.5) > 0


def test_the_exits_of_leading_workers_add_up() -> None:
    stayed = workforce.leading_workers(0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 1 / 12, weariness=0.0)
    left = workforce.leading_workers(0.1, 0.0, 0.06, 0.12, 0.24, 0.0, 1 / 12, weariness=0.0)
    assert stayed - left == pytest.approx((0.06 + 0.12 + 0.24) / 12)


def test_trade_is_free_without_a_workers_state_and_forbidden_by_collectives() -> None:
    quantities = {"levied": 0.8, "squeezed": 0.5}
    assert peasants.free_trade(False, 1.0, 1.0, 1.0, **quantities) == 1
    assert peasants.free_trade(True, 0.0, 1.0, 0.0, **quantities) == 0
    assert peasants.free_trade(True, 1.0, 0.0, 0.0, **quantities) == pytest.approx(0.2)
