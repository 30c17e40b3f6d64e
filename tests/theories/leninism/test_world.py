"""Situations, contagion and an International, with what other parts of the theory write held by stand-ins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from conjuncture import Theory, regular_society, simulate
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Simulation
from conjuncture.language.resolution import resolve
from conjuncture.testing import stand_in
from conjuncture.theories.leninism import response
from conjuncture.theories.leninism.levels import country, organisation
from conjuncture.theories.leninism.workers_state import WORKERS_STATE
from conjuncture.theories.leninism.world import WORLD, contagion, international, subordination
from conjuncture.theories.leninism.world import situations as world

MONTHS = 468
ANSWERS = {
    "too strong": ("capitalist_reserves", "rescued", "preparation_of_class"),
    "only by reform": ("reform", "satisfied_by_reform"),
    "spoiled by its own": ("division", "sectarianism", "stifling"),
    "too little, too late": ("policy_prepare", "cadres_from_abroad", "subordination", "diverted"),
}
MOTIVES = ("for_safety", "for_privilege", "by_error", "cut_off")


THEORY = WORLD + Theory.of(
    stand_in("class_activity", country, 0.03),
    stand_in("civil_war", country, 0.0),
    stand_in("crisis", country, 0.3),
    stand_in("implantation", organisation, 0.05),
    stand_in("living_standard", country, 0.8),
    stand_in("memory_of_defeat", country, 0.1),
    stand_in("openness", country, 0.5),
    stand_in("privilege_in_consumption", country, 0.2),
    stand_in("privilege_in_power", country, 0.2),
    stand_in("restoration", country, False),
    stand_in("workers_power", country, False),
)
SOCIETY = regular_society(
    {"world": 1, "country": 3, "stratum": 9, "village": 9, "organisation": 9},
    {"country": "world", "stratum": "country", "village": "country", "organisation": "country"},
    {
        "follows_international": ("organisation", np.array([True, False, False] * 3)),
        "for_peace": ("organisation", np.array([1.0, 0.2, 0.5] * 3)),
        "stratum_share": ("stratum", np.full(9, 1 / 3)),
    },
)


def course(before: float, *changes: tuple[int, float]) -> np.ndarray:
    """A series that starts at one value and takes another from each month named."""
    values = np.full(MONTHS, before)
    for month, value in changes:
        values[month:] = value
    return values


def one_victory() -> dict[str, np.ndarray]:
    """War, a crisis in every country, then power in the first alone, from month 60."""
    power = np.zeros((MONTHS, 3), bool)
    power[60:, 0] = True
    return {
        "war": course(0, (24, 0.8), (60, 0)),
        "crisis": course(0.3, (48, 0.9), (84, 0.3)),
        "class_activity": course(0.03, (48, 0.2), (84, 0.03)),
        "civil_war": np.outer(course(0, (62, 0.8), (98, 0)), [1, 0, 0]),
        "workers_power": power,
    }


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return Simulation(THEORY, SOCIETY, MONTHS, series=one_victory())


def run(simulation: Simulation, draws: int) -> xr.Dataset:
    return dataset_of(simulation, [run_batch(simulation, batch) for batch in simulation.batches(draws)])


@pytest.fixture(scope="module")
def whole(simulation: Simulation) -> xr.Dataset:
    return run(simulation, 200)


def without(simulation: Simulation, name: str) -> xr.Dataset:
    """The first sixteen draws with a mechanism cut."""
    return run(replace(simulation, theory=THEORY.without(name)), 16)


def test_no_draw_of_two_hundred_leaves_its_bounds_in_thirty_nine_years(whole: xr.Dataset) -> None:
    assert (whole["failure"] == "").all()


def test_nothing_is_subordinate_and_nobody_is_helped_before_there_is_a_workers_state(
    whole: xr.Dataset,
) -> None:
    before = whole.isel(time=slice(0, 60))
    for name in ("subordination", "diverted", "isolation", "relief", "workers_states", *MOTIVES):
        assert (before[name] == 0).all(), name


def test_a_workers_state_alone_is_isolated_and_others_are_not_said_to_be(whole: xr.Dataset) -> None:
    end = whole["isolation"].isel(time=-1)
    assert (end.isel(country=0) == 1).all()
    assert (end.isel(country=[1, 2]) == 0).all()


def test_a_second_victory_halves_isolation_among_three() -> None:
    abroad = contagion.victories_abroad(2 / 3, 3.0, True)
    assert abroad == pytest.approx(0.5)
    assert contagion.isolation(abroad, True) == pytest.approx(0.5)
    assert contagion.relief(abroad, 0.2, 0.8, True, by_states=2.0, by_movements=0.1) > contagion.relief(
        0.0, 0.2, 0.8, True, by_states=2.0, by_movements=0.1
    )


def test_the_only_country_there_is_has_nobody_to_learn_from() -> None:
    assert contagion.victories_abroad(1.0, 1.0, True) == 0
    assert contagion.movements_abroad(0.7, 1.0, 0.7) == 0


def test_situations_come_and_go(whole: xr.Dataset) -> None:
    situation = whole["revolutionary_situation"].isel(country=1).astype(float)
    assert situation.isel(time=slice(50, 84)).max("time").mean() > 0.1
    during, after = situation.isel(time=slice(50, 84)).mean(), situation.isel(time=slice(90, None)).mean()
    assert after < during / 2


@pytest.mark.parametrize(
    "name", [name for names in ANSWERS.values() for name in names if name != "preparation_of_class"]
)
def test_each_mechanism_of_each_answer_can_be_cut_and_is_felt(
    simulation: Simulation, whole: xr.Dataset, name: str
) -> None:
    cut = without(simulation, name)
    others = set(THEORY.mechanisms) - {name}
    assert any(not cut[other].equals(whole[other].isel(draw=slice(0, 16))) for other in others)


def test_how_prepared_the_class_is_tells_once_it_governs() -> None:
    for reader in ("called_apart", "taken_back"):
        assert "preparation_of_class" in WORKERS_STATE.reading_of(reader).reads


def test_the_file_lists_what_belongs_to_each_answer() -> None:
    told = world.__doc__ or ""
    assert [name for names in ANSWERS.values() for name in names if name not in told] == []


@pytest.mark.parametrize("name", MOTIVES)
def test_each_motive_adds_to_subordination(simulation: Simulation, whole: xr.Dataset, name: str) -> None:
    less = without(simulation, name)["subordination"].isel(time=-1)
    more = whole["subordination"].isel(time=-1, draw=slice(0, 16))
    assert less.mean() < more.mean()


def test_an_international_adds_in_some_worlds_and_takes_in_others(whole: xr.Dataset) -> None:
    share = float((whole["leadership_from_abroad"].isel(time=-1) > 0.5).mean())
    assert 0.05 < share < 0.95


def test_all_policies_cost_the_same() -> None:
    built = {
        wish: international.cadres_from_abroad(0.1, 0.8, wish, 4 * wish, 0.0, 1 / 12, built=1.0, lost=0.1)
        for wish in (0.1, 0.5, 1.0)
    }
    assert built[0.1] == pytest.approx(built[0.5]) == pytest.approx(built[1.0])


def test_a_call_to_rise_earns_standing_in_a_crisis_and_spends_it_elsewhere() -> None:
    rates = {"spent": 1.0, "by_errands": 1.0, "earned": 1.0, "of_victory": 1.0, "usual": 0.0}
    met = international.standing(0.5, 1.0, 1.0, 1.0, True, 0.0, 0.0, 1 / 12, **rates)
    unmet = international.standing(0.5, 1.0, 1.0, 1.0, False, 0.0, 0.0, 1 / 12, **rates)
    assert unmet < 0.5 < met


def test_subordination_has_two_lasting_states_in_the_threshold_reading_alone() -> None:
    rates = {"made": 0.02, "kept_off": 0.5, "selected": 1.5}
    at = {"linear": {}, "saturating": {"at": 0.4}, "threshold": {"at": 0.4}}

    def settled(reading: str, start: float) -> float:
        step = subordination.subordination.readings[reading].function
        for _ in range(4000):
            start = step(start, 0.2, 0.0, 0.0, 0.0, 0.5, 1 / 12, **rates, **at[reading])
        return start

    apart = {reading: settled(reading, 1.0) - settled(reading, 0.0) for reading in at}
    assert apart["threshold"] > 0.3
    assert abs(apart["linear"]) < 1e-6
    assert abs(apart["saturating"]) < 1e-6


def test_every_response_is_nothing_at_nothing_and_whole_at_one() -> None:
    for shape in (response.saturating, response.threshold):
        assert shape(0.0, 0.3) == pytest.approx(0.0)
        assert shape(1.0, 0.3) == pytest.approx(1.0)
    assert response.saturating(0.1, 0.3) > 0.1 > response.threshold(0.1, 0.3)


def test_every_reading_can_be_chosen() -> None:
    for name, mechanism in THEORY.mechanisms.items():
        for reading in mechanism.readings:
            assert name in resolve(THEORY.reading(**{name: reading})).variables


@pytest.mark.slow
@pytest.mark.parametrize("place", [1, 2])
def test_every_reading_keeps_its_bounds(place: int) -> None:
    """All second readings together, then all last ones: no mechanism has more than three."""
    readings = {
        name: list(mechanism.readings)[min(place, len(mechanism.readings) - 1)]
        for name, mechanism in THEORY.mechanisms.items()
    }
    found = simulate(THEORY.reading(**readings), SOCIETY, steps=MONTHS, draws=64, series=one_victory())
    assert (found["failure"] == "").all()
    assert max(len(mechanism.readings) for mechanism in THEORY.mechanisms.values()) == 3
