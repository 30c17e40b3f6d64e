"""The compiled engine and the plain oracle read one theory and write the same bits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from little_theories import STEPS, Little, little_theories

from conjuncture import Theory, derived
from conjuncture.engine import oracle
from conjuncture.engine.batch import Batch
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.language.resolution import resolve

DRAWS = 2
UNHURRIED = settings(
    deadline=None,
    database=None,
    print_blob=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


def differences(theirs: Batch, ours: Batch) -> list[str]:
    """Where two batches differ, in words; a zero's sign and what follows a failure are set aside."""
    found = []
    for at, draw in enumerate(ours.draws):
        causes = [
            (batch.failed_step[at], batch.failed_at[at], batch.failed_member[at]) for batch in (theirs, ours)
        ]
        if causes[0] != causes[1]:
            found.append(f"draw {draw} fails at (step, check, member) {causes[0]} and {causes[1]}")
        sound = max(min(STEPS, *(int(cause[0]) for cause in causes)), 0)
        for name in ours.values:
            one, other = theirs.values[name][at][:sound], ours.values[name][at][:sound]
            for place in np.argwhere(one != other)[:3]:
                where = tuple(int(index) for index in place)
                found.append(
                    f"{name}, draw {draw}, (step, member) {where}: {one[where]!r} and {other[where]!r}"
                )
    return found


def assert_same(simulation: Simulation) -> None:
    engine, plain = run_batch(simulation, range(DRAWS)), oracle.run(simulation, range(DRAWS))
    assert not differences(engine, plain)


def check(little: Little, data: st.DataObject) -> None:
    assert_same(little.simulation())
    may_be_cut = (*little.cuttable, *little.networks)
    cut = data.draw(st.lists(st.sampled_from(may_be_cut), unique=True)) if may_be_cut else []
    assert_same(little.simulation(tuple(cut)))
    assert_same(little.simulation(held=True))


def check_onlooker(little: Little) -> None:
    """Add one that reads every variable it can, and uses luck; then cut it, which must not matter."""
    resolved = resolve(little.theory)
    numbers = [
        name
        for name, variable in resolved.variables.items()
        if not variable.shape and variable.level != "union"
    ]
    groups = [name for name in numbers if resolved.variables[name].level != "country"]
    terms = [f"({name} * 1.0).mean() / 7.0" if name in groups else f"{name} * 0.1" for name in numbers]
    namespace = {"country": resolved.levels["country"], "derived": derived}
    total = " + ".join(terms)
    text = f"def onlooker(noise, {', '.join(numbers)}):\n    return clip({total} + noise.normal(), -1, 1)"
    exec(f"from conjuncture import clip\n@derived(country, source='-', absent=0.0)\n{text}", namespace)
    watched = little.theory + Theory.of(namespace["onlooker"])  # type: ignore[arg-type]
    plain = run_batch(little.simulation(), range(16))
    for theory in (watched, watched.without("onlooker")):
        simulation = replace(little.simulation(), theory=theory)
        batch = run_batch(simulation, range(16))
        batch.values.pop("onlooker")
        sound = (plain.failed_step >= STEPS) & (batch.failed_step >= STEPS)
        for name, values in plain.values.items():
            np.testing.assert_array_equal(batch.values[name][sound], values[sound], err_msg=name)


@settings(UNHURRIED, max_examples=16, derandomize=True)
@given(little_theories(), st.data())
def test_engine_and_oracle_agree_to_the_bit(little: Little, data: st.DataObject):
    check(little, data)


@settings(UNHURRIED, max_examples=4, derandomize=True)
@given(little_theories())
def test_a_mechanism_that_nobody_reads_changes_no_other_bit(little: Little):
    check_onlooker(little)


@pytest.mark.slow
@settings(UNHURRIED, max_examples=100)
@given(little_theories())
def test_a_mechanism_that_nobody_reads_changes_no_other_bit_of_many_theories(little: Little):
    check_onlooker(little)


@pytest.mark.slow
@settings(UNHURRIED, max_examples=300)
@given(little_theories(), st.data())
def test_engine_and_oracle_agree_to_the_bit_on_many_theories(little: Little, data: st.DataObject):
    check(little, data)
