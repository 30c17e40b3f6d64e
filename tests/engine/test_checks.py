"""What a simulation refuses before it runs: each would have given a number for something nobody asked."""

from typing import Any

import numpy as np
import pytest

from conjuncture import (
    Beta,
    Level,
    LogNormal,
    Theory,
    TheoryError,
    Uniform,
    clip,
    derived,
    parameter,
    series,
    state,
)
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run, simulate
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.engine.worlds import World
from conjuncture.society.regular import regular

worker = Level("worker")


@state(worker, initial=0.5, within=(0, 1), source="-")
def anger(
    anger,
    *,
    rate=parameter(LogNormal(-1, 0.5), unit="1/year", reason="-"),
    share=parameter(Beta(2, 3), unit="share", reason="-"),
    level=parameter(Uniform(0.1, 0.5), unit="1", reason="-"),
):
    return clip(anger + 0.0 * rate * share + 0.0 * level)


@derived(worker, source="-")
def willing(anger):
    return anger > 0.4


THEORY = Theory.of(anger, willing)
SOCIETY = regular({"worker": 3})


def simulation(**settings) -> Simulation:
    return Simulation(THEORY, SOCIETY, **{"steps": 4, **settings})


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"seed": 2**70}, f"seed={2**70}.*from 0 to {2**64 - 1}"),
        ({"seed": -1}, "seed=-1"),
        ({"seed": 1.5}, "seed=1.5"),
        ({"seed": True}, "seed=True"),
        ({"steps": 0}, "steps=0"),
        ({"steps": 2.5}, "steps=2.5"),
        ({"dt": 1 / 365.2425 / 24}, "1 hour"),
        ({"dt": 1 / 366}, r"24 hours|23\.9"),
        ({"dt": 0}, " 0 "),
        ({"dt": -1 / 12}, "-0.083"),
        ({"dt": float("nan")}, " nan "),
        ({"dt": float("inf")}, " inf "),
        ({"start": "05.12.1905"}, "'05.12.1905'.*1905-12-05"),
        ({"start": "1905"}, "'1905'"),
        ({"start": "1905-02-30"}, "'1905-02-30'"),
        ({"start": "1905-12-15"}, "month.*start='1905-12-01'"),
        ({"keep": ("angre",)}, "'angre'.*'anger'"),
        ({"only": ("angre",)}, "'angre'.*'anger'"),
        ({"holds": (Hold("angre", 0.5),)}, "'angre'.*'anger'"),
        ({"holds": (Hold("anger", float("nan")),)}, "'anger'.*nan"),
        ({"holds": (Hold("anger", 1.5),)}, r"'anger'.*1.5.*\(0, 1\)"),
        ({"holds": (Hold("willing", 0.3),)}, "'willing'.*0.3"),
        ({"holds": (Hold("anger", 0.5, 3, 1),)}, "step 3.*step 1"),
        ({"holds": (Hold("anger", 0.5, -1, 1),)}, "step -1.*step 1"),
        ({"holds": (Hold("anger", 0.5, whom=np.ones(2, bool)),)}, "'worker'.* 3 "),
        ({"parameters": {"anger.rat": 1.0}}, "'anger.rat'.*'anger.rate'"),
        (
            {"parameters": {"anger.share": 7.0}},
            r"'anger.share'.*7.*Beta\(2, 3\).* 0 .* 1",
        ),
        ({"parameters": {"anger.rate": -0.1}}, "'anger.rate'.*-0.1.* 0 .*inf"),
        ({"parameters": {"anger.level": float("inf")}}, "'anger.level'.*inf"),
        ({"parameters": {"anger.level": [0.1, float("nan")]}}, "'anger.level'.*nan"),
        ({"parameters": {"anger.level": []}}, r"'anger.level'.*\[\]"),
        ({"parameters": {"anger.level": "much"}}, "'anger.level'.*'much'"),
    ],
)
def test_a_setting_that_could_mean_another_thing_is_refused(settings, message, wording):
    with pytest.raises(TheoryError, match=message) as refused:
        simulation(**settings)
    wording(refused.value)


def test_a_value_beyond_what_is_believed_may_be_tried_and_so_may_the_ends_of_what_can_be():
    set_ = {"anger.level": 0.9, "anger.share": 1.0, "anger.rate": 0.0}
    batch = run_batch(simulation(parameters=set_), range(1))
    assert {name: float(values[0]) for name, values in batch.parameters.items()} == pytest.approx(set_)


def test_the_largest_seed_is_another_than_the_smallest():
    first, last = (run_batch(simulation(seed=seed), range(1)) for seed in (0, 2**64 - 1))
    assert first.parameters["anger.rate"] != last.parameters["anger.rate"]


SHORT: dict[str, Any] = {"parameters": {"anger.rate": [0.1, 0.2, 0.3]}}
ASKING = {
    "run": lambda: run(simulation(**SHORT), 5),
    "simulate": lambda: simulate(THEORY, SOCIETY, steps=4, draws=5, **SHORT),
    "worlds": lambda: run_worlds(simulation(**SHORT), [World()], 5),
    "chosen draws": lambda: run_worlds(simulation(**SHORT), [World()], [4]),
    "a batch": lambda: run_batch(simulation(**SHORT), range(5)),
    "the oracle": lambda: oracle.run(simulation(**SHORT), range(5)),
}


@pytest.mark.parametrize("who", ASKING)
def test_a_list_of_values_shorter_than_the_draws_is_refused(who, wording):
    with pytest.raises(TheoryError, match=r"'anger.rate'.*3.*5") as refused:
        ASKING[who]()
    wording(refused.value)


def test_each_draw_takes_its_own_value_of_a_list():
    found = simulate(THEORY, SOCIETY, steps=4, draws=3, **SHORT).parameters.sel(parameter="anger.rate")
    np.testing.assert_array_equal(found, np.array([0.1, 0.2, 0.3], np.float32))


@pytest.mark.parametrize(
    ("world", "message"),
    [
        (World("a", parameters={"anger.share": 7.0}), "which Beta"),
        (World("a", holds=(Hold("anger", float("nan")),)), "finite"),
        (World("a", holds=(Hold("angre", 1.0),)), "'angre'.*'anger'"),
    ],
)
def test_worlds_are_refused_what_a_simulation_is_refused(world, message, wording):
    with pytest.raises(TheoryError, match=message) as refused:
        run_worlds(simulation(settable=("anger",)), [world], 1)
    wording(refused.value)


def test_there_is_one_world_above_all_countries():
    @derived(Level("world"), source="-")
    def trade():
        return 1.0

    with pytest.raises(TheoryError, match="has 2 worlds"):
        Simulation(Theory.of(trade), regular({"world": 2}), steps=1)


def test_a_series_that_nothing_declares_is_refused_where_it_is_supplied_by_hand(wording):
    @derived(worker, source="-")
    def bread(harvest):
        return harvest

    theory = Theory.of(series(worker, unit="1", absent=0.0, name="harvest"), bread)
    good = np.ones(2)
    assert float(simulate(theory, SOCIETY, steps=2, series={"harvest": good}).bread.mean()) == 1.0
    with pytest.raises(TheoryError, match=r"'harvst'.*'harvest'") as refused:
        simulate(theory, SOCIETY, steps=2, series={"harvst": good})
    wording(refused.value)
