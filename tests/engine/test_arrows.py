"""Arrows cut and wired across: what the reader sees, and what cannot be cut."""

import numpy as np
import pytest

from conjuncture import (
    Level,
    Normal,
    Simulation,
    Theory,
    TheoryError,
    derived,
    parameter,
    regular_society,
    state,
    trait,
)
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import Hold, World

country = Level("country")


@trait(country, source="-")
def heritage(noise):
    return noise.uniform(1.0, 2.0)


@state(country, initial="heritage", source="-")
def custom(custom):
    return custom + 1.0


@state(country, initial=parameter(Normal(5, 1), unit="1", reason="-"), source="-")
def wealth(wealth):
    return wealth * 2.0


@derived(country, absent=0.0, source="-")
def seen(custom, wealth, heritage):
    return custom + 100.0 * wealth + 0.0 * heritage


ARROWS = (("seen", "custom"), ("seen", "wealth"), ("seen", "heritage"))
SIMULATION = Simulation(
    Theory.of(heritage, custom, wealth, seen), regular_society({"country": 1}), steps=3, wirable=ARROWS,
    settable=("custom",),
)  # fmt: skip


def test_a_reader_cut_off_from_a_state_sees_what_it_started_from():
    found = run_worlds(SIMULATION, [World("blind", blind=frozenset(ARROWS[:2]))], 3).sel(world="blind")
    start = found["custom"].isel(time=0) + 100 * found["wealth"].isel(time=0)
    assert (found["seen"] == start).all()
    assert (found["custom"].isel(time=2) == found["custom"].isel(time=0) + 2).all()


def test_a_reader_wired_to_another_world_sees_that_world_at_the_same_date():
    worlds = [
        World("held", holds=(Hold("custom", -7.0),)),
        World("wired", wired={("seen", "custom"): "held", ("seen", "heritage"): "held"}),
    ]
    found = run_worlds(SIMULATION, worlds, 3)
    np.testing.assert_array_equal(found["seen"].sel(world="wired"), found["seen"].sel(world="held"))
    assert (found["custom"].sel(world="wired") > 0).all()


def test_an_arrow_cannot_be_cut_when_nothing_says_what_stands_without_it(wording):
    with pytest.raises(TheoryError, match="'heritage'") as refused:
        run_worlds(SIMULATION, [World("blind", blind=frozenset(ARROWS[2:]))], 1)
    wording(refused.value)
