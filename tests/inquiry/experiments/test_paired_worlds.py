"""Worlds are run no longer than a question looks at them, and are the same to the bit as far as it looks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from conjuncture import Level, Theory, Uniform, derived, parameter, regular_society, state
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.experiments.changes import changes_between
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Intervention, cut, hold
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import (
    AS_IT_WAS,
    PairedWorlds,
    run_interventions,
    run_pairs,
)
from conjuncture.inquiry.experiments.wave_height import WaveHeight

country = Level("country")
STEPS, DRAWS = 120, 6


@derived(country, absent=0.0, source="-")
def unrest(memory, noise, *, heat=parameter(Uniform(0.0, 1.0), unit="1", reason="-")):
    return heat * noise.uniform() + 0.1 * memory


@state(country, initial=0.0, source="-")
def memory(memory, unrest):
    return 0.9 * memory + unrest


CALM, MUTE = hold("unrest", 0.0, since="1897-01-01", until="1898-01-01"), cut("unrest")
TO_1900 = Outcome("memory", since="1896-01-01", until="1900-01-01")
WAVE = WaveHeight("unrest", until="1899-01-01", months=4)
TO_THE_END = Outcome("memory", over_time="max")


def pairs(outcomes: list[Any], world: Intervention, *, sized: bool) -> PairedWorlds:
    simulation = Simulation(Theory.of(unrest, memory), regular_society({"country": 1}), STEPS)
    changes = changes_between(world) if sized else ()
    return run_pairs(
        simulation,
        with_null_twin=[NOTHING_DONE, world],
        plain=(),
        outcomes=outcomes,
        draws=DRAWS,
        changes=changes,
    )


@pytest.mark.parametrize(
    ("world", "sized", "steps"), [(CALM, True, 60), (MUTE, False, 60), (MUTE, True, STEPS)]
)
def test_outcomes_of_a_period_are_the_same_however_long_the_worlds_are_run(world, sized, steps) -> None:
    short = pairs([TO_1900, WAVE], world, sized=sized)
    whole = pairs([TO_1900, WAVE, TO_THE_END], world, sized=sized)
    assert short.worlds.dataset.sizes["time"] == steps
    assert whole.worlds.dataset.sizes["time"] == STEPS
    assert short.null_twins is not None
    assert short.null_twins.dataset.sizes["time"] == 60
    for outcome in (TO_1900, WAVE):
        for done in (NOTHING_DONE, world):
            for twin in (False, True):
                ours, theirs = (found.outcome(outcome, done, null_twin=twin) for found in (short, whole))
                np.testing.assert_array_equal(ours, theirs)
                assert np.isfinite(ours).all()
    measured, as_before = short.worlds.changes, whole.worlds.changes
    for change in measured:
        np.testing.assert_array_equal(measured[change].values, as_before[change].values)
    assert bool(measured) == sized


def test_worlds_of_interventions_end_where_the_last_outcome_does() -> None:
    simulation = Simulation(Theory.of(unrest, memory), regular_society({"country": 1}), STEPS)
    short, whole = (
        run_interventions(simulation, {"calm": CALM}, outcomes, DRAWS, changes=changes_between(CALM))
        for outcomes in ([TO_1900], [TO_1900, TO_THE_END])
    )
    assert (short.dataset.sizes["time"], whole.dataset.sizes["time"]) == (60, STEPS)
    for name in (AS_IT_WAS, "calm"):
        np.testing.assert_array_equal(short.outcome(TO_1900, name), whole.outcome(TO_1900, name))
        np.testing.assert_array_equal(short.course(TO_1900, name), whole.course(TO_1900, name))
    (change,) = short.changes
    np.testing.assert_array_equal(short.changes[change].values, whole.changes[change].values)
