"""Values of the society, set in a world: the engine does what the oracle says of a society that has them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jax
import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, series, state
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.jobs import Lanes
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Lane, World
from conjuncture.engine.worlds_data import ArraysByContent, world_data, world_from
from conjuncture.errors import ConjunctureError
from conjuncture.inquiry.codec.worlds import decode_world, encode_world
from conjuncture.inquiry.experiments.given_values import GivenValue, with_given
from conjuncture.inquiry.experiments.interventions import (
    NOTHING_DONE,
    Intervention,
    Where,
    hold,
    ready_for,
    set_given,
    world,
)
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_interventions
from conjuncture.society import Filling, Society

country = Level("country")
party = Level("party", within=(country,))
member = Level("member", within=(party,), filled_by="joined")
rights = given(party, unit="0 none, 1 full", within=(0, 1), absent=0.5, name="rights")
open_door = given(party, unit="truth", truth=True, name="open_door")
zeal = given(member, unit="1", absent=0.3, name="zeal")
place = given(member, unit="share", name="place")
war = series(country, unit="1", absent=0.0, name="war")


@derived(member, absent=False, source="test")
def joined(place, open_door):
    """There is room; an open door lets all in."""
    return (place < 0.6) | open_door


@state(member, initial="zeal", within=(0, 1), source="test")
def activity(activity, rights, noise, dt):
    """Those who may speak are active."""
    return activity + dt * (rights * (1 - activity) - noise.uniform() * activity)


@derived(country, absent=0.0, source="test")
def strength(activity, war):
    """Of all parties together."""
    return activity.sum() + 0.1 * war


def made(**other: tuple[str, Any]) -> Simulation:
    society = Society.of(
        {
            "country": Filling(1, labels=("Ours",)),
            "party": Filling(3, {"country": np.zeros(3, np.int32)}, labels=("left", "middle", "right")),
            "member": Filling(9, {"party": np.arange(9, dtype=np.int32) // 3}),
        },
        {
            "rights": ("party", np.array([0.1, 0.7, 0.9], np.float32)),
            "open_door": ("party", np.array([True, False, False])),
            "place": ("member", np.linspace(0, 1, 9).astype(np.float32)),
            **other,
        },
    )
    theory = Theory.of(rights, open_door, zeal, place, war, joined, activity, strength, name="parties")
    return Simulation(theory, society, steps=30, keep=("activity", "joined", "strength"))


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return made()


EVERY_KIND = {
    "as it was": NOTHING_DONE,
    "all": set_given("rights", 0.35),
    "some": set_given("rights", 1.0, where=Where(("party", "=", "left"))),
    "both, one after the other": set_given("rights", 0.2)
    + set_given("rights", 0.0, where=Where(("party", "=", "right"))),
    "a truth": set_given("open_door", value=True, where=Where(("rights", ">", 0.5))),
    "what only the theory declares": set_given("zeal", 0.9, where=Where(("party", "!=", "middle"))),
    "with a hold": set_given("rights", 0.0) + hold("activity", 0.5, until="1896-01-01"),
}


def test_each_world_is_to_the_bit_what_the_oracle_says_of_a_society_that_gives_these_values(simulation):
    ready = ready_for(simulation, *EVERY_KIND.values())
    worlds = [world(ready, name, done) for name, done in EVERY_KIND.items()]
    found = run_worlds(ready, worlds, 5)
    courses = {}
    for one, done in zip(worlds, EVERY_KIND.values(), strict=True):
        by_hand = replace(with_given(simulation, done.given), holds=one.holds)
        expected = oracle.run(by_hand, range(5))
        assert (expected.failed_step == 2**31 - 1).all()
        for name in ("activity", "joined", "strength"):
            engine = found[name].sel(world=one.name).transpose("draw", "time", ...).to_numpy()
            np.testing.assert_array_equal(engine, expected.values[name].reshape(engine.shape))
        courses[one.name] = found["strength"].sel(world=one.name).to_numpy().tobytes()
    assert len(set(courses.values())) == len(EVERY_KIND)


def test_a_batch_that_sets_nothing_is_to_the_bit_what_it_was_before_there_was_room_for_it(simulation):
    plain = run_batch(simulation, range(8))
    ready = ready_for(simulation, set_given("rights", 0.0))
    with_room = run_worlds(ready, [World("set", given={"rights": np.zeros(3)}), World("w")], 8).sel(world="w")
    for name in ("activity", "strength"):
        theirs = with_room[name].transpose("draw", "time", ...).to_numpy()
        np.testing.assert_array_equal(theirs, plain.values[name].reshape(theirs.shape))
    assert fingerprint(ready) == fingerprint(simulation)


def test_worlds_that_set_other_values_compile_nothing_anew(simulation):
    ready = ready_for(simulation, set_given("rights", 0.0))
    run_worlds(ready, [World("first", given={"rights": np.full(3, 0.5)})], 2)
    counted: list[str] = []

    def listen(event: str, duration_secs: float, **_kwargs: str | int) -> None:
        counted.append(event)

    jax.monitoring.register_event_duration_secs_listener(listen)
    try:
        for value in (0.0, 0.3, 1.0):
            run_worlds(ready, [World("a"), World("b", given={"rights": np.full(3, value)})], 2)
    finally:
        jax.monitoring.unregister_event_duration_listener(listen)
    assert "/jax/core/compile/backend_compile_duration" not in counted


def test_a_reader_sees_what_the_society_gives_in_another_world(simulation):
    full = set_given("rights", 1.0)
    arrow = ("activity", "rights")
    ready = replace(ready_for(simulation, full), wirable=(arrow,))
    worlds = [World("w"), world(ready, "full", full), World("sees", wired={arrow: "full"})]
    found = run_worlds(ready, worlds, 4)["activity"]
    np.testing.assert_array_equal(found.sel(world="sees"), found.sel(world="full"))
    assert not np.array_equal(found.sel(world="sees"), found.sel(world="w"))


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (set_given("right", 1.0), "'right'.*'rights'"),
        (set_given("activity", 1.0), "'activity'.*hold"),
        (set_given("war", 1.0), "'war'.*set_input"),
        (set_given("rights", 1.5), "'rights'.*'left'.* 1.5.* 0 .* 1"),
        (set_given("rights", float("nan")), "'rights'.*'left'.* nan"),
        (set_given("zeal", float("inf")), "'zeal'.*'0'.* inf"),
        (set_given("open_door", 0.5), "'open_door'.*'left'.* 0.5"),
        (set_given("rights", "full"), "'rights'.*'full'"),  # type: ignore[arg-type]
        (set_given("rights", 1.0, where=Where(("party", "=", "lefts"))), "'lefts'.*'left'"),
        (set_given("rights", 1.0, where=Where(("member", "=", "3"))), "'party'.*'member'"),
        (set_given("rights", 1.0, where=Where(("place", ">", 0.5))), "'party'.*'member'"),
    ],
)
def test_what_the_society_cannot_give_is_refused_with_the_thing_and_the_remedy(
    simulation, done: Intervention, message: str, wording
) -> None:
    with pytest.raises(ConjunctureError, match=message) as refused:
        world(ready_for(simulation), "w", done)
    wording(refused.value)


def test_values_that_the_case_itself_gives_out_of_bounds_are_refused_when_it_runs():
    with pytest.raises(ConjunctureError, match=r"'rights'.*'middle'.* 7"):
        run_batch(made(rights=("party", np.array([0.1, 7, 0.9], np.float32))), range(1))


def test_a_given_value_is_not_held_and_says_how_it_is_set(simulation):
    with pytest.raises(ConjunctureError, match=r"set_given\('rights'"):
        run_interventions(simulation, {"held": hold("rights", 0.0)}, [Outcome("strength")], 1)


def test_a_world_that_sets_what_there_is_no_room_for_is_refused(simulation):
    with pytest.raises(ConjunctureError, match=r"'w' sets 'rights'.*settable"):
        run_worlds(simulation, [World("w", given={"rights": np.zeros(3)})], 1)
    with pytest.raises(ConjunctureError, match=r"\(2,\).*'party'.* 3"):
        run_worlds(
            ready_for(simulation, set_given("rights", 0.0)), [World("w", given={"rights": np.zeros(2)})], 1
        )


def test_the_values_set_decide_the_fingerprint_and_travel_as_data(simulation):
    ready = ready_for(simulation, set_given("rights", 0.0))

    def kept_under(value: float) -> str:
        return Lanes(ready, [world(ready, "w", set_given("rights", value))], [[Lane(0, 0)]]).fingerprint

    assert kept_under(0.5) == kept_under(0.5) != kept_under(0.25)
    arrays = ArraysByContent()
    again = world_from(world_data(world(ready, "w", set_given("rights", 0.5)), arrays), arrays.arrays)
    assert again.given["rights"].tolist() == [0.5] * 3
    assert again.begins == 0
    assert with_given(simulation, [GivenValue("rights", 0.5)]).society.fingerprint() != (
        simulation.society.fingerprint()
    )


def test_it_is_written_in_files_and_told_in_words(wording):
    done = set_given("rights", 1.0, where=Where(("party", "=", "left"))) + set_given("open_door", value=False)
    rows = [
        {"given": "rights", "at": 1.0, "where": [["party", "=", "left"]]},
        {"given": "open_door", "at": False},
    ]
    assert decode_world(rows, {}) == done
    assert decode_world(encode_world(done), {}) == done
    wording(done)
    with pytest.raises(ConjunctureError, match=r"'since'.*'given'"):
        decode_world([{"given": "rights", "at": 1.0, "since": "1905-01-01"}], {})
