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
        ({"dt": 1 / 365.2425 / 24}, "a step of 1 hours"),
        ({"dt": 1 / 366}, r"a step of 24 hours|a step of 23\.9"),
        ({"dt": 0}, "a step of 0 years"),
        ({"dt": -1 / 12}, "a step of -0.083"),
        ({"dt": float("nan")}, "a step of nan years"),
        ({"dt": float("inf")}, "a step of inf years"),
        ({"start": "05.12.1905"}, "'05.12.1905' is no date.*1905-12-05"),
        ({"start": "1905"}, "'1905' is no date"),
        ({"start": "1905-02-30"}, "'1905-02-30' is no date"),
        ({"start": "1905-12-15"}, "in the middle of a month.*start='1905-12-01'"),
        ({"keep": ("angre",)}, "keep names 'angre'.*'anger'"),
        ({"only": ("angre",)}, "only names 'angre'.*'anger'"),
        ({"holds": (Hold("angre", 0.5),)}, "'angre' cannot be held.*'anger'"),
        ({"holds": (Hold("anger", float("nan")),)}, "'anger' is held at nan"),
        ({"holds": (Hold("anger", 1.5),)}, r"'anger' is held at 1.5, out of its bounds \(0, 1\)"),
        ({"holds": (Hold("willing", 0.3),)}, "'willing' is held at 0.3, but is a yes or no"),
        ({"holds": (Hold("anger", 0.5, 3, 1),)}, "from step 3 to step 1"),
        ({"holds": (Hold("anger", 0.5, -1, 1),)}, "from step -1 to step 1"),
        ({"holds": (Hold("anger", 0.5, whom=np.ones(2, bool)),)}, "'worker' has 3 members"),
        ({"parameters": {"anger.rat": 1.0}}, "no parameter 'anger.rat'.*'anger.rate'"),
        (
            {"parameters": {"anger.share": 7.0}},
            r"'anger.share' is set to 7, which Beta\(2, 3\).*between 0 and 1",
        ),
        ({"parameters": {"anger.rate": -0.1}}, "'anger.rate' is set to -0.1.*between 0 and inf"),
        ({"parameters": {"anger.level": float("inf")}}, "'anger.level' is set to inf.*any finite number"),
        ({"parameters": {"anger.level": [0.1, float("nan")]}}, "'anger.level' is set to nan"),
        ({"parameters": {"anger.level": []}}, r"'anger.level' is set to \[\]"),
        ({"parameters": {"anger.level": "much"}}, "'anger.level' is set to 'much'"),
    ],
)
def test_a_setting_that_could_mean_another_thing_is_refused(settings, message):
    with pytest.raises(TheoryError, match=message):
        simulation(**settings)


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
def test_a_list_of_values_shorter_than_the_draws_is_refused(who):
    with pytest.raises(TheoryError, match=r"'anger.rate' is a list of 3 values, and 5 draws are asked for"):
        ASKING[who]()


def test_each_draw_takes_its_own_value_of_a_list():
    found = simulate(THEORY, SOCIETY, steps=4, draws=3, **SHORT).parameters.sel(parameter="anger.rate")
    np.testing.assert_array_equal(found, np.array([0.1, 0.2, 0.3], np.float32))


@pytest.mark.parametrize(
    ("world", "message"),
    [
        (World("a", parameters={"anger.share": 7.0}), "which Beta"),
        (World("a", holds=(Hold("anger", float("nan")),)), "no finite number"),
        (World("a", holds=(Hold("angre", 1.0),)), "'angre' cannot be held.*'anger'"),
    ],
)
def test_worlds_are_refused_what_a_simulation_is_refused(world, message):
    with pytest.raises(TheoryError, match=message):
        run_worlds(simulation(settable=("anger",)), [world], 1)


def test_there_is_one_world_above_all_countries():
    @derived(Level("world"), source="-")
    def trade():
        return 1.0

    with pytest.raises(TheoryError, match="has 2 worlds"):
        Simulation(Theory.of(trade), regular({"world": 2}), steps=1)


def test_a_series_that_nothing_declares_is_refused_where_it_is_supplied_by_hand():
    @derived(worker, source="-")
    def bread(harvest):
        return harvest

    theory = Theory.of(series(worker, unit="1", absent=0.0, name="harvest"), bread)
    good = np.ones(2)
    assert float(simulate(theory, SOCIETY, steps=2, series={"harvest": good}).bread.mean()) == 1.0
    with pytest.raises(TheoryError, match=r"no series 'harvst'.*'harvest'"):
        simulate(theory, SOCIETY, steps=2, series={"harvst": good})
