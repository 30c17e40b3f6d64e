"""Worlds side by side: shared luck, a past computed once, arrows cut and wired across."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Fixed, Level, Theory, TheoryError, derived, parameter, regular_society, series, state
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.packing import coupled, packed
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World

country = Level("country")
worker = Level("worker", within=(country,))
war = series(country, unit="0 or 1", absent=0.0, name="war")


@derived(worker, absent=0.0, source="test")
def cause(noise):
    return noise.normal()


@derived(worker, absent=0.0, source="test")
def link(cause, noise, *, slope=parameter(Fixed(2.0), unit="1", reason="test")):
    return slope * cause + noise.normal()


@derived(worker, absent=0.0, source="test")
def effect(cause, link, war, noise):
    return cause + 3 * link + war + noise.normal()


@derived(country, absent=0.0, source="test")
def total(effect):
    return effect.mean()


@state(country, initial=0.0, source="test")
def memory(memory, total):
    return 0.5 * memory + total


THEORY = Theory.of(cause, link, effect, total, memory, war)
ARROWS = (("effect", "link"), ("effect", "cause"), ("link", "cause"))
DRAWS = 20


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    society = regular_society({"country": 1, "worker": 40}, within={"worker": "country"})
    return Simulation(THEORY, society, steps=60, settable=("cause", "link", "memory"), wirable=ARROWS)


def held(name: str, value: float, start: int = 0, **more) -> World:
    return World(name, holds=(Hold("cause", value, start),), **more)


def test_worlds_to_which_nothing_is_done_are_the_plain_run_to_the_bit(simulation) -> None:
    plain = run(simulation, DRAWS).dataset
    worlds = run_worlds(simulation, [World("a"), World("b")], DRAWS)
    for name in ("a", "b"):
        assert np.array_equal(worlds.memory.sel(world=name).values, plain.memory.values)


def test_a_world_is_the_same_whatever_worlds_stand_beside_it(simulation) -> None:
    alone = run_worlds(simulation, [held("one", 1.0)], DRAWS)
    beside = run_worlds(
        simulation, [held(f"world {n}", float(n)) for n in range(5)] + [held("one", 1.0)], DRAWS
    )
    assert np.array_equal(alone.memory.sel(world="one").values, beside.memory.sel(world="one").values)


def test_a_common_past_computed_once_changes_nothing(simulation) -> None:
    late = [held("zero", 0.0, 48), held("one", 1.0, 48)]
    shared = run_worlds(simulation, late, DRAWS)
    # A world in which something is done from the start leaves no past to share.
    apart = run_worlds(simulation, [*late, World("cut", cut=frozenset({"link"}))], DRAWS)
    assert np.array_equal(shared.memory.values, apart.memory.sel(world=["zero", "one"]).values)
    plain = run(simulation, DRAWS).dataset
    assert np.array_equal(shared.memory.sel(world="one").values[:, :48], plain.memory.values[:, :48])


def test_a_state_is_held_from_its_first_step_on_whatever_past_is_shared(simulation) -> None:
    late = World("late", holds=(Hold("memory", 5.0, 48, 50),))
    alone = run_worlds(simulation, [late], DRAWS).memory.sel(world="late").values
    assert (alone[:, 48:50] == 5).all()
    beside = run_worlds(simulation, [late, World("cut", cut=frozenset({"link"}))], DRAWS)
    assert np.array_equal(alone, beside.memory.sel(world="late").values)
    plain = run(simulation, DRAWS).dataset.memory.values
    assert np.array_equal(alone[:, :48], plain[:, :48])


def test_an_effect_along_one_arrow_is_had_by_wiring_the_other_to_the_untreated_world(simulation) -> None:
    untreated, treated = held("untreated", 0.0), held("treated", 1.0)
    direct = held("direct", 1.0, wired={("effect", "link"): "untreated"})
    worlds = run_worlds(simulation, [untreated, treated, direct], DRAWS)
    difference = worlds.total - worlds.total.sel(world="untreated")
    # float32 differences of numbers near 7: a few units in the last place
    assert np.allclose(difference.sel(world="treated"), 7.0, atol=1e-5)
    assert np.allclose(difference.sel(world="direct"), 1.0, atol=1e-5)


def test_a_world_wired_to_itself_in_everything_is_itself(simulation) -> None:
    twin = World("twin", wired=dict.fromkeys(ARROWS, "other"))
    worlds = run_worlds(simulation, [World("other"), twin], DRAWS)
    assert np.array_equal(worlds.memory.sel(world="twin").values, worlds.memory.sel(world="other").values)


def test_an_arrow_that_is_cut_leaves_the_variable_to_its_other_readers(simulation) -> None:
    blind = World("blind", blind=frozenset({("effect", "link")}))
    cut = World("cut", cut=frozenset({"link"}))
    worlds = run_worlds(replace(simulation, keep=("link",)), [blind, cut], DRAWS)
    assert np.array_equal(worlds.total.sel(world="blind").values, worlds.total.sel(world="cut").values)
    assert (worlds.link.sel(world="blind") != 0).any()
    assert (worlds.link.sel(world="cut") == 0).all()


def test_parameters_and_inputs_may_differ_between_worlds(simulation) -> None:
    steep = World("steep", parameters={"link.slope": 0.0})
    at_war = World("war", series={"war": np.ones(60)})
    worlds = run_worlds(simulation, [World("plain"), steep, at_war], DRAWS)
    risen = worlds.total.sel(world="war") - worlds.total.sel(world="plain")
    assert np.allclose(risen, 1.0, atol=1e-5)
    assert worlds.total.sel(world="steep").std() < worlds.total.sel(world="plain").std()


def test_a_series_may_have_a_course_for_each_member(simulation) -> None:
    weather = series(worker, unit="1", name="weather")

    @derived(worker, absent=0.0, source="test")
    def wet(weather):
        return 2 * weather

    courses = np.arange(60 * 40, dtype=float).reshape(60, 40)
    wetness = Simulation(
        Theory.of(weather, wet), simulation.society, steps=60, series={"weather": courses}, keep=("wet",)
    )
    dry = World("dry", series={"weather": np.zeros(60)})
    worlds = run_worlds(wetness, [World("plain"), dry], 2)
    assert np.array_equal(worlds.wet.sel(world="plain", draw=1).transpose("time", "worker"), 2 * courses)
    assert (worlds.wet.sel(world="dry") == 0).all()


def test_a_series_of_too_many_members_names_both_shapes(simulation, wording) -> None:
    wrong = replace(simulation, series={"war": np.zeros((60, 7))})
    with pytest.raises(TheoryError, match=r"'war'.*\(60, 7\).*60.*1") as refused:
        run_worlds(wrong, [World("plain")], 2)
    wording(refused.value)


def test_a_hold_may_touch_some_members_alone(simulation) -> None:
    whom = np.arange(40) < 10
    some = World("some", holds=(Hold("cause", 100.0, whom=whom),))
    kept = replace(simulation, keep=("cause",))
    worlds = run_worlds(kept, [World("plain"), some], 2)
    same = worlds.cause.sel(world="some") == worlds.cause.sel(world="plain")
    assert (worlds.cause.sel(world="some").isel(worker=whom) == 100).all()
    assert same.isel(worker=~whom).all()


def test_worlds_that_are_wired_together_share_a_batch_and_others_fill_it() -> None:
    worlds = [World("a"), World("b", wired={("effect", "link"): "a"}), World("c")]
    assert coupled(worlds) == [[0, 1], [2]]
    for batch in packed(worlds, range(7), 4):
        assert len(batch) <= 4
        for draw in {lane.draw for lane in batch}:
            assert len({lane.world for lane in batch if lane.draw == draw} & {0, 1}) in (0, 2)


@pytest.mark.parametrize(
    ("worlds", "message"),
    [
        ([World("a"), World("a")], "'a'"),
        ([World("a", cut=frozenset({"lnik"}))], "'link'"),
        ([World("a", parameters={"link.slop": 1.0})], "'link.slope'"),
        ([World("a", series={"wra": np.zeros(60)})], "'war'"),
        ([World("a", holds=(Hold("total", 1.0),))], "."),
        ([World("a", blind=frozenset({("total", "effect")}))], "wired"),
        ([World("a", wired={("effect", "link"): "nowhere"})], "'nowhere'"),
    ],
)
def test_worlds_that_cannot_be_are_refused_with_the_reason(simulation, worlds, message, wording) -> None:
    with pytest.raises(TheoryError, match=message) as refused:
        run_worlds(simulation, worlds, 2)
    wording(refused.value)
