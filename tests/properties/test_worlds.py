"""Worlds of any theory: what is the same stays the same to the bit, and crossing every arrow crosses over."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from little_theories import STEPS, Little, little_theories

from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.counterfactuals.paths import diagram

UNHURRIED = settings(
    deadline=None,
    database=None,
    print_blob=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
        HealthCheck.filter_too_much,
    ],
)
DRAWS = 3


def prepared(little: Little, held: str | None = None) -> Simulation:
    """A simulation in which every arrow can be crossed."""
    plain = replace(little.simulation(), holds=())
    arrows = tuple((read.reader, read.variable) for read in plain.resolved.reads)
    return replace(plain, wirable=arrows, settable=(held,) if held else ())


def assert_equal(one: xr.Dataset, other: xr.Dataset, but: frozenset[str] = frozenset()) -> None:
    """To the bit, in the draws that come through in both worlds; some must, or nothing is shown.

    Truths are numbers in a result of which a draw failed, since a failed draw's values are missing.
    """
    sound = ((one["failure"] == "") & (other["failure"] == "")).to_numpy()
    assume(sound.any())
    for name in set(map(str, one.data_vars)) - but - {"parameters"}:
        ours, theirs = one[name].to_numpy()[sound], other[name].to_numpy()[sound]
        both = np.promote_types(ours.dtype, theirs.dtype)
        np.testing.assert_array_equal(ours.astype(both), theirs.astype(both), err_msg=name, strict=True)


def check_sameness(little: Little) -> None:
    """Three of one world, on different lanes, in another order, and beside a world that differs."""
    simulation = prepared(little)
    apart = [World("apart", cut=frozenset((*little.cuttable, *little.networks)))]
    found = run_worlds(simulation, [World("one"), *apart, World("two"), World("three")], DRAWS)
    for name in ("two", "three"):
        assert_equal(found.sel(world="one"), found.sel(world=name))
    alone = run_worlds(simulation, [World("one")], [DRAWS - 1, 0])
    assert_equal(found.sel(world="one").isel(draw=[DRAWS - 1, 0]), alone.sel(world="one"))


def check_unread(little: Little) -> None:
    """Cut each variable that bears on nothing but itself, all at once."""
    simulation = prepared(little)
    steps = diagram(simulation.resolved).steps
    unread = frozenset(name for name in little.cuttable if not {b for a, b in steps if a == name} - {name})
    assume(unread)
    found = run_worlds(simulation, [World("whole"), World("cut", cut=unread)], DRAWS)
    assert_equal(found.sel(world="whole"), found.sel(world="cut"), but=unread)


def check_crossing(little: Little, data: st.DataObject) -> None:
    """Hold a variable; then let every reader of that world see the other world, and the reverse."""
    resolved = little.simulation().resolved
    roles = {
        role
        for level in resolved.levels.values()
        for role in (level.filled_by, level.renewed_by, *level.joined.values())
    }
    # What decides who is there, and where, bears on others by no arrow, and so cannot be crossed.
    names = sorted({*resolved.derived, *resolved.states} - roles)
    assume(names)
    held = data.draw(st.sampled_from(names))
    simulation = prepared(little, held)
    variable = resolved.variables[held]
    values = [0.0, 1.0] if variable.truth else [0.0, -1.0] if variable.refers else [0.0, 1.0, 0.3]
    value = data.draw(st.sampled_from(values))
    hold = Hold(held, value, data.draw(st.sampled_from([0, 1])), data.draw(st.sampled_from([2, STEPS])))
    arrows = simulation.wirable
    worlds = [
        World("as it was"),
        World("held", holds=(hold,)),
        World("as it was, seeing held", wired=dict.fromkeys(arrows, "held")),
        World("held, seeing as it was", holds=(hold,), wired=dict.fromkeys(arrows, "as it was")),
    ]
    found = run_worlds(simulation, worlds, DRAWS)
    for name in ("held", "as it was"):
        seeing = next(world.name for world in worlds if world.name.endswith(f"seeing {name}"))
        assert_equal(found.sel(world=name), found.sel(world=seeing), but=frozenset({held}))


@settings(UNHURRIED, max_examples=4, derandomize=True)
@given(little_theories())
def test_worlds_that_differ_in_nothing_are_equal_to_the_bit(little: Little):
    check_sameness(little)


@settings(UNHURRIED, max_examples=4, derandomize=True)
@given(little_theories())
def test_cutting_what_nothing_reads_changes_nothing_else(little: Little):
    check_unread(little)


@settings(UNHURRIED, max_examples=6, derandomize=True)
@given(little_theories(), st.data())
def test_crossing_every_arrow_restores_the_other_world(little: Little, data: st.DataObject):
    check_crossing(little, data)


@pytest.mark.slow
@settings(UNHURRIED, max_examples=100)
@given(little_theories(), st.data())
def test_worlds_of_many_theories_keep_all_three(little: Little, data: st.DataObject):
    check_sameness(little)
    check_crossing(little, data)
    check_unread(little)
