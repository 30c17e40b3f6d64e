"""The compiled engine and the plain oracle read one theory and write the same bits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from little_theories import STEPS, Little, little_theories

from conjuncture.engine import oracle
from conjuncture.engine.results import Batch
from conjuncture.engine.simulation import Simulation

DRAWS = 2
UNHURRIED = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
)  # fmt: skip


def differences(theirs: Batch, ours: Batch) -> list[str]:
    """Where two batches differ, in words; a zero's sign and what follows a failure are set aside."""
    found = []
    for at, draw in enumerate(ours.draws):
        causes = [(batch.failed_step[at], batch.failed_at[at], batch.failed_member[at]) for batch in (theirs, ours)]
        if causes[0] != causes[1]:
            found.append(f"draw {draw} fails at (step, check, member) {causes[0]} and {causes[1]}")
        sound = max(min(STEPS, *(int(cause[0]) for cause in causes)), 0)
        for name in ours.values:
            one, other = theirs.values[name][at][:sound], ours.values[name][at][:sound]
            for place in np.argwhere(one != other)[:3]:
                where = tuple(int(index) for index in place)
                found.append(f"{name}, draw {draw}, (step, member) {where}: {one[where]!r} and {other[where]!r}")
    return found


def assert_same(simulation: Simulation) -> None:
    engine, plain = simulation.run_batch(range(DRAWS)), oracle.run(simulation, range(DRAWS))
    assert not differences(engine, plain)


def check(little: Little, data: st.DataObject) -> None:
    assert_same(little.simulation())
    cut = data.draw(st.lists(st.sampled_from(little.cuttable), unique=True)) if little.cuttable else []
    assert_same(little.simulation(tuple(cut)))
    assert_same(little.simulation(held=True))


@settings(UNHURRIED, max_examples=10, derandomize=True)
@given(little_theories(), st.data())
def test_engine_and_oracle_agree_to_the_bit(little: Little, data: st.DataObject):
    check(little, data)


@pytest.mark.slow
@settings(UNHURRIED, max_examples=300)
@given(little_theories(), st.data())
def test_engine_and_oracle_agree_to_the_bit_on_many_theories(little: Little, data: st.DataObject):
    check(little, data)
