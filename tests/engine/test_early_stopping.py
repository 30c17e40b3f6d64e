"""Draws that stop early leave the others as they are to the bit, in fewer batches of the same program."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xarray as xr

from conjuncture import (
    Level,
    Theory,
    Uniform,
    derived,
    exp,
    network,
    parameter,
    regular_society,
    series,
    state,
)
from conjuncture.engine.digests import digest
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.program import Program
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.store import Store
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.events import UNRECORDED
from conjuncture.networks import each_draw, poisson

country = Level("country")
worker = Level("worker", within=(country,))
friends = network(worker)
harvest = series(country, unit="1", absent=0.0, name="harvest")

STEPS, DRAWS, SIZE = 100, 90, 250  # of so many workers a batch has 16 lanes


@derived(worker, absent=0.0, source="-")
def mood(harvest, noise, *, heat=parameter(Uniform(0.0, 2.0), unit="1", reason="-")):
    return heat * noise.normal() + harvest


@derived(country, absent=0.0, source="-")
def unrest(mood):
    return (mood > 1.0).share()


@derived(country, absent=False, source="-")
def riot(unrest, noise, dt):
    return noise.happens(unrest, dt)


@state(country, initial=0.0, source="-")
def memory(memory, unrest, riot):
    return 0.9 * memory + unrest + riot


@state(country, initial=1.0, within=(0, 1e4), source="-")
def prices(prices, unrest):
    """Some draws fail: prices leave their bounds."""
    return prices * exp(0.3 * unrest)


@derived(worker, absent=0.0, source="-")
def envy(mood, friends):
    """Among friends, who are others in each draw."""
    return friends(mood).mean() - mood


THEORY = Theory.of(mood, unrest, riot, memory, prices, harvest)
COURSE = np.full((STEPS, 1), UNRECORDED)
COURSE[::7] = 1.0


def simulation(**settings: Any) -> Simulation:
    society = regular_society({"country": 1, "worker": SIZE}, within={"worker": "country"})
    given = {"series": {"harvest": np.sin(np.arange(STEPS))}, "settable": ("unrest",)}
    return Simulation(THEORY, society, STEPS, **{**given, **settings})


def judge(run: xr.Dataset, steps: int) -> np.ndarray:
    """Who remembers too much stops, and after half of the course who remembers little."""
    memory = run["memory"].isel(time=steps - 1).to_numpy()
    return np.where(memory > 4.0, 0, np.where((memory < 1.5) & (steps >= STEPS // 2), 1, -1))


RULE = Stopping(judge, ("too much", "too little"), (13, STEPS // 2), digest(judge))


def stops(whole: xr.Dataset, simulation: Simulation) -> tuple[np.ndarray, np.ndarray]:
    """Of draws that were run to their end, why and after how many steps each would have stopped."""
    reason, after = np.full(DRAWS, -1), np.full(DRAWS, simulation.steps)
    for end in RULE.ends(simulation)[:-1]:
        broken = ~np.isfinite(whole["prices"].isel(time=end - 1).to_numpy())
        found = np.where(broken, -1, judge(whole, end))
        reason = np.where((after == simulation.steps) & (found >= 0), found, reason)
        after = np.where((after == simulation.steps) & ((found >= 0) | broken), end, after)
    return reason, after


def assert_the_rest_is_the_same(stopped: xr.Dataset, whole: xr.Dataset, simulation: Simulation) -> None:
    reason, after = stops(whole, simulation)
    for number in range(DRAWS):
        one, other = stopped.isel(draw=number), whole.isel(draw=number)
        end = after[number]
        if reason[number] >= 0:
            assert str(one["failure"].values) == RULE.reasons[reason[number]]
            assert np.isnan(one["memory"].values[end:]).all()
        else:
            assert str(one["failure"].values) == str(other["failure"].values)
        for name in ("memory", "prices", "unrest"):
            np.testing.assert_array_equal(one[name].values[:end], other[name].values[:end])
    assert np.array_equal(stopped["parameters"].values, whole["parameters"].values)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"dt": 1 / 24},
        {"holds": (Hold("memory", 2.0, 10, 30),)},
        {"theory": THEORY.without("prices")},
        {"course": {"riot": COURSE}},
        {"luck_numbers": tuple(range(7, 7 + DRAWS))},
        {"sparing": True, "keep": ("memory", "prices", "unrest"), "seed": 3},
    ],
    ids=lambda settings: " ".join(settings) or "plain",
)
def test_draws_that_go_on_are_the_same_to_the_bit(settings) -> None:
    plain = simulation()
    one = replace(plain, **settings)
    whole = run_worlds(one, (World(),), DRAWS).isel(world=0)
    stopped = run_worlds(one, (World(),), DRAWS, stopping=RULE).isel(world=0)
    reason, after = stops(whole, one)
    assert set(reason) == {-1, 0, 1}
    assert len(set(after)) > 3
    assert_the_rest_is_the_same(stopped, whole, one)


def test_draws_that_go_on_keep_the_graph_that_is_theirs() -> None:
    society = regular_society(
        {"country": 1, "worker": SIZE}, {"worker": "country"}, networks={"friends": each_draw(poisson(4))}
    )
    among_friends = THEORY + Theory.of(envy, friends)
    one = replace(simulation(), theory=among_friends, society=society, keep=("envy",))
    whole, stopped = (
        run_worlds(one, (World(),), DRAWS, stopping=rule).isel(world=0)["envy"].values
        for rule in (None, RULE)
    )
    known = ~np.isnan(stopped)
    assert 0 < known[:, -1].any(axis=1).sum() < DRAWS
    np.testing.assert_array_equal(stopped[known], whole[known])


def test_a_draw_stops_in_all_worlds_when_it_stops_in_the_first() -> None:
    one = simulation(wirable=(("memory", "unrest"),), on_course=("riot",))
    worlds = [
        World("as it was"),
        World("calm", holds=(Hold("unrest", 0.1, 40, 90),)),
        World("seeing calm", wired={("memory", "unrest"): "calm"}),
        World("on the course", course={"riot": COURSE}),
        World("its luck", luck_of="on the course"),
    ]
    whole, stopped = (run_worlds(one, worlds, DRAWS, stopping=rule) for rule in (None, RULE))
    reason, after = stops(whole.isel(world=0), one)
    failed = {
        name: found["failure"].transpose("world", "draw").values
        for name, found in (("ours", stopped), ("theirs", whole))
    }
    for number, (why, end) in enumerate(zip(reason, after, strict=True)):
        if why < 0:  # also where the first world failed: the others may go on
            assert failed["ours"][:, number].tolist() == failed["theirs"][:, number].tolist()
            end = STEPS
        else:
            assert failed["ours"][0, number] == RULE.reasons[why]
        for name in ("memory", "unrest", "log chance of riot"):
            ours, theirs = (
                found[name].transpose("world", "draw", "time").values for found in (stopped, whole)
            )
            np.testing.assert_array_equal(ours[:, number, :end], theirs[:, number, :end])
            assert np.isnan(ours[:, number, end:]).all()


def test_draws_that_go_on_share_fewer_batches_of_the_same_program(monkeypatch) -> None:
    one, advance, steps = simulation(), Program.advance, []

    def counted(self, *given):
        steps.append(given[-1] - given[-2])
        return advance(self, *given)

    run_worlds(one, (World(),), DRAWS)
    compiled = one.program._advance._cache_size()
    monkeypatch.setattr(Program, "advance", counted)
    whole = run_worlds(one, (World(),), DRAWS).isel(world=0)
    of_whole, _ = sum(steps), steps.clear()
    run_worlds(one, (World(),), DRAWS, stopping=RULE)
    assert one.program._advance._cache_size() == compiled
    _, after = stops(whole, one)
    assert of_whole == 6 * STEPS
    fewest = sum(
        -(-int((after >= end).sum()) // one.batch) * (end - start)
        for start, end in zip((0, *RULE.ends(one)[:-1]), RULE.ends(one), strict=True)
    )
    assert sum(steps) == fewest < of_whole


def test_progress_comes_to_its_end_though_draws_stop() -> None:
    told: list[tuple[int, int]] = []
    none = Stopping(lambda run, steps: np.zeros(run.sizes["draw"], int), ("all",), (), digest("all"))
    for rule in (RULE, none):
        run_worlds(simulation(), (World(),), DRAWS, stopping=rule, progress=lambda *at: told.append(at))
        assert told[-1][0] == told[-1][1]
        assert [done for done, _ in told] == sorted(done for done, _ in told)
        told.clear()


def test_stopped_draws_are_read_from_a_store_as_they_were_run(tmp_path) -> None:
    one, store = simulation(), Store(tmp_path)
    first, again = (run_worlds(one, (World(),), DRAWS, store=store, stopping=RULE) for _ in range(2))
    assert first.identical(again)
    assert run_worlds(one, (World(),), DRAWS, store=store).identical(run_worlds(one, (World(),), DRAWS))


def test_an_executor_runs_every_draw_to_its_end(tmp_path) -> None:
    one = simulation()
    with ThreadPoolExecutor(1) as executor:
        found = run_worlds(one, (World(),), DRAWS, store=Store(tmp_path), executor=executor, stopping=RULE)
    assert found.identical(run_worlds(one, (World(),), DRAWS))


@pytest.mark.parametrize("steps", [1, 24, 50, STEPS, STEPS + 5])
def test_the_first_steps_are_the_same_however_many_follow(steps) -> None:
    one = simulation(course={"riot": COURSE})
    worlds = [
        World(),
        World("war", series={"harvest": np.cos(np.arange(STEPS))}),
        World("free", course={}),
        World("late", holds=(Hold("unrest", 0.1, 40, 90),)),
    ]
    whole, short = run_worlds(one, worlds, 20), run_worlds(one, worlds, 20, steps=steps)
    assert short.sizes["time"] == min(steps, STEPS)
    for name in ("memory", "unrest", "riot", "log chance of riot"):
        ours, theirs = short[name].values, whole[name].values[:, :, :steps]
        np.testing.assert_array_equal(ours.astype(float), theirs.astype(float))
